// The first sheet of a workbook as rows of text and numbers. Formulas give the value they were saved with and are
// never computed; what it unpacks to is bounded before it is opened.

import type { SheetCell } from './xlsx.ts';
import { zipParts } from './zip-parts.ts';

export interface ReadRow {
  /** As the workbook counts, from 1. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

export type ReadSheet =
  | { readonly ok: true; readonly rows: readonly ReadRow[] }
  | { readonly ok: false; readonly why: 'unreadable' | 'too-long' };

const mostUnpacked = 16 * 1024 * 1024;

export async function readXlsx(
  bytes: Uint8Array,
  { mostBytes, mostRows, columns }: { mostBytes: number; mostRows: number; columns: number },
): Promise<ReadSheet> {
  const unreadable = { ok: false, why: 'unreadable' } as const;
  if (bytes.length > mostBytes) return unreadable;
  const parts = await zipParts(bytes);
  if (parts === null || !parts.has('xl/workbook.xml')) return unreadable;
  const unpacked = [...parts.values()].reduce((sum, size) => sum + size, 0);
  if (unpacked > mostUnpacked) return unreadable;
  try {
    const { Workbook } = await import('@cj-tech-master/excelts');
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes);
    const sheet = workbook.worksheets[0];
    if (sheet === undefined) return unreadable;
    if (sheet.actualRowCount > mostRows) return { ok: false, why: 'too-long' };
    const rows: ReadRow[] = [];
    sheet.eachRow((row, line) => {
      const cells = Array.from({ length: columns }, (_, n) => plain(row.getCell(n + 1)));
      rows.push({ line, cells });
    });
    return { ok: true, rows };
  } catch {
    return unreadable;
  }
}

interface ReadCell {
  readonly value: unknown;
  readonly result?: unknown;
  readonly text: string;
}

function plain({ value, result, text }: ReadCell): SheetCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof result === 'number') return result;
  return text;
}
