// Asking others (条例 11, 32, 34) and telling them and the applicant what comes of it.

import { replyDue } from '../clock.ts';
import type { IsoDay } from '../day.ts';
import { violation } from '../violations.ts';
import { blank, dayViolations, type Decision, receipt, refuse, takeIfOpen } from './decision.ts';
import type { Consultee, Opinion } from './events.ts';
import { dayText } from './clock-badge.ts';
import type { Consultation, DisclosureRequest } from './disclosure-request.ts';
import { lacksService } from './obstacles.ts';
import type { OnlineAnswer } from './online-answer.ts';
import { clockFacts } from './state.ts';
import type { Context } from './steps.ts';

/** 条例 32, 34, 11. A letter sent after the reply was due stops nothing, and the clock says so (K24). */
export function consult(
  r: DisclosureRequest,
  input: {
    on: IsoDay;
    consultationId: string;
    consultee: Consultee;
    name: string;
    content: string;
  },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, receipt(r), context),
    ...(blank(input.name) ? [violation('third-party-missing', 'name')] : []),
    ...(blank(input.content) ? [violation('description-missing', 'content')] : []),
  ];
  return takeIfOpen(r, 'consult', context, found, { kind: 'consulted', ...input });
}

/** Working days that would be left if a letter went out on `on`: shown before sending (K23, K24a). */
export function daysLeftAfterConsulting(
  r: DisclosureRequest,
  on: IsoDay,
  context: Context,
): number | undefined {
  const facts = clockFacts(r, context.calendar);
  if (facts === undefined) return undefined;
  const pauses = [...facts.pauses, { from: on, cause: '' }];
  const due = replyDue({ ...facts, pauses }, context.today, context.calendar);
  return due.dueOn === undefined ? due.daysLeft : undefined;
}

export function consultationOf(r: DisclosureRequest, id: string): Consultation | undefined {
  return r.consultations.find((c) => c.id === id);
}

/** The proof of service from which the 15 working days run (条例 32, 34). */
export function recordConsultationServed(
  r: DisclosureRequest,
  input: { on: IsoDay; consultationId: string },
  context: Context,
): Decision {
  const c = consultationOf(r, input.consultationId);
  if (c === undefined) return refuse(violation('consultation-unknown', 'consultationId'));
  if (c.servedOn !== undefined) return refuse(violation('consultation-already-served'));
  if (!lacksService(c)) return refuse(violation('consultation-answered'));
  const found = [...dayViolations(input.on, c.sentOn, context)];
  if (c.answer !== undefined && input.on > c.answer.on) {
    found.push(violation('served-after-answer', 'on', `${dayText(c.answer.on)}收到意见`));
  }
  return takeIfOpen(r, 'record-consultation-served', context, found, {
    kind: 'consultation-served',
    ...input,
  });
}

export function recordOpinion(
  r: DisclosureRequest,
  input: {
    on: IsoDay;
    consultationId: string;
    opinion: Opinion;
    reasons?: string;
    online?: OnlineAnswer;
  },
  context: Context,
): Decision {
  const c = consultationOf(r, input.consultationId);
  if (c === undefined) return refuse(violation('consultation-unknown', 'consultationId'));
  if (c.answer !== undefined) return refuse(violation('consultation-answered'));
  const found = [...dayViolations(input.on, c.servedOn ?? c.sentOn, context)];
  if (input.opinion === 'none' && blank(input.reasons)) {
    found.push(violation('opinion-reasons-missing', 'reasons'));
  }
  return takeIfOpen(r, 'record-opinion', context, found, { kind: 'opinion-received', ...input });
}

/** 33 ¶3: the applicant learns that others are asked; never what they are asked about (L09). */
export function tellApplicant(
  r: DisclosureRequest,
  input: { on: IsoDay; consultationId: string },
  context: Context,
): Decision {
  const c = consultationOf(r, input.consultationId);
  if (c === undefined) return refuse(violation('consultation-unknown', 'consultationId'));
  const found = dayViolations(input.on, c.sentOn, context);
  return takeIfOpen(r, 'tell-applicant', context, found, { kind: 'applicant-told', ...input });
}

/** 32: disclosed although the third party refused; content and reasons in writing (L08). */
export function tellThirdParty(
  r: DisclosureRequest,
  input: { on: IsoDay; consultationId: string },
  context: Context,
): Decision {
  const c = consultationOf(r, input.consultationId);
  if (c === undefined || c.consultee !== 'third-party') {
    return refuse(violation('consultation-unknown', 'consultationId'));
  }
  const found = dayViolations(input.on, c.answer?.on ?? c.sentOn, context);
  return takeIfOpen(r, 'tell-third-party', context, found, { kind: 'third-party-told', ...input });
}
