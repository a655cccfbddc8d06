// Plays a case: each step is taken through the decisions of the rules on its own day, and what the
// rules then say of the request is laid beside what the case expects.

import assert from 'node:assert/strict';
import { nationalCalendar, type WorkingCalendar } from '../../src/rules/calendar.ts';
import type { Channel } from '../../src/rules/channels.ts';
import { replyDue } from '../../src/rules/clock.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { answerOverLink, type LinkStanding } from '../../src/rules/request/answer-link.ts';
import { recordAttemptFailed, serveAgain } from '../../src/rules/request/attempts.ts';
import type { OnlineOpinion } from '../../src/rules/request/online-answer.ts';
import type { CaseOutcome } from '../../src/rules/corrections.ts';
import * as consultation from '../../src/rules/request/consultation.ts';
import type { Decision } from '../../src/rules/request/decision.ts';
import type {
  Actor,
  Consultee,
  DeliveryMethod,
  NoticeStart,
  Opinion,
  RecordedEvent,
  ReplyContent,
  RequestEvent,
  ServiceAttempt,
} from '../../src/rules/request/events.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import type { DisclosureRequest as Request } from '../../src/rules/request/disclosure-request.ts';
import * as period from '../../src/rules/request/period.ts';
import * as receipt from '../../src/rules/request/receipt.ts';
import { draftReply, type RemedyAuthority, signReply } from '../../src/rules/request/reply.ts';
import * as service from '../../src/rules/request/service.ts';
import * as state from '../../src/rules/request/state.ts';
import type { Context } from '../../src/rules/request/steps.ts';
import * as supplement from '../../src/rules/request/supplement.ts';
import type { ViolationCode } from '../../src/rules/violations.ts';

export interface Step {
  readonly on: IsoDay;
  readonly by: Actor;
  /** Codes with which the step is refused; it then leaves no trace. */
  readonly refused?: readonly ViolationCode[];
  readonly take: (r: Request | undefined, context: Context) => Decision;
}

const handler: Actor = { kind: 'staff', id: 1, name: '经办' };
const signatory: Actor = { kind: 'staff', id: 2, name: '签发' };

function step(
  on: IsoDay,
  take: (r: Request, context: Context) => Decision,
  by: Actor = handler,
): Step {
  return {
    on,
    by,
    take: (r, context) => {
      assert.ok(r, 'a request begins with its submission');
      return take(r, context);
    },
  };
}

/** The same step, refused for exactly these reasons. */
export function refuses(taken: Step, ...codes: readonly ViolationCode[]): Step {
  return { ...taken, refused: codes };
}

/** The same step, entered in the register only on a later day. */
export function enteredOn(today: IsoDay, taken: Step): Step {
  return { ...taken, take: (r, context) => taken.take(r, { ...context, today }) };
}

export function submitted(
  on: IsoDay,
  channel: Channel = 'in-person',
  more: Partial<Omit<Extract<RequestEvent, { kind: 'submitted' }>, 'kind' | 'on' | 'channel'>> = {},
): Step {
  const event: RequestEvent = {
    kind: 'submitted',
    on,
    channel,
    applicantKind: 'natural-person',
    electronicDelivery: false,
    ...more,
  };
  return { on, by: { kind: 'applicant' }, take: () => ({ ok: true, event }) };
}

export const confirmed = (on: IsoDay): Step =>
  step(on, (r, c) => receipt.confirmReceipt(r, { on }, c));
export const contacted = (on: IsoDay, note = '去信联系'): Step =>
  step(on, (r, c) => receipt.logContact(r, { on, note }, c));
export const supplementAsked = (on: IsoDay, respondWithin = 15): Step =>
  step(on, (r, c) => supplement.askForSupplement(r, { on, items: '文件名称', respondWithin }, c));
export const supplementNoticeServed = (on: IsoDay): Step =>
  step(on, (r, c) => supplement.recordSupplementServed(r, { on }, c));
export const supplemented = (on: IsoDay): Step =>
  step(on, (r, c) => supplement.recordSupplement(r, { on, text: '补正内容' }, c));
export const consulted = (
  on: IsoDay,
  consultee: Consultee = 'third-party',
  consultationId = '1',
): Step =>
  step(on, (r, c) =>
    consultation.consult(
      r,
      { on, consultationId, consultee, name: '某公司', content: '拟公开内容' },
      c,
    ),
  );
export const letterServed = (on: IsoDay, consultationId = '1'): Step =>
  step(on, (r, c) => consultation.recordConsultationServed(r, { on, consultationId }, c));
export const answered = (
  on: IsoDay,
  opinion: Opinion = 'agree',
  consultationId = '1',
  reasons?: string,
): Step =>
  step(on, (r, c) =>
    consultation.recordOpinion(
      r,
      { on, consultationId, opinion, ...(reasons === undefined ? {} : { reasons }) },
      c,
    ),
  );
