// Random annual reports that are sound: every figure follows from the same invented ledger.

import * as fc from 'fast-check';
import {
  type DocumentCount,
  documentCounts,
  remedyResultKeys,
  type Table2,
  type Table2Read2019,
  table2Blocks2019,
  type Table3,
  type Table3Column,
  table3Columns,
  table3Rows,
  type Table4,
  table4BlockKeys,
} from '../../src/rules/annual-report/form.ts';
import { applicantKindKeys } from '../../src/rules/applicant-kinds.ts';
import { outcomeKeys } from '../../src/rules/outcomes.ts';

export interface SoundReport {
  readonly organ: string;
  readonly year: number;
  readonly table2: Table2;
  readonly table3: Table3;
  readonly table4: Table4;
  /** Table 2 of the trial form; Table 3 then has its row (六) undivided. */
  readonly trial?: Table2Read2019;
}

/** Mostly nothing, sometimes a little, rarely much: as real tables are. */
const count = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 20_000 }) },
);

const documents = fc
  .record({ made: count, repealed: count, kept: count })
  .map(({ made, repealed, kept }): Record<DocumentCount, number> => ({
    made,
    repealed,
    'in-force': made + kept,
  }));

const table2 = fc.record({
  rules: documents,
  'normative-documents': documents,
  licensing: count,
  penalty: count,
  coercion: count,
  fees: fc.integer({ min: 0, max: 90_000_000 }).map((n) => n / 10_000),
});

const results = fc.array(count, { minLength: 4, maxLength: 4 }).map((values) => ({
  ...Object.fromEntries(remedyResultKeys.map((key, i) => [key, values[i] ?? 0])),
  total: values.reduce((a, b) => a + b, 0),
}));

const table4 = fc
  .array(results, { minLength: 3, maxLength: 3 })
  .map((blocks) => Object.fromEntries(table4BlockKeys.map((key, i) => [key, blocks[i]])) as Table4);

/** Per kind of applicant: outcomes, and how much of last year's and for next year. */
const column = fc
  .record({
    outcomes: fc.array(count, { minLength: outcomeKeys.length, maxLength: outcomeKeys.length }),
    carried: count,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ outcomes, carried, share }): Record<string, number> => {
    const concluded = outcomes.reduce((a, b) => a + b, 0);
    const brought = Math.floor((concluded + carried) * share * 0.3);
    return {
      ...Object.fromEntries(outcomeKeys.map((key, i) => [key, outcomes[i] ?? 0])),
      received: concluded + carried - brought,
      'brought-forward': brought,
      concluded,
      'carried-forward': carried,
    };
  });

const table3 = fc.array(column, { minLength: 6, maxLength: 6 }).map((columns) => {
  const rows = table3Rows.map((row) => {
    const cells = applicantKindKeys.map((kind, i) => [kind, columns[i]?.[row] ?? 0] as const);
    const total = cells.reduce((sum, [, value]) => sum + value, 0);
    return [row, Object.fromEntries([...cells, ['total', total]])] as const;
  });
  return Object.fromEntries(rows) as Table3;
});

export const soundReports: fc.Arbitrary<SoundReport> = fc.record({
  organ: fc.constantFrom('青石县人民政府', '临江市财政局', '北山经济开发区管理委员会'),
  year: fc.integer({ min: 2021, max: 2025 }),
  table2,
  table3,
  table4,
});

/** The same ledgers in the form of 2019 and 2020. */
export const trialReports: fc.Arbitrary<SoundReport> = fc
  .tuple(
    soundReports,
    fc.integer({ min: 2019, max: 2020 }),
    fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 22, maxLength: 22 }),
  )
  .map(([report, year, numbers]) => {
    const left = [...numbers];
    const next = (): number => left.pop() ?? 0;
    const trial: Record<string, Record<string, number>> = {};
    for (const { columns, rows } of table2Blocks2019) {
      for (const row of Object.keys(rows)) {
        const keys = Object.keys(columns);
        const cells = Object.fromEntries(keys.map((key) => [key, next()]));
        // Taken away from what there was; amounts have a fraction.
        if ('change' in cells)
          cells['change'] = 0 - Math.floor((cells['items-last-year'] ?? 0) / 3);
        if ('amount' in cells) cells['amount'] = next() + 0.25;
        trial[row] = cells;
      }
    }
    return { ...report, year, trial };
  });

/** Row (六) of the trial form. */
export function undivided({ table3 }: SoundReport): Readonly<Record<Table3Column, number>> {
  const parts = [table3['not-supplemented'], table3['fee-unpaid'], table3.other];
  const sums = table3Columns.map((c) => [c, parts.reduce((sum, row) => sum + row[c], 0)] as const);
  return Object.fromEntries(sums) as Record<Table3Column, number>;
}

export interface Change {
  readonly row: (typeof table3Rows)[number];
  readonly column: Table3Column;
  readonly delta: number;
}

export const changes: fc.Arbitrary<Change> = fc.record({
  row: fc.constantFrom(...table3Rows),
  column: fc.constantFrom(...table3Columns),
  delta: fc.integer({ min: 1, max: 500 }),
});

export function changed(report: SoundReport, { row, column, delta }: Change): SoundReport {
  const cells = { ...report.table3[row], [column]: report.table3[row][column] + delta };
  return { ...report, table3: { ...report.table3, [row]: cells } };
}

/** The tables as a reading has them. */
export function tablesOf(report: SoundReport): object {
  const { table2, table3, table4, trial } = report;
  if (trial !== undefined) {
    const { 'not-supplemented': _, 'fee-unpaid': __, other: ___, ...rows } = table3;
    const read = { ...rows, 'otherwise-concluded': undivided(report) };
    return { 'table2-2019': trial, table3: read, table4 };
  }
  return { table2: Object.fromEntries(Object.entries(table2)), table3, table4 };
}

export { documentCounts };
