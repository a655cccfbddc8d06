// What a Word file says: its text with tables, headers and footers, notes, comments, boxes, and what was struck out
// by tracked changes and is still in it.

import { addRun, type SourcePiece } from '../../rules/personal-data/source-piece.ts';
import type { Place, TextBlock } from '../../rules/personal-data/text-block.ts';
import { embeddedNotes, type FileReading } from './file-reading.ts';
import { type OfficeParts, textOfPart } from './office-zip.ts';
import { attributeOf, characterOf, type Tag, tagsOf, xmlEntity } from './xml-tags.ts';

export interface DocxPiece extends SourcePiece {
  /** Which part of the file it stands in. */
  readonly file: string;
}

const named: readonly (readonly [RegExp, string | undefined])[] = [
  [/^word\/document\.xml$/, undefined],
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/(?:footnotes|endnotes)\.xml$/, '注释'],
  [/^word\/comments\.xml$/, '批注'],
  [/^word\/glossary\/document\.xml$/, '自动图文集'],
];

export function readDocx(parts: OfficeParts): FileReading {
  const blocks: TextBlock[] = [];
  const notes: string[] = [];
  let changes = 0;
  for (const [pattern, label] of named) {
    for (const file of [...parts.keys()].filter((name) => pattern.test(name)).sort()) {
      const xml = textOfPart(parts, file) ?? '';
      blocks.push(...blocksOf(xml, file, label));
      changes += xml.match(/<w:(?:ins|del|moveFrom|moveTo) /g)?.length ?? 0;
      if (label === '批注') {
        const comments = xml.match(/<w:comment /g)?.length ?? 0;
        if (comments > 0) notes.push(`含有${comments}条批注`);
      }
    }
  }
  if (changes > 0) notes.push(`含有${changes}处修订痕迹，删去的文字仍在文件里`);
  return { blocks, notes: [...notes, ...embeddedNotes(parts)] };
}

interface Open {
  text: string;
  readonly runs: SourcePiece['runs'][number][];
  readonly place: Place;
}

interface OpenTable {
  readonly title: string;
  readonly rows: DocxPiece[][];
  cell: Open | undefined;
  span: number;
}

function blocksOf(xml: string, file: string, part: string | undefined): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const open: Open[] = [];
  const tables: OpenTable[] = [];
  const where = part === undefined ? {} : { part };
  let paragraphs = 0;
  let tableCount = 0;
  let lastParagraph = '';
  let textFrom: number | undefined;

  const into = (): Open | undefined => tables.at(-1)?.cell ?? open.at(-1);
  const step = (tag: Tag): void => {
    const table = tables.at(-1);
    const begins = tag.kind === 'open';
    switch (tag.name) {
      case 'tbl':
        if (begins) {
          tableCount += 1;
          tables.push({ title: lastParagraph, rows: [], cell: undefined, span: 1 });
        } else if (tag.kind === 'close') {
          const done = tables.pop();
          if (done) blocks.push({ kind: 'table', title: done.title, rows: done.rows });
        }
        return;
      case 'tr':
        if (begins) table?.rows.push([]);
        return;
      case 'tc':
        if (table === undefined) return;
        if (begins) {
          const row = table.rows.length;
          const column = (table.rows.at(-1)?.length ?? 0) + 1;
          table.cell = { text: '', runs: [], place: { ...where, table: tableCount, row, column } };
          table.span = 1;
        } else if (table.cell !== undefined) {
          const { text, runs, place } = table.cell;
          const row = table.rows.at(-1);
          row?.push({ text, runs, place, file });
          for (let n = 1; n < table.span; n += 1) row?.push({ text: '', runs: [], place, file });
          table.cell = undefined;
        }
        return;
      case 'gridSpan':
        if (table?.cell !== undefined) {
          table.span = Math.min(1000, Math.max(1, Number(attributeOf(tag, 'val')) || 1));
        }
        return;
      case 'p':
        if (begins) {
          if (table === undefined) paragraphs += 1;
          open.push({ text: '', runs: [], place: { ...where, paragraph: paragraphs } });
        } else if (tag.kind === 'close') {
          const done = open.pop();
          if (table?.cell !== undefined) addRun(table.cell, '\n', tag.start, 0);
          else if (done !== undefined && done.text.trim() !== '') {
            blocks.push({ kind: 'paragraph', piece: { ...done, file } as DocxPiece });
            lastParagraph = done.text;
          }
        }
        return;
      case 't':
      case 'delText':
      case 'instrText':
        if (begins) textFrom = tag.end;
        else if (tag.kind === 'close' && textFrom !== undefined) {
          const target = into();
          if (target !== undefined) addXmlText(target, xml.slice(textFrom, tag.start), textFrom);
          textFrom = undefined;
        }
        return;
      case 'tab':
      case 'br':
      case 'cr': {
        const target = open.length === 0 ? undefined : into();
        // The marks of tabulators in the properties of a paragraph stand before its text.
        if (target !== undefined && tag.kind !== 'close' && attributeOf(tag, 'pos') === undefined) {
          addRun(target, tag.name === 'tab' ? '\t' : '\n', tag.start, 0);
        }
        return;
      }
      case 'noBreakHyphen': {
        const target = into();
        if (target !== undefined) addRun(target, '-', tag.start, 0);
      }
    }
  };
  for (const tag of tagsOf(xml)) step(tag);
  return blocks;
}

function addXmlText(into: Open, raw: string, at: number): void {
  let end = 0;
  for (const match of raw.matchAll(xmlEntity)) {
    addRun(into, raw.slice(end, match.index), at + end);
    const [whole, decimal, hex, name] = match;
    addRun(into, characterOf(decimal, hex, name) ?? whole, at + match.index, whole.length);
    end = match.index + whole.length;
  }
  addRun(into, raw.slice(end), at + end);
}
