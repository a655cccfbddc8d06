// The one supplement notice (条例 30) and the demand for reasons of number and frequency (35).

import type { WorkingCalendar } from '../calendar.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import { blank, dayViolations, type Decision, receipt, takeIfOpen } from './decision.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { supplementDueOn, supplementNoticeBy } from './state.ts';
import type { Context } from './steps.ts';

/** 7–30 working days are reasonable, 15 is usual (K17 [choice]). */
export const reasonablePeriod = { least: 7, usual: 15, most: 30 } as const;

function periodViolations(respondWithin: number): readonly Violation[] {
  const { least, most } = reasonablePeriod;
  const sound = Number.isInteger(respondWithin) && respondWithin >= least && respondWithin <= most;
  return sound ? [] : [violation('supplement-period-unreasonable', 'respondWithin')];
}

/** 条例 30: once, completely, with a reasonable period. `on` is the day the notice goes out. */
export function askForSupplement(
  r: DisclosureRequest,
  input: { on: IsoDay; items: string; respondWithin: number },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, receipt(r), context),
    ...(blank(input.items) ? [violation('supplement-items-missing', 'items')] : []),
    ...periodViolations(input.respondWithin),
  ];
  const by = supplementNoticeBy(r, context.calendar);
  return takeIfOpen(r, 'ask-supplement', context, found, {
    kind: 'supplement-requested',
    ...input,
    inTime: by !== undefined && input.on <= by,
  });
}

export function recordSupplementServed(
  r: DisclosureRequest,
  input: { on: IsoDay },
  context: Context,
): Decision {
  const found = dayViolations(input.on, r.supplement?.requestedOn ?? r.submittedOn, context);
  return takeIfOpen(r, 'record-supplement-served', context, found, {
    kind: 'supplement-notice-served',
    ...input,
  });
}

/** Accepted until the organ has closed the request, even after the day fixed (K18 [choice]). */
export function recordSupplement(
  r: DisclosureRequest,
  input: { on: IsoDay; text: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.supplement?.requestedOn ?? r.submittedOn, context),
    ...(blank(input.text) ? [violation('description-missing', 'text')] : []),
  ];
  return takeIfOpen(r, 'record-supplement', context, found, {
    kind: 'supplement-received',
    ...input,
  });
}

/** The first day on which a request left without supplement may be closed (K18). */
export function closableFrom(r: DisclosureRequest, calendar: WorkingCalendar): IsoDay | undefined {
  const due = supplementDueOn(r, calendar);
  return due === undefined ? undefined : isoOfOrdinal(ordinalOfIso(due) + 1);
}

/** 条例 35: the reasons are asked for with the table that shows number and frequency. */
export function askForExplanation(
  r: DisclosureRequest,
  input: { on: IsoDay; evidence: string; respondWithin: number },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, receipt(r), context),
    ...(blank(input.evidence) ? [violation('frequency-evidence-missing', 'evidence')] : []),
    ...periodViolations(input.respondWithin),
  ];
  return takeIfOpen(r, 'ask-explanation', context, found, {
    kind: 'explanation-requested',
    ...input,
  });
}

export function recordExplanationServed(
  r: DisclosureRequest,
  input: { on: IsoDay },
  context: Context,
): Decision {
  const found = dayViolations(input.on, r.explanation?.requestedOn ?? r.submittedOn, context);
  return takeIfOpen(r, 'record-explanation-served', context, found, {
    kind: 'explanation-notice-served',
    ...input,
  });
}

/** The period starts anew with it (K31 [choice]); one that never comes is no lapse: 35 is decided on. */
export function recordExplanation(
  r: DisclosureRequest,
  input: { on: IsoDay; text: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.explanation?.requestedOn ?? r.submittedOn, context),
    ...(blank(input.text) ? [violation('description-missing', 'text')] : []),
  ];
  return takeIfOpen(r, 'record-explanation', context, found, {
    kind: 'explanation-received',
    ...input,
  });
}
