// Reports published as Word and PDF files: read cell for cell, faults found; damaged ones still get an answer.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type AuditResult, resultOf } from '../../src/formats/annual-report/audit.ts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { html } from './html-layouts.ts';
import { changed, changes, soundReports, tablesOf } from './ledgers.ts';
import { docxOf, pdfOf, type PdfStyle } from './office-files.ts';

const kinds: Readonly<Record<string, (text: string) => Promise<Uint8Array> | Uint8Array>> = {
  DOCX: docxOf,
  PDF: pdfOf,
};

async function audited(bytes: Uint8Array): Promise<AuditResult> {
  const read = await readReportFile(bytes);
  assert.ok(read.ok, read.ok ? '' : read.reason);
  return resultOf('file', read.report, {});
}

for (const [name, made] of Object.entries(kinds)) {
  describe(name, () => {
    test('a sound report reads back the same cells and yields no error', async () => {
      await fc.assert(
        fc.asyncProperty(soundReports, async (report) => {
          const result = await audited(await made(html(report)));
          assert.deepEqual(result.tables, tablesOf(report));
          assert.equal(result.organ, report.organ);
          assert.equal(result.year, report.year);
          assert.deepEqual(
            result.findings.filter(({ severity }) => severity === 'error'),
            [],
          );
        }),
        { numRuns: 8 },
      );
    });

    test('one changed cell of Table 3 is found, in its row and its column', async () => {
      await fc.assert(
        fc.asyncProperty(soundReports, changes, async (report, change) => {
          const result = await audited(await made(html(changed(report, change))));
          const places = result.findings
            .filter(({ severity }) => severity === 'error')
            .map(({ where }) => where);
          assert.ok(places.includes(`table3.${change.row}.total`), 'the row');
          assert.ok(
            places.some((place) => place.startsWith('table3.') && place.endsWith(change.column)),
            'the column',
          );
        }),
        { numRuns: 6 },
      );
    });

    test('cut off anywhere, with bytes changed, it still gives an answer', async () => {
      const [report] = fc.sample(soundReports, { numRuns: 1, seed: 7 });
      assert.ok(report);
      const whole = await made(html(report));
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: whole.length }),
          fc.boolean(),
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
          async (end, isCut, changed) => {
            const damaged = whole.slice();
            for (const [at, byte] of changed) damaged[at] = byte;
            const read = await readReportFile(isCut ? damaged.slice(0, end) : damaged);
            assert.ok(read.ok || read.reason !== '');
          },
        ),
        { numRuns: 150 },
      );
    });
  });
}

describe('PDFs set in other ways', () => {
  const styles: Readonly<Record<string, PdfStyle>> = {
    'lines between rows alone': { lines: 'rows' },
    'lines between columns alone': { lines: 'columns' },
    'no lines': { lines: 'none' },
    'no lines, long labels folded': { lines: 'none', size: 13, landscape: true },
    'landscape': { landscape: true },
    'heads again on each page': { headsAgain: true, size: 10.5 },
    'heads again, no lines': { headsAgain: true, size: 10.5, lines: 'none' },
    'a title running over the pages': { running: '年度报告', size: 10.5 },
  }; // prettier-ignore
  for (const [name, style] of Object.entries(styles)) {
    test(`${name}: a sound report reads back the same cells and yields no error`, async () => {
      await fc.assert(
        fc.asyncProperty(soundReports, async (report) => {
          const result = await audited(pdfOf(html(report), style));
          assert.deepEqual(result.tables, tablesOf(report));
          assert.equal(result.organ, report.organ);
          assert.deepEqual(
            result.findings.filter(({ severity }) => severity === 'error'),
            [],
          );
        }),
        { numRuns: 3 },
      );
    });
  }
});

describe('text of two encodings', () => {
  test('UTF-8 with bytes of GBK among it gives an answer', async () => {
    const [report] = fc.sample(soundReports, { numRuns: 1, seed: 9 });
    assert.ok(report);
    const text = new TextEncoder().encode(html(report));
    const gbk = [0xb9, 0xab, 0xbf, 0xaa, 0xd5, 0xfe, 0xb8, 0xae];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 60 }), async (places) => {
        const mixed = [...text];
        for (const at of places.toSorted((a, b) => b - a)) mixed.splice(at, 0, ...gbk);
        const read = await readReportFile(Uint8Array.from(mixed));
        assert.ok(read.ok || read.reason !== '');
      }),
      { numRuns: 300 },
    );
  });
});
