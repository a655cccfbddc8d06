// A document on its way in, how it is told of, and what the import was asked to do.

import type { OldFiles } from '../../formats/old-site/old-files.ts';
import type { ColumnAddress } from '../../rules/import-column-address.ts';
import {
  type CheckedDocument,
  type ImportDocument,
  type ImportFault,
  type ImportFaultCode,
  importFieldLabels,
} from '../../rules/import-document.ts';
import type { ImportMapping, MappingNotes } from '../../rules/import-mapping.ts';

export interface ImportLine {
  readonly row: number;
  /** The page, where a row is one. */
  readonly place?: string;
  readonly document: CheckedDocument;
}

/** Lists of the old site that lead to a column. */
export interface AddressRow {
  readonly row: number;
  readonly place?: string;
  readonly addresses: readonly ColumnAddress[];
}

export interface ImportOptions {
  /** Everything is checked and nothing written. */
  readonly dryRun?: boolean;
  /** The folder that attachments and pictures lie in, and where they go. */
  readonly files?: { readonly from: OldFiles; readonly dataFolder: string };
  /** A document whose file is missing stays out, or comes in without it and is told. */
  readonly missingFiles?: 'refuse' | 'note';
  /** Personal data in the text is told, masked (条例 15); an import decides nothing about it. */
  readonly findPersonalData?: boolean;
  readonly mapping?: ImportMapping;
  readonly notes?: MappingNotes;
  readonly onProgress?: (progress: { readonly rows: number; readonly imported: number }) => void;
}

export function placeOf({
  row,
  place,
}: {
  readonly row: number;
  readonly place?: string | undefined;
}): string {
  return place ?? `第${row}行`;
}

export function faultOf(
  { row, place }: Pick<ImportLine, 'row' | 'place'>,
  field: keyof ImportDocument,
  code: ImportFaultCode,
  text: string,
): ImportFault {
  const message = `${placeOf({ row, place })} ${importFieldLabels[field]}（${field}）：${text}`;
  return { row, ...(place === undefined ? {} : { place }), field, code, message };
}
