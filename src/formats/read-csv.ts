// A table in text, row by row: UTF-8 with or without its mark, or the GB 18030 that spreadsheets in China save.

export interface CsvRow {
  /** As the file counts its lines, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export function* csvRows(bytes: Uint8Array): Generator<CsvRow> {
  const text = decoded(bytes);
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        const quote = text.indexOf('"', end);
        const stop = quote < 0 ? text.length : quote;
        cell += text.slice(end, stop);
        end = stop + 1;
        if (text[end] !== '"' || quote < 0) break;
        cell += '"';
        end += 1;
      }
      line += cell.split('\n').length - 1;
      at = end;
    }
    const rest = /[^,\r\n]*/y;
    rest.lastIndex = at;
    cell += rest.exec(text)?.[0] ?? '';
    at = rest.lastIndex;
    cells.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    if (cells.some((one) => one.trim() !== '')) yield { line: begun, cells };
    cells = [];
    line += 1;
    begun = line;
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
