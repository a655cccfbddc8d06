// Days and times as old sites print them: 2021-09-14 09:30, 2021年9月14日, 2021/9/14. An impossible day is none.

import { type IsoDay, parseIsoDay } from './day.ts';

const pattern =
  /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T\s]*(\d{1,2}):(\d{2})(?::(\d{2}))?)?/;

/** Only when nothing but the day (and a time, which is left out) stands there. */
export function readOldDay(text: string): IsoDay | undefined {
  return read(text)?.on;
}

/** YYYY-MM-DDTHH:MM; midnight where the site gave no time. */
export function readOldMoment(text: string): string | undefined {
  const found = read(text);
  return found === undefined ? undefined : `${found.on}T${found.time}`;
}

/** The first day in a longer text. */
export function dayIn(text: string): string | undefined {
  return pattern.exec(text)?.[0];
}

function read(text: string): { readonly on: IsoDay; readonly time: string } | undefined {
  const clean = text.normalize('NFKC').trim();
  const found = pattern.exec(clean);
  if (found === null || found[0].length !== clean.replace(/(?:\.0+|Z|\+08:?00)$/, '').length) {
    return undefined;
  }
  const [, year = '', month = '', date = '', hour = '0', minute = '00', second] = found;
  const on = parseIsoDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  if (on === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const seconds = second === undefined || second === '00' ? '' : `:${second}`;
  return { on, time: `${hour.padStart(2, '0')}:${minute}${seconds}` };
}
