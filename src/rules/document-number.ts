// Document numbers (发文字号). GB/T 9704-2012 7.2.5: the agency's word, the full year in hexagonal
// brackets 〔〕, a running number without 第 and without leading zeros: 青枫开管办发〔2022〕47号.
// Orders are numbered 令第N号 (ibid. 10.2) and announcements often 公告YYYY年第N号; both are accepted
// as they stand. Published text is checked strictly; what people type into a search box is read kindly.

import { numberOfNumeral } from './paste/numerals.ts';

/** A document number in its one correct spelling. */
export type DocumentNumber = string & { readonly brand: 'DocumentNumber' };

export interface DocumentNumberParts {
  /** 机关代字, e.g. 青枫开管办发; for orders 国务院令, for announcements …公告. */
  readonly agency: string;
  /** Absent for orders, which are numbered through the years. */
  readonly year?: number;
  readonly sequence: number;
}

export interface DocumentNumberFault {
  readonly code:
    | 'wrong-brackets'
    | 'short-year'
    | 'superfluous-di'
    | 'leading-zero'
    | 'spaces-or-wide-characters'
    | 'unreadable-number';
  readonly provision: 'GB/T 9704-2012 7.2.5';
  readonly message: string;
  /** The right form, where one can be told. */
  readonly suggestion?: DocumentNumber;
}

export type CheckedDocumentNumber =
  | { readonly number: DocumentNumber; readonly parts: DocumentNumberParts }
  | { readonly fault: DocumentNumberFault };

const agencyWord = '(?!第)\\p{Script=Han}[\\p{Script=Han}A-Za-z]{0,19}';
const ordinary = new RegExp(`^(${agencyWord})〔(\\d{4})〕([1-9]\\d{0,5})号$`, 'u');
const order = new RegExp(`^(${agencyWord}令)第([1-9]\\d{0,5})号$`, 'u');
const announcement = new RegExp(`^(${agencyWord}公告)(\\d{4})年第([1-9]\\d{0,5})号$`, 'u');

export function formatDocumentNumber(parts: DocumentNumberParts): DocumentNumber {
  const { agency, year, sequence } = parts;
  if (year === undefined) return `${agency}第${sequence}号` as DocumentNumber;
  if (agency.endsWith('公告')) return `${agency}${year}年第${sequence}号` as DocumentNumber;
  return `${agency}〔${year}〕${sequence}号` as DocumentNumber;
}

/** The parts of a number in its correct spelling; undefined for any other text. */
export function parseDocumentNumber(text: string): DocumentNumberParts | undefined {
  const dated = ordinary.exec(text) ?? announcement.exec(text);
  if (dated) return { agency: dated[1] ?? '', year: Number(dated[2]), sequence: Number(dated[3]) };
  const undated = order.exec(text);
  return undated ? { agency: undated[1] ?? '', sequence: Number(undated[2]) } : undefined;
}

/** Strict check for what is to be published; a fault names the right form. */
export function checkDocumentNumber(text: string): CheckedDocumentNumber {
  const parts = parseDocumentNumber(text);
  if (parts) return { number: text as DocumentNumber, parts };
  const suggestion = normaliseDocumentNumber(text);
  const code = faultOf(text);
  const right = suggestion === undefined ? '机关代字〔年份〕序号号' : suggestion;
  return {
    fault: {
      code: suggestion === undefined && code !== 'short-year' ? 'unreadable-number' : code,
      provision: 'GB/T 9704-2012 7.2.5',
      message: `发文字号“${text}”${faultText[code]}，应写作“${right}”`,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  };
}

const faultText: Record<DocumentNumberFault['code'], string> = {
  'wrong-brackets': '的年份没有用六角括号〔〕',
  'short-year': '的年份不是四位全称',
  'superfluous-di': '的序号前多了“第”字',
  'leading-zero': '的序号编了虚位（前面多了0）',
  'spaces-or-wide-characters': '里有空格或全角数字',
  'unreadable-number': '不是“机关代字、年份、序号”的样子',
};

function faultOf(text: string): DocumentNumberFault['code'] {
  const narrow = narrowed(text);
  if (/[〔[(【（［〖「](\d{2}|\d{2}年)[〕\])】）］〗」]/u.test(narrow)) return 'short-year';
  if (/[[(【（［〖「]\d{4}|\d{4}[\])】）］〗」]/u.test(narrow)) return 'wrong-brackets';
  if (/〕第/u.test(narrow)) return 'superfluous-di';
  if (/〕0+\d/u.test(narrow)) return 'leading-zero';
  if (narrow !== text) return 'spaces-or-wide-characters';
  return 'unreadable-number';
}

/** Wide digits and letters to narrow ones, all white space out. Brackets stay as written. */
function narrowed(text: string): string {
  return text
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ]/gu, (c) =>
      String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0),
    )
    .replaceAll(/\s/gu, '');
}

