// How many pages a paper has, where that can be told: what we printed by pdf-lib, what a stranger made in a
// thread of its own.

import { pagesOf } from '../redact/redact-pdf.ts';

export async function countPages(
  bytes: Uint8Array,
  extension: string,
  isOurs: boolean,
): Promise<number | undefined> {
  if (extension === 'jpg' || extension === 'png') return 1;
  if (extension !== 'pdf') return undefined;
  if (!isOurs) return (await pagesOf(bytes))?.length;
  // Read when it is first needed: a hundred and seventy files that most processes never use.
  const { PDFDocument } = await import('pdf-lib');
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  return file.getPageCount();
}
