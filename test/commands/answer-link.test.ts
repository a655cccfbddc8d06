// The link of a consultation on a real database: made with the signature, answered once in one transaction
// with its files, shut by the office; what is refused leaves nothing behind.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  answerConsultation,
  type LinkAnswer,
} from '../../src/commands/letters/answer-consultation.ts';
import type { FileContext } from '../../src/commands/requests/add-case-file.ts';
import type { Result } from '../../src/commands/context.ts';
import { enterStep } from '../../src/commands/requests/enter-step.ts';
import { openAnswerLink } from '../../src/commands/letters/open-answer-link.ts';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { revokeAnswerLink } from '../../src/commands/letters/revoke-answer-link.ts';
import { voidLetter } from '../../src/commands/letters/void-letter.ts';
import { flatColumns } from '../../src/example/columns.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { isWholeAnswerCode } from '../../src/rules/readable-code.ts';
import { answerLinkOf, codeOfLink } from '../../src/store/requests/answer-links.ts';
import { openLetter } from '../../src/store/requests/letters.ts';
import { insertOrgan } from '../../src/store/people/organs.ts';
import { filesOf } from '../../src/store/requests/request-files.ts';
import { eventsOf } from '../../src/store/requests/requests.ts';
import { readSealedFile } from '../../src/store/database/sealed-files.ts';
import type { LetterRow, RequestRow } from '../../src/store/tables.ts';
import { confirmRemedies } from '../remedy-bodies.ts';
import { saidOnline } from '../rules/play.ts';
import { arrives, drafts, given, posts, signs, submits } from './letters.ts';
import { application, type Office, openOffice, submissionKey } from './office.ts';

let office: Office;
let dataFolder: string;
before(async () => {
  office = await openOffice();
  dataFolder = await mkdtemp(join(tmpdir(), 'gongkai-answers-'));
  await placeColumns(office.on('2026-03-02'), flatColumns());
});
after(async () => {
  await office.database.drop();
  await rm(dataFolder, { recursive: true });
});

const facts = { kind: 'P04', name: '某公司', content: '某项目采购合同' } as const;
const pdf = new TextEncoder().encode('%PDF-1.7 一份说明');
const file = { name: '说明.pdf', mediaType: 'application/pdf', bytes: pdf };

/** The same with bytes of its own. */
function distinct(text: string | number) {
  return { ...file, bytes: new TextEncoder().encode(`%PDF-1.7 ${text}`) };
}

function thirdParty(on: IsoDay): FileContext {
  return { ...office.on(on), dataFolder, actor: { kind: 'third-party' } };
}

async function received(on: IsoDay = '2026-03-02'): Promise<RequestRow> {
  const input = { application, channel: 'in-person', submissionKey: submissionKey() } as const;
  return given(await receiveRequest(office.on(on), input)).request;
}

interface Asked {
  readonly request: RequestRow;
  readonly letter: LetterRow;
  readonly key: { readonly number: string; readonly code: string };
}

async function keyOf({ id, number }: LetterRow): Promise<Asked['key']> {
  const { db, secrets } = office.on('2026-03-03');
  const link = await answerLinkOf(db, id);
  assert.ok(link && number);
  return { number, code: codeOfLink(secrets, link) };
}

async function asked(on: IsoDay = '2026-03-06', servedOn?: IsoDay): Promise<Asked> {
  const request = await received();
  const sent = await posts(office, request.id, on, facts);
  const letter = servedOn === undefined ? sent : await arrives(office, sent, servedOn);
  return { request, letter, key: await keyOf(letter) };
}

async function answers(
  { key }: Pick<Asked, 'key'>,
  on: IsoDay,
  more: Partial<LinkAnswer> = {},
): Promise<Result<{ isRepeated: boolean }>> {
  const said = { ...key, opinion: saidOnline, files: [], submissionKey: randomUUID(), ...more };
  return answerConsultation(thirdParty(on), said);
}

function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.violations.map(({ code }) => code);
}

async function left({ request }: Asked) {
  const { db, secrets } = office.on('2026-03-03');
  const events = await eventsOf(db, secrets, request.id);
  const outbox = await db
    .selectFrom('outbox')
    .select('payload')
    .where('topic', '=', 'request-event')
    .execute();
  return {
    last: events.at(-1),
    opinions: events.filter(({ event }) => event.kind === 'opinion-received').length,
    files: await filesOf(db, secrets, request.id),
    outbox: outbox.filter(
      ({ payload }) =>
        (payload as { requestId: number; kind: string }).requestId === request.id &&
        (payload as { kind: string }).kind === 'opinion-received',
    ).length,
    blobs: (await readdir(dataFolder, { recursive: true })).length,
  };
}

