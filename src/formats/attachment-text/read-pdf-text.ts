// The text of a PDF, page by page. What was scanned has none: it says so.

import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { TextBlock } from '../../rules/personal-data/text-block.ts';
import type { FileReading } from './file-reading.ts';

const mostPages = 2000;

/** `undefined`: damaged, or locked with a password. */
export async function readPdfText(bytes: Uint8Array): Promise<FileReading | undefined> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const count = document.getPageCount();
    const blocks: TextBlock[] = [];
    const empty: number[] = [];
    for (let n = 0; n < Math.min(count, mostPages); n += 1) {
      const text = document.getPage(n).getText();
      if (text.replaceAll(/\s/g, '').length < 5) empty.push(n + 1);
      for (const [line, written] of text.split(/\r?\n/).entries()) {
        if (written.trim() === '') continue;
        const place = { page: n + 1, row: line + 1 };
        blocks.push({ kind: 'paragraph', piece: { text: written, place } });
      }
    }
    document.destroy();
    return { blocks, notes: pageNotes(empty, count) };
  } catch {
    return undefined;
  } finally {
    library.destroy();
  }
}

function pageNotes(empty: readonly number[], count: number): readonly string[] {
  const notes: string[] = [];
  if (empty.length === count) notes.push('是扫描件，没有文字，不能自动检查，请人工看过');
  else if (empty.length > 0) {
    const named = empty.slice(0, 10).join('、');
    const more = empty.length > 10 ? `等${empty.length}页` : '页';
    notes.push(`第${named}${more}没有文字，不能自动检查，请人工看过`);
  }
  if (count > mostPages) notes.push(`超过${mostPages}页，后面的没有检查`);
  return notes;
}
