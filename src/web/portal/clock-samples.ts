// The clock badge in each of its states, for the page of parts: real clocks of made-up requests.

import { html } from './html.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { RequestEvent } from '../../rules/request/events.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import { clockFacts, replyClock } from '../../rules/request/state.ts';
import type { Html } from './page.ts';
import { clockBadge } from './parts/clock-badge.ts';

const submitted: RequestEvent = {
  kind: 'submitted',
  on: '2026-03-02',
  channel: 'online',
  applicantKind: 'natural-person',
  electronicDelivery: true,
};
const confirmed: RequestEvent = { kind: 'receipt-confirmed', on: '2026-03-03' };
const consulted: RequestEvent = {
  kind: 'consulted',
  on: '2026-03-12',
  consultationId: 'a',
  consultee: 'third-party',
  name: '',
  content: '',
};
const consultationServed: RequestEvent = {
  kind: 'consultation-served',
  on: '2026-03-13',
  consultationId: 'a',
};
const supplementAsked: RequestEvent = {
  kind: 'supplement-requested',
  on: '2026-03-06',
  items: '',
  respondWithin: 15,
};
const supplementServed: RequestEvent = { kind: 'supplement-notice-served', on: '2026-03-09' };
const signed: RequestEvent = {
  kind: 'reply-signed',
  on: '2026-03-20',
  number: '',
  reply: { outcome: 'disclosed', grounds: [], reasons: '' },
};
const served: RequestEvent = { kind: 'reply-served', on: '2026-03-23', method: 'electronic' };

const states: readonly (readonly [string, IsoDay, readonly RequestEvent[]])[] = [
  ['等待确认', '2026-03-03', [submitted]],
  ['正在办理', '2026-03-16', [submitted, confirmed]],
  ['征求意见', '2026-03-20', [submitted, confirmed, consulted, consultationServed]],
  ['等待补正', '2026-03-12', [submitted, confirmed, supplementAsked, supplementServed]],
  ['已经逾期', '2026-04-08', [submitted, confirmed]],
  ['已经办结', '2026-03-30', [submitted, confirmed, signed, served]],
];

export function clockSamples(calendar: WorkingCalendar): Html {
  return html`${states.map(([name, today, events]) => {
    const recorded = events.map((event) => ({ event, actor: { kind: 'system' } as const }));
    const request = requestFrom(recorded);
    if (request === undefined) return '';
    const clock = replyClock(request, today, calendar);
    const facts = clockFacts(request, calendar);
    return html`<h3>${name}</h3>
      ${clockBadge({ clock, facts, today, calendar }, name)}`;
  })}`;
}
