// Taking a step: each function of this folder takes the request and what was entered and gives an event
// or the violations, with the article. Nothing is saved here.

import { type IsoDay, parseIsoDay } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import type { RequestEvent } from './events.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { obstacle } from './obstacles.ts';
import type { Context, Step } from './steps.ts';

export type Decision =
  | { readonly ok: true; readonly event: RequestEvent }
  | { readonly ok: false; readonly violations: readonly Violation[] };

export function refuse(...list: readonly Violation[]): Decision {
  return { ok: false, violations: list };
}

export function decide(violations: readonly Violation[], event: RequestEvent): Decision {
  return violations.length > 0 ? { ok: false, violations } : { ok: true, event };
}

/** The step's own obstacle first; then what is wrong with what was entered. */
export function takeIfOpen(
  r: DisclosureRequest,
  key: Step,
  context: Context,
  violations: readonly Violation[],
  event: RequestEvent,
): Decision {
  const why = obstacle(r, key, context);
  return why === undefined ? decide(violations, event) : refuse(why);
}

/** A step's day is not in the future and not before `notBefore` (条例 45: the register is a true record). */
export function dayViolations(
  on: IsoDay,
  notBefore: IsoDay,
  { today }: Context,
  field = 'on',
): readonly Violation[] {
  if (parseIsoDay(on) === undefined) return [violation('date-outside-calendar', field)];
  if (on > today) return [violation('date-in-future', field, `填写的是${on}`)];
  if (on < notBefore) return [violation('date-before-previous-step', field, `不早于${notBefore}`)];
  return [];
}

export function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** What most steps may not lie before. */
export function receipt(r: DisclosureRequest): IsoDay {
  return r.receivedOn ?? r.submittedOn;
}
