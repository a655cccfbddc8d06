// The blocks of an annual report: title, parts with their tables, signature.

import { Header, Table, TableCell, TableRow } from 'docx';
import { type Blocks, firstLine, headingFonts, paragraph, xiaobiaosong } from './docx-text.ts';
import { pitch, red, size, twips, widthInEms } from './gbt9704.ts';
import type { PrintedBlock, PrintedCell, PrintedReport, PrintedTable } from './printed-report.ts';

export function reportBlocks(report: PrintedReport): Blocks {
  const last = report.blocks.length - 1;
  return [
    paragraph(report.title, {
      font: xiaobiaosong,
      size: size.no2,
      align: 'center',
      line: 35,
      after: pitch.line,
    }),
    ...report.blocks.flatMap((block, i) => blockOf(block, i === last)),
    ...signatureBlocks(report.signature),
  ];
}

function blockOf(block: PrintedBlock, isLast: boolean): Blocks {
  if (block.kind === 'table') {
    // A table may touch neither what stands above it nor the heading below.
    return [tableOf(block.table), paragraph('', { size: size.small4, line: pitch.line / 2 })];
  }
  const { text, level } = block;
  return [
    paragraph(text, {
      indent: firstLine(size.no3),
      ...(level === 0 ? {} : headingFonts[level]),
      // A heading stays with its text, the last line with the signature (此页无正文 is forbidden).
      clings: level > 0 || (isLast && text.length < 140),
    }),
  ];
}

/** 署名 centred on 成文日期, which keeps four characters free. */
function signatureBlocks(signature: PrintedReport['signature']): Blocks {
  if (signature === null) return [];
  const { issuer, date } = signature;
  const free = Math.max(0, 4 + widthInEms(date) / 2 - widthInEms(issuer) / 2);
  return [
    paragraph(issuer, {
      align: 'right',
      before: 2 * pitch.line,
      indent: { right: twips(free * size.no3) },
      clings: true,
    }),
    paragraph(date, { align: 'right', indent: { right: twips(4 * size.no3) } }),
  ];
}

export function reportHeader({ mark }: PrintedReport): Header | undefined {
  if (mark === '') return undefined;
  return new Header({
    children: [paragraph(mark, { size: size.no4, color: red, align: 'center', line: 20 })],
  });
}

/** @param isWhole each line stays with the next: a table of the form is not torn where it fits on a page */
export function tableOf(
  { widths, size: typeSize, headRows, rows }: PrintedTable,
  isWhole = true,
): Table {
  const columnWidths = widths.map((width) => twips(width, 'mm'));
  return new Table({
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    layout: 'fixed',
    alignment: 'center',
    rows: rows.map(
      (row, y) =>
        new TableRow({
          cantSplit: true,
          tableHeader: y < headRows,
          children: row.map((cell) => cellOf(cell, typeSize, isWhole && y < rows.length - 1)),
        }),
    ),
  });
}

function cellOf(
  { lines, columns, rows, align }: PrintedCell,
  typeSize: number,
  clings: boolean,
): TableCell {
  const isSmall = typeSize < 10;
  const room = isSmall ? 40 : 90;
  const style = { size: typeSize, line: isSmall ? 12 : 15, align, clings, isOffGrid: true };
  return new TableCell({
    columnSpan: columns,
    rowSpan: rows,
    margins: {
      left: align === 'left' ? 60 : 30,
      right: 30,
      top: room,
      bottom: room,
      marginUnitType: 'dxa',
    },
    verticalAlign: 'center',
    children: [paragraph(lines, style)],
  });
}
