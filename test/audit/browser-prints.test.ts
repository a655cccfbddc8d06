// Pages that a browser printed to PDF, as people save them from sites: with lines, without, with grounds.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { resultOf } from '../../src/formats/annual-report/audit.ts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from '../web/browser.ts';
import { html } from './html-layouts.ts';
import { soundReports, tablesOf } from './ledgers.ts';
import { word } from './site-layouts.ts';

const styles: Readonly<Record<string, string>> = {
  'lines around cells': 'table{border-collapse:collapse}td{border:1px solid}',
  'a frame for each cell': 'td{border:1px solid}',
  'lines under rows':
    'table{border-collapse:collapse;border:0}td{border:0;border-bottom:1px solid}',
  'grounds for every other row': 'table,td{border:0}tr:nth-child(even){background:#eee}',
  'nothing but gaps': 'table,td{border:0;padding:4px}',
};

describe('prints of a browser', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await enterBrowser();
  });
  after(async () => {
    await leaveBrowser();
  });

  for (const [name, style] of Object.entries(styles)) {
    for (const landscape of [false, true]) {
      it(`${name}, ${landscape ? 'landscape' : 'upright'}: read back cell for cell`, async () => {
        const page = await browser.newPage();
        for (const [i, report] of fc.sample(soundReports, { numRuns: 2, seed: 5 }).entries()) {
          const body = (i === 0 ? html : word)(report);
          await page.setContent(
            `<style>td{font-size:12px}table{width:100%}${style}</style>${body}`,
          );
          const bytes = new Uint8Array(
            await page.pdf({ format: 'A4', landscape, printBackground: true }),
          );
          const read = await readReportFile(bytes);
          assert.ok(read.ok);
          const { tables, findings } = resultOf('print', read.report, {});
          assert.deepEqual(tables, tablesOf(report));
          assert.deepEqual(
            findings.filter(({ severity }) => severity === 'error'),
            [],
          );
        }
        await page.close();
      });
    }
  }
});
