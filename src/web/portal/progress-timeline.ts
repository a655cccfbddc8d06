// What happened to a request, as its applicant may see it: no officer, no third party, nothing of what the
// office does inside.

import type { Progress } from '../../commands/requests/query-request.ts';
import { deliveryWishes } from '../../rules/application.ts';
import { channels } from '../../rules/channels.ts';
import { fen, yuanText } from '../../rules/fee.ts';
import type { LetterKind } from '../../rules/letters/kinds.ts';
import {
  consultees,
  deliveryMethods,
  eventLabels,
  type RequestEvent,
  type RequestEventKind,
} from '../../rules/request/events.ts';
import type { StoredEvent } from '../../store/requests/requests.ts';
import { dayWithWeekday } from './dates.ts';
import type { Html } from './page.ts';
import { timeline, type TimelineEntry } from './parts/timeline.ts';

/** `unread`: kinds of letters still to be opened: what they say is not told before. */
export function progressTimeline(
  { events, request }: Progress,
  unread: ReadonlySet<LetterKind>,
): Html {
  const isServed = request.service !== undefined;
  return timeline(
    events.flatMap((event) => {
      const entry = entryOf(event, isServed);
      const letter = saidBy[event.event.kind];
      if (entry === undefined) return [];
      if (letter === undefined || !unread.has(letter)) return [entry];
      const { label, on } = entry;
      return [{ label, ...(on === undefined ? {} : { on }) }];
    }),
  );
}

const saidBy: Readonly<Partial<Record<RequestEventKind, LetterKind>>> = {
  'supplement-requested': 'P02',
  extended: 'P03',
  'explanation-requested': 'P07',
  'delay-fixed': 'P08',
  'fee-notified': 'P09',
};

/** By post with the number under which the applicant can follow it. */
function sentBy({
  method,
  tracking,
}: Extract<RequestEvent, { kind: 'reply-served' | 'served-again' }>): string {
  return [deliveryMethods[method], ...(tracking ? [`邮件号${tracking}`] : [])].join('，');
}

function entryOf({ event }: StoredEvent, isServed: boolean): TimelineEntry | undefined {
  const entry = { label: eventLabels[event.kind], on: dayWithWeekday(event.on) };
  switch (event.kind) {
    case 'submitted':
      return { ...entry, detail: channels[event.channel].label };
    case 'supplement-requested':
      return { ...entry, detail: event.items };
    case 'consulted':
      return { ...entry, label: `征求${consultees[event.consultee]}意见` };
    case 'extended': {
      const told = `${dayWithWeekday(event.notifiedOn)}告知`;
      return { ...entry, detail: `延长${event.days}个工作日，${told}。理由：${event.reason}` };
    }
    case 'delay-fixed': {
      const told = `${dayWithWeekday(event.notifiedOn)}告知`;
      return { ...entry, detail: `延迟${event.days}个工作日，${told}。理由：${event.reason}` };
    }
    case 'explanation-requested':
      return { ...entry, detail: event.evidence };
    case 'fee-notified':
      return { ...entry, detail: `应缴${yuanText(fen(event.amount))}` };
    case 'fee-paid':
    case 'fee-refunded':
      return { ...entry, detail: yuanText(fen(event.amount)) };
    case 'split':
      return { ...entry, detail: `按一事一申请拆分，其余各项另行编号：${event.into.join('、')}` };
    case 'corrected-letter-served':
      return { ...entry, detail: event.number };
    case 'reply-served':
      return { ...entry, detail: sentBy(event) };
    case 'delivery-changed':
      return { ...entry, detail: deliveryWishes[event.deliveryWish] };
    case 'reply-signed':
      return isServed ? { ...entry, detail: event.number } : undefined;
    // Who handles it inside, what was searched, what the third party was told stay in the file; a reply
    // is a draft of the organ's until it goes out.
    case 'assigned':
    case 'searched':
    case 'third-party-told':
    case 'reply-drafted':
    case 'reply-returned':
    case 'reply-voided':
    case 'archived':
      return undefined;
    // Content of opinions and notes of calls stay in the file.
    case 'receipt-confirmed':
    case 'contact-attempted':
    case 'supplement-notice-served':
    case 'supplement-received':
    case 'consultation-served':
    case 'opinion-received':
    case 'reply-received':
    case 'withdrawn':
    case 'explanation-notice-served':
    case 'explanation-received':
    case 'fee-notice-served':
    case 'applicant-told':
    case 'contact-corrected':
    case 'applicant-kind-corrected':
      return entry;
    case 'service-failed': {
      const { attempt } = event;
      const tried = attempt && `${attempt.title}，${deliveryMethods[attempt.method]}`;
      return {
        ...entry,
        ...(tried === undefined ? {} : { detail: `${tried}；将改用其他方式再次送达` }),
      };
    }
    case 'served-again':
      return { ...entry, detail: `${event.title}，${sentBy(event)}` };
    case 'rated':
      return entry;
  }
}
