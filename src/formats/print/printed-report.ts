// A yearly report in the order in which it lies on paper, every word of it as printed. Both printers take
// it, so that DOCX and PDF say the same.

import { betweenBoxes } from '../../rules/annual-report/laid-tables.ts';
import type {
  LaidReport,
  ReportBlock,
  ReportSheet,
} from '../../rules/annual-report/laid-report.ts';
import type { LaidCell, LaidTable } from '../../rules/annual-report/laid-tables.ts';
import { evenLines } from './even-lines.ts';
import { page, points, size, widthInEms } from './gbt9704.ts';
import { plainText } from './plain-text.ts';

export interface PrintedReport {
  readonly title: readonly string[];
  /** On top of every page of what is not sealed. */
  readonly mark: string;
  readonly blocks: readonly PrintedBlock[];
  readonly signature: { readonly issuer: string; readonly date: string } | null;
  /** YYYY-MM-DD of the seal, for the particulars of the file. */
  readonly on: string;
}

export type PrintedBlock =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** 一、 is 黑体, （一） is 楷体; 0 is running text. */
      readonly level: 0 | 1 | 2;
    }
  | { readonly kind: 'table'; readonly table: PrintedTable };

export interface PrintedTable {
  /** Millimetres. */
  readonly widths: readonly number[];
  /** Points. */
  readonly size: number;
  readonly headRows: number;
  readonly rows: readonly (readonly PrintedCell[])[];
}

export interface PrintedCell {
  readonly lines: readonly string[];
  readonly columns: number;
  readonly rows: number;
  readonly align: 'left' | 'center';
}

const draftMark = '〔草稿，仅供核对，不得公布〕';

const levels = { part: 1, section: 2, paragraph: 0, unwritten: 0 } as const;

export function printedReport(
  { title, blocks, signature }: LaidReport,
  sealed: ReportSheet['sealed'],
): PrintedReport {
  return {
    title: evenLines(plainText(title), points(page.area.width) / size.no2),
    mark: sealed === undefined ? draftMark : '',
    blocks: blocks.flatMap(printedBlock),
    signature:
      signature === null
        ? null
        : { issuer: plainText(signature.issuer), date: plainText(signature.date) },
    on: sealed?.on ?? '',
  };
}

function printedBlock(block: ReportBlock): readonly PrintedBlock[] {
  if (block.kind === 'table') return [{ kind: 'table', table: printedTable(block.table) }];
  const text = plainText(block.text).trim();
  return text === '' ? [] : [{ kind: 'text', text, level: levels[block.kind] }];
}

/** Table 3 fills a page: its type is as small as that asks, and its labels begin at the left. */
function printedTable({ widths, head, bodies }: LaidTable): PrintedTable {
  const rows = [...head, ...bodies.flat()];
  const isLong = rows.length > 20;
  const typeSize = isLong ? 9.5 : 10.5;
  return {
    widths,
    size: typeSize,
    headRows: head.length,
    rows: rows.map((row) =>
      row.map((cell) => ({
        lines: linesOf(cell, (widths.at(-1) ?? 0) - padding, typeSize),
        columns: cell.columns,
        rows: cell.rows,
        align: isLong && (cell.scope === 'row' || cell.isNote === true) ? 'left' : 'center',
      })),
    ),
  };
}

/** A narrow heading is broken between words; one beside many lines stands upright, sign by sign. */
function linesOf(
  { text, scope, columns, rows }: LaidCell,
  width: number,
  typeSize: number,
): readonly string[] {
  if (scope === 'rowgroup' && rows > 8) return upright(text);
  if (text.includes(betweenBoxes)) return boxLines(text, points(width) / typeSize);
  if (columns > 1 || scope === undefined || scope === 'row') return [text];
  return evenLines(text, points(scope === 'rowgroup' ? groupWidth : width) / typeSize);
}

/** Boxes to be ticked: each stays with its words. */
function boxLines(text: string, ems: number): readonly string[] {
  const lines: string[] = [];
  for (const box of text.split(betweenBoxes)) {
    const line = lines.at(-1);
    const longer = `${line}${betweenBoxes}${box}`;
    if (line === undefined || widthInEms(longer) > ems) lines.push(box);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Millimetres. */
const padding = 1.2;
const groupWidth = 14;

/** 三、 is one sign. */
function upright(text: string): readonly string[] {
  return text.match(/.、?/gu) ?? [];
}
