// A file as a text of the page: what it says, with its tables, and nothing of it that runs, hides or fetches. Every
// text is escaped by the one writer of HTML; what of Word is more than text is cleaned as a body is.

import { element, type HtmlElement, htmlOf } from '../../rules/body/html-tree.ts';
import type { AttachmentKind } from '../attachment-type.ts';
import { decode } from '../annual-report/decode.ts';
import { readCsv, readText } from '../attachment-text/read-plain.ts';
import { archivePreview } from './archive-preview.ts';
import { cutNote, type MadePreview } from './preview-parts.ts';
import { sheetsPreview, tableOf } from './sheets-preview.ts';
import { wordPreview } from './word-preview.ts';

const mostText = 200_000;

export async function madePreview(kind: AttachmentKind, bytes: Uint8Array): Promise<MadePreview> {
  switch (kind) {
    case 'docx':
      return await wordPreview(bytes);
    case 'xlsx':
      return await sheetsPreview(bytes);
    case 'zip':
      return await archivePreview(bytes);
    case 'csv':
    case 'txt': {
      const decoded = decode(bytes);
      if (!decoded.ok) return { ok: false, why: '文字的编码不能辨认' };
      return ofNodes(kind === 'csv' ? csvNodes(decoded.text) : textNodes(decoded.text));
    }
    default:
      return { ok: false, why: '这种文件不能在网页里显示' };
  }
}

function ofNodes(nodes: readonly HtmlElement[]): MadePreview {
  return { ok: true, html: htmlOf(nodes), pictures: [] };
}

function csvNodes(text: string): readonly HtmlElement[] {
  const rows = readCsv(text).blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const cells = rows
    .map((row) => row.map((cell) => ({ text: cell.text.trim() })))
    .filter((row) => row.some((cell) => cell.text !== ''));
  return tableOf(cells, { rows: cells.length });
}

function textNodes(text: string): readonly HtmlElement[] {
  const shown = text.slice(0, mostText);
  const lines = readText(shown).blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [element('p', [block.piece.text.trimEnd()])] : [],
  );
  return text.length > mostText ? [...lines, cutNote('文字较长，这里只显示前面的部分')] : lines;
}
