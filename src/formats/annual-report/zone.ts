// A part's lines and tables as one stream of labels and figures, whatever the layout.

import { type Block, type GridCell } from './blocks.ts';
import { parseCell } from './cell.ts';
import { table2RowOf } from './labels.ts';
import { headerMark } from './text.ts';

export type Item =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'value';
      readonly value: number | null;
      readonly unit: string;
      readonly unreadable: boolean;
      /** Middle of the figure in its line, where columns are set with spaces. */
      readonly x: number | null;
    }
  /** End of a line or row. */
  | { readonly kind: 'end' };

const blank: Item = { kind: 'value', value: null, unit: '', unreadable: false, x: null };

export function itemsOf(block: Block): readonly Item[] {
  if (block.kind === 'line') return [...lineItems(block.text), { kind: 'end' }];
  if (block.kind === 'blanks') return Array.from({ length: block.count }, () => blank);
  return block.rows.flatMap((row): readonly Item[] => [...rowItems(row), { kind: 'end' }]);
}

/** A row's own cells in order; header cells stay text. */
export function rowItems(row: readonly GridCell[]): readonly Item[] {
  const items: Item[] = [];
  for (const cell of row.slice(0, mostCells)) {
    if (!cell.origin || cell.text.startsWith(headerMark)) continue;
    items.push(...cellItems(cell.text, null));
  }
  return items;
}

function cellItems(text: string, x: number | null): readonly Item[] {
  const parsed = parseCell(text);
  switch (parsed.kind) {
    case 'number':
      return [{ kind: 'value', value: parsed.value, unit: parsed.unit, unreadable: false, x }];
    case 'blank':
      return [{ kind: 'value', value: null, unit: '', unreadable: false, x }];
    case 'unreadable':
      return [{ kind: 'value', value: null, unit: '', unreadable: true, x }];
    case 'text':
      return [{ kind: 'text', text }];
  }
}

/** A word where a figure must stand (`暂无`, `详见附件`) is a figure nobody can read. */
export function asFigure(item: Item): Item {
  if (item.kind !== 'text' || (item.text.length > 6 && !/\d/.test(item.text))) return item;
  return { kind: 'value', value: null, unit: '', unreadable: true, x: null };
}

/** A longer line is running text, no row of a table; a longer row is no row of the form. */
const longestLine = 20_000;
const mostCells = 100;

/** Pieces between spaces; neighbouring text is put together again, figures stand alone. */
function lineItems(line: string): readonly Item[] {
  if (line.length > longestLine) return [];
  const items: Item[] = [];
  const hasColumns = line.trim().includes('  ');
  for (const match of line.matchAll(/\S+/g)) {
    const piece = match[0];
    const named = namedFigure(piece);
    if (named !== null) {
      items.push(...named);
      continue;
    }
    const x = hasColumns ? match.index + piece.length / 2 : null;
    const isNumeral = /^\d[.、．]$/.test(piece);
    const parsed = isNumeral ? [{ kind: 'text', text: piece } as const] : cellItems(piece, x);
    const item = parsed[0];
    const last = items.at(-1);
    const joins = isNear(line, match.index) && table2RowOf(piece) === null;
    if (item?.kind === 'text' && last?.kind === 'text' && joins) {
      items[items.length - 1] = { kind: 'text', text: `${last.text}${item.text}` };
    } else items.push(...parsed);
  }
  return items;
}

/** `结果维持：3` names its figure. */
function namedFigure(piece: string): readonly Item[] | null {
  const at = Math.max(piece.lastIndexOf('：'), piece.lastIndexOf(':'));
  if (at < 1 || piece.length > 60) return null;
  const [figure] = cellItems(piece.slice(at + 1), null);
  if (figure?.kind !== 'value' || figure.value === null) return null;
  return [{ kind: 'text', text: piece.slice(0, at) }, figure];
}

/** One space inside a label is a typesetter's; two or more are the gap between columns. */
function isNear(line: string, index: number): boolean {
  return line[index - 2] !== ' ' && line[index - 1] !== '\t';
}
