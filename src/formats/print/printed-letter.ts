// A letter in the order in which it lies on paper, every word of it as printed. Both printers take it, so
// that DOCX and PDF say the same.

import type { LetterSheet } from '../../rules/letters/sheet.ts';
import { evenLines } from './even-lines.ts';
import { headSize, page, points, size, unsignedMark } from './gbt9704.ts';
import { plainLines, plainParagraphs, plainText } from './plain-text.ts';
import { type PrintedForm, printedForm } from './printed-form.ts';

export interface PrintedLetter {
  readonly issuer: string;
  /** 发文机关标志, of one line or two, and its size in points. */
  readonly head: { readonly lines: readonly string[]; readonly size: number };
  /** The number, or the mark of a letter that nobody has signed. */
  readonly number: string;
  /** On top of every page while nobody has signed. */
  readonly mark: string;
  readonly title: readonly string[];
  /** With its colon; empty where there is none. */
  readonly addressee: string;
  readonly paragraphs: readonly PrintedParagraph[];
  readonly attachments: readonly PrintedAttachment[];
  readonly date: string;
  /** YYYY-MM-DD of the signature, for the particulars of the file. */
  readonly on: string;
  readonly contact: readonly string[];
  readonly slip: PrintedForm | null;
}

export interface PrintedParagraph {
  readonly text: string;
  /** 一、 is 黑体, （一） is 楷体 when they stand alone as headings; 0 is running text. */
  readonly level: 0 | 1 | 2;
}

export interface PrintedAttachment {
  /** `1．`, empty for the only one. */
  readonly number: string;
  readonly name: string;
}

export function printedLetter(sheet: LetterSheet): PrintedLetter {
  const number = plainText(sheet.number ?? '');
  const issuer = plainText(sheet.issuer).trim();
  const headPoints = headSize(issuer);
  const unsigned = number === '' || sheet.on === undefined;
  const addressee = plainText(sheet.addressee)
    .trim()
    .replace(/[：:]$/u, '');
  const attachments = sheet.attachments.map(plainText).filter((name) => name.trim() !== '');
  return {
    issuer,
    head: { lines: evenLines(issuer, areaWidth / headPoints), size: headPoints },
    number: unsigned ? unsignedMark : number,
    mark: unsigned ? unsignedMark : '',
    title: plainLines(sheet.title).flatMap((line) => evenLines(line, areaWidth / size.no2)),
    addressee: addressee === '' ? '' : `${addressee}：`,
    paragraphs: plainParagraphs(sheet.paragraphs).map((text) => ({
      text,
      level: headingLevel(text),
    })),
    attachments: attachments.map((name, i) => ({
      number: attachments.length > 1 ? `${i + 1}．` : '',
      name,
    })),
    date: unsigned ? emptyDate : chineseDate(sheet.on),
    on: unsigned ? '' : sheet.on,
    contact: plainParagraphs(sheet.contact),
    slip: sheet.slip === undefined ? null : printedForm(sheet.slip),
  };
}

const areaWidth = points(page.area.width);

/** To be filled in on signature. */
const emptyDate = '年\u3000\u3000月\u3000\u3000日';

/** 2026年3月30日: 成文日期 in Arabic figures, 月、日不编虚位. */
function chineseDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A sentence that begins with 一、 is a sentence, not a heading. */
function headingLevel(text: string): 0 | 1 | 2 {
  if (text.length > 30 || /[。；：！？，]$/u.test(text)) return 0;
  if (/^[一二三四五六七八九十]+、/u.test(text)) return 1;
  return /^（[一二三四五六七八九十]+）/u.test(text) ? 2 : 0;
}