/** Everything that is asked for; a case changes what it is about. */
export const saidOnline: OnlineOpinion = {
  opinion: 'partly',
  parts: '第一章',
  reasons: '第三章是未公开的工艺',
  marks: [
    { what: '反应釜的温度曲线', where: '第三章第3页', kind: 'trade-secret', why: '未公开的工艺' },
  ],
  respondent: { name: '戊先生', phone: '13900000000', capacity: 'representative' },
};
/** The first consultation's letter, sent and in order. */
export const openLink: LinkStanding = { consultationId: '1', isVoid: false, isRevoked: false };
export const answeredOverLink = (
  on: IsoDay,
  said: OnlineOpinion = saidOnline,
  link: LinkStanding = openLink,
): Step =>
  step(on, (r, c) => answerOverLink(r, link, { ...said, files: [] }, c), { kind: 'third-party' });
export const extended = (on: IsoDay, days: number, notifiedOn: IsoDay = on): Step => ({
  ...step(notifiedOn, (r, c) => period.extend(r, { on, notifiedOn, days, reason: '查找卷宗' }, c)),
});
export const thirdPartyTold = (on: IsoDay, consultationId = '1'): Step =>
  step(on, (r, c) => consultation.tellThirdParty(r, { on, consultationId }, c));
export const explanationAsked = (on: IsoDay, respondWithin = 15): Step =>
  step(on, (r, c) =>
    supplement.askForExplanation(r, { on, evidence: '2026年3月：23件', respondWithin }, c),
  );
export const explanationNoticeServed = (on: IsoDay): Step =>
  step(on, (r, c) => supplement.recordExplanationServed(r, { on }, c));
export const explained = (on: IsoDay): Step =>
  step(on, (r, c) => supplement.recordExplanation(r, { on, text: '研究需要' }, c));
export const delayed = (on: IsoDay, days: number, notifiedOn: IsoDay = on): Step =>
  step(notifiedOn, (r, c) => period.fixDelay(r, { on, notifiedOn, days, reason: '数量较大' }, c));
export const feeNotified = (on: IsoDay, amount = 380_00, payWithin = 20): Step =>
  step(on, (r, c) =>
    period.notifyFee(r, { on, standard: 'by-volume', quantity: 68, amount, payWithin }, c),
  );
export const feeNoticeServed = (on: IsoDay): Step =>
  step(on, (r, c) => period.recordFeeServed(r, { on }, c));
export const paid = (on: IsoDay, amount = 380_00): Step =>
  step(on, (r, c) => period.recordPayment(r, { on, amount }, c));
export const refunded = (on: IsoDay, amount: number): Step =>
  step(on, (r, c) => period.recordRefund(r, { on, amount, note: '退还已缴款项' }, c));
export const deliveryChanged = (on: IsoDay): Step =>
  step(on, (r, c) => receipt.changeDelivery(r, { on, deliveryWish: 'online' }, c));
export const searched = (on: IsoDay): Step =>
  step(on, (r, c) =>
    receipt.recordSearch(
      r,
      { on, places: '档案室、办公系统', words: '文件名称', by: '某人', found: '未检索到' },
      c,
    ),
  );
export const serviceFailed = (on: IsoDay, note = '邮件退回'): Step =>
  step(on, (r, c) => service.recordServiceFailed(r, { on, note }, c));
/** Of a notice, whose letter is number 1. */
export const noticeFailed = (
  on: IsoDay,
  starts: NoticeStart,
  sentOn: IsoDay,
  method: DeliveryMethod,
): Step =>
  step(on, (r, c) =>
    recordAttemptFailed(r, { on, note: '没有送到', attempt: attemptOf(starts, sentOn, method) }, c),
  );
export const noticeSentAgain = (
  on: IsoDay,
  starts: NoticeStart,
  tries: readonly (readonly [IsoDay, DeliveryMethod])[],
): Step => {
  const attempts = tries.map(([sentOn, method]) => ({
    ...attemptOf(starts, sentOn, method),
    failedOn: sentOn,
    why: '没有送到',
  }));
  return step(on, (r, c) => serveAgain(r, { on, method: 'post', postal: true }, attempts, c));
};
function attemptOf(starts: NoticeStart, sentOn: IsoDay, method: DeliveryMethod): ServiceAttempt {
  return { letterId: 1, title: '告知书', number: '1号', isReply: false, starts, sentOn, method };
}
export const archived = (on: IsoDay): Step =>
  step(on, (r, c) => receipt.archive(r, { on, fileNumber: '2026-1', retention: 10 }, [], c));
export const withdrawn = (on: IsoDay): Step => step(on, (r, c) => receipt.withdraw(r, { on }, c));

