// A form as it lies on paper: lines of boxes, each with its height, and the code beside the notes.

import QRCode from 'qrcode';
import type { FormBox, FormList, FormRow, FormSheet } from '../../rules/letters/sheet.ts';
import { evenLines } from './even-lines.ts';
import { page, points, size } from './gbt9704.ts';
import { plainLines, plainParagraphs, plainText } from './plain-text.ts';

export interface PrintedForm {
  readonly issuer: string;
  readonly title: readonly string[];
  readonly reference: string;
  readonly rows: readonly PrintedRow[];
  readonly list: PrintedList | null;
  readonly notes: readonly string[];
  readonly qr: PrintedQr | null;
}

export interface PrintedRow {
  /** A line over the whole width; such a row has no boxes. */
  readonly heading: string;
  /** One box fills the line, two share it. */
  readonly boxes: readonly PrintedBox[];
  /** Lines kept free at least. */
  readonly height: number;
}

export interface PrintedBox {
  readonly label: readonly string[];
  readonly content: readonly string[];
  /** In a high box text begins on top; a place to write in (blanks before 年 月 日) lies at the bottom. */
  readonly place: 'top' | 'middle' | 'bottom';
  /** Right below the content, at the lower edge of the box. */
  readonly foot: readonly string[];
}

export interface PrintedList {
  readonly columns: readonly { readonly label: readonly string[]; readonly width: number }[];
  /** As many cells as there are columns. */
  readonly rows: readonly (readonly (readonly string[])[])[];
}

export interface PrintedQr {
  readonly words: readonly string[];
  /** Empty where there is nothing to copy. */
  readonly code: string;
  readonly address: string;
  /** Null where the address is longer than a code can hold: then it is printed in letters. */
  readonly modules: QrModules | null;
}

/** Rows of a square, `1` is dark. */
export type QrModules = readonly string[];

/** A page has 22 lines; no box may be higher than what a title and a line beside it leave. */
const highest = 16;

export function printedForm(sheet: FormSheet): PrintedForm {
  return {
    issuer: plainText(sheet.issuer),
    title: plainLines(sheet.title).flatMap((line) => evenLines(line, areaWidth / size.no2)),
    reference: plainText(sheet.reference ?? ''),
    rows: sheet.rows.flatMap(printedRows),
    list: sheet.list === undefined ? null : printedList(sheet.list),
    notes: plainParagraphs(sheet.notes),
    qr: sheet.qr === undefined ? null : printedQr(sheet.qr),
  };
}

const areaWidth = points(page.area.width);

function printedRows({ heading, boxes, height = 1 }: FormRow): readonly PrintedRow[] {
  const lines = Math.min(highest, Math.max(1, Math.trunc(height) || 1));
  const head = plainText(heading ?? '');
  return [
    ...(head === '' ? [] : [{ heading: head, boxes: [], height: 1 }]),
    ...pairs(boxes).map((pair) => ({
      heading: '',
      boxes: pair.map((box) => printedBox(box, lines)),
      height: lines,
    })),
  ];
}

function printedBox({ label, content, foot }: FormBox, lines: number): PrintedBox {
  const isHigh = lines > 1 || foot !== undefined;
  return {
    label: labelLines(label),
    content: plainLines(content),
    place: !isHigh ? 'middle' : content.startsWith('\u3000') ? 'bottom' : 'top',
    foot: plainLines(foot ?? ''),
  };
}

/** The box of a label is narrow: what does not fit is broken between words, evenly. */
function labelLines(label: string): readonly string[] {
  return plainLines(label).flatMap((line) => evenLines(line, labelEms));
}

const labelEms = 5;

function printedList({ columns, rows }: FormList): PrintedList {
  return {
    columns: columns.map(({ label, width }) => ({ label: plainLines(label), width })),
    rows: rows.map((row) => columns.map((_, i) => plainLines(row[i] ?? ''))),
  };
}

function pairs<T>(boxes: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(boxes.length / 2) }, (_, i) =>
    boxes.slice(2 * i, 2 * i + 2),
  );
}

function printedQr({ address, words, code = '' }: NonNullable<FormSheet['qr']>): PrintedQr {
  const plain = plainText(address);
  return {
    words: plainLines(words),
    code: plainText(code),
    address: plain,
    modules: qrModules(plain),
  };
}

/** Level M stands a fold and a stain on paper. Null: longer than a code that can be read from paper. */
function qrModules(address: string): QrModules | null {
  if (address === '' || Buffer.byteLength(address) > longestAddress) return null;
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  return Array.from({ length: size }, (_, y) => data.subarray(y * size, (y + 1) * size).join(''));
}

/** Bytes. A code of more modules could not be read from 25 mm of paper. */
export const longestAddress = 600;
