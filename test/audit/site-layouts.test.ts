// Layouts of real sites and of the programs that take their pages apart, and every way to print a figure.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { formGrids, type Print } from './form-grids.ts';
import { tableHtml } from './html-layouts.ts';
import { soundReports, tablesOf, trialReports } from './ledgers.ts';
import * as plain from './plain-layouts.ts';
import { blankMarks, exactFigures } from './printed-figures.ts';
import { assemble, type Layout } from './printed-form.ts';
import { audited, errorsOf, findsChanges, readsBack, withoutNoughts } from './read-back.ts';
import * as site from './site-layouts.ts';

const { runTogether, ...plainLayouts } = plain;

for (const [name, layout] of Object.entries({ ...site, ...plainLayouts })) {
  describe(name, () => {
    readsBack(layout, 6);
    findsChanges(layout, 4);
  });
}

describe('the trial form of 2019', () => {
  const { headsAgain: _, inPieces: __, ...sites } = site;
  const { colons: ___, doubleSpaces: ____, ...plains } = plainLayouts;
  for (const [name, layout] of Object.entries({ ...sites, ...plains })) {
    describe(name, () => readsBack(layout, 4, trialReports));
  }
});

function printedWith(print: Print): Layout {
  return (report) => {
    const grids = formGrids(report, print);
    const tables = { 2: tableHtml(grids[2]), 3: tableHtml(grids[3]), 4: tableHtml(grids[4]) };
    return assemble(report, '\n', (line) => `<p>${line}</p>`, tables);
  };
}

describe('figures', () => {
  for (const [name, print] of Object.entries(exactFigures)) {
    describe(name, () => readsBack(printedWith(print), 4));
  }

  for (const mark of blankMarks) {
    test(`a nought printed as 「${mark}」 is a blank`, () => {
      const layout = printedWith((figure) => (figure === '0' ? mark : figure));
      fc.assert(
        fc.property(soundReports, (report) => {
          const result = audited(layout(report));
          assert.deepEqual(result.tables, withoutNoughts(tablesOf(report)));
          assert.deepEqual(errorsOf(result), []);
        }),
        { numRuns: 3 },
      );
    });
  }

  for (const word of ['一', '暂无', 'O', '见附件', '12%', '1/2']) {
    test(`「${word}」 in place of a figure is not read, and moves no other figure`, () => {
      const layout = printedWith((figure) => (figure === '0' ? word : figure));
      fc.assert(
        fc.property(soundReports, (report) => {
          const result = audited(layout(report));
          assert.deepEqual(result.tables, withoutNoughts(tablesOf(report)));
          assert.deepEqual(errorsOf(result), []);
          const marks = Object.values(result.reading['table3'] as object).flatMap((row) =>
            Object.values(row as object),
          );
          assert.ok(marks.every((mark) => mark === 'read' || mark === 'ambiguous'));
        }),
        { numRuns: 3 },
      );
    });
  }
});

test('where nothing parts the cells, what is read is right, and no error is made of the rest', () => {
  fc.assert(
    fc.property(soundReports, (report) => {
      const result = audited(runTogether(report));
      assert.deepEqual(errorsOf(result), []);
      for (const [row, marks] of Object.entries(result.reading['table3'] as object)) {
        for (const [column, mark] of Object.entries(marks as object)) {
          if (mark !== 'read' && mark !== 'inferred') continue;
          const [read, sound] = [result.tables.table3, report.table3].map(
            (table) => (table as Record<string, Record<string, number>>)[row]?.[column],
          );
          assert.equal(read, sound, `${row}.${column}`);
        }
      }
    }),
    { numRuns: 15 },
  );
});
