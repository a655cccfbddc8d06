// The annual report for machines: workbook, long table, JSON with its schema.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import * as excel from '@cj-tech-master/excelts';
import * as fc from 'fast-check';
import { z } from 'zod';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { reportFormatKeys, reportFormats } from '../../src/formats/report-files/formats.ts';
import { reportCsv } from '../../src/formats/report-files/report-csv.ts';
import {
  reportFile,
  reportJson,
  reportSchema,
} from '../../src/formats/report-files/report-json.ts';
import { reportXlsx } from '../../src/formats/report-files/report-xlsx.ts';
import { figuresOf } from '../../src/rules/annual-report/figure-list.ts';
import type { ReportSheet } from '../../src/rules/annual-report/laid-report.ts';
import { cellsOf } from '../../src/rules/annual-report/printed.ts';
import { readCell } from '../../src/rules/annual-report/cell.ts';
import { soundReports } from '../audit/ledgers.ts';
import { ownReport } from '../audit/own-report.ts';

after(closePdfPrinter);

const sealed = { edition: 2, on: '2023-03-10' } as const;
const sheets = soundReports.map((ledger): ReportSheet => ({ report: ownReport(ledger), sealed }));
const [sheet] = fc.sample(sheets, { numRuns: 1, seed: 7 });
if (sheet === undefined) throw new Error('no report');
const origin = 'https://www.kfq.example';

describe('the figures of the form one by one', () => {
  it('are the two hundred that the form prints, each with records behind it', () => {
    fc.assert(
      fc.property(sheets, ({ report }) => {
        const figures = figuresOf(report.tables);
        assert.deepEqual(
          new Map(figures.map(({ place, value }) => [place, value])),
          new Map(cellsOf(report.tables)),
        );
        assert.equal(figures.length, 10 + 175 + 15);
        for (const { place } of figures) assert.notEqual(readCell(place), undefined, place);
      }),
      { numRuns: 20 },
    );
  });

  it('have labels that tell them apart without the table around them', () => {
    const labels = figuresOf(sheet.report.tables).map(
      ({ table, rowLabel, columnLabel }) => `${table} ${rowLabel} ${columnLabel}`,
    );
    assert.equal(new Set(labels).size, labels.length);
  });
});

describe('XLSX', () => {
  it('has a sheet a table, with codes, and every figure a number', async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(Buffer.from(await reportXlsx(sheet)));
    assert.deepEqual(
      workbook.worksheets.map(({ name }) => name),
      ['说明', '表二 主动公开', '表三 申请办理', '表四 复议和诉讼'],
    );
    const read = new Map<string, unknown>();
    for (const [i, table] of [2, 3, 4].entries()) {
      const page = workbook.worksheets[i + 1];
      const codes = page?.getRow(2);
      page?.eachRow((row, number) => {
        if (number < 3) return;
        for (let column = 3; column <= (codes?.cellCount ?? 0); column += 1) {
          const value: unknown = row.getCell(column).value;
          if (value === null) continue;
          const code = codes?.getCell(column).text ?? '';
          const key = row.getCell(1).text;
          read.set(`${table} ${key} ${code}`, value);
        }
      });
    }
    const figures = figuresOf(sheet.report.tables);
    assert.deepEqual(
      read,
      new Map(figures.map(({ table, row, column, value }) => [`${table} ${row} ${column}`, value])),
    );
  });

  it('says of a draft on every sheet that it is one', async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(Buffer.from(await reportXlsx({ report: sheet.report })));
    for (const page of workbook.worksheets) {
      assert.match(String(page.headerFooter.oddHeader), /草稿/);
      assert.match(JSON.stringify(page.getSheetValues()), /草稿/);
    }
  });
});

describe('CSV', () => {
  it('holds every figure of several reports in lines of their own', () => {
    const draft = { report: { ...sheet.report, year: 2030 } };
    const lines = reportCsv([sheet, draft]).trimEnd().split('\r\n');
    assert.equal(lines[0], '\uFEFF机关代码,机关,年度,版次,表,行代码,行,列代码,列,数值');
    assert.equal(lines.length, 1 + 2 * 200);
    const { organ, year, tables } = sheet.report;
    const total = tables.table3.received.total;
    assert.ok(
      lines.includes(
        `kfq,${organ.name},${year},第2版,表三,received,一、本年新收政府信息公开申请数量,total,总计,${total}`,
      ),
    );
    assert.equal(lines.filter((line) => line.includes(',2030,草稿')).length, 200);
  });
});

describe('JSON', () => {
  const published = z.fromJSONSchema(
    JSON.parse(reportSchema(origin)) as Parameters<typeof z.fromJSONSchema>[0],
  );

  it('is what its published schema says, sealed or draft, written or not', () => {
    const { texts: _, ...unwritten } = sheet.report;
    for (const one of [sheet, { report: sheet.report }, { report: unwritten }]) {
      const value: unknown = JSON.parse(reportJson(one, origin));
      assert.deepEqual(reportFile.parse(value), value);
      assert.deepEqual(published.parse(value), value);
      assert.deepEqual((value as { tables: unknown }).tables, sheet.report.tables);
    }
  });

  it('would be refused by the schema if it were broken', () => {
    const whole = JSON.parse(reportJson(sheet, origin)) as Record<string, unknown>;
    const breaking: readonly ((report: Record<string, unknown>) => void)[] = [
      (report) => delete report['year'],
      (report) => (report['edition'] = 0),
      (report) => (report['sealedOn'] = '10.3.2023'),
      (report) => (report['more'] = 1),
      (report) => delete (report['tables'] as Record<string, unknown>)['table4'],
      (report) => setFigure(report, 'received', '12'),
      (report) => setFigure(report, 'received', -1),
      (report) => setFigure(report, 'received', 1.5),
      (report) => setFigure(report, 'received', null),
    ];
    for (const spoil of breaking) {
      const broken = structuredClone(whole);
      spoil(broken);
      assert.equal(reportFile.safeParse(broken).success, false, spoil.toString());
      assert.equal(published.safeParse(broken).success, false, spoil.toString());
    }
  });

  it('has a schema that explains every key and names its own address', () => {
    const schema = JSON.parse(reportSchema(origin)) as Record<string, unknown>;
    assert.equal(schema['$id'], 'https://www.kfq.example/shuju/nianbao.schema.json');
    assert.match(JSON.stringify(schema), /5\.要求行政机关确认或重新出具已获取信息/);
  });
});

function setFigure(report: Record<string, unknown>, row: string, value: unknown): void {
  const { table3 } = report['tables'] as { table3: Record<string, Record<string, unknown>> };
  table3[row] = { ...table3[row], total: value };
}

describe('every format', () => {
  for (const format of reportFormatKeys) {
    it(`${format} gives the same bytes for the same edition, at any time`, async () => {
      const { print } = reportFormats[format];
      const first = Buffer.from(await print(sheet, origin));
      await new Promise((resolve) => setTimeout(resolve, 1100));
      assert.ok(first.equals(Buffer.from(await print(sheet, origin))));
    });
  }
});
