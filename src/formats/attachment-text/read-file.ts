// A file that is to be published, read for what it says. What cannot be read says so.

import { decode } from '../annual-report/decode.ts';
import { cleanBody } from '../document-body.ts';
import { bodyBlocks } from '../../rules/personal-data/body-blocks.ts';
import type { FileReading } from './file-reading.ts';
import { type OfficeParts, partsOf } from './office-zip.ts';
import { isLockedArchive, readArchive } from './read-archive.ts';
import { readDocx } from './read-docx.ts';
import { readPdfText } from './read-pdf-text.ts';
import { readCsv, readText } from './read-plain.ts';
import { readXlsxText } from './read-xlsx-text.ts';

export type ReadFormat = 'docx' | 'xlsx' | 'pdf' | 'csv' | 'text' | 'html' | 'zip';

export type ReadResult =
  | {
      readonly ok: true;
      readonly format: ReadFormat;
      readonly reading: FileReading;
      /** Of an office file. */
      readonly parts?: OfficeParts;
      /** Of a text. */
      readonly text?: string;
    }
  | { readonly ok: false; readonly why: string };

/**
 * @param isInside it lies in an archive: an archive in an archive is not opened
 * @param name its ending tells a CSV from a text, and what cannot be read by its name
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  isInside = false,
): Promise<ReadResult> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  try {
    if (startsWith(bytes, '%PDF-')) {
      const reading = await readPdfText(bytes);
      return reading === undefined
        ? { ok: false, why: 'PDF文件损坏或者设了密码' }
        : { ok: true, format: 'pdf', reading };
    }
    if (startsWith(bytes, 'PK\u0003\u0004')) return await readZip(bytes, ending, isInside);
    if (unread.has(ending)) return { ok: false, why: `${ending.toUpperCase()}文件` };
    const decoded = decode(bytes);
    if (!decoded.ok) return { ok: false, why: decoded.reason };
    const { text } = decoded;
    if (ending === 'csv') return { ok: true, format: 'csv', reading: readCsv(text), text };
    if (ending === 'html' || ending === 'htm') {
      const reading = { blocks: bodyBlocks(cleanBody(text)), notes: [] };
      return { ok: true, format: 'html', reading, text };
    }
    return { ok: true, format: 'text', reading: readText(text), text };
  } catch {
    return { ok: false, why: '文件损坏，或者不是办公软件写出的格式' };
  }
}

const unread = new Set('mp4 m4v webm jpg jpeg png ofd ceb doc xls wps et zip rar'.split(' '));

async function readZip(bytes: Uint8Array, ending: string, isInside: boolean): Promise<ReadResult> {
  if (isLockedArchive(bytes)) return { ok: false, why: '压缩包设了密码' };
  const parts = await partsOf(bytes);
  if (parts === undefined) return { ok: false, why: '文件损坏，或者解压后过大' };
  if (parts.has('word/document.xml')) {
    return { ok: true, format: 'docx', reading: readDocx(parts), parts };
  }
  if (parts.has('xl/workbook.xml')) {
    return { ok: true, format: 'xlsx', reading: readXlsxText(parts), parts };
  }
  // A container of a layout, not of files that a reader unpacks.
  if (ending === 'ofd' || parts.has('OFD.xml')) return { ok: false, why: 'OFD文件' };
  if (isInside) return { ok: false, why: '压缩包' };
  const reading = await readArchive(parts, (content, name) => readFile(content, name, true));
  return { ok: true, format: 'zip', reading };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Array.from(text).every((character, n) => bytes[n] === character.charCodeAt(0));
}
