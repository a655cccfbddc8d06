// The SQL behind the figures and the predicates of the rules count the same requests, on any ledger.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import * as fc from 'fast-check';
import { computeReport } from '../../src/commands/reports/compute-report.ts';
import { recordRemedy } from '../../src/commands/remedies/record-remedy.ts';
import { documentCounts, table3Columns } from '../../src/rules/annual-report/form.ts';
import { isInTable2, table2DocumentRows } from '../../src/rules/annual-report/table2.ts';
import {
  isInSet,
  ledgerSets,
  type RequestGroup,
  tallyTable3,
} from '../../src/rules/annual-report/tally.ts';
import { type ApplicantKind, applicantKindKeys } from '../../src/rules/applicant-kinds.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../../src/rules/day.ts';
import { type Outcome, outcomeKeys } from '../../src/rules/outcomes.ts';
import { requestsBehind } from '../../src/store/reports/report-requests.ts';
import { organById } from '../../src/store/people/organs.ts';
import type { OrganRow } from '../../src/store/tables.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let organ: OrganRow;
before(async () => {
  office = await openOffice();
  const row = await organById(office.database.db, office.organId);
  assert.ok(row);
  organ = row;
});
after(async () => {
  await office.database.drop();
});

interface Entry {
  readonly receivedOn?: IsoDay;
  readonly concludedOn?: IsoDay;
  readonly kind: ApplicantKind;
  readonly outcome: Outcome;
}

const firstDay = ordinalOfIso('2021-11-01');
const entry: fc.Arbitrary<Entry> = fc
  .record({
    received: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 10 }),
    took: fc.option(fc.integer({ min: 0, max: 120 }), { freq: 4 }),
    kind: fc.constantFrom(...applicantKindKeys),
    outcome: fc.constantFrom(...outcomeKeys),
  })
  .map(({ received, took, kind, outcome }) => ({
    kind,
    outcome,
    ...(received === null ? {} : { receivedOn: isoOfOrdinal(firstDay + received) }),
    ...(received === null || took === null
      ? {}
      : { concludedOn: isoOfOrdinal(firstDay + received + took) }),
  }));

async function replaceLedger(entries: readonly Entry[]): Promise<void> {
  const { db } = office.database;
  await db.deleteFrom('requests').execute();
  if (entries.length === 0) return;
  await db
    .insertInto('requests')
    .values(
      entries.map((e, i) => ({
        organ_id: organ.id,
        number: `T-${i}`,
        query_code_hash: Buffer.alloc(1),
        channel: 'online' as const,
        applicant_kind: e.kind,
        application: Buffer.alloc(1),
        masked_name: '*',
        submitted_at: Temporal.Instant.from('2021-11-01T00:00:00Z'),
        submitted_on: e.receivedOn ?? '2021-11-01',
        received_on: e.receivedOn ?? null,
        concluded_on: e.concludedOn ?? null,
        outcome: e.concludedOn === undefined ? null : e.outcome,
        clock_state: 'running' as const,
        sort_on: '2022-01-01' as const,
      })),
    )
    .execute();
}

function tallyByRules(entries: readonly Entry[], year: number) {
  const groups: RequestGroup[] = entries.flatMap((e) =>
    ledgerSets
      .filter((set) => isInSet(e, set, year))
      .map((set) => ({
        set,
        applicantKind: e.kind,
        outcome: set === 'concluded' ? e.outcome : null,
        count: 1,
      })),
  );
  return tallyTable3(groups);
}

it('counts in the database what the rules count, year by year, and every column balances', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 40 }), async (entries) => {
      await replaceLedger(entries);
      for (const year of [2021, 2022, 2023]) {
        const { table3 } = (await computeReport(office.on('2024-01-01'), organ, year)).tables;
        assert.deepEqual(table3, tallyByRules(entries, year));
        for (const column of table3Columns) {
          assert.equal(
            table3.received[column] + table3['brought-forward'][column],
            table3.concluded[column] + table3['carried-forward'][column],
          );
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('carries into the next year exactly what it carries out of this one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 30 }), async (entries) => {
      await replaceLedger(entries);
      const [a, b] = await Promise.all(
        [2021, 2022].map((year) => computeReport(office.on('2024-01-01'), organ, year)),
      );
      assert.deepEqual(b?.tables.table3['brought-forward'], a?.tables.table3['carried-forward']);
    }),
    { numRuns: 20 },
  );
});

