// A letter signed and sent on paper and typed afterwards: the clock follows the true days (条例 33), a second
// person looks at the scan first, and what was too late on those days stays refused.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addCaseFile } from '../../src/commands/requests/add-case-file.ts';
import { returnLetter } from '../../src/commands/letters/approve-letter.ts';
import type { Result } from '../../src/commands/context.ts';
import { confirmLateLetter, enterLateLetter } from '../../src/commands/letters/late-letter.ts';
import { reclassifyScan } from '../../src/commands/requests/reclassify-scan.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import type { LateEntry } from '../../src/rules/letters/late-entry.ts';
import { auditOf } from '../../src/store/database/audit-log.ts';
import { openLetter } from '../../src/store/requests/letters.ts';
import { filesOf } from '../../src/store/requests/request-files.ts';
import { eventsOf, requestById } from '../../src/store/requests/requests.ts';
import type { LetterRow, RequestRow } from '../../src/store/tables.ts';
import { pdf } from '../applicants.ts';
import { supplied } from '../rules/letters-play.ts';
import { arrives, drafts, given, posts } from './letters.ts';
import { application, type Office, openOffice, type Person, submissionKey } from './office.ts';

let office: Office;
let dataFolder: string;
before(async () => {
  office = await openOffice();
  dataFolder = await mkdtemp(join(tmpdir(), 'gongkai-late-'));
  const held = [
    { staff_id: 1, role: 'handler' },
    { staff_id: 2, role: 'office-head' },
    { staff_id: 3, role: 'reviewer' },
  ] as const;
  await office.database.db
    .insertInto('staff_roles')
    .values([...held])
    .execute();
});
after(async () => {
  await office.database.drop();
  await rm(dataFolder, { recursive: true });
});

/** Received on 2 March: due on 30 March (a Monday). */
async function received(): Promise<RequestRow> {
  const input = { application, channel: 'in-person', submissionKey: submissionKey() } as const;
  return given(await receiveRequest(office.on('2026-03-02'), input)).request;
}

async function scanOf({ id: requestId }: RequestRow, kind: 'scan' | 'record' = 'scan') {
  const context = { ...office.on('2026-03-31'), dataFolder };
  const file = { requestId, name: '延期告知书.pdf', kind, bytes: pdf() };
  return given(await addCaseFile(context, file)).position;
}

const extension: LetterFacts = { kind: 'P03', days: 10, reason: '卷宗存放分散' };

const handed = (on: IsoDay) => ({ on, method: 'in-person' }) as const;

/** Signed and handed over on 27 March, typed on 31 March. */
function entry(scan: number, changed: Partial<LateEntry> = {}): LateEntry {
  return {
    signedOn: '2026-03-27',
    signedBy: 2,
    secrecyReview: '不涉及国家秘密',
    sending: handed('2026-03-27'),
    scan,
    reason: '当日系统停机',
    ...changed,
  };
}

interface Typed {
  readonly request: RequestRow;
  readonly letter: LetterRow;
  readonly scan: number;
}

async function typed(facts: LetterFacts = extension, on: IsoDay = '2026-03-31'): Promise<Typed> {
  const request = await received();
  const scan = await scanOf(request);
  return { request, scan, letter: (await drafts(office, request.id, on, facts)).letter };
}

async function enters(
  { letter, scan }: Typed,
  changed: Partial<LateEntry> = {},
  on: IsoDay = '2026-03-31',
): Promise<Result<LetterRow>> {
  const seen = { letterId: letter.id, version: letter.version };
  return enterLateLetter(office.on(on), { ...seen, late: entry(scan, changed) });
}

async function confirms(
  { id: letterId, version }: LetterRow,
  by: Person = 'third',
  on: IsoDay = '2026-03-31',
): Promise<Result<LetterRow>> {
  return confirmLateLetter(office.on(on, by), { letterId, version });
}

async function dueOf({ id }: RequestRow) {
  const row = await requestById(office.database.db, id);
  return row?.due_on;
}

function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.violations.map(({ code }) => code);
}

