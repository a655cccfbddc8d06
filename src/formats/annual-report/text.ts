// Plain text and Markdown to blocks. A table is a run of lines with several cells between `|` or tabs;
// a line with a single cell before its `|` is a cell of a table spread over lines, and stays a line.

import { type Block, type GridCell, visible } from './blocks.ts';
import { parseCell } from './cell.ts';

export function textBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let rows: (readonly GridCell[])[] = [];
  const endTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', exact: false, rows });
    rows = [];
  };
  const lines = text
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/)
    .map((raw) =>
      visible(raw).replaceAll('\u00a0', ' ').replaceAll(longGap, gap).replaceAll(/[│┃║]/g, '|'),
    );
  const bars = barsOf(lines);
  const bordered = isBordered(lines);
  const hasCommas = lines.filter(isCommaRow).length >= 10;
  for (const line of lines) {
    if (isPageMark(line)) continue;
    if (isBorder(line)) continue;
    const cells = cellsOf(line, bordered) ?? (hasCommas ? commaCells(line) : null);
    if (cells === null) {
      endTable();
      blocks.push(...spreadCells(line, bars));
    } else if (cells === 'rule') {
      // The rule under a Markdown header makes the row above it a header, unless it holds figures: a
      // table that goes on over a page begins with a row like any other.
      rows = rows.slice(0, -1).concat(rows.slice(-1).map(asHeader));
    } else rows.push(cells.map((cell) => ({ text: cell, origin: true })));
  }
  endTable();
  return bars === 'between' ? withoutSeparators(blocks) : blocks;
}

/** Where a table is spread over lines: a bar behind each cell, a line with a bar between two cells. */
type Bars = 'behind' | 'between';

function isBehind(line: string): boolean {
  return line.length < 300 && line.includes('|') && /^[^|]*[^|\s][^|]*\|[|\s]*$/.test(line);
}

function barsOf(lines: readonly string[]): Bars | null {
  if (lines.filter(isBehind).length >= 5) return 'behind';
  return lines.filter((line) => line.trim() === '|').length >= 8 ? 'between' : null;
}

/** Markdown rows begin with a bar; where rows begin with text, a bar in front is a blank cell. */
function isBordered(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => line.length < 2000 && line.split('|').length > 2);
  const bare = rows.filter((line) => !line.trim().startsWith('|')).length;
  return bare < rows.length * 0.2;
}

/** The one cell of a line, and the blank cells that its bars tell of. */
function spreadCells(line: string, bars: Bars | null): readonly Block[] {
  if (!line.includes('|'))
    return line.trim() === '' ? [] : [{ kind: 'line', text: line.trimEnd() }];
  const text = line.replaceAll('|', ' ').trim();
  const cell: readonly Block[] = text === '' ? [] : [{ kind: 'line', text }];
  const count = Math.min(mostBlanks, line.split('|').length - 1 - cell.length);
  const tells = text === '' ? bars !== null : bars === 'behind' && !line.trim().startsWith('|');
  return tells && count > 0 ? [...cell, { kind: 'blanks', count }] : cell;
}

const mostBlanks = 60;

/** Of bars between two cells one parts them, each further one stands for a blank cell. */
function withoutSeparators(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block, i): readonly Block[] => {
    if (block.kind !== 'blanks') return [block];
    if (blocks[i - 1]?.kind === 'blanks') return [block];
    return block.count > 1 ? [{ kind: 'blanks', count: block.count - 1 }] : [];
  });
}

/** No column of a page is wider; longer runs only cost time. */
const longGap = /[ \u3000]{200,}/g;
const gap = ' '.repeat(200);

function asHeader(row: readonly GridCell[]): readonly GridCell[] {
  if (row.some((cell) => parseCell(cell.text).kind === 'number')) return row;
  return row.map((cell) => ({
    ...cell,
    text: cell.text === '' ? '' : `${headerMark}${cell.text}`,
  }));
}

/** Keeps header cells from being taken for row labels. */
export const headerMark = '\u0001';

/** A line whose cells are marked off: `| a | b |`, `a | b`, `a<tab>b`. `rule`: `|---|---|`. */
function cellsOf(line: string, bordered: boolean): readonly string[] | 'rule' | null {
  if (line.includes('|')) {
    const trimmed = line.trim();
    if (/^\|?\s*:?-{2,}[-|:\s]*$/.test(trimmed) && trimmed.includes('|')) return 'rule';
    const inner = (bordered ? trimmed.replace(/^\|/, '') : trimmed).replace(/\|$/, '');
    const cells = inner.split('|').map((cell) => cell.trim());
    return cells.filter((cell) => cell !== '').length >= 2 ? cells : null;
  }
  if (line.includes('\t')) {
    const cells = line.trimEnd().split('\t');
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    return filled >= 2 ? cells.map((cell) => cell.trim()) : null;
  }
  return null;
}

/** A page number that says so: `- 3 -`, `第 3 页`. A bare number may be a cell. */
function isPageMark(line: string): boolean {
  const text = line.trim();
  if (text.length > 24 || !/\d/.test(text)) return false;
  return (
    /^[-—–]\s*\d{1,3}\s*[-—–]$/.test(text) ||
    /^第\s*\d{1,3}\s*页(?:[，,/\s]*共\s*\d{1,3}\s*页)?$/.test(text)
  );
}

/** A line of nothing but what borders of tables are drawn with. */
function isBorder(line: string): boolean {
  return line.length < 2000 && /^[\s|]*[─-╿+]/.test(line) && /^[\s|+=─-╿-]+$/.test(line);
}

/** Values parted by commas: more figures and blanks than words, which no sentence has. */
function isCommaRow(line: string): boolean {
  const cells = commaCells(line);
  if (cells === null) return false;
  const words = cells.filter((cell) => parseCell(cell).kind === 'text').length;
  return words >= 1 && words < cells.length / 2;
}

function commaCells(line: string): readonly string[] | null {
  if (line.length > 1000 || line.includes('。') || line.split(',').length < 3) return null;
  const cells = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return cells.map(([, quoted, bare = '']) => (quoted?.replaceAll('""', '"') ?? bare).trim());
}
