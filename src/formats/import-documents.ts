// The import file: JSON Lines, UTF-8, one document a line in the shape of `ImportDocument`
// (rules/import-document.ts). Empty lines are passed over and still count as rows.

import { type CheckedImport, checkImportDocument } from '../rules/import-check.ts';
import type { ImportContext } from '../rules/import-context.ts';
import type { ImportDocument, ImportFault } from '../rules/import-document.ts';

/** Row `n` (from 1) before it is checked; an empty line is undefined. */
export function readJsonLine(
  line: string,
  n: number,
): { readonly value: unknown } | { readonly faults: readonly ImportFault[] } | undefined {
  const text = n === 1 ? line.replace(/^\uFEFF/, '') : line;
  if (text.trim() === '') return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const message = `第${n}行：不是完整的JSON（${error instanceof Error ? error.message : ''}）`;
    return { faults: [{ row: n, field: '', code: 'not-json', message }] };
  }
}

/** Reads and checks row `n` (from 1); an empty line is undefined. */
export function readImportLine(
  line: string,
  n: number,
  context: ImportContext,
): CheckedImport | undefined {
  const read = readJsonLine(line, n);
  if (read === undefined || 'faults' in read) return read;
  return checkImportDocument(read.value, n, context);
}

export function writeImportLine(document: ImportDocument): string {
  return `${JSON.stringify(document)}\n`;
}
