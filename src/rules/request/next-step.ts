// The next step of a request that the law knows, who takes it, and its last day: what the applicant is told
// on the page of his request (条例 30–35; 国办函〔2020〕109号 6).

import { type IsoDay, ordinalOfIso } from '../day.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import {
  awaitsPayment,
  awaitsSupplement,
  explanationDueOn,
  feeDueOn,
  replyClock,
  supplementDueOn,
} from './state.ts';
import type { Context } from './steps.ts';

export interface NextStep {
  readonly kind:
    'confirm' | 'notice-arrives' | 'supplement' | 'pay' | 'explain' | 'opinion' | 'reply';
  /** Whose turn it is. */
  readonly by: 'organ' | 'applicant' | 'both' | 'consulted';
  readonly provision: string;
  /** Last day; absent where the law sets none, or the period has not begun. */
  readonly until?: IsoDay;
  /** Counted before the holidays of that year were announced. */
  readonly provisional?: boolean;
}

/** Nothing follows a reply that was sent, nor a withdrawal. */
export function nextStep(r: DisclosureRequest, context: Context): NextStep | undefined {
  const { today, calendar } = context;
  if (r.service !== undefined || r.withdrawnOn !== undefined) return undefined;
  if (r.receivedOn === undefined) return { kind: 'confirm', by: 'both', provision: '条例31' };
  const dated = (
    step: Omit<NextStep, 'until' | 'provisional'>,
    until: IsoDay | undefined,
  ): NextStep => {
    if (until === undefined) return { ...step, kind: 'notice-arrives', by: 'organ' };
    const provisional = ordinalOfIso(until) > calendar.coveredUntil;
    return { ...step, until, ...(provisional ? { provisional } : {}) };
  };
  if (awaitsSupplement(r, calendar)) {
    const step = { kind: 'supplement', by: 'applicant', provision: '条例30' } as const;
    return dated(step, supplementDueOn(r, calendar));
  }
  if (awaitsPayment(r)) {
    const step = { kind: 'pay', by: 'applicant', provision: '国办函〔2020〕109号6' } as const;
    return dated(step, feeDueOn(r, calendar));
  }
  if (r.explanation !== undefined && r.explanation.receivedOn === undefined) {
    const step = { kind: 'explain', by: 'applicant', provision: '条例35' } as const;
    return dated(step, explanationDueOn(r, calendar));
  }
  const clock = replyClock(r, today, calendar);
  if (clock.state === 'paused') {
    const step = { kind: 'opinion', by: 'consulted', provision: '条例33¶3' } as const;
    return clock.latestLapseOn === undefined ? step : dated(step, clock.latestLapseOn);
  }
  const reply = { kind: 'reply', by: 'organ', provision: '条例33¶2' } as const;
  if (clock.state !== 'running' && clock.state !== 'overdue') return reply;
  const { dueOn, provisional } = clock;
  return {
    ...reply,
    ...(dueOn === undefined ? {} : { until: dueOn }),
    ...(provisional ? { provisional } : {}),
  };
}
