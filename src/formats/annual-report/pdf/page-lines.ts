// Characters to lines: those at one height are a line; a gap wider than a character becomes spaces, so
// that columns set without rules can be told apart.

import type { Box, Glyph } from './pdfium-page.ts';

export interface PageLine extends Box {
  readonly text: string;
}

/** From top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): readonly PageLine[] {
  return rowsOf(glyphs).map(lineOf);
}

function rowsOf(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const rows: { baseline: number; em: number; glyphs: Glyph[] }[] = [];
  // Most glyphs follow each other on their line, so the last rows are looked at first.
  for (const glyph of glyphs) {
    const { baseline, em } = glyph;
    const row = rows.findLast((r) => Math.abs(r.baseline - baseline) < Math.max(r.em, em) * 0.4);
    if (row === undefined) rows.push({ baseline, em, glyphs: [glyph] });
    else row.glyphs.push(glyph);
  }
  return rows.toSorted((a, b) => a.baseline - b.baseline).map((row) => row.glyphs);
}

export interface Piece extends PageLine {
  readonly glyphs: readonly Glyph[];
}

/** What stands together on a line: cells are set apart by half a character at least. */
export function piecesOf(glyphs: readonly Glyph[]): readonly Piece[] {
  return rowsOf(glyphs).flatMap((row) => {
    const pieces: Glyph[][] = [];
    for (const glyph of row.toSorted((a, b) => a.left - b.left)) {
      const last = pieces.at(-1)?.at(-1);
      const isApart = last === undefined || glyph.left - last.right > Math.max(1, glyph.em) * 0.5;
      if (isApart) pieces.push([glyph]);
      else pieces.at(-1)?.push(glyph);
    }
    return pieces.map(pieceOf);
  });
}

export function pieceOf(glyphs: readonly Glyph[]): Piece {
  return { ...lineOf(glyphs), glyphs };
}

function lineOf(glyphs: readonly Glyph[]): PageLine {
  const sorted = glyphs.toSorted((a, b) => a.left - b.left);
  let text = '';
  let right: number | null = null;
  for (const glyph of sorted) {
    const em = Math.max(1, glyph.em);
    const gap = right === null ? 0 : glyph.left - right;
    if (gap > em * 0.8) text += ' '.repeat(Math.min(120, Math.max(2, Math.round(gap / (em / 2)))));
    else if (gap > em * 0.3 && isLatin(text.at(-1)) && isLatin(glyph.text)) text += ' ';
    text += glyph.text;
    right = Math.max(right ?? -Infinity, glyph.right);
  }
  return {
    text,
    left: sorted[0]?.left ?? 0,
    right: right ?? 0,
    top: Math.min(...glyphs.map((g) => g.top)),
    bottom: Math.max(...glyphs.map((g) => g.bottom)),
  };
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[\w.,%+-]/.test(character);
}

/** What stands in a cell: a label folded over several lines is one label. */
export function textIn(glyphs: readonly Glyph[]): string {
  return linesOf(glyphs)
    .map((line) => line.text.replaceAll(/\s+/g, ' ').trim())
    .join('');
}
