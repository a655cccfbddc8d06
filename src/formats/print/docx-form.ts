// The blocks of a form: title, reference, boxes, notes and the code.

import {
  Footer,
  ImageRun,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import QRCode from 'qrcode';
import {
  type Blocks,
  heiti,
  paragraph,
  paragraphStyle,
  runStyle,
  songti,
  xiaobiaosong,
} from './docx-text.ts';
import { page, size, twips } from './gbt9704.ts';
import type {
  PrintedBox,
  PrintedForm,
  PrintedList,
  PrintedQr,
  PrintedRow,
} from './printed-form.ts';

const noteSize = 10.5;
const line = 19;

/** Twips: label, content, label, content. */
const label = twips(27, 'mm');
const content = twips(page.area.width / 2, 'mm') - label;
const columnWidths = [label, content, label, content];
const whole = label * 2 + content * 2;

export async function formBlocks(form: PrintedForm): Promise<Blocks> {
  const rows = form.rows.filter(({ heading, boxes }) => heading !== '' || boxes.length > 0);
  return [
    paragraph(form.issuer, { align: 'center', size: size.no4, line: 22 }),
    paragraph(form.title, {
      align: 'center',
      font: xiaobiaosong,
      size: size.no2,
      line: 32,
      before: 6,
      after: 14,
    }),
    ...(form.reference === ''
      ? []
      : [paragraph(form.reference, { align: 'right', size: size.small4, line, after: 4 })]),
    ...(rows.length === 0 ? [] : [boxTable(rows)]),
    ...(form.list === null ? [] : listBlocks(form.list, rows.length > 0)),
    ...form.notes.map((note) =>
      paragraph(note, { size: noteSize, line: 17, before: 5, align: 'left' }),
    ),
    ...(form.qr === null ? [] : await qrBlocks(form.qr)),
  ];
}

function boxTable(rows: readonly PrintedRow[]): Table {
  return new Table({
    columnWidths,
    width: { size: whole, type: 'dxa' },
    layout: 'fixed',
    rows: rows.flatMap(boxRows),
  });
}

/** A row that somebody signs has a second one below it for the names, with no line between. */
function boxRows({ heading, boxes, height }: PrintedRow): readonly TableRow[] {
  if (heading !== '') {
    const head = cell([heading], {
      width: whole,
      align: 'left',
      place: 'middle',
      columnSpan: 4,
      isHead: true,
      clings: true,
    });
    return [new TableRow({ children: [head] })];
  }
  const span: Pick<CellStyle, 'width' | 'columnSpan'> =
    boxes.length === 1 ? { width: label + 2 * content, columnSpan: 3 } : { width: content };
  const footLines = Math.max(...boxes.map(({ foot }) => foot.length));
  const isShort = boxes.every(({ content: lines }) => lines.join('').length < longestUnbroken);
  const signed = (side: 'above' | 'below'): Partial<CellStyle> =>
    footLines === 0 ? {} : { side, clings: side === 'above' && isShort };
  const line1 = new TableRow({
    height: { value: twips(14 + Math.max(1, height - footLines) * line), rule: 'atLeast' },
    children: boxes.flatMap((box) => [
      cell(box.label, { width: label, align: 'center', place: 'middle', ...signed('above') }),
      cell(box.content, { ...span, align: 'left', place: box.place, ...signed('above') }),
    ]),
  });
  if (footLines === 0) return [line1];
  const line2 = new TableRow({
    cantSplit: true,
    children: boxes.flatMap((box) => [
      cell([], { width: label, align: 'center', place: 'middle', ...signed('below') }),
      cell(box.foot, { ...span, align: 'right', place: 'bottom', ...signed('below') }),
    ]),
  });
  return [line1, line2];
}

/** What is longer must be allowed to break. */
const longestUnbroken = 500;

interface CellStyle {
  /** Twips. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly place: PrintedBox['place'];
  readonly columnSpan?: number;
  /** Of a box that lies in two rows: which of them this is. */
  readonly side?: 'above' | 'below';
  readonly isHead?: boolean;
  /** On the page of the row below. */
  readonly clings?: boolean;
}

const noLine = { style: 'none', size: 0, color: 'auto' } as const;

function cell(lines: readonly string[], style: CellStyle): TableCell {
  const { width, align, place, columnSpan = 1, side, isHead = false, clings = false } = style;
  return new TableCell({
    columnSpan,
    width: { size: width, type: 'dxa' },
    margins: { left: 100, right: 100, top: 80, bottom: 80, marginUnitType: 'dxa' },
    verticalAlign: place === 'middle' ? 'center' : place,
    ...(side === undefined
      ? {}
      : { borders: side === 'above' ? { bottom: noLine } : { top: noLine } }),
    children: [
      paragraph(lines, {
        size: size.small4,
        line,
        align,
        clings,
        ...(isHead ? { font: heiti } : {}),
      }),
    ],
  });
}

/** The headings come again on every page. */
function listBlocks({ columns, rows }: PrintedList, isBelow: boolean): Blocks {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.round((whole * column.width) / shares));
  const row = (cells: readonly (readonly string[])[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: isHead || cells.flat().join('').length < longestUnbroken,
      children: cells.map((lines, i) =>
        cell(lines, {
          width: widths[i] ?? 0,
          align: isHead ? 'center' : 'left',
          place: 'middle',
          isHead,
        }),
      ),
    });
  const table = new Table({
    columnWidths: widths,
    width: { size: whole, type: 'dxa' },
    layout: 'fixed',
    rows: [
      row(
        columns.map((column) => column.label),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
  return [...(isBelow ? [paragraph('', { size: size.small4, line: 10 })] : []), table];
}

const qrPixels = 120;

/** The code, and the words right below it; an address that no code can hold is printed in letters. */
async function qrBlocks({ words, code, address, modules }: PrintedQr): Promise<Blocks> {
  const style = { size: noteSize, line: 17, align: 'left' } as const;
  const copied =
    code === '' ? [] : [paragraph(code, { ...style, font: heiti, size: 15, line: 24 })];
  if (modules === null) {
    return [paragraph([...words, address], { ...style, before: 8 }), ...copied];
  }
  const data = await QRCode.toBuffer(address, { errorCorrectionLevel: 'M', margin: 4, scale: 8 });
  const image: IParagraphOptions = {
    spacing: { before: twips(8), line: 240, lineRule: 'auto' },
    keepNext: true,
    children: [
      new ImageRun({
        type: 'png',
        data,
        transformation: { width: qrPixels, height: qrPixels },
        altText: { id: '1', name: '二维码', title: '二维码', description: words.join(' ') },
      }),
    ],
  };
  return [
    new Paragraph(image),
    paragraph(words, { ...style, clings: copied.length > 0 }),
    ...copied,
  ];
}

/** 第 1 页 共 2 页 */
export function formFooter(): { default: Footer; even: Footer } {
  const style = { font: songti, size: noteSize };
  const children = ['第 ', PageNumber.CURRENT, ' 页\u3000共 ', PageNumber.TOTAL_PAGES, ' 页'];
  const footer = (): Footer =>
    new Footer({
      children: [
        new Paragraph({
          ...paragraphStyle({ align: 'center', line: 16 }),
          children: [new TextRun({ ...runStyle(style), children })],
        }),
      ],
    });
  return { default: footer(), even: footer() };
}
