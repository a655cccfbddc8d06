// Tables 3 and 4 set without lines between their cells. Figures stand in columns under each other; a label,
// folded over as many lines as it takes, begins with its numeral. A row's figures stand beside its label.

import {
  remedyResultKeys,
  table3Columns,
  table4BlockKeys,
} from '../../../rules/annual-report/form.ts';
import type { GridCell } from '../blocks.ts';
import { parseCell } from '../cell.ts';
import { isGroupLabel, table3RowOf } from '../labels.ts';
import { type Piece, pieceOf } from './page-lines.ts';
import type { Box, Glyph } from './pdfium-page.ts';

export interface OpenTable extends Box {
  readonly rows: readonly (readonly GridCell[])[];
  readonly glyphs: ReadonlySet<Glyph>;
}

const width = table3Columns.length;
/** Fewer are a sentence with figures, or the end of a table that a page cut off: its lines are read. */
const leastRows = 2;

export function openTable3(pieces: readonly Piece[]): OpenTable | null {
  const figureRows = rowsOfFigures(pieces, width);
  const full = figureRows.filter((row) => row.length === width);
  if (full.length < leastRows) return null;
  const middles = table3Columns.map((_, i) => median(full.map((row) => middle(row[i] ?? nowhere))));
  const edge = Math.min(...full.map((row) => row[0]?.left ?? Infinity)) - 2;
  const labels = labelsOf(pieces.filter(({ right }) => right <= edge)).filter(
    ({ text }) => table3RowOf(text) !== null && !isGroupLabel(text),
  );
  const placed = labels.map((label) => ({ label, cells: new Map<number, Piece>() }));
  for (const piece of figureRows.flat().flatMap((figures) => partedBy(middles, figures))) {
    if (piece.left < edge) continue;
    const row = placed.find(({ label }) => isBeside(piece, label));
    const column = nearest(middles, middle(piece));
    if (row === undefined || row.cells.has(column)) return null;
    row.cells.set(column, piece);
  }
  const rows = placed.filter(({ cells }) => cells.size > 0);
  if (rows.length < leastRows || full.length > rows.length) return null;
  const used = rows.flatMap(({ label, cells }) => [label, ...cells.values()]);
  return tableOf(
    used,
    rows.map(({ label, cells }) => [
      label.text,
      ...table3Columns.map((_, i) => cells.get(i)?.text ?? ''),
    ]),
  );
}

/** The one row of Table 4: fifteen figures on a line. */
export function openTable4(pieces: readonly Piece[]): OpenTable | null {
  const row = rowsOfFigures(pieces, table4Width).find(({ length }) => length === table4Width);
  return row === undefined ? null : tableOf(row, [row.map(({ text }) => text)]);
}

const table4Width = table4BlockKeys.length * (remedyResultKeys.length + 1);

function tableOf(used: readonly Piece[], rows: readonly (readonly string[])[]): OpenTable {
  return {
    left: Math.min(...used.map(({ left }) => left)),
    right: Math.max(...used.map(({ right }) => right)),
    top: Math.min(...used.map(({ top }) => top)),
    bottom: Math.max(...used.map(({ bottom }) => bottom)),
    glyphs: new Set(used.flatMap((piece) => piece.glyphs)),
    rows: rows.map((row) => row.map((text) => ({ text, origin: true }))),
  };
}

// ── Figures ────────────────────────────────────────────────────────────────────────────────────

/** Rows that hold figures in the columns of the rows that hold all seven, from top to bottom. */
function rowsOfFigures(pieces: readonly Piece[], width: number): readonly (readonly Piece[])[] {
  const rows = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (!isFigure(piece)) continue;
    const line = baselineOf(piece);
    const at = [...rows.keys()].findLast((y) => Math.abs(y - line) < emOf(piece) * 0.4) ?? line;
    rows.set(at, [...(rows.get(at) ?? []), piece]);
  }
  const sorted = [...rows].map(([, row]) => row.toSorted((a, b) => a.left - b.left));
  const full = sorted.filter((row) => row.length === width);
  const [first, last] = [full[0]?.[0]?.top ?? 0, full.at(-1)?.[0]?.bottom ?? 0];
  const left = Math.min(...full.map((row) => row[0]?.left ?? Infinity)) - 2;
  const em = full[0]?.[0] === undefined ? 0 : emOf(full[0][0]);
  return sorted.filter((row) => {
    const [piece] = row;
    if (piece === undefined || piece.left < left) return false;
    return piece.top > first - 8 * em && piece.bottom < last + 8 * em;
  });
}

function isFigure({ text }: Piece): boolean {
  const { kind } = parseCell(text);
  return kind === 'number' || (kind === 'blank' && /[^.…*]/.test(text));
}

function baselineOf({ glyphs }: Piece): number {
  return glyphs[0]?.baseline ?? 0;
}

function emOf({ glyphs }: Piece): number {
  return Math.max(1, glyphs[0]?.em ?? 1);
}

/** Figures of neighbouring columns that stand close are parted at the widest gap between two columns. */
function partedBy(middles: readonly number[], piece: Piece): readonly Piece[] {
  const [one, other] = middles.filter((x) => piece.left < x && x < piece.right);
  if (one === undefined || other === undefined) return [piece];
  const sorted = piece.glyphs.toSorted((a, b) => a.left - b.left);
  const gaps = sorted.slice(1).map((glyph, i) => {
    const [from, to] = [sorted[i]?.right ?? 0, glyph.left];
    return from > one && to < other ? to - from : -Infinity;
  });
  const at = gaps.indexOf(Math.max(...gaps)) + 1;
  if (gaps[at - 1] === -Infinity) return [piece];
  const [first, rest] = [sorted.slice(0, at), sorted.slice(at)].map(pieceOf);
  return first === undefined || rest === undefined ? [piece] : [first, ...partedBy(middles, rest)];
}

// ── Labels ─────────────────────────────────────────────────────────────────────────────────────

const begins = /^(?:\d[.、．]|[(（][一二三四五六七][)）]|[一二三四]、)/;

/** Each label from the line with its numeral on; a line without one goes on below the nearest above. */
function labelsOf(pieces: readonly Piece[]): readonly Piece[] {
  const labels: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const above = labels
      .filter((label) => goesOn(label, piece))
      .toSorted((a, b) => b.bottom - a.bottom)[0];
    if (begins.test(piece.text) || above === undefined) labels.push(piece);
    else labels[labels.indexOf(above)] = together(above, piece);
  }
  return labels;
}

function goesOn(label: Piece, piece: Piece): boolean {
  const shared = Math.min(label.right, piece.right) - Math.max(label.left, piece.left);
  const narrower = Math.min(label.right - label.left, piece.right - piece.left);
  const gap = piece.top - label.bottom;
  return shared > narrower * 0.5 && gap > -emOf(piece) * 0.5 && gap < emOf(piece) * 1.6;
}

function together(a: Piece, b: Piece): Piece {
  return {
    text: `${a.text}${b.text}`,
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: a.top,
    bottom: b.bottom,
    glyphs: [...a.glyphs, ...b.glyphs],
  };
}

function isBeside(piece: Piece, label: Piece): boolean {
  const y = (piece.top + piece.bottom) / 2;
  return label.top - 1 < y && y < label.bottom + 1;
}

// ── Places ─────────────────────────────────────────────────────────────────────────────────────

const nowhere = { left: 0, right: 0 };

function middle({ left, right }: Pick<Box, 'left' | 'right'>): number {
  return (left + right) / 2;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function nearest(places: readonly number[], at: number): number {
  const distances = places.map((place) => Math.abs(place - at));
  return distances.indexOf(Math.min(...distances));
}
