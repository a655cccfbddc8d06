// How long the organ has to answer in reconsideration and in court, and what a forgotten clause costs
// (行政复议法 20, 48, 54, 70, 88; 行政诉讼法 67, 101). An answer missed counts as no evidence at all.

import {
  addMonths,
  addPlainDays,
  addWorkingDays,
  type DueDay,
  type WorkingCalendar,
  workingDayOnOrBefore,
} from './calendar.ts';
import { day, type IsoDay, isoOf } from './day.ts';

export const reconsiderationProcedures = {
  simple: { label: '简易程序', days: 5, provision: '行政复议法54' },
  ordinary: { label: '普通程序', days: 10, provision: '行政复议法48' },
} as const;
export type ReconsiderationProcedure = keyof typeof reconsiderationProcedures;

export interface AnswerDeadline {
  readonly by: IsoDay;
  /** The last working day on or before the raw end: what is planned for. */
  readonly planFor: IsoDay;
  readonly provisional: boolean;
}

/** Answer with evidence: 5 or 10 days, which 行政复议法 88 makes working days (L27). */
export function reconsiderationAnswerBy(
  copyReceivedOn: IsoDay,
  procedure: ReconsiderationProcedure,
  calendar: WorkingCalendar,
): AnswerDeadline {
  const { days } = reconsiderationProcedures[procedure];
  const due = addWorkingDays(calendar, day(copyReceivedOn), days);
  return { by: isoOf(due.on), planFor: isoOf(due.on), provisional: due.provisional };
}

/** 15 plain days, moved off a holiday (行政诉讼法 67, 101; 民事诉讼法 85 ¶3; L28). */
export function suitAnswerBy(copyReceivedOn: IsoDay, calendar: WorkingCalendar): AnswerDeadline {
  const received = day(copyReceivedOn);
  const due = addPlainDays(calendar, received, 15);
  const planFor = workingDayOnOrBefore(calendar, received.add({ days: 15 }));
  return { by: isoOf(due.on), planFor: isoOf(planFor), provisional: due.provisional };
}

/** A judgment may be appealed from for 15 plain days, a ruling for 10 (行政诉讼法 85, 101). */
export const appealDays = { judgment: 15, ruling: 10 } as const;

/** By us, from our own receipt; the other side's days run from its own. */
export function appealBy(
  form: keyof typeof appealDays,
  receivedOn: IsoDay,
  calendar: WorkingCalendar,
): IsoDay {
  return isoOf(addPlainDays(calendar, day(receivedOn), appealDays[form]).on);
}

/** After reconsideration: 15 plain days from receipt of the decision (行政诉讼法 45). */
export function suitAfterReconsiderationBy(
  decisionReceivedOn: IsoDay,
  calendar: WorkingCalendar,
): DueDay {
  return addPlainDays(calendar, day(decisionReceivedOn), 15);
}

/**
 * A reply that forgot or misnamed right, body or period lets the periods run from the day the applicant
 * learns of them, at most one year from the reply (行政复议法 20 ¶3; 法释〔2018〕1号 64; L19).
 */
export function latestRemedyWithoutClause(receivedOn: IsoDay, calendar: WorkingCalendar): DueDay {
  return addMonths(calendar, day(receivedOn), 12);
}
