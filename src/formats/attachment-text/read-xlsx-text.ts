// What a workbook says: every sheet, also the hidden ones, with hidden rows and columns; comments, boxes and what
// the program kept of cells that are gone (strings nobody shows any more, caches of pivot tables).

import type { Piece, Place, TextBlock } from '../../rules/personal-data/text-block.ts';
import { embeddedNotes, type FileReading } from './file-reading.ts';
import { type OfficeParts, textOfPart } from './office-zip.ts';
import { attributeOf, type Tag, tagsOf, unescapedXml } from './xml-tags.ts';

export interface XlsxPiece extends Piece {
  /** The cell, or a string that no cell shows, or text of another part. */
  readonly at:
    | { readonly file: string; readonly ref: string; readonly shared: number | undefined }
    | { readonly shared: number }
    | undefined;
}

export interface Sheet {
  readonly name: string;
  readonly file: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

const mostColumns = 1000;
/** Cells that are left out before one that is written count too: each is held in memory. */
const mostCells = 1_000_000;
const mostRows = 200_000;
const mostStrings = 1_000_000;

interface Left {
  cells: number;
  rows: number;
}

export function sheetsOf(parts: OfficeParts): readonly Sheet[] {
  const targets = new Map<string, string>();
  for (const tag of tagsOf(textOfPart(parts, 'xl/_rels/workbook.xml.rels') ?? '')) {
    if (tag.name !== 'Relationship') continue;
    const target = attributeOf(tag, 'Target') ?? '';
    const file = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    targets.set(attributeOf(tag, 'Id') ?? '', file);
  }
  const sheets: Sheet[] = [];
  for (const tag of tagsOf(textOfPart(parts, 'xl/workbook.xml') ?? '')) {
    if (tag.name !== 'sheet') continue;
    const relation = /(?:^|\s)[\w-]+:id\s*=\s*["']([^"']+)["']/.exec(tag.attributes)?.[1] ?? '';
    sheets.push({
      name: attributeOf(tag, 'name') ?? '',
      file: targets.get(relation) ?? '',
      relation,
      isHidden: /hidden/i.test(attributeOf(tag, 'state') ?? ''),
    });
  }
  return sheets;
}

export function readXlsxText(parts: OfficeParts): FileReading {
  const strings = sharedStrings(textOfPart(parts, 'xl/sharedStrings.xml') ?? '');
  const shown = new Set<number>();
  const blocks: TextBlock[] = [];
  const notes: string[] = [];
  const left = { cells: mostCells, rows: mostRows };
  for (const sheet of sheetsOf(parts)) {
    if (sheet.isHidden) notes.push(`有隐藏的工作表“${sheet.name}”`);
    const xml = isSpent(left) ? undefined : textOfPart(parts, sheet.file);
    if (xml === undefined) continue;
    const { rows, hiddenRows, hiddenColumns } = rowsOf(xml, sheet, strings, shown, left);
    blocks.push({ kind: 'table', title: sheet.name, rows });
    if (hiddenRows > 0) notes.push(`工作表“${sheet.name}”有${hiddenRows}个隐藏的行`);
    if (hiddenColumns > 0) notes.push(`工作表“${sheet.name}”有${hiddenColumns}个隐藏的列`);
    if (isSpent(left)) {
      notes.push(
        `表格过大：工作表“${sheet.name}”只检查到第${rows.length}行，后面的没有检查，请拆成几个文件，或者人工看过`,
      );
    }
  }
  const isLong = strings.length >= mostStrings;
  if (isLong) notes.push(`文字过多：只检查了前${mostStrings}条，请拆成几个文件，或者人工看过`);
  for (const [shared, text] of strings.entries()) {
    if (shown.has(shared)) continue;
    const piece: XlsxPiece = { text, place: { part: '已不显示的文字' }, at: { shared } };
    blocks.push({ kind: 'paragraph', piece });
  }
  for (const name of otherParts(parts)) {
    const part = labelOf(name);
    for (const text of looseTexts(textOfPart(parts, name) ?? '')) {
      const piece: XlsxPiece = { text, place: { part }, at: undefined };
      blocks.push({ kind: 'paragraph', piece });
    }
  }
  return {
    blocks,
    notes: [...notes, ...embeddedNotes(parts)],
    ...(isLong || isSpent(left) ? { isCut: true } : {}),
  };
}

function isSpent({ cells, rows }: Left): boolean {
  return cells <= 0 || rows <= 0;
}

/** Strings by their number; the readings of characters that a program adds say nothing new. */
function sharedStrings(xml: string): readonly string[] {
  return xml
    .matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)
    .take(mostStrings)
    .map(([, inner = '']) => textWithin(inner))
    .toArray();
}