describe('the code', () => {
  it('comes with the signature of a letter to a third party, and with no other letter', async () => {
    const request = await received();
    const { db } = office.on('2026-03-03');
    const draft = await drafts(office, request.id, '2026-03-03', facts);
    assert.equal(await answerLinkOf(db, draft.letter.id), undefined);
    const letter = given(await signs(office, given(await submits(office, draft))));
    const { code } = await keyOf(letter);
    assert.ok(isWholeAnswerCode(code), code);
    const other = await posts(office, request.id, '2026-03-03', {
      kind: 'P05',
      consultee: 'other-organ',
      name: '某局',
      content: '某项目采购合同',
    });
    assert.equal(await answerLinkOf(db, other.id), undefined);
  });

  it('is kept as a keyed hash and sealed: no row of the database reads it', async () => {
    const { key, letter } = await asked();
    const { db, secrets } = office.on('2026-03-06');
    const link = await answerLinkOf(db, letter.id);
    const bare = key.code.replaceAll('-', '');
    const stored = JSON.stringify([link, letter, openLetter(secrets, letter)]);
    for (const text of [key.code, bare]) {
      assert.ok(!stored.includes(text));
      for (const bytes of [link?.code, link?.code_hash]) assert.ok(!bytes?.includes(text));
    }
    assert.notDeepEqual(link?.code_hash, secrets.queryCodeHash(key.number, key.code));
  });

  it('is one letter’s: the database refuses a second with the same hash', async () => {
    const [one, two] = [await asked(), await asked()];
    const { db } = office.on('2026-03-09');
    const link = await answerLinkOf(db, one.letter.id);
    assert.ok(link);
    await assert.rejects(
      db
        .updateTable('answer_links')
        .set({ code_hash: link.code_hash })
        .where('letter_id', '=', two.letter.id)
        .execute(),
      /answer_links_code_hash/,
    );
  });

  it('opens its own letter only, and says the same of a wrong code as of no letter', async () => {
    const [one, two] = [await asked(), await asked()];
    const context = thirdParty('2026-03-09');
    const opens = async (number: string, code: string) =>
      openAnswerLink(context, { numbers: [number], code, organIds: [office.organId] });
    assert.ok((await opens(one.key.number, one.key.code)).ok);
    const wrong = await opens(one.key.number, two.key.code);
    const nothing = await opens('测公开征〔2026〕999号', one.key.code);
    assert.deepEqual(wrong, nothing);
    assert.deepEqual(codes(wrong), ['letter-unknown']);
  });

  it('is given for every organ of the site, opened only where its organ is looked through', async () => {
    const { db } = office.on('2026-03-02');
    const below = await insertOrgan(db, {
      parent_id: office.organId,
      code: 'below',
      name: '测试局',
      short_name: '测试局',
      kind: 'department',
      letter_word: '测局公开',
      reports: true,
      report_deadline_class: 'department',
    });
    assert.ok(below);
    await confirmRemedies(db, below.id);
    const there: Office = {
      ...office,
      organId: below.id,
      on: (today, by) => ({ ...office.on(today, by), organId: below.id }),
    };
    const input = { application, channel: 'in-person', submissionKey: submissionKey() } as const;
    const { request } = given(await receiveRequest(there.on('2026-03-02'), input));
    const letter = await posts(there, request.id, '2026-03-03', facts);
    const link = await answerLinkOf(db, letter.id);
    assert.ok(link && letter.number);
    const { secrets } = there.on('2026-03-03');
    assert.ok(openLetter(secrets, letter).text.paragraphs.join('').includes('网上'));
    const look = { numbers: [letter.number], code: codeOfLink(secrets, link) };
    const opened = await openAnswerLink(there.on('2026-03-04'), { ...look, organIds: [below.id] });
    assert.equal(opened.ok && opened.value.letter.id, letter.id);
    const { key } = await asked();
    const elsewhere = { ...thirdParty('2026-03-09'), organId: below.id };
    const other = { numbers: [key.number], code: key.code, organIds: [below.id] };
    assert.deepEqual(codes(await openAnswerLink(elsewhere, other)), ['letter-unknown']);
    assert.deepEqual(
      codes(
        await answerConsultation(elsewhere, {
          ...key,
          opinion: saidOnline,
          files: [],
          submissionKey: randomUUID(),
        }),
      ),
      ['letter-unknown'],
    );
  });
});

