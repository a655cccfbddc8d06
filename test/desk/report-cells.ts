// The cells of a report as each of its files tells them.

import * as excel from '@cj-tech-master/excelts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import type { ReportFormat } from '../../src/formats/report-files/formats.ts';

export type Cells = ReadonlyMap<string, number>;

export async function cellsIn(format: ReportFormat | 'html', bytes: Uint8Array): Promise<Cells> {
  const text = (): string => new TextDecoder().decode(bytes);
  switch (format) {
    case 'xlsx':
      return await cellsOfWorkbook(bytes);
    case 'csv':
      return cellsOfCsv(text());
    case 'json':
      return cellsOfTables((JSON.parse(text()) as { tables: object }).tables);
    case 'html':
    case 'docx':
    case 'pdf': {
      const read = await readReportFile(bytes);
      if (!read.ok) throw new Error(`${format} is not read`);
      return new Map([...read.report.cells].map(([place, cell]) => [place, Number(cell)]));
    }
  }
}

async function cellsOfWorkbook(bytes: Uint8Array): Promise<Cells> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes));
  const cells = new Map<string, number>();
  for (const table of [2, 3, 4]) {
    const sheet = workbook.worksheets[table - 1];
    if (sheet === undefined) throw new Error(`no sheet of Table ${table}`);
    const rows: unknown[][] = [];
    sheet.eachRow((row) => void rows.push((row.values as unknown[]).slice(1)));
    const codes = rows.find(([first]) => first === 'row') ?? [];
    for (const row of rows) {
      if (typeof row[0] !== 'string') continue;
      for (const [n, value] of row.entries()) {
        if (n < 2 || typeof value !== 'number') continue;
        cells.set(placeOf(table, row[0], String(codes[n])), value);
      }
    }
  }
  return cells;
}

/** No field of such a file holds a comma but names of organs, which stand before the codes. */
function cellsOfCsv(text: string): Cells {
  return new Map(
    text
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => {
        const [, , , , table = '', row = '', , column = '', , value = ''] =
          line
            .match(/("([^"]|"")*"|[^,]*)(,|$)/g)
            ?.map((field) => field.replace(/,$/, '').replaceAll(/^"|"$/g, '')) ?? [];
        return [placeOf('一二三四'.indexOf(table.slice(1)) + 1, row, column), Number(value)];
      }),
  );
}

/** A row of one cell is its own place in Table 2. */
function placeOf(table: number, row: string, column: string): string {
  const isSingle = ['licensing', 'penalty', 'coercion', 'fees'].includes(row);
  return isSingle ? `table${table}.${row}` : `table${table}.${row}.${column}`;
}

function cellsOfTables(tables: object, prefix = ''): Cells {
  return new Map(
    Object.entries(tables).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'number'
        ? [[`${prefix}${key}`, value] as const]
        : [...cellsOfTables(value as object, `${prefix}${key}.`)],
    ),
  );
}