it('opens exactly the records that a figure counts', async () => {
  const entries = fc.sample(entry, { numRuns: 60, seed: 7 });
  await replaceLedger(entries);
  const { table3 } = (await computeReport(office.on('2024-01-01'), organ, 2022)).tables;
  for (const set of ledgerSets) {
    for (const kind of applicantKindKeys) {
      const behind = await requestsBehind(
        office.database.db,
        organ.id,
        2022,
        { set, applicantKind: kind },
        { limit: 100, offset: 0 },
      );
      assert.equal(behind.total, table3[set][kind]);
      assert.equal(behind.rows.length, table3[set][kind]);
    }
  }
  for (const outcome of outcomeKeys) {
    const cell = { set: 'concluded', outcome } as const;
    const behind = await requestsBehind(office.database.db, organ.id, 2022, cell, {
      limit: 100,
      offset: 0,
    });
    assert.equal(behind.total, table3[outcome].total);
  }
});

it('counts a case in the year of its result and as pending until then', async () => {
  const context = office.on('2024-03-01');
  const input = { block: 'reconsideration', filedOn: '2022-11-01' } as const;
  const filed = await recordRemedy(context, input);
  assert.ok(filed.ok);
  await recordRemedy(context, {
    ...input,
    remedyId: filed.value,
    result: 'corrected',
    decidedOn: '2023-02-01',
  });
  const rows = await Promise.all(
    [2021, 2022, 2023, 2024].map(async (year) => {
      const report = await computeReport(office.on('2024-01-01'), organ, year);
      const { pending, corrected, total } = report.tables.table4.reconsideration;
      return [pending, corrected, total];
    }),
  );
  assert.deepEqual(rows, [
    [0, 0, 0],
    [1, 0, 1],
    [0, 1, 1],
    [0, 0, 0],
  ]);
});

const someDay = fc.option(
  fc.integer({ min: 0, max: 1500 }).map((n) => isoOfOrdinal(ordinalOfIso('2020-06-01') + n)),
  { nil: null, freq: 3 },
);
const counted = fc.record({
  kind: fc.constantFrom('rule', 'normative-document', 'news'),
  madeHere: fc.boolean(),
  madeOn: someDay,
  effectiveFrom: someDay,
  effectiveTo: someDay,
  repealedOn: someDay,
});

it('counts in Table 2 the documents that the rules count', async () => {
  const { db } = office.database;
  const { id: columnId } = await db
    .insertInto('columns')
    .values({ organ_id: organ.id, slug: 'lzyj', path: 'lzyj', name: '履职依据', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await fc.assert(
    fc.asyncProperty(fc.array(counted, { minLength: 1, maxLength: 30 }), async (documents) => {
      await db.deleteFrom('documents').execute();
      await db
        .insertInto('documents')
        .values(
          documents.map((d) => ({
            organ_id: organ.id,
            title: '文件',
            kind: d.kind,
            publisher: '某机关',
            home_column_id: columnId,
            made_here: d.madeHere,
            made_on: d.madeOn,
            effective_from: d.effectiveFrom,
            effective_to: d.effectiveTo,
            repealed_on: d.repealedOn,
            state: 'published' as const,
            published_at: Temporal.Instant.from('2022-01-01T00:00:00Z'),
          })),
        )
        .execute();
      for (const year of [2021, 2022, 2023]) {
        const { table2 } = (await computeReport(office.on('2024-01-01'), organ, year)).tables;
        for (const [kind, row] of Object.entries(table2DocumentRows)) {
          for (const count of documentCounts) {
            const expected = documents.filter(
              (d) => d.kind === kind && isInTable2(d, count, year),
            ).length;
            assert.equal(table2[row][count], expected, `${row} ${count} ${year}`);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});
