// Rows of the first sheet of a workbook, one at a time: a hundred thousand never lie in memory together.

import { readFile, stat } from 'node:fs/promises';
import { zipParts } from '../zip-parts.ts';

export interface SheetRow {
  /** As the workbook counts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const mostBytes = 200 * 1024 * 1024;
const mostUnpacked = 1024 * 1024 * 1024;
const mostColumns = 60;

/** A sentence when it is no workbook that can be read; what it unpacks to is known before it is opened. */
export async function whyNoWorkbook(path: string): Promise<string | undefined> {
  const { size } = await stat(path);
  if (size > mostBytes) return `超过${mostBytes / 1024 / 1024} MB，请分成几个文件`;
  const parts = await zipParts(await readFile(path));
  if (parts === null || !parts.has('xl/workbook.xml')) return '不是XLSX工作簿';
  const unpacked = [...parts.values()].reduce((sum, one) => sum + one, 0);
  return unpacked > mostUnpacked ? '解开以后太大，不读取' : undefined;
}

export async function* xlsxRows(path: string): AsyncGenerator<SheetRow> {
  const { WorkbookReader } = await import('@cj-tech-master/excelts');
  const reader = new WorkbookReader(path, { sharedStrings: 'cache', styles: 'cache' });
  for await (const sheet of reader) {
    for await (const row of sheet) {
      const cells: string[] = [];
      for (let n = 1; n <= Math.min(mostColumns, row.cellCount); n += 1) {
        cells.push(textOf(row.getCell(n).value));
      }
      yield { line: row.number, cells };
    }
    return;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    // Days of a sheet are kept as UTC.
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16);
  }
  if (typeof value === 'object') {
    const { richText, result, text } = value as Record<string, unknown>;
    if (Array.isArray(richText)) {
      return richText.map((one: { text?: string }) => one.text ?? '').join('');
    }
    return textOf(result ?? text);
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}