describe('an answer', () => {
  it('is event, row, outbox line and sealed files of one transaction', async () => {
    const one = await asked('2026-03-06', '2026-03-10');
    const taken = given(await answers(one, '2026-03-12', { files: [file, file] }));
    assert.equal(taken.isRepeated, false);
    const { last, files, outbox } = await left(one);
    assert.deepEqual(last?.actor, { kind: 'third-party' });
    assert.deepEqual(last.event, {
      kind: 'opinion-received',
      on: '2026-03-12',
      consultationId: one.letter.consultation_id,
      opinion: 'partly',
      reasons: saidOnline.reasons,
      online: {
        parts: saidOnline.parts,
        marks: saidOnline.marks,
        respondent: saidOnline.respondent,
        files: [0, 1],
      },
    });
    assert.deepEqual(
      files.map(({ kind, name, position }) => [kind, name, position]),
      [
        ['opinion', '说明.pdf', 0],
        ['opinion', '说明.pdf', 1],
      ],
    );
    assert.equal(outbox, 1);
    const { secrets, db } = office.on('2026-03-12');
    const opened = await readSealedFile(dataFolder, secrets, files[0]?.sha256 ?? '');
    assert.deepEqual(new Uint8Array(opened ?? []), pdf);
    const row = await db
      .selectFrom('requests')
      .selectAll()
      .where('id', '=', one.request.id)
      .executeTakeFirstOrThrow();
    assert.equal(row.clock_state, 'running');
  });

  it('J3 sent and received 20 May, answered 3 June: the row says due 29 June', async () => {
    const request = await received('2026-05-15');
    const sent = await posts(office, request.id, '2026-05-20', facts);
    const letter = await arrives(office, sent, '2026-05-20');
    given(await answers({ key: await keyOf(letter) }, '2026-06-03'));
    const { due_on: dueOn } = await office
      .on('2026-06-03')
      .db.selectFrom('requests')
      .select('due_on')
      .where('id', '=', request.id)
      .executeTakeFirstOrThrow();
    assert.equal(dueOn, '2026-06-29');
  });

  it('sent twice at once with one form is one answer and one receipt', async () => {
    const one = await asked();
    const same = { submissionKey: randomUUID(), files: [file] };
    const both = await Promise.all([
      answers(one, '2026-03-09', same),
      answers(one, '2026-03-09', same),
    ]);
    const repeated = both.filter((result) => given(result).isRepeated);
    assert.equal(repeated.length, 1);
    const { opinions, files } = await left(one);
    assert.deepEqual([opinions, files.length], [1, 1]);
  });

  it('from two open pages at once is the first one; of the second nothing is kept', async () => {
    const one = await asked();
    const before = (await left(one)).blobs;
    const both = await Promise.all(
      [1, 2].map((n) =>
        answers(one, '2026-03-09', {
          opinion: { ...saidOnline, reasons: `理由${n}` },
          files: [distinct(n)],
        }),
      ),
    );
    assert.deepEqual(both.flatMap(codes), ['consultation-answered']);
    const { opinions, files, blobs, last } = await left(one);
    assert.deepEqual([opinions, files.length], [1, 1]);
    const winner = both.findIndex((result) => result.ok) + 1;
    assert.equal(last?.event.kind === 'opinion-received' && last.event.reasons, `理由${winner}`);
    // The folder of one blob and the blob itself.
    assert.ok(blobs - before <= 3, 'no bytes of the second answer lie in the vault');
  });

  it('that comes too late is refused with the reason, and no word or file of it is written', async () => {
    const one = await asked('2026-03-06', '2026-03-10');
    const before = await left(one);
    const late = await answers(one, '2026-04-01', { files: [distinct('迟到的')] });
    assert.deepEqual(codes(late), ['answer-link-expired']);
    assert.match(JSON.stringify(late), /2026年3月31日（周二）/);
    assert.deepEqual(await left(one), before);
    const link = await answerLinkOf(office.on('2026-04-01').db, one.letter.id);
    assert.equal(link?.submission_key, null);
  });

  it('with a wrong word in it leaves nothing behind and can be sent again', async () => {
    const one = await asked();
    const before = await left(one);
    const bad = { opinion: { ...saidOnline, opinion: 'refuse', reasons: '' } } as const;
    const wrong = await answers(one, '2026-03-09', { ...bad, files: [file] });
    assert.deepEqual(codes(wrong), ['opinion-grounds-missing']);
    assert.deepEqual(await left(one), before);
    given(await answers(one, '2026-03-09'));
  });

  it('is refused before the letter is sent, and for one that was voided', async () => {
    const request = await received();
    const draft = await drafts(office, request.id, '2026-03-03', facts);
    const letter = given(await signs(office, given(await submits(office, draft))));
    const key = await keyOf(letter);
    assert.deepEqual(codes(await answers({ key }, '2026-03-03')), ['answer-link-not-sent']);
    const by = office.on('2026-03-03', 'signatory');
    const { id: letterId, version } = letter;
    given(await voidLetter(by, { letterId, version, opinion: '收件人有误' }));
    assert.deepEqual(codes(await answers({ key }, '2026-03-04')), ['answer-link-void']);
  });

  it('is refused once the request is withdrawn or staff entered what came on paper', async () => {
    const gone = await asked();
    given(
      await enterStep(office.on('2026-03-09'), 'withdraw', {
        requestId: gone.request.id,
        on: '2026-03-09',
      }),
    );
    assert.deepEqual(codes(await answers(gone, '2026-03-09')), ['answer-link-closed']);
    const paper = await asked();
    given(
      await enterStep(office.on('2026-03-09'), 'record-opinion', {
        requestId: paper.request.id,
        on: '2026-03-09',
        consultationId: paper.letter.consultation_id ?? '',
        opinion: 'refuse',
      }),
    );
    assert.deepEqual(codes(await answers(paper, '2026-03-09')), ['consultation-answered']);
  });

  it('before service is recorded: the letter is received on its proof, no later than the answer', async () => {
    const one = await asked('2026-03-06');
    given(await answers(one, '2026-03-12'));
    const letter = await arrives(office, one.letter, '2026-03-10');
    assert.equal(letter.received_on, '2026-03-10');
    const { last } = await left(one);
    assert.equal(last?.event.kind, 'consultation-served');
  });
});

