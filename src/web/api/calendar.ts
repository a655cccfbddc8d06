// The working-day calendar: which notices it rests on, and why a day is or is not counted.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { addWorkingDays, explainDay, isInRange } from '../../rules/calendar.ts';
import { type Day, day as dayFrom, isAfter, isoOf, isoOfOrdinal } from '../../rules/day.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { day, dayOut } from './schemas.ts';

const explained = z.object({
  on: dayOut,
  working: z.boolean(),
  reason: z.string(),
  provisional: z.boolean(),
  /** Which working day of the period it is. */
  n: z.number().int().exactOptional(),
});

export const getCalendar = endpoint({
  method: 'get',
  path: '/calendar/{year}',
  access: 'signed-in',
  summary: '一年的工作日历：放假通知和逐日情况',
  params: z.object({ year: z.coerce.number().int().min(2018).max(2041) }),
  reply: z.object({
    year: z.number().int(),
    /** Years whose notice is in the calendar. */
    noticeYears: z.array(z.number().int()),
    coveredUntil: dayOut,
    sources: z.array(z.string()),
    holidays: z.array(
      z.object({
        name: z.string(),
        from: z.string(),
        to: z.string(),
        makeUpDays: z.array(z.string()),
      }),
    ),
    days: z.array(explained),
  }),
});

export const getDueDay = endpoint({
  method: 'get',
  path: '/calendar/due',
  access: 'signed-in',
  summary: '推算工作日：起算日不计入，逐日说明',
  query: z.object({ from: day, add: z.coerce.number().int().min(0).max(250) }),
  reply: z.object({ on: dayOut, provisional: z.boolean(), days: z.array(explained) }),
});

export const calendarRoutes: readonly Route[] = [
  // Before the route with a parameter: `due` is no year.
  route(getDueDay, async ({ context: { calendar }, query }) => {
    const from = dayFrom(query.from);
    const { on, provisional } = addWorkingDays(calendar, from, query.add);
    if (!isInRange(calendar, on)) return refusedFor('date-outside-calendar', 'add');
    let n = 0;
    const days = daysBetween(from.add({ days: 1 }), on).map((d) => {
      const explained = explainDay(calendar, d);
      const counted = explained.working ? { n: (n += 1) } : {};
      return { ...explained, on: isoOf(d), ...counted };
    });
    return await Promise.resolve(done({ on: isoOf(on), provisional, days }));
  }),

  route(getCalendar, async ({ context: { calendar }, params: { year } }) => {
    const notice = calendar.notices.find((notice) => notice.year === year);
    const first = dayFrom(`${year}-01-01`);
    const last = dayFrom(`${year}-12-31`);
    return await Promise.resolve(
      done({
        year,
        noticeYears: calendar.notices.map((notice) => notice.year).toSorted((a, b) => a - b),
        coveredUntil: isoOfOrdinal(calendar.coveredUntil),
        sources: [...(notice?.sources ?? [])],
        holidays: (notice?.holidays ?? []).map(({ name, off: [from, to], makeUpDays }) => ({
          name,
          from,
          to,
          makeUpDays: [...makeUpDays],
        })),
        days: daysBetween(first, last).map((d) => ({ ...explainDay(calendar, d), on: isoOf(d) })),
      }),
    );
  }),
];

function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let d = first; !isAfter(d, last); d = d.add({ days: 1 })) days.push(d);
  return days;
}
