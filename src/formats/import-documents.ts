// The import file: JSON Lines, UTF-8, one document a line in the shape of `ImportDocument`
// (rules/import-document.ts). Empty lines are passed over and still count as rows.

import {
  type CheckedImport,
  checkImportDocument,
  type ImportContext,
} from '../rules/import-check.ts';
import type { ImportDocument } from '../rules/import-document.ts';

/** Reads and checks row `n` (from 1); an empty line is undefined. */
export function readImportLine(
  line: string,
  n: number,
  context: ImportContext,
): CheckedImport | undefined {
  const text = n === 1 ? line.replace(/^\uFEFF/, '') : line;
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `第${n}行：不是完整的JSON（${error instanceof Error ? error.message : ''}）`;
    return { faults: [{ row: n, field: '', code: 'not-json', message }] };
  }
  return checkImportDocument(value, n, context);
}

export function writeImportLine(document: ImportDocument): string {
  return `${JSON.stringify(document)}\n`;
}