function revoke({ letter }: Pick<Asked, 'letter'>, reason = '意见书误投') {
  return revokeAnswerLink(office.on('2026-03-09'), { letterId: letter.id, reason });
}

describe('the office', () => {
  it('shuts a link once and with a reason; paper stays open', async () => {
    const one = await asked();
    assert.deepEqual(codes(await revoke(one, ' ')), ['revocation-reason-missing']);
    given(await revoke(one));
    assert.deepEqual(codes(await revoke(one)), ['answer-link-already-revoked']);
    assert.deepEqual(codes(await answers(one, '2026-03-09')), ['answer-link-revoked']);
    given(
      await enterStep(office.on('2026-03-10'), 'record-opinion', {
        requestId: one.request.id,
        on: '2026-03-10',
        consultationId: one.letter.consultation_id ?? '',
        opinion: 'agree',
      }),
    );
  });

  it('does not shut what is answered, what has no link, or what is another organ’s', async () => {
    const one = await asked();
    given(await answers(one, '2026-03-09'));
    assert.deepEqual(codes(await revoke(one)), ['consultation-answered']);
    const notice = await posts(office, (await received()).id, '2026-03-03', {
      kind: 'P03',
      days: 5,
      reason: '查找卷宗',
    });
    assert.deepEqual(codes(await revoke({ letter: notice })), ['answer-link-missing']);
    const elsewhere = { ...office.on('2026-03-09'), organId: office.organId + 1000 };
    const two = await asked();
    const foreign = await revokeAnswerLink(elsewhere, { letterId: two.letter.id, reason: '误投' });
    assert.deepEqual(codes(foreign), ['letter-unknown']);
    const asStranger = await revokeAnswerLink(thirdParty('2026-03-09'), {
      letterId: two.letter.id,
      reason: '误投',
    });
    assert.deepEqual(codes(asStranger), ['letter-unknown']);
  });

  it('and an answer at the same moment do not both succeed', async () => {
    const one = await asked();
    const [shut, said] = await Promise.all([revoke(one), answers(one, '2026-03-09')]);
    assert.equal([shut, said].filter((result) => result.ok).length, 1);
  });
});
