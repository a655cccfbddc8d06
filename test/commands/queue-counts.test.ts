// What the queue counts and lists, and what each person has before him, against a count by hand over
// requests that lived at random (条例 31, 33, 45).

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { countWorkingOrdinals } from '../../src/rules/calendar.ts';
import { channelKeys } from '../../src/rules/channels.ts';
import { type IsoDay, ordinalOfIso } from '../../src/rules/day.ts';
import { currentRow } from '../../src/rules/request/current-row.ts';
import { cutoffsOn, urgentListKeys, urgentListsOf } from '../../src/rules/request/urgency.ts';
import { averageDays } from '../../src/store/requests/board.ts';
import {
  type ClockState,
  countQueue,
  countQueueBy,
  listQueue,
  type QueueFilter,
  queueSorts,
  rowDatesOf,
  totalOf,
} from '../../src/store/requests/queue.ts';
import {
  appendEvents,
  insertRequests,
  rowColumns,
  sealApplication,
} from '../../src/store/requests/requests.ts';
import type { RequestRow } from '../../src/store/tables.ts';
import { workloadOf } from '../../src/store/requests/workload.ts';
import { life, live, type Lived } from '../rules/random-requests.ts';
import { application, type Office, openOffice } from './office.ts';

const today: IsoDay = '2026-09-01';
const lives = 300;
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const cutoffs = cutoffsOn(today, nationalCalendar);
const states: readonly ClockState[] = [
  'unconfirmed',
  'running',
  'paused',
  'awaiting-supplement',
  'awaiting-payment',
  'stopped',
];

let office: Office;
let organIds: readonly number[];
const ledger: { row: RequestRow; lived: Lived }[] = [];

