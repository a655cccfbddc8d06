// A PDF with a text layer to blocks: ruled tables as tables, the rest as lines, page by page.

import { headingOf } from '../parts.ts';
import type { Block, TableBlock } from '../blocks.ts';
import { linesOf, type PageLine, piecesOf } from './page-lines.ts';
import type { Box, Glyph, PdfPage } from './pdfium-page.ts';
import { openTable3, openTable4 } from './open-table3.ts';
import { ruledTables } from './ruled-tables.ts';

export function pdfBlocks(pages: readonly PdfPage[]): readonly Block[] {
  const lines: (PageLine | TableBlock)[] = pages.flatMap(pageParts);
  const [begin, edge] = edgesOf(lines);
  const blocks: Block[] = [];
  let open = false;
  for (const part of lines) {
    if ('kind' in part) {
      blocks.push(part);
      open = false;
      continue;
    }
    const last = blocks.at(-1);
    const isColumns = part.text.trim().includes('  ');
    const em = part.bottom - part.top;
    const isNew = part.left > begin + em || headingOf(part.text) !== null;
    const goesOn = open && !isColumns && last?.kind === 'line' && !isNew;
    if (goesOn) blocks[blocks.length - 1] = { kind: 'line', text: `${last.text}${part.text}` };
    else blocks.push({ kind: 'line', text: part.text });
    // A line that reaches the edge goes on in the next one, unless that one is indented.
    open = !isColumns && part.right > edge - 1.5 * em;
  }
  return blocks;
}

/** Where long lines begin and end. */
function edgesOf(lines: readonly (PageLine | TableBlock)[]): readonly [number, number] {
  const long = lines.flatMap((line) => ('kind' in line || line.text.length < 15 ? [] : [line]));
  const lefts = long.map(({ left }) => left).toSorted((a, b) => a - b);
  const rights = long.map(({ right }) => right).toSorted((a, b) => a - b);
  return [
    lefts[Math.floor(lefts.length * 0.2)] ?? Infinity,
    rights[Math.floor(rights.length * 0.8)] ?? Infinity,
  ];
}

function pageParts(page: PdfPage): readonly (PageLine | TableBlock)[] {
  const ruled = ruledTables(page);
  const unruled = page.glyphs.filter((glyph) => !ruled.some((table) => holds(table, glyph)));
  const pieces = piecesOf(unruled);
  const open = [openTable3(pieces), openTable4(pieces)].filter((table) => table !== null);
  const tables = [...ruled, ...open];
  const outside = unruled.filter((glyph) => !open.some(({ glyphs }) => glyphs.has(glyph)));
  const lines = linesOf(outside).filter((line) => !isPageNumber(line, page));
  const parts = [
    ...lines.map((line) => ({ top: line.top, part: line })),
    ...tables.map((table) => ({
      top: table.top,
      part: { kind: 'table', exact: true, rows: table.rows } as const,
    })),
  ];
  return parts.toSorted((a, b) => a.top - b.top).map(({ part }) => part);
}

function holds(table: Box, glyph: Glyph): boolean {
  const [x, y] = [(glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2];
  return table.left < x && x < table.right && table.top < y && y < table.bottom;
}

/** A number alone in the margin above or below. */
function isPageNumber({ text, top, bottom }: PageLine, { height }: PdfPage): boolean {
  const inMargin = bottom < height * 0.1 || top > height * 0.88;
  return (
    inMargin &&
    /^[-—–·\s]*(?:第)?\s*\d{1,3}\s*(?:页)?(?:[/共，,\s]*\d{1,3}\s*页?)?[-—–·\s]*$/.test(text)
  );
}
