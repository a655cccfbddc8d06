// Which of the three sources it is: the ending says so.

import { createReadStream } from 'node:fs';
import { textLines } from '../text-lines.ts';
import { openOldFiles, type OldFiles } from './old-files.ts';
import {
  folderSource,
  type ImportRecord,
  linesSource,
  sheetSource,
  type SourceContext,
} from './sources.ts';
import { whyNoWorkbook, xlsxRows } from './xlsx-rows.ts';

/** `files`: the folder beside a workbook. */
export type OldSource = (
  context: SourceContext,
  files: OldFiles | undefined,
) => AsyncGenerator<ImportRecord>;

/** A sentence when it is none of them. */
export async function openOldSource(path: string, isFolder: boolean): Promise<OldSource | string> {
  if (isFolder) {
    const files = await openOldFiles(path);
    return (context) => folderSource(files, context);
  }
  if (/\.xlsx$/i.test(path)) {
    const fault = await whyNoWorkbook(path);
    return fault ?? ((context, files) => sheetSource(xlsxRows(path), context, files));
  }
  if (/\.(?:xls|et|csv)$/i.test(path)) return '请另存为XLSX再导入';
  return () => linesSource(linesOf(path));
}

/** Opened when the first line is asked for: a reader that is not listened to yet loses its lines. */
async function* linesOf(file: string): AsyncIterable<string> {
  yield* textLines(createReadStream(file));
}
