// The blocks of a published text, as the standard orders them.

import {
  type Blocks,
  firstLine,
  headingFonts,
  kaiti,
  paragraph,
  songti,
  xiaobiaosong,
} from './docx-text.ts';
import { tableOf } from './docx-report.ts';
import { headDrop, pitch, points, red, ruleDrop, size, twips } from './gbt9704.ts';
import type { DocumentBlock, PrintedDocument } from './printed-document.ts';

export function documentBlocks(document: PrintedDocument): Blocks {
  return [
    ...headBlocks(document),
    paragraph(document.title, {
      font: xiaobiaosong,
      size: size.no2,
      align: 'center',
      line: 35,
      before: document.head === null ? 0 : 2 * pitch.line,
      after: document.note === '' ? pitch.line : 0,
    }),
    ...noteBlocks(document),
    ...document.blocks.flatMap(blockOf),
    ...document.attachments.map((name, i) =>
      paragraph(i === 0 ? `附件：${name}` : name, {
        before: i === 0 ? pitch.line : 0,
        align: 'left',
        indent: { left: twips(5 * size.no3), ...(i === 0 ? { hanging: twips(3 * size.no3) } : {}) },
      }),
    ),
    ...(document.origin === ''
      ? []
      : [
          paragraph(document.origin, {
            font: songti,
            size: 10.5,
            line: 16,
            align: 'left',
            before: 2 * pitch.line,
          }),
        ]),
  ];
}

function headBlocks({ head, number }: PrintedDocument): Blocks {
  if (head === null) return [];
  const rule = {
    style: 'single',
    size: 12,
    color: red,
    space: Math.round(points(ruleDrop)),
  } as const;
  return [
    paragraph(head.lines, {
      font: xiaobiaosong,
      size: head.size,
      color: red,
      align: 'center',
      line: head.size * 1.3,
      before: points(headDrop),
    }),
    paragraph(number, { align: 'center', before: 2 * pitch.line, border: { bottom: rule } }),
  ];
}

/** Set in on both sides, so that it is read as one with the title. */
function noteBlocks({ note }: PrintedDocument): Blocks {
  if (note === '') return [];
  const indent = { left: twips(2 * size.no3), right: twips(2 * size.no3) };
  return [paragraph(note, { font: kaiti, align: 'center', indent, after: pitch.line })];
}

function blockOf(block: DocumentBlock): Blocks {
  if (block.kind === 'table') {
    // A table may touch neither what stands above it nor what follows.
    return [
      tableOf(block.table, false),
      paragraph('', { size: size.small4, line: pitch.line / 2 }),
    ];
  }
  const { text, level, place, free } = block;
  if (free !== null) {
    return [paragraph(text, { align: 'right', indent: { right: twips(free * size.no3) } })];
  }
  if (place === 'centre') {
    return [
      paragraph(text, { ...headingFonts[1], align: 'center', before: pitch.line, clings: true }),
    ];
  }
  return [
    paragraph(text, {
      ...(place === 'indented' ? { indent: firstLine(size.no3) } : { align: 'left' }),
      ...(level === 0 ? {} : headingFonts[level]),
      clings: level > 0,
    }),
  ];
}
