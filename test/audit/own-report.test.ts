// The report that this system prints, fed to its own audit: the same cells and no error, whether it comes
// as a page, as Word or as PDF.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { reportDocx } from '../../src/formats/print/docx.ts';
import { closePdfPrinter, reportPdf } from '../../src/formats/print/pdf.ts';
import { auditPrinted } from '../../src/rules/annual-report/audit-report.ts';
import type { AnnualReport } from '../../src/rules/annual-report/report.ts';
import { reportDocument } from '../../src/web/portal/report-article.ts';
import { type SoundReport, soundReports, tablesOf } from './ledgers.ts';
import { ownReport } from './own-report.ts';

after(closePdfPrinter);

const sealed = { edition: 1, on: '2023-03-10' } as const;

const printers: Readonly<Record<string, (report: AnnualReport) => Promise<Uint8Array>>> = {
  'a page': async (report) => new TextEncoder().encode(await reportDocument(report)),
  Word: async (report) => await reportDocx({ report, sealed }),
  PDF: async (report) => await reportPdf({ report, sealed }),
};

for (const [name, print] of Object.entries(printers)) {
  test(`a report of our own reads back from ${name} as it was computed and yields no error`, async () => {
    await fc.assert(
      fc.asyncProperty(soundReports, async (ledger) => {
        await readsBack(ledger, await print(ownReport(ledger)));
      }),
      { numRuns: 8 },
    );
  });
}

async function readsBack(ledger: SoundReport, file: Uint8Array): Promise<void> {
  const result = await readReportFile(file);
  assert.ok(result.ok);
  const { report } = result;
  assert.deepEqual(report.tables, tablesOf(ledger));
  assert.deepEqual([report.organ, report.year, report.form], [ledger.organ, ledger.year, '2021']);
  assert.equal(report.signedOn, `${ledger.year + 1}-01-20`);
  assert.deepEqual(report.notes, []);
  assert.deepEqual(
    report.parts.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6],
  );
  const { findings } = auditPrinted(report, {});
  assert.deepEqual(
    findings.filter((finding) => finding.severity === 'error'),
    [],
  );
}
