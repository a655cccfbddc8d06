// The number of a letter as somebody types it from paper: brackets of any shape, blanks, wide figures, or
// only year and number.

import { letterNumber, type LetterKind } from './kinds.ts';

const wideFigures = /[０-９]/g;
const parts =
  /^(\D*?)第?[〔﹝（[({【［<《]?(\d{4})[〕﹞）\])}】］>》]?[-—–－_/.．、]?第?0*(\d{1,6})号?$/u;

/** What cannot be read comes back as it was typed and will match no letter. */
export function letterNumberFrom(text: string, letterWord: string, kind: LetterKind): string {
  const typed = text
    .replaceAll(/\s+/gu, '')
    .replaceAll(wideFigures, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0));
  const [, word = '', year, n] = parts.exec(typed) ?? [];
  if (year === undefined || n === undefined) return typed;
  const whole = letterNumber(letterWord, kind, Number(year), Number(n));
  return word === '' ? whole : `${word}〔${year}〕${Number(n)}号`;
}

/** 青公开征〔2026〕3号 as 2026-3: what a code of few modules has room for. */
export function shortLetterNumber(number: string): string {
  const [, year, n] = /〔(\d{4})〕(\d+)号$/u.exec(number) ?? [];
  return year === undefined || n === undefined ? number : `${year}-${n}`;
}
