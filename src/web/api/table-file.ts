// A list as a file for spreadsheets, XLSX or CSV from the same columns.

import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type SheetCell, xlsxOf, xlsxType } from '../../formats/xlsx.ts';
import { csvOf } from '../../formats/csv.ts';

export const fileFormat = z.enum(['xlsx', 'csv']).default('xlsx');

export type TableColumns<T> = readonly (readonly [
  heading: string,
  value: (item: T) => SheetCell,
])[];

export interface TableFile<T> {
  /** Name of the sheet, and of the file in the reader's folder. */
  readonly name: string;
  readonly format: 'xlsx' | 'csv';
  readonly columns: TableColumns<T>;
  readonly items: readonly T[];
  readonly note?: string | undefined;
}

export async function sendTable<T>(http: Context, file: TableFile<T>): Promise<Response> {
  const { name, format, columns, items, note } = file;
  const encoded = encodeURIComponent(`${name}.${format}`);
  http.header(
    'Content-Disposition',
    `attachment; filename="table.${format}"; filename*=UTF-8''${encoded}`,
  );
  if (format === 'csv') {
    http.header('Content-Type', 'text/csv; charset=utf-8');
    const texts = columns.map(
      ([heading, value]) => [heading, (item: T) => String(value(item) ?? '')] as const,
    );
    return http.body(`${csvOf(texts, items)}${note === undefined ? '' : `${note}\r\n`}`);
  }
  http.header('Content-Type', xlsxType);
  const bytes = await xlsxOf({
    name,
    headings: columns.map(([heading]) => heading),
    rows: items.map((item) => columns.map(([, value]) => value(item))),
    ...(note === undefined ? {} : { note }),
  });
  return http.body(new Uint8Array(bytes));
}
