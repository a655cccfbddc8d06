// The days of application for one's own calendar.

import { bookTitle } from '../../../rules/book-title.ts';
import { calendarFile, type CalendarDay } from '../../../formats/icalendar.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { asDownload } from '../../content-disposition.ts';
import { notFoundPage } from '../error-page.ts';
import type { PageRequest, PageResult } from '../page.ts';
import { itemAddress } from './addresses.ts';
import { type BookItem, policyBook, stateOn } from './policy-book.ts';

export async function itemCalendar(request: PageRequest, id: number): Promise<PageResult> {
  const { context } = request;
  const item = (await policyBook(context)).byId.get(id);
  const days = item === undefined ? [] : calendarDays(item, request);
  if (item === undefined || days.length === 0) return notFoundPage(request);
  const on = stateOn(item, context.clock.today());
  if (on === 'lapsed') return notFoundPage(request);
  return sendCalendar(request, days, `${item.content.name}.ics`, item.publishedAt);
}

/** First and last day; what is stated in the document does not move. */
export function calendarDays(
  { content, document, id }: BookItem,
  { context: { origin } }: Pick<PageRequest, 'context'>,
): readonly CalendarDay[] {
  const { name, opensOn, closesOn, office, phone } = content;
  const text = `${bookTitle(document.title)}。受理单位：${office}，电话：${phone}。${origin}${itemAddress(id)}`;
  const host = new URL(origin).hostname;
  const day = (kind: string, on: IsoDay, title: string): CalendarDay => ({
    id: `policy-${id}-${kind}@${host}`,
    on,
    title,
    text,
    isTentative: false,
  });
  return [
    ...(opensOn ? [day('opens', opensOn, `开始申报：${name}`)] : []),
    ...(closesOn ? [day('closes', closesOn, `申报截止：${name}`)] : []),
  ];
}

/** @param made the moment of what it says, so that the same days are the same bytes */
export function sendCalendar(
  { http }: PageRequest,
  days: readonly CalendarDay[],
  name: string,
  made: Temporal.Instant,
  cache = 'public, no-cache',
): Response {
  return http.body(calendarFile(days, made), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': asDownload(name),
    'Cache-Control': cache,
  });
}
