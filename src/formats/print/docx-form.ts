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
  paragraph,
  paragraphStyle,
  runStyle,
  songti,
  xiaobiaosong,
} from './docx-text.ts';
import { page, size, twips } from './gbt9704.ts';
import type { PrintedBox, PrintedForm, PrintedQr, PrintedRow } from './printed-form.ts';

const noteSize = 10.5;
const line = 19;

/** Twips: label, content, label, content. */
const label = twips(27, 'mm');
const content = twips(page.area.width / 2, 'mm') - label;
const columnWidths = [label, content, label, content];

export async function formBlocks(form: PrintedForm): Promise<Blocks> {
  const rows = form.rows.filter(({ boxes }) => boxes.length > 0);
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
    paragraph(form.reference, { align: 'right', size: size.small4, line, after: 4 }),
    ...(rows.length === 0 ? [] : [boxTable(rows)]),
    ...form.notes.map((note) =>
      paragraph(note, { size: noteSize, line: 17, before: 5, align: 'left' }),
    ),
    ...(form.qr === null ? [] : await qrBlocks(form.qr)),
  ];
}

function boxTable(rows: readonly PrintedRow[]): Table {
  return new Table({
    columnWidths,
    width: { size: label * 2 + content * 2, type: 'dxa' },
    layout: 'fixed',
    rows: rows.map(boxRow),
  });
}

function boxRow({ boxes, height }: PrintedRow): TableRow {
  const whole = label + 2 * content;
  return new TableRow({
    height: { value: twips(14 + height * line), rule: 'atLeast' },
    children: boxes.flatMap((box) => [
      cell(box.label, { width: label, align: 'center', place: 'middle' }),
      boxes.length === 1
        ? cell(box.content, { width: whole, align: 'left', place: box.place, columnSpan: 3 })
        : cell(box.content, { width: content, align: 'left', place: box.place }),
    ]),
  });
}

interface CellStyle {
  /** Twips. */
  readonly width: number;
  readonly align: 'left' | 'center';
  readonly place: PrintedBox['place'];
  readonly columnSpan?: number;
}

function cell(lines: readonly string[], style: CellStyle): TableCell {
  const { width, align, place, columnSpan = 1 } = style;
  return new TableCell({
    columnSpan,
    width: { size: width, type: 'dxa' },
    margins: { left: 100, right: 100, top: 80, bottom: 80, marginUnitType: 'dxa' },
    verticalAlign: place === 'middle' ? 'center' : place,
    children: [paragraph(lines, { size: size.small4, line, align })],
  });
}

const qrPixels = 120;

/** The code, and the words right below it; an address that no code can hold is printed in letters. */
async function qrBlocks({ words, address, modules }: PrintedQr): Promise<Blocks> {
  const style = { size: noteSize, line: 17, align: 'left' } as const;
  if (modules === null) return [paragraph([...words, address], { ...style, before: 8 })];
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
  return [new Paragraph(image), paragraph(words, style)];
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
