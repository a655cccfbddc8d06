// The report that this system prints, fed to its own audit: the same cells and no error.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type AnnualReport, reportFigures } from '../../src/rules/annual-report/report.ts';
import { reportDocument } from '../../src/web/portal/report-article.ts';
import { soundReports, tablesOf } from './ledgers.ts';
import { prose } from './prose.ts';
import { audit } from './synthetic.ts';

test('a report of our own reads back as it was computed and yields no error', async () => {
  await fc.assert(
    fc.asyncProperty(soundReports, async (ledger) => {
      const { table2, table3, table4, organ, year } = ledger;
      const text = prose(ledger);
      const published = { documents: 6, placements: 7, inSeveralColumns: 1, byColumn: {} };
      const report: AnnualReport = {
        organ: { code: 'kfq', name: organ },
        year,
        tables: { table2, table3, table4 },
        figures: reportFigures({ table2, table3, table4 }, published),
        texts: {
          lead: text.lead.join('\n'),
          overview: [{ heading: '（一）总体', text: (text.parts[1] ?? []).join('\n') }],
          problems: (text.parts[5] ?? []).join('\n'),
          other: (text.parts[6] ?? []).join('\n'),
          signedBy: organ,
          signedOn: `${year + 1}-01-20`,
        },
      };
      const result = audit(await reportDocument(report));
      assert.deepEqual(result.tables, tablesOf(ledger));
      assert.equal(result.organ, organ);
      assert.equal(result.form, '2021');
      const errors = result.findings.filter((f) => f.severity === 'error');
      assert.deepEqual(errors, []);
    }),
    { numRuns: 8 },
  );
});
