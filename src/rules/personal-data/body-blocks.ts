// A document's body as pieces of text with their places, and back: what is masked keeps the marks around it. The body
// was cleaned before (formats/document-body.ts), so that its marks are the known few and balanced.

import type { FoundData } from './find.ts';
import { addRun, maskedSource, type SourcePiece } from './source-piece.ts';
import type { Piece, Place, TextBlock } from './text-block.ts';

/** A piece of a body: where its text stands in the HTML. */
export interface BodyPiece extends SourcePiece {
  /** Among `blockTags` in the order of the body, from 0: the same in every reading of it. */
  readonly block: number;
}

/** For `querySelectorAll` too, without paragraphs in cells and items: both sides count the same. */
export const blockTags = ['p', 'h2', 'h3', 'h4', 'li', 'caption', 'td', 'th'] as const;

const holders: readonly string[] = ['li', 'caption', 'td', 'th'];

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  nbsp: '\u00A0',
};

interface Open {
  readonly tag: string;
  readonly block: number;
  readonly place: Place;
  readonly spans: { readonly columns: number; readonly rows: number };
  text: string;
  readonly runs: SourcePiece['runs'][number][];
}

interface OpenTable {
  title: string;
  readonly rows: Piece[][];
  readonly table: number;
  /** Rows that a cell above still reaches down, by column. */
  readonly carried: number[];
}

interface Reading {
  readonly blocks: TextBlock[];
  readonly open: Open[];
  readonly tables: OpenTable[];
  readonly count: { block: number; paragraph: number; table: number };
  lastParagraph: string;
}

export function bodyBlocks(html: string): readonly TextBlock[] {
  const reading: Reading = {
    blocks: [],
    open: [],
    tables: [],
    count: { block: 0, paragraph: 0, table: 0 },
    lastParagraph: '',
  };
  const outside = newBlock('', -1, {}, '');
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+/g)) {
    const [whole, slash, tag, attributes = ''] = match;
    const into = reading.open.at(-1) ?? outside;
    if (tag === undefined) addText(into, whole, match.index);
    else if (tag === 'br') addRun(into, '\n', match.index, whole.length);
    else if (slash === '/') close(reading, tag);
    else enter(reading, tag, attributes);
  }
  for (const one of reading.open.toReversed()) finish(reading, one);
  finish(reading, outside);
  return reading.blocks;
}

function newBlock(tag: string, block: number, place: Place, attributes: string): Open {
  const span = (name: string): number =>
    Math.min(
      1000,
      Math.max(1, Number(new RegExp(`\\b${name}="(\\d{1,4})"`).exec(attributes)?.[1] ?? 1)),
    );
  const spans = { columns: span('colspan'), rows: span('rowspan') };
  return { tag, block, place, spans, text: '', runs: [] };
}

function enter(reading: Reading, tag: string, attributes: string): void {
  const { count, tables, open } = reading;
  const table = tables.at(-1);
  if (tag === 'table') {
    count.table += 1;
    tables.push({ title: reading.lastParagraph, rows: [], table: count.table, carried: [] });
  } else if (tag === 'tr' && table !== undefined) {
    table.rows.push([]);
    fillCarried(table);
  } else if ((blockTags as readonly string[]).includes(tag)) {
    const inside = open.at(-1);
    const isCell = tag === 'td' || tag === 'th';
    // Editors put a paragraph into every cell and item: it is the cell that is counted.
    const holder = tag === 'p' ? open.findLast((one) => holders.includes(one.tag)) : undefined;
    const block = holder?.block ?? count.block;
    open.push(newBlock(tag, block, placeIn(reading, isCell, inside?.place), attributes));
    if (holder === undefined) count.block += 1;
  }
}

function placeIn({ tables, count }: Reading, isCell: boolean, inside: Place | undefined): Place {
  const table = tables.at(-1);
  if (table !== undefined && table.rows.length > 0) {
    if (!isCell && inside !== undefined) return inside;
    const column = (table.rows.at(-1)?.length ?? 0) + 1;
    return { table: table.table, row: table.rows.length, column };
  }
  count.paragraph += 1;
  return { paragraph: count.paragraph };
}

function close(reading: Reading, tag: string): void {
  if (tag === 'table') {
    const table = reading.tables.pop();
    if (table === undefined) return;
    reading.blocks.push({ kind: 'table', title: table.title, rows: table.rows });
    return;
  }
  const at = reading.open.findLastIndex((one) => one.tag === tag);
  if (at < 0) return;
  for (const one of reading.open.splice(at).toReversed()) finish(reading, one);
}

function finish(reading: Reading, one: Open): void {
  const { text, place, block, runs } = one;
  const piece: BodyPiece = { text, place, block, runs };
  const table = reading.tables.at(-1);
  if (table !== undefined && (one.tag === 'td' || one.tag === 'th')) {
    addCell(table, piece, one.spans);
    return;
  }
  if (text.trim() === '') return;
  reading.blocks.push({ kind: 'paragraph', piece });
  if (table === undefined) reading.lastParagraph = text;
  else if (one.tag === 'caption') table.title = text;
}

/** Cells stand below their headings, also where one reaches over several columns or rows. */
function addCell(table: OpenTable, piece: Piece, { columns, rows }: Open['spans']): void {
  const row = table.rows.at(-1);
  if (row === undefined) return;
  for (let n = 0; n < columns; n += 1) {
    table.carried[row.length] = rows - 1;
    row.push(n === 0 ? piece : { text: '', place: piece.place });
  }
  fillCarried(table);
}

function fillCarried(table: OpenTable): void {
  const row = table.rows.at(-1);
  if (row === undefined) return;
  for (let left = table.carried[row.length] ?? 0; left > 0; left = table.carried[row.length] ?? 0) {
    table.carried[row.length] = left - 1;
    row.push({ text: '', place: { table: table.table, row: table.rows.length } });
  }
}

function addText(into: Open, raw: string, at: number): void {
  let end = 0;
  for (const match of raw.matchAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|quot|amp|nbsp));/gi)) {
    addRun(into, raw.slice(end, match.index), at + end);
    const [whole, decimal, hex, name] = match;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isCode = name === undefined && code <= 0x10ffff;
    const character = isCode ? String.fromCodePoint(code) : entities[name?.toLowerCase() ?? ''];
    addRun(into, character ?? whole, at + match.index, whole.length);
    end = match.index + whole.length;
  }
  addRun(into, raw.slice(end), at + end);
}

/** The body with these masked: the marks within a number stay, its characters go. */
export function maskedBody(html: string, found: readonly FoundData[]): string {
  return maskedSource(html, found);
}
