// The six parts by their titles: in the form's words, in those of earlier forms, or misprinted.

import { reportParts } from './form.ts';
import { halfWidth } from './prose-numbers.ts';

/** How each part's title begins to be recognised, also misprinted or in the words of earlier forms. */
const titles: readonly RegExp[] = [
  /^(工作)?(总体|整体|基本)情况$|^概述$/,
  /^(政府信息)?主动公开(政府信息)?(的)?(工作)?情况$/,
  /^(政府信息)?(收到和处理|依申请公开).{0,12}情况$/,
  /^(因)?(政府)?信息公开.{0,16}复议.{0,12}诉讼.{0,6}$|^(行政)?复议.{0,6}诉讼(的)?(情况)?$/,
  /^.{0,12}(主要|存在的?)问题(及|和|与|、).{0,12}(改进|整改|措施|打算).{0,8}$/,
  /^其[他它](需要|应当)?(报告|说明)的?(事项|情况|问题)$/,
];

const numerals = '一二三四五六';
const shape = /^(?:第?([一二三四五六])(?:部分)?[、.,:]?)?(.+)$/;

interface Titled {
  /** 0 where the heading has no numeral. */
  readonly numeral: number;
  readonly title: string;
}

function titled(heading: string): Titled {
  const match = shape.exec(halfWidth(heading));
  const numeral = match?.[1] === undefined ? 0 : numerals.indexOf(match[1]) + 1;
  const title = (match?.[2] ?? '').replace(/\(.*\)$/, '').replace(/[:。]$/, '');
  return { numeral, title };
}

/** The part that a heading names; without a numeral only the form's own words count. */
export function partNamed(heading: string): { number: number; exact: boolean } | null {
  const { numeral, title } = titled(heading);
  const number = titles.findIndex((pattern) => pattern.test(title)) + 1;
  if (number === 0) return null;
  const exact = plain(title) === titleOf(number);
  return numeral === 0 && !exact ? null : { number, exact };
}

/** How a printed heading differs from the form's, if it does. */
export function headingFault(
  number: number,
  heading: string,
): 'numeral' | 'earlier-form' | 'misprint' | null {
  const { numeral, title } = titled(heading);
  if (numeral !== 0 && numeral !== number) return 'numeral';
  if (plain(title) === titleOf(number)) return null;
  return earlierTitles.some((earlier) => plain(earlier) === plain(title))
    ? 'earlier-form'
    : 'misprint';
}

function titleOf(number: number): string {
  return plain((reportParts[number - 1] ?? '').slice(2));
}

/** Without the marks that vary: 、 or 和 between reconsideration and litigation, 及 or 和 elsewhere. */
function plain(title: string): string {
  return halfWidth(title).replaceAll(/[、,和及与]/g, '');
}

const earlierTitles = [
  '政府信息公开工作存在的主要问题及改进情况',
  '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  '因政府信息公开申请行政复议、提起行政诉讼的情况',
  '政府信息公开工作总体情况',
];
