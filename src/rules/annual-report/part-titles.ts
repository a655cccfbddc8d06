// The six parts by their titles: in the form's words, in those of earlier forms, or misprinted.

import { reportParts } from './form.ts';
import { halfWidth } from './prose-numbers.ts';

/** What a part's title says in any wording; with its numeral that is enough to know it. */
const titles: readonly RegExp[] = [
  /(总体|整体|基本|概述).{0,4}(情况)?$/,
  /主动公开.{0,12}情况$/,
  /(收到|处理|申请).{0,12}情况$/,
  /复议|诉讼/,
  /问题/,
  /^其[他它]/,
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

/** The part that a heading names: in the form's words, in an earlier form's, or by its numeral too. */
export function partNamed(heading: string): { number: number; exact: boolean } | null {
  // Every title has one of these; most lines of a page have none.
  if (!/[情问复诉概总整基其]/.test(heading)) return null;
  const { numeral, title } = titled(heading);
  if (title.length > 40 || /[,。;]/.test(title)) return null;
  const words = plain(title);
  const exact = formTitles.indexOf(words) + 1;
  if (exact !== 0) return { number: exact, exact: true };
  if (numeral === 0 || titles[numeral - 1]?.test(title) !== true) return null;
  return { number: numeral, exact: false };
}

/** How a printed heading differs from the form's, if it does. */
export function headingFault(
  number: number,
  heading: string,
): 'numeral' | 'earlier-form' | 'misprint' | null {
  const { numeral, title } = titled(heading);
  if (numeral !== 0 && numeral !== number) return 'numeral';
  if (plain(title) === formTitles[number - 1]) return null;
  return earlierTitles.some((earlier) => plain(earlier) === plain(title))
    ? 'earlier-form'
    : 'misprint';
}

/** Without the marks that vary: 、 or 和 between reconsideration and litigation, 及 or 和 elsewhere. */
function plain(title: string): string {
  return halfWidth(title).replaceAll(/[、,和及与]/g, '');
}

const formTitles = reportParts.map((heading) => plain(heading.slice(2)));

const earlierTitles = [
  '政府信息公开工作存在的主要问题及改进情况',
  '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  '因政府信息公开申请行政复议、提起行政诉讼的情况',
  '政府信息公开工作总体情况',
];
