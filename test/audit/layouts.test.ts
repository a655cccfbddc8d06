// The positive control: sound reports, in every layout, read back as they are and raise no error; one
// changed cell is found.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { auditReport } from '../../src/formats/annual-report/audit.ts';
import { blankNoughts } from './html-layouts.ts';
import { layouts } from './layouts.ts';
import { soundReports, tablesOf } from './ledgers.ts';
import { audited, errorsOf, findsChanges, readsBack, withoutNoughts } from './read-back.ts';
import { keptBlanks, lostNoughts } from './text-layouts.ts';

for (const [name, layout] of Object.entries(layouts)) {
  describe(name, () => {
    readsBack(layout, 12);
    findsChanges(layout, 12);
  });
}

test('a nought printed as a blank cell is read as blank, and no sum is held against it', () => {
  fc.assert(
    fc.property(soundReports, (report) => {
      const result = audited(blankNoughts(report));
      assert.deepEqual(result.tables, withoutNoughts(tablesOf(report)));
      assert.deepEqual(errorsOf(result), []);
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
      assert.deepEqual(errorsOf(answer.result), []);
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
        assert.deepEqual(errorsOf(result), []);
      }),
      { numRuns: 20 },
    );
  });
}
