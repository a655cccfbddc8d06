// A Word file to HTML, for the same reader as a page. What it unpacks to is bounded before it is opened.

import { zipParts } from '../zip-parts.ts';

/** Of all parts together; an annual report unpacks to a few megabytes. */
const mostUnpacked = 64 * 1024 * 1024;

export type DocxHtml =
  { readonly ok: true; readonly html: string } | { readonly ok: false; readonly reason: string };

export async function docxHtml(bytes: Uint8Array): Promise<DocxHtml> {
  const parts = await zipParts(bytes);
  if (parts === null) return { ok: false, reason: '是压缩文件，但已损坏' };
  if (parts.has('OFD.xml')) return { ok: false, reason: '是OFD文件，请先转换成PDF或DOCX' };
  if (!parts.has('word/document.xml')) {
    return { ok: false, reason: '是XLSX或压缩文件，不是Word文档，请提供DOCX、PDF、HTML或文本' };
  }
  const unpacked = [...parts.values()].reduce((sum, size) => sum + size, 0);
  if (unpacked > mostUnpacked) return { ok: false, reason: '解压后过大' };
  // A hundred files, read with the first Word file and not with every process.
  const { default: mammoth } = await import('mammoth');
  try {
    // Pictures say nothing to the audit.
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    return { ok: true, html: value };
  } catch {
    return { ok: false, reason: '是Word文档，但已损坏或设了密码' };
  }
}