before(async () => {
  office = await openOffice();
  const { db, secrets, clock } = office.on(today);
  const other = await db
    .insertInto('organs')
    .values({
      code: 'other',
      name: '别的机关',
      short_name: '别的',
      kind: 'department',
      letter_word: '别',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  organIds = [office.organId, other.id];
  const picks = fc.sample(fc.nat({ max: 999_999 }), { numRuns: lives, seed });
  for (const [n, one] of fc.sample(life, { numRuns: lives, seed }).entries()) {
    const lived = live(one);
    if (lived.request.lastEventOn > today) continue;
    const pick = picks[n] ?? 0;
    const number = `K-${n}`;
    const current = currentRow(lived.request, today, nationalCalendar, 5);
    const [row] = await insertRequests(db, [
      {
        organ_id: organIds[pick % 2] ?? office.organId,
        number,
        query_code_hash: Buffer.alloc(1),
        channel: lived.request.channel,
        applicant_kind: lived.request.applicantKind,
        application: sealApplication(secrets, number, application),
        masked_name: '*',
        submitted_at: clock.now(),
        submitted_on: lived.request.submittedOn,
        handler_id: [null, 1, 2][pick % 3] ?? null,
        counts: pick % 7 > 0,
        ...rowColumns(current),
      },
    ]);
    assert.ok(row);
    const requestId = row.id;
    await appendEvents(
      db,
      secrets,
      lived.events.map((one, i) => ({ requestId, seq: i + 1, ...one, recordedAt: clock.now() })),
    );
    ledger.push({ row, lived });
  }
});
after(() => office.database.drop());

const db = () => office.database.db;
const open = { standing: 'open', cutoffs } as const;

function within(on: IsoDay | null, span: QueueFilter['received']): boolean {
  return (
    span === undefined ||
    ((span.from === undefined || (on !== null && on >= span.from)) &&
      (span.to === undefined || (on !== null && on <= span.to)))
  );
}

/** The filter by hand. */
function stands({ row, lived }: (typeof ledger)[number], f: QueueFilter): boolean {
  const isOpen = row.concluded_on === null;
  const isLate =
    row.concluded_on !== null &&
    row.due_on !== null &&
    row.concluded_on > row.due_on &&
    lived.request.service !== undefined;
  return (
    'organIds' in f.scope &&
    f.scope.organIds.includes(row.organ_id) &&
    (f.standing === 'all' || isOpen === (f.standing === 'open')) &&
    (f.clockStates === undefined || f.clockStates.includes(row.clock_state)) &&
    (f.list === undefined || urgentListsOf(rowDatesOf(row), f.cutoffs).includes(f.list)) &&
    (f.number === undefined || row.number.includes(f.number)) &&
    (f.channel === undefined || row.channel === f.channel) &&
    (f.handlerId === undefined || row.handler_id === f.handlerId) &&
    (f.counted === undefined || row.counts === f.counted) &&
    (f.outcomes === undefined || (row.outcome !== null && f.outcomes.includes(row.outcome))) &&
    within(row.submitted_on, f.submitted) &&
    within(row.received_on, f.received) &&
    within(row.concluded_on, f.concluded) &&
    (f.openOn === undefined ||
      (row.received_on !== null &&
        row.received_on <= f.openOn &&
        (isOpen || (row.concluded_on ?? '') > f.openOn))) &&
    (f.late === undefined || isLate === f.late) &&
    (f.replied === undefined || (lived.request.withdrawnOn === undefined) === f.replied) &&
    (f.step === undefined ||
      lived.events.some(({ event }) => event.kind === f.step?.kind && within(event.on, f.step)))
  );
}

const someDay = fc.constantFrom<IsoDay>(
  '2024-01-01',
  '2025-03-15',
  '2025-12-31',
  '2026-06-30',
  today,
);
const span = fc.record({
  from: fc.option(someDay, { nil: undefined }),
  to: fc.option(someDay, { nil: undefined }),
});
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 });
const anyFilter: fc.Arbitrary<Omit<QueueFilter, 'scope' | 'cutoffs'>> = fc.record({
  standing: fc.constantFrom('open', 'concluded', 'all'),
  clockStates: maybe(fc.subarray([...states], { minLength: 1 })),
  list: maybe(fc.constantFrom(...urgentListKeys)),
  number: maybe(fc.constantFrom('K-1', '9', '%', '_')),
  channel: maybe(fc.constantFrom(...channelKeys)),
  handlerId: maybe(fc.constantFrom(null, 1, 2)),
  counted: maybe(fc.boolean()),
  outcomes: maybe(fc.constantFrom(['disclosed'] as const, ['other', 'not-held'] as const)),
  submitted: maybe(span),
  received: maybe(span),
  concluded: maybe(span),
  openOn: maybe(someDay),
  late: maybe(fc.boolean()),
  replied: maybe(fc.boolean()),
  step: maybe(
    fc
      .tuple(fc.constantFrom('extended', 'withdrawn', 'consulted'), span)
      .map(([kind, s]) => ({ kind, ...s })),
  ),
});

