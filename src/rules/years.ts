// Lists by year without holes: a year left out reads as one that was forgotten, or hidden.

import { numberOfNumeral } from './paste/numerals.ts';

/** Every year from the last to the first of those given. */
export function everyYear(years: Iterable<number>): readonly number[] {
  const given = [...years];
  if (given.length === 0) return [];
  const last = Math.max(...given);
  return Array.from({ length: last - Math.min(...given) + 1 }, (_, before) => last - before);
}

/** The year in the title of what is published yearly: 2019年…, 二〇一九年度…. */
export function yearInTitle(title: string): number | undefined {
  const [, year = ''] = /(20\d{2}|二[〇○零一二三四五六七八九]{3})年/u.exec(title) ?? [];
  return year === '' ? undefined : (numberOfNumeral(year) ?? Number(year));
}
