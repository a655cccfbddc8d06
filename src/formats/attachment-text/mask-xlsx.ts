// A workbook with cells masked: everything else of it stays as it was, format, formulas, widths. A masked cell holds
// text and no formula, so that nothing brings the number back.

import type { FoundData } from '../../rules/personal-data/find.ts';
import { type OfficeParts, setPart, textOfPart } from './office-zip.ts';
import { sheetsOf, type XlsxPiece } from './read-xlsx-text.ts';
import { attributeOf, escapedXml, type Tag, tagsOf } from './xml-tags.ts';

export function maskXlsx(parts: OfficeParts, found: readonly FoundData[]): void {
  const byPiece = Map.groupBy(found, ({ piece }) => piece as XlsxPiece);
  const strings = new Map<number, string>();
  const cells = new Map<string, Map<string, string>>();
  for (const [piece, its] of byPiece) {
    const { at } = piece;
    if (at === undefined) continue;
    const masked = maskedText(piece.text, its);
    if (at.shared !== undefined) strings.set(at.shared, masked);
    else if ('file' in at) {
      const ofFile = cells.get(at.file) ?? new Map<string, string>();
      cells.set(at.file, ofFile.set(at.ref, masked));
    }
  }
  if (strings.size > 0) {
    const xml = textOfPart(parts, 'xl/sharedStrings.xml') ?? '';
    setPart(parts, 'xl/sharedStrings.xml', withStrings(xml, strings));
  }
  for (const [file, ofFile] of cells) {
    setPart(parts, file, withCells(textOfPart(parts, file) ?? '', ofFile));
  }
}

/** Strings that no cell shows any more are what was there before: they go. */
export function dropOrphanStrings(parts: OfficeParts): void {
  const xml = textOfPart(parts, 'xl/sharedStrings.xml');
  if (xml === undefined) return;
  const shown = new Set<number>();
  for (const { file } of sheetsOf(parts)) {
    const sheet = textOfPart(parts, file) ?? '';
    for (const [, value = ''] of sheet.matchAll(
      /<(?:\w+:)?c\s[^>]*\bt="s"[^>]*>\s*<(?:\w+:)?v>(\d+)</g,
    )) {
      shown.add(Number(value));
    }
  }
  const count = xml.match(/<(?:\w+:)?si[\s>/]/g)?.length ?? 0;
  const gone = new Map<number, string>();
  for (let n = 0; n < count; n += 1) if (!shown.has(n)) gone.set(n, '');
  if (gone.size > 0) setPart(parts, 'xl/sharedStrings.xml', withStrings(xml, gone));
}

export function maskedText(text: string, found: readonly FoundData[]): string {
  let made = '';
  let at = 0;
  for (const { start, end, masked } of found.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    made += text.slice(at, start) + masked;
    at = end;
  }
  return made + text.slice(at);
}

function withStrings(xml: string, strings: ReadonlyMap<number, string>): string {
  let index = -1;
  return xml.replaceAll(
    /<((?:\w+:)?)si(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?si>)/g,
    (whole, prefix: string) => {
      index += 1;
      const masked = strings.get(index);
      if (masked === undefined) return whole;
      const t = `<${prefix}t xml:space="preserve">${escapedXml(masked)}</${prefix}t>`;
      return `<${prefix}si>${t}</${prefix}si>`;
    },
  );
}

function withCells(xml: string, cells: ReadonlyMap<string, string>): string {
  let made = '';
  let at = 0;
  let open: { readonly tag: Tag; readonly masked: string } | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag.name !== 'c') continue;
    if (tag.kind === 'open') {
      const masked = cells.get(attributeOf(tag, 'r') ?? '');
      open = masked === undefined ? undefined : { tag, masked };
    } else if (tag.kind === 'close' && open !== undefined) {
      const prefix = /^<((?:\w+:)?)/.exec(xml.slice(open.tag.start))?.[1] ?? '';
      const attributes = open.tag.attributes.replaceAll(
        /\s(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')/g,
        '',
      );
      const text = `<${prefix}t xml:space="preserve">${escapedXml(open.masked)}</${prefix}t>`;
      made += `${xml.slice(at, open.tag.start)}<${prefix}c${attributes} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
      at = tag.end;
      open = undefined;
    }
  }
  return made + xml.slice(at);
}
