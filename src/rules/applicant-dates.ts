// The days that an applicant may want in his calendar: when the reply is due, until when he himself has to
// do something, until when he can go to the reconsideration authority or to court.

import { applicantRemedies } from './applicant-remedies.ts';
import type { DueDay, WorkingCalendar } from './calendar.ts';
import { isoOf, type IsoDay, ordinalOfIso } from './day.ts';
import type { DisclosureRequest } from './request/disclosure-request.ts';
import {
  awaitsPayment,
  awaitsSupplement,
  explanationDueOn,
  feeDueOn,
  replyClock,
  type ReplyClock,
  supplementDueOn,
} from './request/state.ts';

export const applicantDateKinds = {
  reply: { title: '政府信息公开申请答复期限的最后一天', provision: '条例第三十三条' },
  supplement: { title: '补正申请内容的最后一天', provision: '条例第三十条' },
  payment: { title: '缴纳信息处理费的最后一天', provision: '国办函〔2020〕109号第六条' },
  explanation: { title: '说明理由的最后一天', provision: '条例第三十五条' },
  reconsideration: { title: '申请行政复议的最后一天', provision: '行政复议法第二十条' },
  suit: { title: '提起行政诉讼的最后一天', provision: '行政诉讼法第四十六条' },
} as const;
export type ApplicantDateKind = keyof typeof applicantDateKinds;

export interface ApplicantDate {
  readonly kind: ApplicantDateKind;
  readonly on: IsoDay;
  /** May still move: holidays are not announced yet, or others are still being asked. */
  readonly provisional: boolean;
}

export function applicantDates(
  r: DisclosureRequest,
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly ApplicantDate[] {
  const dated = (kind: ApplicantDateKind, on: IsoDay | undefined): readonly ApplicantDate[] =>
    on === undefined ? [] : [{ kind, on, provisional: ordinalOfIso(on) > calendar.coveredUntil }];
  const remedies = applicantRemedies(r, today, calendar)?.periods;
  return [
    ...replyDates(replyClock(r, today, calendar)),
    ...(awaitsSupplement(r, calendar) ? dated('supplement', supplementDueOn(r, calendar)) : []),
    ...(awaitsPayment(r) ? dated('payment', feeDueOn(r, calendar)) : []),
    ...(isExplanationDue(r) ? dated('explanation', explanationDueOn(r, calendar)) : []),
    ...ofPeriod('reconsideration', remedies?.reconsiderationBy),
    ...ofPeriod('suit', remedies?.suitBy),
  ];
}

function replyDates(clock: ReplyClock): readonly ApplicantDate[] {
  if (clock.state === 'running' && clock.dueOn !== undefined) {
    return [{ kind: 'reply', on: clock.dueOn, provisional: clock.provisional }];
  }
  // Should those who are asked let their time pass; a word of theirs brings it forward.
  return clock.state === 'paused' && clock.dueIfLapsed !== undefined
    ? [{ kind: 'reply', on: clock.dueIfLapsed, provisional: true }]
    : [];
}

function isExplanationDue(r: DisclosureRequest): boolean {
  const isOpen = r.service === undefined && r.withdrawnOn === undefined;
  return isOpen && r.explanation !== undefined && r.explanation.receivedOn === undefined;
}

function ofPeriod(kind: ApplicantDateKind, due: DueDay | undefined): readonly ApplicantDate[] {
  return due === undefined ? [] : [{ kind, on: isoOf(due.on), provisional: due.provisional }];
}
