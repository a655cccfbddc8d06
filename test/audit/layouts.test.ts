// The positive control: sound reports, in every layout, read back as they are and raise no error; one
// changed cell is found.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type AuditResult, auditReport } from '../../src/formats/annual-report/audit.ts';
import { changed, changes, soundReports, tablesOf } from './ledgers.ts';
import { blankNoughts } from './html-layouts.ts';
import { layouts } from './layouts.ts';
import { keptBlanks, lostNoughts } from './text-layouts.ts';

function audited(text: string): AuditResult {
  const answer = auditReport(text, 'synthetic');
  assert.ok(answer.ok, answer.ok ? '' : answer.reason);
  return answer.result;
}

for (const [name, layout] of Object.entries(layouts)) {
  describe(name, () => {
    test('a sound report reads back the same cells and yields no error', () => {
      fc.assert(
        fc.property(soundReports, (report) => {
          const result = audited(layout(report));
          assert.deepEqual(result.tables, tablesOf(report));
          assert.equal(result.organ, report.organ);
          assert.equal(result.year, report.year);
          assert.deepEqual(
            result.findings.filter((f) => f.severity === 'error'),
            [],
          );
        }),
        { numRuns: 12 },
      );
    });

    test('one changed cell of Table 3 is found, in its row and its column', () => {
      fc.assert(
        fc.property(soundReports, changes, (report, change) => {
          const faulty = changed(report, change);
          const before = layout(report);
          // The tables change, the prose does not: it still tells of the sound ledger.
          const result = audited(layout(faulty));
          assert.deepEqual(result.tables, tablesOf(faulty), before.length === 0 ? before : '');
          const places = result.findings.filter((f) => f.severity === 'error').map((f) => f.where);
          assert.ok(places.includes(`table3.${change.row}.total`), 'the row');
          assert.ok(
            places.some((place) => place.startsWith('table3.') && place.endsWith(change.column)),
            'the column',
          );
        }),
        { numRuns: 12 },
      );
    });
  });
}

function withoutNoughts(value: unknown): unknown {
  if (value === 0) return null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutNoughts(v)]));
}

test('a nought printed as a blank cell is read as blank, and no sum is held against it', () => {
  fc.assert(
    fc.property(soundReports, (report) => {
      const result = audited(blankNoughts(report));
      assert.deepEqual(result.tables, withoutNoughts(tablesOf(report)));
      const errors = result.findings.filter((f) => f.severity === 'error');
      assert.deepEqual(errors, []);
    }),
    { numRuns: 12 },
  );
});

test('what arithmetic forces in a blank is the figure that was there', () => {
  fc.assert(
    fc.property(soundReports, (report) => {
      const { inferred } = audited(blankNoughts(report));
      const forced = inferred['table3'] ?? {};
      for (const [row, cells] of Object.entries(forced)) {
        for (const [column, value] of Object.entries(cells as object)) {
          const sound = (report.table3 as Record<string, Record<string, number>>)[row]?.[column];
          assert.equal(value, sound, `${row}.${column}`);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test('where blank cells are lost a sound report yields no error', () => {
  fc.assert(
    fc.property(soundReports, (report) => {
      const answer = auditReport(lostNoughts(report), 'synthetic');
      if (!answer.ok) return;
      const errors = answer.result.findings.filter((f) => f.severity === 'error');
      assert.deepEqual(errors, []);
    }),
    { numRuns: 40 },
  );
});

for (const [name, layout] of Object.entries(keptBlanks)) {
  test(`${name}: a blank for each nought, each in its place, and no error`, () => {
    fc.assert(
      fc.property(soundReports, (report) => {
        const result = audited(layout(report));
        const { table2, table3, table4 } = withoutNoughts(tablesOf(report)) as typeof result.tables;
        assert.deepEqual(result.tables.table2, table2);
        assert.deepEqual(result.tables.table3, table3);
        // Where the blanks of Table 4 leave a choice it is left open.
        const isOpen = Object.values(result.reading['table4'] as object).every((block) =>
          Object.values(block as object).every((mark) => mark === 'ambiguous'),
        );
        if (!isOpen) assert.deepEqual(result.tables.table4, table4);
        assert.deepEqual(
          result.findings.filter((f) => f.severity === 'error'),
          [],
        );
      }),
      { numRuns: 20 },
    );
  });
}
