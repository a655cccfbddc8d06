// The ruled tables of a page: its lines cut the page into small rectangles, and rectangles with no line
// between them are one cell.

import type { GridCell } from '../blocks.ts';
import type { Box, Glyph, PdfPage } from './pdfium-page.ts';
import { piecesOf, textIn } from './page-lines.ts';

export interface RuledTable extends Box {
  readonly rows: readonly (readonly GridCell[])[];
}

/** Ends of lines that belong together meet within so many points. */
const near = 3.5;

export function ruledTables({ rules, glyphs }: PdfPage): readonly RuledTable[] {
  const horizontal = rules.filter((r) => r.right - r.left >= r.bottom - r.top && long(r));
  const vertical = rules.filter((r) => r.right - r.left < r.bottom - r.top && long(r));
  return connected(horizontal, vertical).flatMap((group) => tableOf(group, glyphs) ?? []);
}

function long({ left, right, top, bottom }: Box): boolean {
  return Math.max(right - left, bottom - top) > 4;
}

interface Group {
  readonly horizontal: Box[];
  readonly vertical: Box[];
}

/** Lines that touch each other, through others, are one table's. */
function connected(horizontal: readonly Box[], vertical: readonly Box[]): readonly Group[] {
  const groups: (Group & { box: Box })[] = [];
  const all = [
    ...horizontal.map((rule) => ({ rule, is: 'horizontal' as const })),
    ...vertical.map((rule) => ({ rule, is: 'vertical' as const })),
  ].toSorted((a, b) => a.rule.top - b.rule.top);
  for (const { rule, is } of all) {
    const touching = groups.filter(({ box }) => touches(box, rule));
    const [first, ...others] = touching;
    const group = first ?? { horizontal: [], vertical: [], box: rule };
    if (first === undefined) groups.push(group);
    for (const other of others) {
      group.horizontal.push(...other.horizontal);
      group.vertical.push(...other.vertical);
      group.box = around(group.box, other.box);
      groups.splice(groups.indexOf(other), 1);
    }
    group[is].push(rule);
    group.box = around(group.box, rule);
  }
  return groups;
}

function touches(a: Box, b: Box): boolean {
  return (
    a.left <= b.right + near &&
    b.left <= a.right + near &&
    a.top <= b.bottom + near &&
    b.top <= a.bottom + near
  );
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** More lines than any form has; a drawing or an attack. */
const mostLines = 120;

function tableOf({ horizontal, vertical }: Group, glyphs: readonly Glyph[]): RuledTable | null {
  const xs = places(vertical.map((r) => (r.left + r.right) / 2));
  const ys = withEnds(places(horizontal.map((r) => (r.top + r.bottom) / 2)), vertical);
  if (xs.length < 3 || ys.length < 2 || xs.length > mostLines || ys.length > mostLines) return null;
  const [width, height] = [xs.length - 1, ys.length - 1];
  const owner = Array.from({ length: width * height }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (owner[at] !== at) at = owner[at] ?? at;
    return at;
  };
  const join = (a: number, b: number): void => {
    const [one, other] = [root(a), root(b)];
    owner[Math.max(one, other)] = Math.min(one, other);
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [middleX, middleY] = [mid(xs, x), mid(ys, y)];
      const at = y * width + x;
      if (x + 1 < width && !vertical.some((r) => crosses(r, xs[x + 1] ?? 0, middleY, 'vertical')))
        join(at, at + 1);
      if (
        y + 1 < height &&
        !horizontal.some((r) => crosses(r, middleX, ys[y + 1] ?? 0, 'horizontal'))
      )
        join(at, at + width);
    }
  }
  const box = {
    left: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
  };
  const texts = textsOf(glyphs, xs, ys, (x, y) => root(y * width + x));
  if (isHalfRuled([...texts.values()])) return null;
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x): GridCell => {
      const cell = root(y * width + x);
      return { text: textIn(texts.get(cell) ?? []), origin: cell === y * width + x };
    }),
  );
  return { ...box, rows };
}

/** Lines between rows alone, or between columns alone, leave several figures in a cell. */
function isHalfRuled(cells: readonly (readonly Glyph[])[]): boolean {
  const several = cells.filter((glyphs) => {
    if (glyphs.length < 2 || !glyphs.every(({ text }) => /[\d.,]/.test(text))) return false;
    const pieces = piecesOf(glyphs);
    const lines = new Set(pieces.map(({ top }) => Math.round(top)));
    return pieces.length > lines.size || lines.size > 2;
  });
  return several.length >= 2;
}

/** Lines drawn beside each other are one. */
function places(all: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const at of all.toSorted((a, b) => a - b)) {
    if (at - (found.at(-1) ?? -Infinity) > near) found.push(at);
  }
  return found;
}

/** A table cut by the end of a page often has no line there; its columns tell how far it goes. */
function withEnds(ys: readonly number[], vertical: readonly Box[]): readonly number[] {
  const top = Math.min(...vertical.map((r) => r.top));
  const bottom = Math.max(...vertical.map((r) => r.bottom));
  const [first = top, last = bottom] = [ys[0], ys.at(-1)];
  const least = 3 * near;
  return [...(top < first - least ? [top] : []), ...ys, ...(bottom > last + least ? [bottom] : [])];
}

function mid(lines: readonly number[], i: number): number {
  return ((lines[i] ?? 0) + (lines[i + 1] ?? 0)) / 2;
}

function crosses(rule: Box, x: number, y: number, way: 'vertical' | 'horizontal'): boolean {
  return way === 'vertical'
    ? Math.abs((rule.left + rule.right) / 2 - x) <= near &&
        rule.top - near <= y &&
        y <= rule.bottom + near
    : Math.abs((rule.top + rule.bottom) / 2 - y) <= near &&
        rule.left - near <= x &&
        x <= rule.right + near;
}

function textsOf(
  glyphs: readonly Glyph[],
  xs: readonly number[],
  ys: readonly number[],
  cellAt: (x: number, y: number) => number,
): ReadonlyMap<number, Glyph[]> {
  const texts = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const x = slot(xs, (glyph.left + glyph.right) / 2);
    const y = slot(ys, (glyph.top + glyph.bottom) / 2);
    if (x === null || y === null) continue;
    const cell = cellAt(x, y);
    const held = texts.get(cell);
    if (held === undefined) texts.set(cell, [glyph]);
    else held.push(glyph);
  }
  return texts;
}

/** Between which two lines a place lies. */
function slot(lines: readonly number[], at: number): number | null {
  const next = lines.findIndex((line) => line > at);
  return next <= 0 ? null : next - 1;
}
