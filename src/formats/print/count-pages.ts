// How many pages a paper has, where that can be told: what we printed by pdf-lib, what a stranger made in a
// thread of its own.

import { PDFDocument } from 'pdf-lib';
import { pagesOf } from '../redact/redact-pdf.ts';

export async function countPages(
  bytes: Uint8Array,
  extension: string,
  isOurs: boolean,
): Promise<number | undefined> {
  if (extension === 'jpg' || extension === 'png') return 1;
  if (extension !== 'pdf') return undefined;
  if (!isOurs) return (await pagesOf(bytes))?.length;
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  return file.getPageCount();
}
