// The guide is changed first; letters follow from then on, those that are out keep what they said (条例 12).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { storedLetterSheet } from '../../src/commands/letters/letter-sheet.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { saveOrganParticulars } from '../../src/commands/people/save-organ-particulars.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import { guideOn } from '../../src/store/people/guide-records.ts';
import { organById } from '../../src/store/people/organs.ts';
import type { LetterRow, RequestRow } from '../../src/store/tables.ts';
import { supplied } from '../rules/letters-play.ts';
import { drafts, given, signs, submits } from './letters.ts';
import { application, type Office, openOffice, submissionKey } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.database.drop());

const facts: LetterFacts = {
  kind: 'R02',
  reply: { outcome: 'disclosed', grounds: [], reasons: '', ...supplied, form: 'electronic' },
};

async function signedOn(on: IsoDay): Promise<{ request: RequestRow; letter: LetterRow }> {
  const input = { application, channel: 'in-person', submissionKey: submissionKey() } as const;
  const { request } = given(await receiveRequest(office.on(on), input));
  const up = given(await submits(office, await drafts(office, request.id, on, facts)));
  return { request, letter: given(await signs(office, up)) };
}

async function contactOf({ request, letter }: Awaited<ReturnType<typeof signedOn>>, today: IsoDay) {
  const sheet = await storedLetterSheet(office.on(today), request, letter, today);
  return sheet.contact.join(' ');
}

test('P17 the office moves: old letters keep the old address, new ones bear the new', async () => {
  const moved = async (on: IsoDay, address: string) => {
    const guide = { officeName: '公开办', address, phone: '0000-5550100' };
    given(await saveOrganParticulars(office.on(on), { guide, site: {} }));
  };
  await moved('2026-01-05', '旧路1号');
  const old = await signedOn('2026-05-29');
  await moved('2026-06-01', '新路9号');
  const next = await signedOn('2026-06-02');
  assert.match(await contactOf(old, '2026-06-03'), /旧路1号/);
  assert.match(await contactOf(next, '2026-06-03'), /新路9号/);
  const organ = await organById(office.database.db, office.organId);
  assert.ok(organ);
  const { updatedOn } = await guideOn(office.database.db, organ, '2026-05-31');
  assert.equal(updatedOn, '2026-01-05', 'the record says since when it stood');
});
