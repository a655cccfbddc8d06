// What holds of every ledger (国办公开办函〔2021〕30号 附表三): in each column what came in and what was
// brought forward is what was concluded and what is carried forward; and a ledger that is broken shows.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { applicantKindKeys } from '../../src/rules/applicant-kinds.ts';
import { table3Columns } from '../../src/rules/annual-report/form.ts';
import {
  isInSet,
  type LedgerSet,
  ledgerSets,
  tallyTable3,
} from '../../src/rules/annual-report/tally.ts';
import { outcomeKeys } from '../../src/rules/outcomes.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import { type Entry, entryOf, found, groupsIn, table3Of } from './ledger.ts';
import { isoDay, later, life, live } from './random-requests.ts';

const years = [2022, 2023, 2024, 2025, 2026, 2027, 2028];

/** Requests as the decisions let them be. */
const ledger = fc
  .array(life, { maxLength: 25 })
  .map((lives) => lives.map((one) => entryOf(live(one).request)));

/** Requests by their dates alone: many more, and many open at the turn of a year. */
const wideLedger = fc.array(
  fc
    .record({
      applicantKind: fc.constantFrom(...applicantKindKeys),
      receivedOn: isoDay('2022-01-01', '2027-12-31'),
      took: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
      outcome: fc.constantFrom(...outcomeKeys),
    })
    .map(({ took, outcome, ...received }): Entry =>
      took === undefined
        ? received
        : { ...received, outcome, concludedOn: later(received.receivedOn, took) },
    ),
  { maxLength: 120, size: 'max' },
);

function faults(entries: readonly Entry[]): readonly string[] {
  return years.flatMap((year) =>
    found({ table3: table3Of(year, entries) }, { year }, { table3: table3Of(year - 1, entries) }),
  );
}

describe('every ledger', () => {
  it('agrees in every column of every year, and from each year to the next', () => {
    fc.assert(
      fc.property(fc.oneof(ledger, wideLedger), (entries) => {
        assert.deepEqual(faults(entries), []);
      }),
      { numRuns: 200 },
    );
  });

  it('agrees as the form says: received + brought forward = concluded + carried forward', () => {
    fc.assert(
      fc.property(fc.oneof(ledger, wideLedger), fc.constantFrom(...years), (entries, year) => {
        const table3 = table3Of(year, entries);
        const next = table3Of(year + 1, entries);
        for (const column of table3Columns) {
          const cell = (row: LedgerSet): number => table3[row][column];
          assert.equal(
            cell('received') + cell('brought-forward'),
            cell('concluded') + cell('carried-forward'),
          );
          const leaves = outcomeKeys.reduce((sum, key) => sum + table3[key][column], 0);
          assert.equal(leaves, cell('concluded'));
          assert.equal(next['brought-forward'][column], cell('carried-forward'));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('counts each request received in exactly one year, and concluded in at most one', () => {
    fc.assert(
      fc.property(wideLedger, (entries) => {
        for (const entry of entries) {
          const inSet = (set: LedgerSet): number =>
            years.filter((year) => isInSet(entry, set, year)).length;
          assert.equal(inSet('received'), 1);
          const ended = entry.concludedOn !== undefined && entry.concludedOn < '2029-01-01';
          assert.equal(inSet('concluded'), ended ? 1 : 0);
        }
      }),
    );
  });

  it('gives the same table in whatever order and grouping it is counted', () => {
    fc.assert(
      fc.property(wideLedger, fc.constantFrom(...years), (entries, year) => {
        const groups = groupsIn(year, entries);
        const merged = new Map<string, (typeof groups)[number]>();
        for (const group of groups.toReversed()) {
          const key = `${group.set} ${group.applicantKind} ${group.outcome}`;
          merged.set(key, { ...group, count: (merged.get(key)?.count ?? 0) + group.count });
        }
        assert.deepEqual(tallyTable3([...merged.values()]), tallyTable3(groups));
      }),
    );
  });
});

describe('a broken ledger shows', () => {
  const whole: Entry = { applicantKind: 'business', receivedOn: '2025-01-06' };

  for (const [what, broken, expected] of [
    [
      'an outcome is missing',
      { ...whole, concludedOn: '2025-02-03' },
      ['T3-SUM error', 'T3-SUM error'],
    ],
    [
      'a request ended in the year before it was received',
      { ...whole, concludedOn: '2024-12-30', outcome: 'disclosed' },
      // Concluded without having come in; then received and never heard of again.
      ['T3-ID error', 'T3-ID error', 'T3-ID error', 'T3-ID error'],
    ],
  ] as const satisfies readonly (readonly [string, Entry, readonly string[]])[]) {
    it(what, () => {
      fc.assert(
        fc.property(wideLedger, (entries) => {
          assert.deepEqual(faults([...entries, broken]), expected);
        }),
      );
    });
  }

  it('a request is left out of the carried-forward', () => {
    fc.assert(
      fc.property(wideLedger, (entries) => {
        const groups = groupsIn(2025, [...entries, whole]);
        const lost = groups.findLastIndex(({ set }) => set === 'carried-forward');
        const table3 = tallyTable3(groups.filter((_, i) => i !== lost));
        assert.deepEqual(found({ table3 }), ['T3-ID error', 'T3-ID error']);
      }),
    );
  });

  it('a confirmation is taken out of the events: what it received is in no year', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { events, request } = live(one);
        if (request.receivedOn === undefined) return;
        const without = events.filter(({ event }) => event.kind !== 'receipt-confirmed');
        const rest = requestFrom(without);
        assert.ok(rest);
        const sets = ledgerSets.filter((set) =>
          years.some((year) => isInSet(entryOf(rest), set, year)),
        );
        if (without.length < events.length) assert.deepEqual(sets, []);
        else assert.ok(sets.includes('received'));
      }),
    );
  });
});