describe('an extension told in time and typed late', () => {
  it('holds once a second person has looked at the paper, from its true days', async () => {
    const one = await typed();
    const entered = given(await enters(one));
    assert.equal(entered.state, 'late');
    assert.equal(await dueOf(one.request), '2026-03-30', 'nothing counts before the second word');
    const confirmed = given(await confirms(entered));
    assert.deepEqual(
      [confirmed.state, confirmed.signed_by, confirmed.signed_on, confirmed.sent_on],
      ['signed', 2, '2026-03-27', '2026-03-27'],
    );
    assert.match(confirmed.number ?? '', /^测公开延〔2026〕\d+号$/);
    assert.equal(await dueOf(one.request), '2026-04-14');
    const { secrets, db } = office.on('2026-03-31');
    const { paragraphs } = openLetter(secrets, confirmed).text;
    assert.match(paragraphs.join(''), /期限为2026年3月30日。[\s\S]*为2026年4月14日/);
    const last = (await eventsOf(db, secrets, one.request.id)).at(-1);
    assert.deepEqual(last?.event, {
      kind: 'extended',
      on: '2026-03-27',
      notifiedOn: '2026-03-27',
      days: 10,
      reason: '卷宗存放分散',
    });
    assert.equal(last.recordedAt.toString(), '2026-03-31T02:00:00Z');
  });

  it('its scan stays what it is: an identity paper would go a year after filing', async () => {
    const one = await typed();
    given(await enters(one));
    const turn = async (position: number, kind: 'scan' | 'identity') =>
      reclassifyScan(office.on('2026-03-31'), { requestId: one.request.id, position, kind });
    assert.deepEqual(codes(await turn(one.scan, 'identity')), ['scan-proves-letter']);
    const other = await scanOf(one.request);
    given(await turn(other, 'identity'));
    const { db, secrets } = office.on('2026-03-31');
    const kindOf = async () =>
      (await filesOf(db, secrets, one.request.id)).find(({ position }) => position === other)?.kind;
    assert.equal(await kindOf(), 'identity');
    const log = await auditOf(db, `request ${one.request.id}`);
    assert.deepEqual(log.at(-1)?.action, 'scan-reclassified');
    given(await turn(other, 'scan'));
    assert.equal(await kindOf(), 'scan');
    const record = await scanOf(one.request, 'record');
    assert.deepEqual(codes(await turn(record, 'identity')), ['file-unknown']);
  });

  it('stands in the log with both days and everybody who had a hand in it', async () => {
    const confirmed = given(await confirms(given(await enters(await typed()))));
    const line = await office.database.db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('object', '=', `letter ${confirmed.id}`)
      .where('action', '=', 'letter-entered-late')
      .executeTakeFirstOrThrow();
    assert.deepEqual(line.actor, { kind: 'staff', id: 3, name: '丙' });
    assert.deepEqual(line.detail, {
      number: confirmed.number,
      signedOn: '2026-03-27',
      signedBy: 'signatory',
      sentOn: '2026-03-27',
      enteredBy: 'handler',
      enteredAt: '2026-03-31T02:00:00Z',
    });
  });

  it('K28 is refused when it was signed in time and told a day too late, with its article', async () => {
    const one = await typed();
    const told = await enters(one, { signedOn: '2026-03-30', sending: handed('2026-03-31') });
    assert.deepEqual(codes(told), ['reply-period-over']);
    assert.equal(await dueOf(one.request), '2026-03-30');
    given(await enters(one, { signedOn: '2026-03-30', sending: handed('2026-03-30') }));
  });

  it('needs a scan of the case, days that can be, a reason, and somebody who may sign', async () => {
    const one = await typed();
    const { letter } = one;
    const record = await scanOf(one.request, 'record');
    for (const [changed, code] of [
      [{ scan: 99 }, 'late-scan-missing'],
      [{ scan: record }, 'late-scan-missing'],
      [{ signedOn: '2026-03-31', sending: handed('2026-03-31') }, 'late-entry-not-late'],
      [{ signedOn: '2026-02-27' }, 'date-before-previous-step'],
      [{ sending: handed('2026-03-26') }, 'date-before-previous-step'],
      [{ sending: handed('2026-04-01') }, 'date-in-future'],
      [{ receivedOn: '2026-03-26' }, 'date-before-previous-step'],
      [{ sending: { on: '2026-03-27', method: 'electronic' } }, 'late-entry-electronic'],
      [{ sending: { on: '2026-03-27', method: 'post' } }, 'carrier-not-postal'],
      [{ reason: ' ' }, 'late-reason-missing'],
      [{ secrecyReview: '' }, 'secrecy-review-missing'],
      [{ signedBy: 3 }, 'paper-signatory-unknown'],
      [{ signedBy: 1 }, 'signatory-is-author'],
      [{ number: '测公开延〔2026〕900号' }, 'late-number-not-next'],
    ] as const) {
      const refused = await enters(one, changed);
      assert.ok(codes(refused).includes(code), `${code}: ${JSON.stringify(refused)}`);
    }
    const row = await office.database.db
      .selectFrom('letters')
      .select(['state', 'late_entry'])
      .where('id', '=', letter.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(row, { state: 'draft', late_entry: null });
  });

  it('is not confirmed by whoever entered or drafted it, and takes no number before', async () => {
    const entered = given(await enters(await typed()));
    assert.deepEqual(codes(await confirms(entered, 'handler')), ['confirmer-is-enterer']);
    assert.equal(entered.number, null);
    const twice = await Promise.all([confirms(entered), confirms(entered, 'signatory')]);
    assert.equal(twice.filter(({ ok }) => ok).length, 1);
  });

  it('sent back it is a draft again, and can be entered anew', async () => {
    const one = await typed();
    const entered = given(await enters(one));
    const { id: letterId, version } = entered;
    const back = given(
      await returnLetter(office.on('2026-03-31', 'third'), {
        letterId,
        version,
        opinion: '扫描件不清楚',
      }),
    );
    assert.equal(back.state, 'draft');
    assert.equal(await dueOf(one.request), '2026-03-30');
    given(await confirms(given(await enters({ ...one, letter: back }))));
    assert.equal(await dueOf(one.request), '2026-04-14');
  });
});

describe('other letters typed late', () => {
  it('a reply posted in time stops the clock on its day', async () => {
    const way = { ...supplied, form: 'electronic' } as const;
    const reply = { outcome: 'disclosed', grounds: [], reasons: '', ...way } as const;
    const one = await typed({ kind: 'R02', reply }, '2026-04-01');
    const posted = { on: '2026-03-30', method: 'post', postal: true } as const;
    const late = { signedOn: '2026-03-30', sending: posted, receivedOn: '2026-04-01' } as const;
    const entered = given(await enters(one, late, '2026-04-01'));
    const letter = given(await confirms(entered, 'third', '2026-04-01'));
    assert.equal(letter.received_on, '2026-04-01');
    const row = await requestById(office.database.db, one.request.id);
    assert.deepEqual(
      [row?.clock_state, row?.concluded_on, row?.outcome],
      ['stopped', '2026-03-30', 'disclosed'],
    );
    const { db, secrets } = office.on('2026-04-01');
    const events = await eventsOf(db, secrets, one.request.id);
    assert.deepEqual(
      events.slice(1).map(({ event }) => [event.kind, event.on]),
      [
        ['reply-drafted', '2026-03-30'],
        ['reply-signed', '2026-03-30'],
        ['reply-served', '2026-03-30'],
        ['reply-received', '2026-04-01'],
      ],
    );
  });

  it('a consultation stops the clock from the day the letter left, and bears the next number', async () => {
    const facts = { kind: 'P04', name: '某公司', content: '某合同' } as const;
    const earlier = await posts(office, (await received()).id, '2026-03-02', facts);
    const n = Number(/(\d+)号$/.exec(earlier.number ?? '')?.[1]);
    const one = await typed(facts);
    const late: Partial<LateEntry> = {
      number: `测公开征〔2026〕${n + 1}号`,
      signedOn: '2026-03-06',
      sending: { on: '2026-03-06', method: 'post', postal: true },
    };
    const letter = given(await confirms(given(await enters(one, late))));
    assert.equal(letter.number, late.number);
    await arrives(office, letter, '2026-03-10');
    const row = await requestById(office.database.db, one.request.id);
    assert.equal(row?.due_on ?? row?.sort_on, '2026-04-23');
  });
});
