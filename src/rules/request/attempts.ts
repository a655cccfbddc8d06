// Each try to hand a letter over, kept with its way, day and proof (国办公开办函〔2016〕235号; 送达回证): a message
// that bounced was never served (L24), a letter that came back was, and goes out once more (L25).

import type { IsoDay } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import { blank, dayViolations, decide, type Decision, refuse } from './decision.ts';
import type { DeliveryMethod, RecordedEvent, ServiceAttempt } from './events.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { obstacle } from './obstacles.ts';
import { insidePeriod } from './period.ts';
import { recordServiceFailed, type Sending, sendingViolations } from './service.ts';
import { type Context, dueOn } from './steps.ts';
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
 * runs from its day runs from this one. A notice that asks for a supplement or a fee asked nobody before it got
 * there, posted or not: it is asked on this day, and has to be open to ask today (条例 30; 109号 6 [choice]).
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
  const why = askedAgain(r, on, last, context);
  if (why.length > 0) return refuse(...why);
  const onlyBounced = attempts.every((one) => one.method === 'electronic');
  const by = supplementNoticeBy(r, context.calendar);
  const isAsking = last.starts === 'supplement' || last.starts === 'fee';
  const starts = onlyBounced || isAsking ? last.starts : undefined;
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

/** What lies in the house and asks nobody: until when it may go out again with all that it says. */
export interface NoticeAtRest {
  readonly asks: 'supplement' | 'fee';
  readonly by?: IsoDay;
}

export function noticeAtRest(
  r: DisclosureRequest,
  letterId: number,
  context: Context,
): NoticeAtRest | undefined {
  const rest = (asks: NoticeAtRest['asks'], by: IsoDay | undefined): NoticeAtRest => ({
    asks,
    ...(by === undefined ? {} : { by }),
  });
  if (r.supplement?.failed?.letterId === letterId) {
    return rest('supplement', supplementNoticeBy(r, context.calendar));
  }
  return r.fee?.failed?.letterId === letterId ? rest('fee', dueOn(r, context)) : undefined;
}

/** Why a notice cannot ask again; another one may have taken its place meanwhile. */
function askedAgain(
  r: DisclosureRequest,
  on: IsoDay,
  { starts, letterId }: FailedAttempt,
  context: Context,
): readonly Violation[] {
  if (starts === 'supplement') {
    const why = obstacle(r, 'ask-supplement', context);
    if (why !== undefined) return [why];
    return r.supplement?.failed?.letterId === letterId
      ? []
      : [violation('supplement-already-asked')];
  }
  if (starts !== 'fee') return [];
  const why = obstacle(r, 'notify-fee', context);
  if (why !== undefined) return [why];
  if (r.fee?.failed?.letterId !== letterId) return [violation('fee-already-asked')];
  return insidePeriod(r, on, context, 'after-reply-period', 'on');
}