/** Contents with which each outcome can be signed; a case takes away or changes what it is about. */
const complete: ReplyContent = {
  outcome: 'disclosed',
  grounds: [],
  reasons: '经审查，事实和理由如下',
  provided: '随函附后',
};

export const drafted = (on: IsoDay, outcome: CaseOutcome, more: Partial<ReplyContent> = {}): Step =>
  step(on, (r, c) => draftReply(r, { on, reply: { ...complete, outcome, ...more } }, c));

export const confirmedBodies: RemedyAuthority = {
  reconsideration: '某市人民政府',
  court: '某市某区人民法院',
  confirmedBy: '某律师',
};

export const signed = (on: IsoDay, remedyAuthority?: RemedyAuthority | null): Step => {
  const organ =
    remedyAuthority === null ? {} : { remedyAuthority: remedyAuthority ?? confirmedBodies };
  return step(
    on,
    (r, c) =>
      signReply(
        r,
        { on, number: '某公开〔2026〕1号', by: signatory, secrecyReview: '不涉密' },
        organ,
        c,
      ),
    signatory,
  );
};

export const sent = (
  on: IsoDay,
  method: DeliveryMethod = 'post',
  more: Partial<service.Sending> & { internetReconsideration?: string } = { postal: true },
): Step => {
  const { internetReconsideration, ...carrier } = more;
  const organ = internetReconsideration === undefined ? {} : { internetReconsideration };
  return step(on, (r, c) => service.serveReply(r, { ...carrier, on, method }, organ, c));
};

export const arrived = (on: IsoDay): Step =>
  step(on, (r, c) => service.recordReplyReceived(r, { on }, c));

/** Draft, signature and posting on one day. */
export const repliedOn = (
  on: IsoDay,
  outcome: CaseOutcome = 'disclosed',
  more: Partial<ReplyContent> = {},
): readonly Step[] => [drafted(on, outcome, more), signed(on), sent(on)];

export interface Played {
  readonly events: readonly RecordedEvent[];
  readonly request: Request;
}

export function play(
  steps: readonly (Step | readonly Step[])[],
  calendar: WorkingCalendar = nationalCalendar,
): Played {
  const events: RecordedEvent[] = [];
  for (const { on, by, take, refused = [] } of steps.flat()) {
    const decision = take(requestFrom(events), { today: on, calendar });
    const codes = decision.ok ? [] : decision.violations.map((v) => v.code);
    assert.deepEqual(codes, refused, `step of ${on}`);
    if (decision.ok) events.push({ event: decision.event, actor: by });
  }
  const request = requestFrom(events);
  assert.ok(request);
  return { events, request };
}

/** All that the rules say of a request on a day; a case names the ones it is about. */
export function viewOn(on: IsoDay, r: Request, calendar: WorkingCalendar) {
  const clock = state.replyClock(r, on, calendar);
  const facts = state.clockFacts(r, calendar);
  const due = facts && replyDue(facts, on, calendar);
  return {
    state: clock.state,
    received: r.receivedOn,
    due: 'dueOn' in clock ? clock.dueOn : undefined,
    cautiousDue: clock.state === 'unconfirmed' ? clock.cautiousDueOn : undefined,
    provisional: 'provisional' in clock ? clock.provisional : undefined,
    used: 'dayNumber' in clock ? clock.dayNumber : undefined,
    left: due?.daysLeft,
    lapses: due?.latestLapseOn,
    dueIfLapsed: due?.dueIfLapsed,
    onTime: clock.state === 'stopped' ? clock.onTime : undefined,
    noticeBy: state.supplementNoticeBy(r, calendar),
    supplementDue: state.supplementDueOn(r, calendar),
    closableFrom: supplement.closableFrom(r, calendar),
    leftIfConsulted: consultation.daysLeftAfterConsulting(r, on, { today: on, calendar }),
    outcome: state.outcomeOf(r),
    concluded: state.concludedOn(r),
  };
}

export type View = ReturnType<typeof viewOn>;
export type Expected = { readonly on: IsoDay } & {
  readonly [K in keyof View]?: View[K] | undefined;
};

/** A case as a lawyer reads it: what happens, and what is right on which day under which provision. */
export interface Case {
  readonly id: string;
  readonly says: string;
  readonly provision: string;
  readonly calendar?: WorkingCalendar;
  readonly steps: readonly (Step | readonly Step[])[];
  readonly expect: readonly Expected[];
}

export function holds(one: Case): Played {
  const calendar = one.calendar ?? nationalCalendar;
  const played = play(one.steps, calendar);
  assert.ok(one.expect.length > 0, 'a case expects something');
  for (const { on, ...expected } of one.expect) {
    const view = viewOn(on, played.request, calendar);
    const found = Object.fromEntries(
      Object.keys(expected).map((key) => [key, view[key as keyof View]]),
    );
    assert.deepEqual(found, expected, `on ${on} (${one.provision})`);
  }
  return played;
}
