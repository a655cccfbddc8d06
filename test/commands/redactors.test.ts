// Who blacks out a record that goes with a reply is an author of it (条例 17), whoever attaches it; and what is
// sent up or signed keeps the records that it was approved with.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import {
  addCaseFile,
  attachRecords,
  redactCaseFile,
} from '../../src/commands/requests/add-case-file.ts';
import type { Result } from '../../src/commands/context.ts';
import { draftLetter } from '../../src/commands/letters/draft-letter.ts';
import { signLetter } from '../../src/commands/letters/sign-letter.ts';
import { submitLetter } from '../../src/commands/letters/submit-letter.ts';
import { voidLetter } from '../../src/commands/letters/void-letter.ts';
import type { RedactionBox } from '../../src/rules/redaction.ts';
import { filesOfLetter } from '../../src/store/requests/request-files.ts';
import { letterById } from '../../src/store/requests/letters.ts';
import { applies, confirms, disclosed, type Office, officeOf, rowOf } from '../web/applicant.ts';
import { createTestSite, type TestSite } from '../web/site.ts';
import { given } from './letters.ts';

let site: TestSite;
let office: Office;
let third: Office['handler'];
before(async () => {
  site = await createTestSite('2026-03-30');
  office = await officeOf(site);
  third = (await officeOf(site)).handler;
});
after(async () => await site.close());

const box: RedactionBox = {
  page: 1,
  x: 0.1,
  y: 0.1,
  width: 0.3,
  height: 0.1,
  ground: '15-trade-secret',
  reason: '工艺参数',
};
const boxes = [box];
const secrecyReview = '经保密审查，不涉及国家秘密';

const withFiles = (who: Office['handler']) => ({ ...who, dataFolder: site.context.dataFolder });

async function requestWithRecord(): Promise<{ id: number; position: number }> {
  const { id } = await rowOf(site, await applies(site));
  await confirms(office, id);
  const file = await PDFDocument.create();
  file.addPage([595, 842]);
  const bytes = await file.save();
  const record = { requestId: id, name: '合同.pdf', kind: 'record', bytes } as const;
  const { position } = given(await addCaseFile(withFiles(office.handler), record));
  return { id, position };
}

async function replyWith(requestId: number, positions: readonly number[]) {
  const { handler } = office;
  const draft = given(await draftLetter(handler, { requestId, facts: disclosed }));
  const act = { letterId: draft.id, version: draft.version };
  const attached = await attachRecords(handler, { ...act, positions });
  return { letterId: draft.id, version: draft.version + 1, attached };
}

async function upWith(requestId: number, positions: readonly number[]) {
  const { attached, ...act } = await replyWith(requestId, positions);
  given(attached);
  given(await submitLetter(office.handler, act));
  return act;
}

function refusal(result: Result<unknown>): string {
  return result.ok ? '' : (result.violations[0]?.code ?? '');
}

describe('who blacks out a record', () => {
  it('signs no reply that it goes with, though another attached it', async () => {
    const { id, position } = await requestWithRecord();
    const redact = { requestId: id, position, boxes };
    const copy = given(await redactCaseFile(withFiles(office.signatory), redact));
    const act = await upWith(id, [copy.position]);
    const own = await signLetter(office.signatory, { ...act, secrecyReview });
    assert.equal(refusal(own), 'signatory-is-author');
    given(await signLetter(third, { ...act, secrecyReview }));
  });

  it('signs none that a copy of his copy goes with', async () => {
    const { id, position } = await requestWithRecord();
    const redact = { requestId: id, boxes };
    const first = given(await redactCaseFile(withFiles(office.signatory), { ...redact, position }));
    const second = given(
      await redactCaseFile(withFiles(third), { ...redact, position: first.position }),
    );
    const act = await upWith(id, [second.position]);
    for (const who of [office.signatory, third]) {
      const own = await signLetter(who, { ...act, secrecyReview });
      assert.equal(refusal(own), 'signatory-is-author');
    }
  });

  it('signs a reply of the same case that goes without it', async () => {
    const { id, position } = await requestWithRecord();
    const redact = { requestId: id, position, boxes };
    given(await redactCaseFile(withFiles(office.signatory), redact));
    const act = await upWith(id, [position]);
    given(await signLetter(office.signatory, { ...act, secrecyReview }));
  });
});

describe('a record of a letter', () => {
  it('is not moved to another once the letter is sent up, nor when it is signed', async () => {
    const { id, position } = await requestWithRecord();
    const first = await upWith(id, [position]);
    const { attached, letterId } = await replyWith(id, [position]);
    assert.equal(refusal(attached), 'file-of-another-letter');
    given(await signLetter(office.signatory, { ...first, secrecyReview }));
    assert.equal((await letterById(site.context.db, first.letterId))?.state, 'signed');
    const again = { letterId, version: 1, positions: [position] };
    assert.equal(refusal(await attachRecords(office.handler, again)), 'file-of-another-letter');
    const files = await filesOfLetter(site.context.db, site.context.secrets, first.letterId);
    assert.deepEqual(
      files.map((f) => f.position),
      [position],
    );
  });

  it('goes with the next one when the letter was voided', async () => {
    const { id, position } = await requestWithRecord();
    const first = await upWith(id, [position]);
    given(await signLetter(office.signatory, { ...first, secrecyReview }));
    given(await voidLetter(office.signatory, { ...first, opinion: '页码有误' }));
    const second = await replyWith(id, [position]);
    given(second.attached);
    const files = await filesOfLetter(site.context.db, site.context.secrets, second.letterId);
    assert.equal(files.length, 1);
  });
});
