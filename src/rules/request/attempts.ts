// Each try to hand a letter over, kept with its way, day and proof (国办公开办函〔2016〕235号; 送达回证): a message
// that bounced was never served (L24), a letter that came back was, and goes out once more (L25).

import type { IsoDay } from '../day.ts';
import { violation } from '../violations.ts';
import { blank, dayViolations, decide, type Decision, refuse } from './decision.ts';
import type { DeliveryMethod, RecordedEvent, ServiceAttempt } from './events.ts';
import type { DisclosureRequest } from './fold.ts';
import { recordServiceFailed, type Sending, sendingViolations } from './service.ts';
import type { Context } from './steps.ts';
import { supplementNoticeBy } from './state.ts';

export interface FailedAttempt extends ServiceAttempt {
  readonly failedOn: IsoDay;
  readonly why: string;
}

/** Of one letter, in order. */
export function failedAttempts(
  events: readonly Pick<RecordedEvent, 'event'>[],
  letterId: number,
): readonly FailedAttempt[] {
  return events.flatMap(({ event }) =>
    event.kind === 'service-failed' && event.attempt?.letterId === letterId
      ? [{ ...event.attempt, failedOn: event.on, why: event.note }]
      : [],
  );
}

/** What is handed over in person, left or announced is served by that alone. */
export function canFail(method: DeliveryMethod): boolean {
  return method === 'electronic' || method === 'post';
}

export function recordAttemptFailed(
  r: DisclosureRequest,
  input: { readonly on: IsoDay; readonly note: string; readonly attempt: ServiceAttempt },
  context: Context,
): Decision {
  const { attempt, on, note } = input;
  if (!canFail(attempt.method)) return refuse(violation('service-cannot-fail'));
  if (attempt.isReply && !attempt.isCorrection) return recordServiceFailed(r, input, context);
  if (r.archivedOn !== undefined) return refuse(violation('already-archived'));
  const found = [
    ...dayViolations(on, attempt.sentOn, context),
    ...(blank(note) ? [violation('reasons-missing', 'note')] : []),
  ];
  return decide(found, { kind: 'service-failed', on, note, attempt });
}

/**
 * Out once more. A letter that went by post keeps the day of its first posting; of one that only bounced, what
 * runs from its day runs from this one.
 */
export function serveAgain(
  r: DisclosureRequest,
  sending: Sending,
  attempts: readonly FailedAttempt[],
  context: Context,
): Decision {
  const last = attempts.at(-1);
  if (last === undefined) return refuse(violation('letter-not-sent'));
  if (r.archivedOn !== undefined) return refuse(violation('already-archived'));
  const { on, method, tracking, note } = sending;
  const found = [...dayViolations(on, last.failedOn, context), ...sendingViolations(sending)];
  const onlyBounced = attempts.every((one) => one.method === 'electronic');
  const by = supplementNoticeBy(r, context.calendar);
  const starts = onlyBounced ? last.starts : undefined;
  return decide(found, {
    kind: 'served-again',
    on,
    method,
    letterId: last.letterId,
    title: last.title,
    number: last.number,
    ...(tracking === undefined ? {} : { tracking }),
    ...(note === undefined ? {} : { note }),
    ...(starts === undefined ? {} : { starts }),
    ...(starts === 'supplement' ? { inTime: by !== undefined && on <= by } : {}),
  });
}
