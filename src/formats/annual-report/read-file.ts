// A file of anyone's annual report, whatever its kind, to a structured reading.

import { maxBytes } from './decode.ts';
import { docxHtml } from './docx-html.ts';
import { pdfBlocks } from './pdf/pdf-blocks.ts';
import { pdfPages } from './pdf/pdfium-page.ts';
import { readBlocks, readReport, type ReadResult } from './read.ts';

/** PDF with a text layer, DOCX, or text in any of its layouts. */
export async function readReportFile(bytes: Uint8Array): Promise<ReadResult> {
  if (bytes.length > maxBytes) return readReport(bytes);
  if (isPdf(bytes)) return await readPdf(bytes);
  if (isZip(bytes)) {
    const html = await docxHtml(bytes);
    return html.ok ? readReport(html.html) : html;
  }
  return readReport(bytes);
}

/** Some senders put a few bytes before the head. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

const scanned: ReadResult = {
  ok: false,
  reason: '是扫描的PDF，没有文字，请先识别成文字（OCR）',
};

async function readPdf(bytes: Uint8Array): Promise<ReadResult> {
  const pages = await pdfPages(bytes);
  if (pages === null) return { ok: false, reason: '是PDF文件，但已损坏或设了密码，打不开' };
  if (pages.every(({ glyphs }) => glyphs.length === 0)) {
    return scanned;
  }
  const read = readBlocks(pdfBlocks(pages));
  const letters = pages.reduce((sum, { glyphs }) => sum + glyphs.length, 0);
  // A stamp or a page number is no text layer.
  return !read.ok && letters < pages.length * 50 ? scanned : read;
}