describe(`the queue over ${lives} lives (SEED=${seed})`, () => {
  it('has something to count: what runs, what is overdue, what nobody followed up, what ended', () => {
    const lists = new Set(ledger.flatMap(({ row }) => urgentListsOf(rowDatesOf(row), cutoffs)));
    for (const list of ['overdue', 'uncontacted'] as const) assert.ok(lists.has(list), list);
    const met = new Set(ledger.map(({ row }) => row.clock_state));
    for (const state of ['unconfirmed', 'running', 'stopped'] as const) {
      assert.ok(met.has(state), state);
    }
  });

  it('counts each tab and each list as they are counted by hand', async () => {
    const looks = [organIds, organIds.slice(0, 1)].flatMap((ids) =>
      [undefined, '1'].map((number) => ({ scope: { organIds: ids }, ...open, number })),
    );
    for (const look of looks) {
      const counts = await countQueue(db(), look);
      for (const state of states.slice(0, -1)) {
        for (const list of [undefined, ...urgentListKeys]) {
          const filter = { ...look, clockStates: [state], list };
          const byHand = ledger.filter((one) => stands(one, filter)).length;
          assert.equal(totalOf(counts, [state], list), byHand, `${state} ${list ?? ''}`);
        }
      }
    }
  });

  it('lists what it counts, and all of it once, whatever is asked for and however it is sorted', async () => {
    const scope = { organIds };
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        fc.constantFrom(...queueSorts),
        fc.constantFrom('asc' as const, 'desc' as const),
        async (asked, sort, direction) => {
          const filter: QueueFilter = { scope, cutoffs, ...asked };
          const byHand = ledger.filter((one) => stands(one, filter)).map(({ row }) => row.id);
          const { list, clockStates, ...rest } = filter;
          const counts = await countQueue(db(), rest);
          // What is concluded stands in no list; a list asked of it is empty.
          assert.equal(totalOf(counts, clockStates ?? states, list), byHand.length);
          const ids: number[] = [];
          for (let offset = 0; ; offset += 50) {
            const page = { sort, direction, limit: 50, offset };
            const rows = await listQueue(db(), filter, page);
            ids.push(...rows.map(({ id }) => id));
            if (rows.length < 50) break;
          }
          assert.deepEqual(
            ids.toSorted((a, b) => a - b),
            byHand.toSorted((a, b) => a - b),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stands in the order asked for, what has no such day last', async () => {
    const rows = await listQueue(
      db(),
      { scope: { organIds }, ...open },
      { sort: 'internal', direction: 'desc', limit: 500, offset: 0 },
    );
    const days = rows.map((row) => row.internal_due_on);
    const known = days.filter((on) => on !== null);
    assert.deepEqual(days, [...known.toSorted().toReversed(), ...days.filter((on) => on === null)]);
  });

  it('is counted by channel and by outcome as by hand', async () => {
    const filter: QueueFilter = { scope: { organIds }, standing: 'concluded', cutoffs };
    for (const column of ['channel', 'outcome'] as const) {
      const counts = await countQueueBy(db(), filter, column);
      const byHand = Map.groupBy(
        ledger.filter((one) => stands(one, filter)),
        ({ row }) => row[column],
      );
      assert.deepEqual(
        [...counts].map(([key, n]) => `${key} ${n}`).toSorted(),
        [...byHand].map(([key, of]) => `${key} ${of.length}`).toSorted(),
      );
    }
  });
});

function mean(of: readonly number[]): number | null {
  return of.length === 0 ? null : of.reduce((a, b) => a + b, 0) / of.length;
}

describe(`what each person has before him (SEED=${seed})`, () => {
  const year = { from: '2026-01-01', to: today } as const;
  const replied = (handlerId: number | null) =>
    ledger.filter(
      ({ row, lived }) =>
        row.organ_id === office.organId &&
        row.handler_id === handlerId &&
        lived.request.service !== undefined &&
        row.received_on !== null &&
        (row.concluded_on ?? '') >= year.from &&
        (row.concluded_on ?? '') <= year.to,
    );
  const took = ({ row }: (typeof ledger)[number]): number =>
    countWorkingOrdinals(
      nationalCalendar,
      ordinalOfIso(row.received_on ?? today),
      ordinalOfIso(row.concluded_on ?? today),
    );

  it('is what a count by hand gives', async () => {
    const rows = await workloadOf(db(), [office.organId], year, cutoffs, nationalCalendar);
    for (const handlerId of [null, 1, 2]) {
      const line = rows.find((one) => one.staffId === handlerId);
      assert.ok(line);
      const filter = { scope: { organIds: [office.organId] }, ...open, handlerId };
      const byHand = (list?: 'yellow' | 'red' | 'overdue') =>
        ledger.filter((one) => stands(one, { ...filter, list })).length;
      assert.equal(line.open, byHand());
      assert.equal(line.yellow, byHand('yellow'));
      assert.equal(line.red, byHand('red'));
      assert.equal(line.overdue, byHand('overdue'));
      const done = replied(handlerId);
      assert.equal(line.concluded, done.length);
      const late = done.filter(
        ({ row }) => row.due_on !== null && (row.concluded_on ?? '') > row.due_on,
      );
      assert.equal(line.late, late.length);
      const average = mean(done.map(took));
      assert.ok(
        average === null
          ? line.averageDays === null
          : Math.abs(average - (line.averageDays ?? -9)) <= 0.051,
      );
    }
  });

  it('and the average of all that counts in Table 3', async () => {
    const average = await averageDays(db(), [office.organId], year, nationalCalendar);
    const done = [null, 1, 2].flatMap(replied).filter(({ row }) => row.counts);
    const byHand = mean(done.map(took));
    assert.ok(byHand === null ? average === null : Math.abs(byHand - (average ?? -9)) <= 0.051);
  });
});
