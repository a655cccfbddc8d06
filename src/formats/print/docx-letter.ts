// The blocks of a letter, from the red head to the signature, as the standard orders them.

import { Footer, Header, PageNumber, Paragraph, TextRun } from 'docx';
import {
  type Blocks,
  firstLine,
  headingFonts,
  paragraph,
  paragraphStyle,
  runStyle,
  songti,
  xiaobiaosong,
} from './docx-text.ts';
import { headDrop, pitch, points, red, ruleDrop, size, twips, widthInEms } from './gbt9704.ts';
import type { PrintedLetter } from './printed-letter.ts';

export function letterBlocks(letter: PrintedLetter): Blocks {
  return [
    ...headBlocks(letter),
    ...(letter.addressee === '' ? [] : [paragraph(letter.addressee, { align: 'left' })]),
    ...bodyBlocks(letter),
    ...attachmentBlocks(letter),
    ...signatureBlocks(letter),
    ...letter.contact.map((line, i) =>
      paragraph(line, {
        size: size.no4,
        line: 22,
        before: i === 0 ? pitch.line : 0,
        align: 'left',
        indent: { left: twips(2 * size.no3 + 2 * size.no4), hanging: twips(2 * size.no4) },
      }),
    ),
  ];
}

/** 发文机关标志, 发文字号 two lines below it, the red rule, 标题 two lines below that. */
function headBlocks({ head, number, title }: PrintedLetter): Blocks {
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
    ...(title.length === 0
      ? [paragraph('', { line: pitch.line })]
      : [
          paragraph(title, {
            font: xiaobiaosong,
            size: size.no2,
            align: 'center',
            line: 35,
            before: 2 * pitch.line,
            after: pitch.line,
          }),
        ]),
  ];
}

function bodyBlocks({ paragraphs }: PrintedLetter): Blocks {
  return paragraphs.map(({ text, level }, i) => {
    // A heading stays with its text, the last line with what closes the letter (此页无正文 is forbidden).
    const last = i === paragraphs.length - 1;
    return paragraph(text, {
      indent: firstLine(size.no3),
      ...(level === 0 ? {} : headingFonts[level]),
      clings: level > 0 || (last && text.length < 140),
    });
  });
}

/** 附件：1．… the names begin under one another. */
function attachmentBlocks({ attachments }: PrintedLetter): Blocks {
  const numbered = attachments.length > 1;
  const number = numbered ? (attachments.length > 9 ? 2 : 1.5) : 0;
  return attachments.map(({ number: figure, name }, i) => {
    const mark = i === 0 ? `附件：${figure}` : figure;
    return paragraph(mark + name, {
      before: i === 0 ? pitch.line : 0,
      clings: attachments.length < 6,
      indent: {
        left: twips((5 + number) * size.no3),
        hanging: twips((i === 0 ? 3 + number : number) * size.no3),
      },
    });
  });
}

/** 署名 centred on 成文日期, which keeps four characters free; room above for the seal. */
function signatureBlocks({ issuer, date, contact }: PrintedLetter): Blocks {
  const middle = 4 + widthInEms(date) / 2;
  const free = Math.max(0, middle - widthInEms(issuer) / 2);
  return [
    paragraph(issuer, {
      align: 'right',
      before: 2 * pitch.line,
      indent: { right: twips(free * size.no3) },
      clings: true,
    }),
    paragraph(date, {
      align: 'right',
      indent: { right: twips(4 * size.no3) },
      clings: contact.length > 0,
    }),
  ];
}

export function letterHeader({ mark }: PrintedLetter): Header | undefined {
  if (mark === '') return undefined;
  return new Header({
    children: [paragraph(mark, { size: size.no4, color: red, align: 'center', line: 20 })],
  });
}

/** — 1 —, on the right of odd pages and on the left of even ones, one character free. */
export function letterFooters(): { default: Footer; even: Footer } {
  const free = twips(size.no4);
  return {
    default: pageNumber('right', { right: free }),
    even: pageNumber('left', { left: free }),
  };
}

function pageNumber(align: 'left' | 'right', indent: { left?: number; right?: number }): Footer {
  const style = { font: songti, size: size.no4 };
  return new Footer({
    children: [
      new Paragraph({
        ...paragraphStyle({ align, indent, line: 16 }),
        children: [new TextRun({ ...runStyle(style), children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}