/** Narrow characters, hexagonal brackets: the common ground of the two kind readings below. */
function levelled(text: string): string {
  return narrowed(text)
    .replaceAll(/[[(【（［〖「]/gu, '〔')
    .replaceAll(/[\])】）］〗」]/gu, '〕');
}

/** The correct spelling of a number written with other brackets, 第, leading zeros or spaces. */
export function normaliseDocumentNumber(text: string): DocumentNumber | undefined {
  const level = levelled(text);
  if (parseDocumentNumber(level)) return level as DocumentNumber;
  const loose = new RegExp(`^(${agencyWord})〔(\\d{4})年?〕第?0*([1-9]\\d{0,5})号?$`, 'u').exec(
    level,
  );
  if (!loose) return undefined;
  return formatDocumentNumber({
    agency: loose[1] ?? '',
    year: Number(loose[2]),
    sequence: Number(loose[3]),
  });
}

const chineseYear = /(?<=〔|^|\p{Script=Han})[二一][〇○零一二三四五六七八九]{3}(?=〕|年)/gu;
const chineseSequence = /[〇○零一二三四五六七八九十百]{1,7}(?=号$)/u;

/** 〔二〇二二〕四十号 and 〔22〕40号 as 〔2022〕40号: so people type what they read or remember. */
function inFigures(level: string): string {
  return level
    .replace(/(?<=〔)(\d{2})(?=年?〕)/u, (year) => (Number(year) < 50 ? `20${year}` : `19${year}`))
    .replaceAll(chineseYear, inFigure)
    .replace(chineseSequence, inFigure);
}

function inFigure(numeral: string): string {
  return String(numberOfNumeral(numeral) ?? numeral);
}

/** What a searcher's words say of a document number: any part may be missing. */
export type DocumentNumberQuery = Partial<DocumentNumberParts>;

/**
 * Reads 47号, 四十七号, 〔2022〕47号, 〔22〕47号, 2022年第47号, 黔府办函 2022 47, 黔府办函[2022]47, 国务院令第711号.
 * Undefined when the text is not the shape of a number: the caller then searches words. A bare
 * figure or a bare year is not enough to be one.
 */
export function queryDocumentNumber(text: string): DocumentNumberQuery | undefined {
  const spaced = text.trim().replaceAll(/[\s\u3000]+/gu, ' ');
  // Three groups apart by blanks or strokes: 黔府办函 2022 47, 黔府办函-2022-47.
  const apart = new RegExp(`^(${agencyWord})?[ -]?(\\d{4})[ -]第?0*([1-9]\\d{0,5})号?$`, 'u').exec(
    narrowedKeepingBlanks(spaced),
  );
  if (apart) return query(apart[1], apart[2], apart[3]);
  const level = inFigures(levelled(spaced));
  const bracketed = new RegExp(
    `^(${agencyWord})?〔(\\d{4})年?〕(?:第?0*([1-9]\\d{0,5})号?)?$`,
    'u',
  ).exec(level);
  if (bracketed) return query(bracketed[1], bracketed[2], bracketed[3]);
  const yearWord = new RegExp(`^(${agencyWord})?(\\d{4})年第?0*([1-9]\\d{0,5})号$`, 'u').exec(
    level,
  );
  if (yearWord) return query(yearWord[1], yearWord[2], yearWord[3]);
  const short = new RegExp(`^(${agencyWord}?)?第?0*([1-9]\\d{0,5})号$`, 'u').exec(level);
  return short ? query(short[1], undefined, short[2]) : undefined;
}

/** What stands in a box for one part: 四十七, ４７, 第47号; 二〇二二, 〔2022〕, 22. Undefined where it is no such part. */
export function queryNumberPart(part: 'year' | 'sequence', text: string): number | undefined {
  const level = levelled(text);
  const read = queryDocumentNumber(
    part === 'year'
      ? `〔${level.replace(/^〔(.*)〕$/u, '$1').replace(/年$/u, '')}〕`
      : `${level.replace(/号$/u, '')}号`,
  );
  return read === undefined || Object.keys(read).length > 1 ? undefined : read[part];
}

function narrowedKeepingBlanks(text: string): string {
  return text.split(' ').map(narrowed).join(' ');
}

function query(
  agency: string | undefined,
  year: string | undefined,
  sequence: string | undefined,
): DocumentNumberQuery | undefined {
  // 关于…的 is a title, not the word of an agency.
  if (agency !== undefined && (agency.length > 12 || /关于|的/u.test(agency))) return undefined;
  return {
    ...(agency ? { agency } : {}),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(sequence === undefined ? {} : { sequence: Number(sequence) }),
  };
}
