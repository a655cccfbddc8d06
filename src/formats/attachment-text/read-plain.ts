// Text, tables in text (CSV) and web pages as files.

import { addRun, type SourcePiece } from '../../rules/personal-data/source-piece.ts';
import type { TextBlock } from '../../rules/personal-data/text-block.ts';
import type { FileReading } from './file-reading.ts';

export function readText(text: string): FileReading {
  const blocks: TextBlock[] = [];
  let at = 0;
  for (const [n, line] of text.split('\n').entries()) {
    if (line.trim() !== '') {
      blocks.push({ kind: 'paragraph', piece: pieceAt(line, at, { row: n + 1 }) });
    }
    at += line.length + 1;
  }
  return { blocks, notes: [] };
}

/** Comma or tabulator, whichever the first line has more of; cells in quotation marks may hold both. */
export function readCsv(text: string): FileReading {
  const [head = ''] = text.split('\n', 1);
  const separator = head.split('\t').length > head.split(',').length ? '\t' : ',';
  const rows: SourcePiece[][] = [[]];
  const cell = separator === ',' ? /"((?:[^"]|"")*)"|[^,\r\n]+/y : /"((?:[^"]|"")*)"|[^\t\r\n]+/y;
  let at = 0;
  while (at < text.length) {
    const row = rows.at(-1) ?? [];
    cell.lastIndex = at;
    const match = cell.exec(text);
    const quoted = match?.[1];
    const place = { row: rows.length, column: row.length + 1 };
    const from = at + (quoted === undefined ? 0 : 1);
    row.push(pieceAt(quoted ?? match?.[0] ?? '', from, place));
    at += match?.[0].length ?? 0;
    if (text.startsWith('\r', at)) at += 1;
    if (text.startsWith('\n', at)) rows.push([]);
    at += 1;
  }
  return { blocks: [{ kind: 'table', title: '', rows }], notes: [] };
}

function pieceAt(text: string, from: number, place: SourcePiece['place']): SourcePiece {
  const piece = { text: '', runs: [] as SourcePiece['runs'][number][], place };
  addRun(piece, text, from);
  return piece;
}
