// The file of `bin/gongkai calendar FILE.json`: the year's holidays as the State Council notice gives
// them, and days that one place alone has off or works, each from a published decision.

import { z } from 'zod';
import type { LocalDay } from '../rules/calendar.ts';
import { ordinalOfIso, parseIsoDay, weekdayOf } from '../rules/day.ts';
import type { HolidayNotice } from '../rules/holiday-notices.ts';

export interface NoticeFile {
  readonly notice: HolidayNotice;
  readonly localDays: readonly LocalDay[];
}

const isoDay = z.string().refine((text) => parseIsoDay(text) !== undefined, {
  error: '应为存在的日期，写成 YYYY-MM-DD',
});
const text = z.string().trim().min(1, { error: '不能为空' });

const holiday = z
  .object({ name: text, off: z.tuple([isoDay, isoDay]), makeUpDays: z.array(isoDay) })
  .refine(({ off }) => off[0] <= off[1], { error: 'off 的第二天不能早于第一天' });

const noticeFile = z
  .object({
    year: z.number({ error: '应为年份' }).int().min(2018).max(2041),
    sources: z.array(text).min(1, { error: '请写明通知的文号或者网址' }),
    holidays: z.array(holiday).min(1, { error: '至少有一个节假日' }),
    localDays: z.array(z.object({ on: isoDay, working: z.boolean(), source: text })).default([]),
  })
  .superRefine(({ year, holidays }, context) => {
    for (const [i, { off, makeUpDays }] of holidays.entries()) {
      for (const day of makeUpDays) {
        if (weekdayOf(ordinalOfIso(day)) < 5) {
          context.addIssue({
            code: 'custom',
            path: ['holidays', i, 'makeUpDays'],
            message: `${day}不是周末，不会是调休上班日`,
          });
        }
      }
      // The New Year holiday may begin in the last days of the year before.
      const near = (day: string): boolean => day >= `${year - 1}-12-25` && day <= `${year}-12-31`;
      if (![...off, ...makeUpDays].every(near)) {
        context.addIssue({
          code: 'custom',
          path: ['holidays', i],
          message: `日期不在${year}年的放假安排之内`,
        });
      }
    }
  });

export type ReadNotice =
  | { readonly ok: true; readonly file: NoticeFile }
  /** Sentences that name the field. */
  | { readonly ok: false; readonly faults: readonly string[] };

export function readHolidayNotice(content: string): ReadNotice {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { ok: false, faults: ['不是 JSON 文件。'] };
  }
  const parsed = noticeFile.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? '文件' : path.join('.')}：${message}。`,
    );
    return { ok: false, faults };
  }
  const { localDays, ...notice } = parsed.data;
  return { ok: true, file: { notice, localDays } };
}
