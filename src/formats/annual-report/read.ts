// Text or bytes of anyone's annual report to a structured reading.

import {
  cellsOf,
  type FormVersion,
  type Mark,
  nested,
  type PrintedReport,
  type PrintedTables,
} from '../../rules/annual-report/printed.ts';
import type { Block } from './blocks.ts';
import { decode } from './decode.ts';
import { readHead } from './head.ts';
import { htmlBlocks, isHostile, withoutTags } from './html.ts';
import { type Parts, splitParts } from './parts.ts';
import { proseOf } from './prose-text.ts';
import { readTable2 } from './table2.ts';
import { type CellReading, readTable3 } from './table3.ts';
import { readTable4 } from './table4.ts';
import { textBlocks } from './text.ts';
import { emptyShell, unwrapped } from './wrappings.ts';
import { onlyYear } from './years.ts';

export type ReadResult =
  | { readonly ok: true; readonly report: PrintedReport }
  /** In Chinese, to follow the file's name. */
  | { readonly ok: false; readonly reason: string };

/** Text, Markdown or HTML. */
export function readReport(input: Uint8Array | string): ReadResult {
  const decoded = typeof input === 'string' ? fromText(input) : decode(input);
  if (!decoded.ok) return decoded;
  const text = unwrapped(decoded.text);
  const read = readBlocks(blocksOf(text));
  if (read.ok) return withPictures(read, text);
  const reason = emptyShell(text);
  return reason === null ? read : { ok: false, reason };
}

/** Tables that are not there and pictures that are: then the pictures may be the tables. */
function withPictures(read: Extract<ReadResult, { ok: true }>, text: string): ReadResult {
  const { report } = read;
  if (report.tables.table3 !== undefined || !/<img\b/i.test(text)) return read;
  const notes = [...report.notes, '网页里有图片，没有读到的表格可能是图片，请先识别成文字。'];
  return { ok: true, report: { ...report, notes } };
}

/** The common way of all formats, once they are lines and tables. */
export function readBlocks(printed: readonly Block[]): ReadResult {
  const blocks = onlyYear(printed);
  const split = splitParts(blocks);
  const last = split.parts.at(-1)?.blocks ?? [];
  const head = readHead(split.before, last, firstLines(printed));
  const parts = split.parts.map(({ number, heading, blocks }, i) => ({
    number,
    heading,
    text: number >= 2 && number <= 4 ? '' : proseOf(blocks, i === split.parts.length - 1),
  }));
  const table2 = readTable2(zone(split, 2, blocks), parts.map(({ text }) => text).join('\n'));
  const table3 = readTable3(zone(split, 3, blocks));
  const table4 = readTable4(zone(split, 4, []));
  const readings = [...table2.cells, ...table3.cells, ...table4.cells];
  if (split.parts.length < 2 && table3.cells.length === 0) {
    return { ok: false, reason: '没有找到年度报告的部分和表格，不像是政府信息公开工作年度报告' };
  }
  const tables = nested(readings.map(([place, value]) => [place, value] as const)) as PrintedTables;
  return {
    ok: true,
    report: {
      ...head,
      form: formOf(table2.trialForm, table3.cells),
      parts,
      tables,
      cells: cellsOf(tables),
      marks: new Map(readings.map(([place, , mark]): [string, Mark] => [place, mark])),
      choices: [...table2.choices, ...table3.choices, ...table4.choices],
      undecided: table2.undecided,
      notes: notesOf(readings, printed !== blocks),
    },
  };
}

function fromText(text: string): { ok: true; text: string } | { ok: false; reason: string } {
  return text.trim() === '' ? { ok: false, reason: '没有内容' } : { ok: true, text };
}

const htmlTag = /<(?:html|body|p|div|span|td|tr)\b[^<>]*>/i;

/** Markdown from OCR often holds tables as HTML; its other lines must keep their ends. */
function blocksOf(text: string): readonly Block[] {
  const isPage = htmlTag.test(text.replaceAll(/<table\b/gi, '\u0000<table'));
  if (!/<table\b/i.test(text) && !isPage) return textBlocks(text);
  if (isHostile(text)) return textBlocks(withoutTags(text));
  const outside = text.split(/<table\b/i)[0] ?? '';
  if (/<(?:html|body|p|div|span)\b/i.test(outside)) return htmlBlocks(text);
  return splitTables(text).flatMap((piece) =>
    /^<table\b/i.test(piece) ? htmlBlocks(piece) : textBlocks(piece),
  );
}

function splitTables(text: string): readonly string[] {
  return text.split(/(?=<table\b)/i).flatMap((piece) => {
    const end = piece.toLowerCase().indexOf('</table>');
    return end === -1 ? [piece] : [piece.slice(0, end + 8), piece.slice(end + 8)];
  });
}

function firstLines(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []));
  return lines.slice(0, 200).join('\n').slice(0, 20_000);
}

/** The lines of a part; where its heading was not found, all lines that `otherwise` offers. */
function zone(parts: Parts, number: number, otherwise: readonly Block[]): readonly Block[] {
  return parts.parts.find((part) => part.number === number)?.blocks ?? otherwise;
}

function formOf(trialForm: boolean, table3: readonly CellReading[]): FormVersion {
  if (trialForm) return '2019';
  const undivided = table3.some(([place]) => place.startsWith('table3.otherwise-concluded.'));
  return undivided ? 'mixed' : '2021';
}

/** What whoever reads the findings should know of how the figures were read. */
function notesOf(readings: readonly CellReading[], isComparison: boolean): readonly string[] {
  const marked = (mark: Mark): number => readings.filter((r) => r[2] === mark).length;
  const [inferred, ambiguous] = [marked('inferred'), marked('ambiguous')];
  return [
    ...(inferred === 0
      ? []
      : [`原文丢失了表格的分格，有${inferred}格的数字按位置和勾稽关系推断归列。`]),
    ...(ambiguous === 0 ? [] : [`有${ambiguous}格无法确定数字，不作判断。`]),
    ...missingTables(readings).map((name) => `没有读到${name}。`),
    ...(isComparison ? ['原文是两个年度的比对打印件，只读取报告年度的数字。'] : []),
  ];
}

function missingTables(readings: readonly CellReading[]): readonly string[] {
  const names = { table2: '表二', table3: '表三', table4: '表四' };
  return Object.entries(names).flatMap(([table, name]) =>
    readings.some(([place]) => place.startsWith(table)) ? [] : [name],
  );
}
