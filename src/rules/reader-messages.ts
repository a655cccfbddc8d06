// 我要纠错、留言: what readers write to the office, in which time it is taken up and answered (政府网站发展指引; 国办秘函
// 〔2019〕19号: what lies unanswered for more than three months is counted against the site).

import { addWorkingDays, type WorkingCalendar } from './calendar.ts';
import { day, type IsoDay, isoOf } from './day.ts';
import { isEmailAddress, isTelephoneNumber } from './identity.ts';
import { violation, type Violation } from './violations.ts';

export const messageKinds = {
  'page-error': '网页纠错',
  message: '留言',
  'policy-question': '政策咨询',
} as const;
export type MessageKind = keyof typeof messageKinds;

export function isMessageKind(text: string): text is MessageKind {
  return Object.hasOwn(messageKinds, text);
}

export interface MessageInput {
  readonly kind: string;
  readonly text: string;
  /** A telephone number or an e-mail address, or nothing. */
  readonly contact: string;
}

export const longestMessage = 3000;

/** In the order of the form. */
export function messageViolations({ kind, text, contact }: MessageInput): readonly Violation[] {
  const reach = contact.trim();
  return [
    ...(isMessageKind(kind) ? [] : [violation('message-kind-missing', 'kind')]),
    ...(text.trim() === '' ? [violation('message-empty', 'text')] : []),
    ...(text.trim().length > longestMessage
      ? [violation('message-too-long', 'text', `最多${longestMessage}字`)]
      : []),
    ...(reach === '' || isTelephoneNumber(reach) || isEmailAddress(reach)
      ? []
      : [violation('message-contact-invalid', 'contact')]),
  ];
}

/** Working days after the day it came [choice]; each may be set. */
export const readerDays = { acknowledge: 1, answer: 15, result: 20 } as const;
export type ReaderDays = { readonly [key in keyof typeof readerDays]: number };
export const readerDaysBounds = { least: 1, most: 60 } as const;

export interface MessageDays {
  /** Only a fault of a page: until then somebody has looked at it. */
  readonly acknowledgeBy: IsoDay | null;
  readonly answerBy: IsoDay;
}

export function messageDays(
  kind: MessageKind,
  receivedOn: IsoDay,
  calendar: WorkingCalendar,
  days: ReaderDays,
): MessageDays {
  const after = (n: number): IsoDay => isoOf(addWorkingDays(calendar, day(receivedOn), n).on);
  return {
    acknowledgeBy: kind === 'page-error' ? after(days.acknowledge) : null,
    answerBy: after(days.answer),
  };
}

/** From that day on an answer that is missing is a finding of the inspection. */
export function inspectedFrom(receivedOn: IsoDay): IsoDay {
  return isoOf(day(receivedOn).add({ months: 3, days: 1 }));
}

export const messageStates = {
  new: '待处理',
  acknowledged: '处理中',
  answered: '已答复',
  closed: '已办结',
} as const;
export type MessageState = keyof typeof messageStates;

export type MessageUrgency = 'overdue' | 'red' | 'plain' | 'done';

/** Red on the last day, overdue after it: of the next day that counts. */
export function messageUrgency(
  { state, dueOn }: { readonly state: MessageState; readonly dueOn: IsoDay },
  today: IsoDay,
): MessageUrgency {
  if (state === 'answered' || state === 'closed') return 'done';
  if (dueOn < today) return 'overdue';
  return dueOn === today ? 'red' : 'plain';
}

/** What is to be done next, by when. */
export function nextDay(message: {
  readonly state: MessageState;
  readonly acknowledgeBy: IsoDay | null;
  readonly answerBy: IsoDay;
}): IsoDay {
  return message.state === 'new' && message.acknowledgeBy !== null
    ? message.acknowledgeBy
    : message.answerBy;
}
