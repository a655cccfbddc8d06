// What every layout is first turned into: lines of text and tables, in the printed order.

import { halfWidth } from '../../rules/annual-report/prose-numbers.ts';

export interface LineBlock {
  readonly kind: 'line';
  /** Inner spaces kept: `pdftotext -layout` sets columns with them. */
  readonly text: string;
}

export interface GridCell {
  readonly text: string;
  /** False where a cell only reaches over by rowspan or colspan. */
  readonly origin: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  /** The source says where each cell stands (HTML); rows of text may have lost cells. */
  readonly exact: boolean;
  readonly rows: readonly (readonly GridCell[])[];
}

/** Blank cells of a table that is spread over lines. */
export interface BlanksBlock {
  readonly kind: 'blanks';
  readonly count: number;
}

export type Block = LineBlock | TableBlock | BlanksBlock;

/** Comparable form of a label: half-width, no spaces. */
export const squeeze = halfWidth;

const radicals = '民西见角贝车长门青页风飞食马鱼鸟麦黄齐龙龟母'.split('');
const asRadicals = '⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻰⻳⺟'.split('');
const ofRadical = new Map(asRadicals.map((radical, i) => [radical, radicals[i] ?? radical]));

/**
 * Without the marks of no width that editors leave between characters, and with characters where fonts of
 * PDFs name radicals that look the same (`⾏政`).
 */
export function visible(text: string): string {
  if (!/[\u00ad\u200b-\u200f\u2060\ufeff\u2e80-\u2fdf]/.test(text)) return text;
  return text
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\u2e80-\u2fdf]/g, (c) => ofRadical.get(c) ?? c.normalize('NFKC'));
}
