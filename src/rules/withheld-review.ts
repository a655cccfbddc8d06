// What was withheld under 条例 14–16 is looked at again from time to time and made public when what spoke
// against it has gone (18). The 条例 names no interval.

import { day, type IsoDay, isoOf } from './day.ts';
import type { RefusalGround } from './outcomes.ts';
import { violation, type Violation } from './violations.ts';

/** Months until a withheld record is looked at again; this is the one place to change it [choice]. */
export const reassessmentMonths = 12;

/** From so many days before, the register calls for it [choice]. */
export const reassessmentNotice = 30;

export const withheldStates = {
  withheld: '不予公开',
  proactive: '已转为主动公开',
  'upon-request': '已转为依申请公开',
} as const;
export type WithheldState = keyof typeof withheldStates;

/** What a re-assessment comes to. */
export const reassessments = {
  withheld: '继续不予公开',
  proactive: '转为主动公开',
  'upon-request': '转为依申请公开',
} as const satisfies Record<WithheldState, string>;

/**
 * The grounds of 14–16 that a reply rests on. Blacked-out content that is no government information (37)
 * was never withheld, nor is what another law opens in its own way (36(7)).
 */
export function withheldGrounds(grounds: readonly RefusalGround[]): readonly RefusalGround[] {
  return grounds.filter((ground) => ground !== '37-not-government-information');
}

export function reassessmentDue(after: IsoDay): IsoDay {
  return isoOf(day(after).add({ months: reassessmentMonths }));
}

/** Up to this day of review the register calls for it. */
export function reassessmentHorizon(today: IsoDay): IsoDay {
  return isoOf(day(today).add({ days: reassessmentNotice }));
}

export function reassessmentViolations(
  record: { readonly state: WithheldState; readonly withheldOn: IsoDay },
  input: { readonly on: IsoDay; readonly reason: string },
  today: IsoDay,
): readonly Violation[] {
  if (record.state !== 'withheld') return [violation('withheld-already-opened')];
  const found: Violation[] = [];
  if (input.on > today) found.push(violation('date-in-future', 'on'));
  if (input.on < record.withheldOn) found.push(violation('date-before-previous-step', 'on'));
  if (input.reason.trim() === '') found.push(violation('reassessment-reason-missing', 'reason'));
  return found;
}
