// What a document says of itself in its head and at its end, told as guesses: a person confirms each (conventions of
// the office, D2). 成文日期 is the day above which the organ signed, in Arabic or Chinese figures.

import { classesOf, type HtmlNode, isElement, plainTextOf } from '../body/html-tree.ts';
import { type IsoDay, parseDay } from '../day.ts';
import { type Genre, genres } from '../document-classes.ts';

export interface HeadGuess {
  readonly title?: string;
  readonly documentNumber?: string;
  readonly issuers?: readonly string[];
  readonly madeOn?: IsoDay;
  readonly genre?: Genre;
}

export function guessHead(
  head: { readonly title?: string; readonly documentNumber?: string; readonly agencyMark?: string },
  nodes: readonly HtmlNode[],
): HeadGuess {
  const { title, documentNumber, agencyMark } = head;
  const signed = nodes.flatMap((node) =>
    isElement(node, 'p') && classesOf(node).includes('signature')
      ? [plainTextOf(node).replaceAll(/\s/g, '')]
      : [],
  );
  const day = signed.map(dayIn).find((one) => one !== undefined);
  const signers = signed.filter(
    (text) => dayIn(text) === undefined && /^[\p{Script=Han}（）]{3,40}$/u.test(text),
  );
  const issuers = signers.length > 0 ? signers : agencyMark === undefined ? [] : [agencyMark];
  const genre = genreOf(title);
  return {
    ...(title === undefined ? {} : { title }),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(issuers.length === 0 ? {} : { issuers }),
    ...(day === undefined ? {} : { madeOn: day }),
    ...(genre === undefined ? {} : { genre }),
  };
}

function genreOf(title: string | undefined): Genre | undefined {
  return genres.find((genre) => title?.replace(/（[^（）]{1,20}）$/, '').endsWith(genre));
}

const figures = '〇一二三四五六七八九';

/** 2026年2月10日, 二〇二六年二月十日. */
export function dayIn(text: string): IsoDay | undefined {
  const arabic = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (arabic !== null) return dayOf(Number(arabic[1]), Number(arabic[2]), Number(arabic[3]));
  const chinese =
    /^([一二三四五六七八九〇○零0]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/.exec(
      text,
    );
  if (chinese === null) return undefined;
  const year = (chinese[1] ?? '')
    .split('')
    .map((sign) => Math.max(0, figures.indexOf(sign)))
    .join('');
  return dayOf(Number(year), counted(chinese[2] ?? ''), counted(chinese[3] ?? ''));
}

/** 一 to 三十一. */
function counted(text: string): number {
  const [tens, units] = text.includes('十') ? text.split('十') : ['none', text];
  const unit = Math.max(0, figures.indexOf(units === '' ? '〇' : (units ?? '〇')));
  if (tens === 'none') return unit;
  return (tens === '' ? 1 : figures.indexOf(tens ?? '一')) * 10 + unit;
}

function dayOf(year: number, month: number, day: number): IsoDay | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return parseDay(text) === undefined ? undefined : (text as IsoDay);
}