function textWithin(xml: string): string {
  const spoken = xml.replaceAll(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  return [...spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)]
    .map(([, text = '']) => unescapedXml(text))
    .join('');
}

interface ReadRows {
  readonly rows: readonly (readonly XlsxPiece[])[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

function rowsOf(
  xml: string,
  sheet: Sheet,
  strings: readonly string[],
  shown: Set<number>,
  left: Left,
): ReadRows {
  const rows: XlsxPiece[][] = [];
  const hiddenColumns = new Set<number>();
  let rowIsHidden = false;
  let hiddenRows = 0;
  let line = 0;
  let cell: { readonly tag: Tag; readonly ref: string } | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'col' && isOn(attributeOf(tag, 'hidden'))) {
      const last = Math.min(mostColumns, Number(attributeOf(tag, 'max')));
      for (let n = Number(attributeOf(tag, 'min')); n <= last; n += 1) hiddenColumns.add(n);
    } else if (tag.name === 'row' && tag.kind === 'open') {
      line = Number(attributeOf(tag, 'r')) || line + 1;
      rowIsHidden = isOn(attributeOf(tag, 'hidden'));
      if (rowIsHidden) hiddenRows += 1;
      rows.push([]);
      left.rows -= 1;
      if (isSpent(left)) break;
    } else if (tag.name === 'c' && tag.kind === 'open') {
      cell = { tag, ref: attributeOf(tag, 'r') ?? '' };
    } else if (tag.name === 'c' && tag.kind === 'close' && cell !== undefined) {
      const row = rows.at(-1);
      const column = columnOf(cell.ref) ?? (row?.length ?? 0) + 1;
      const { text, shared } = valueOf(cell.tag, xml.slice(cell.tag.end, tag.start), strings);
      if (shared !== undefined) shown.add(shared);
      left.cells -= Math.max(1, Math.min(column, mostColumns) - (row?.length ?? 0));
      if (isSpent(left)) break;
      if (row !== undefined && column <= mostColumns) {
        const hidden = sheet.isHidden
          ? 'sheet'
          : rowIsHidden
            ? 'row'
            : hiddenColumns.has(column)
              ? 'column'
              : undefined;
        const place: Place = {
          sheet: sheet.name,
          ...(hidden === undefined ? {} : { hidden }),
          row: line,
          column,
        };
        // Cells that are empty are not written: headings are counted by column all the same.
        while (row.length < column - 1) row.push({ text: '', place, at: undefined });
        row.push({ text, place, at: { file: sheet.file, ref: cell.ref, shared } });
      }
      cell = undefined;
    }
  }
  return { rows, hiddenRows, hiddenColumns: hiddenColumns.size };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function columnOf(ref: string): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(ref) ?? [];
  return letters === undefined
    ? undefined
    : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function valueOf(
  cell: Tag,
  inner: string,
  strings: readonly string[],
): { readonly text: string; readonly shared?: number } {
  const type = attributeOf(cell, 't') ?? 'n';
  if (type === 'inlineStr') return { text: textWithin(inner) };
  const [, raw = ''] = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner) ?? [];
  if (type === 's') {
    const shared = Number(raw);
    return { text: strings[shared] ?? '', shared };
  }
  if (type !== 'n') return { text: unescapedXml(raw) };
  // 3.2E+17 is how a long number that was taken for an amount is kept.
  const isLong = /E\+?\d/i.test(raw) && Number.isFinite(Number(raw)) && Number(raw) < 1e21;
  return { text: isLong && Number(raw) >= 1e6 ? String(BigInt(Math.round(Number(raw)))) : raw };
}

/** Where text of persons may lie outside the sheets. */
export function otherParts(parts: OfficeParts): readonly string[] {
  return [...parts.keys()].filter(
    (name) =>
      /^xl\/(?:comments|threadedComments|persons|drawings|pivotCache|externalLinks|charts|tables|queryTables|metadata|connections)/.test(
        name,
      ) || /^(?:docProps|customXml)\/[^/]+\.xml$/.test(name),
  );
}

function labelOf(name: string): string {
  if (/comment/i.test(name)) return '批注';
  if (/drawings|charts/.test(name)) return '图形、图表';
  if (/pivotCache/.test(name)) return '数据透视表的缓存';
  if (/externalLinks/.test(name)) return '外部链接的缓存';
  return '文件的其他部分';
}

function looseTexts(xml: string): readonly string[] {
  const among = (pattern: RegExp): readonly string[] =>
    xml
      .matchAll(pattern)
      .map(([, text = '']) => unescapedXml(text))
      .filter((text) => /\d{5}|@/.test(text))
      .toArray();
  return [
    ...among(/\s(?:v|name|title|descr|author)="([^"]{2,2000})"/g),
    ...among(/>([^<]{2,20000})</g),
  ];
}
