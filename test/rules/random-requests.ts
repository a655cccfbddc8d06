// Requests that live at random: whatever steps are tried on whatever days, the decisions let through
// what they let through. For properties that must hold of every request there can be.

import * as fc from 'fast-check';
import { applicantKindKeys } from '../../src/rules/applicant-kinds.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { channelKeys } from '../../src/rules/channels.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../../src/rules/day.ts';
import { outcomeKeys, outcomesOf, refusalGrounds } from '../../src/rules/outcomes.ts';
import * as consultation from '../../src/rules/request/consultation.ts';
import { type Decision, refuse } from '../../src/rules/request/decision.ts';
import * as period from '../../src/rules/request/period.ts';
import * as receipt from '../../src/rules/request/receipt.ts';
import * as service from '../../src/rules/request/service.ts';
import * as supplement from '../../src/rules/request/supplement.ts';
import type {
  Actor,
  RecordedEvent,
  ReplyContent,
  RequestEvent,
} from '../../src/rules/request/events.ts';
import { obstacle } from '../../src/rules/request/obstacles.ts';
import { draftReply, returnReply, signReply, voidReply } from '../../src/rules/request/reply.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import type { DisclosureRequest } from '../../src/rules/request/disclosure-request.ts';
import { type Context, type Step, stepKeys } from '../../src/rules/request/steps.ts';
import { confirmedBodies } from './play.ts';

/** One attempt: a step, tried some days after the last one and dated back by some. */
export interface Attempt {
  readonly step: Step;
  readonly wait: number;
  readonly back: number;
  readonly pick: number;
}

export interface Life {
  readonly submitted: RecordedEvent;
  readonly attempts: readonly Attempt[];
  /** Steps that are tried where they stand open; absent: all. */
  readonly among?: readonly Step[];
}

export const isoDay = (from: IsoDay, to: IsoDay): fc.Arbitrary<IsoDay> =>
  fc.integer({ min: ordinalOfIso(from), max: ordinalOfIso(to) }).map(isoOfOrdinal);

const attempt: fc.Arbitrary<Attempt> = fc.record({
  // Replies twice as often, so that many lives end.
  step: fc.constantFrom(...stepKeys, 'draft-reply', 'sign-reply', 'serve-reply'),
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 })),
  back: fc.oneof(fc.constant(0), fc.integer({ min: -1, max: 9 })),
  pick: fc.nat({ max: 999 }),
});

export const life: fc.Arbitrary<Life> = fc.record({
  submitted: fc
    .record({
      on: isoDay('2023-06-01', '2026-08-31'),
      channel: fc.constantFrom(...channelKeys),
      applicantKind: fc.constantFrom(...applicantKindKeys),
      electronicDelivery: fc.boolean(),
    })
    .map((fields) => ({
      event: { kind: 'submitted', ...fields } as const,
      actor: { kind: 'applicant' } as const,
    })),
  attempts: fc.array(attempt, { maxLength: 40, size: 'max' }),
});

/** Everything that moves a clock, and nothing else: lives full of restarts, pauses and extensions. */
const clockMoving: readonly Step[] = [
  'confirm-receipt',
  'ask-supplement',
  'record-supplement-served',
  'record-supplement',
  'ask-explanation',
  'record-explanation-served',
  'record-explanation',
  'notify-fee',
  'record-fee-served',
  'record-payment',
  'consult',
  'record-consultation-served',
  'record-opinion',
  'extend',
  'fix-delay',
];

export const busyLife: fc.Arbitrary<Life> = fc
  .record({
    began: life,
    attempts: fc.array(
      fc.record({
        step: fc.constantFrom(...clockMoving),
        wait: fc.integer({ min: 0, max: 5 }),
        back: fc.constantFrom(0, 0, 0, 1, 2),
        pick: fc.nat({ max: 999 }),
      }),
      { maxLength: 40, size: 'max' },
    ),
  })
  .map(({ began, attempts }) => ({ ...began, attempts, among: clockMoving }));

export interface Lived {
  readonly events: readonly RecordedEvent[];
  readonly request: DisclosureRequest;
  /** The request as it stood after each accepted event, and the day on which that was. */
  readonly stood: readonly {
    readonly request: DisclosureRequest;
    readonly today: IsoDay;
    /** What made it so. */
    readonly event: RequestEvent;
  }[];
}

const clerks: readonly Actor[] = [1, 2].map((id) => ({ kind: 'staff', id, name: `${id}` }));

export function live({ submitted, attempts, among = stepKeys }: Life): Lived {
  const events: RecordedEvent[] = [submitted];
  let request = folded(events);
  let today = submitted.event.on;
  const stood: Lived['stood'][number][] = [{ request, today, event: submitted.event }];
  for (const one of attempts) {
    today = later(today, one.wait);
    const actor = clerks[one.pick % 2] ?? { kind: 'system' };
    const context = { today, calendar: nationalCalendar };
    const step = likelyStep(request, one, context, among);
    const decision = decide(request, { ...one, step }, actor, context);
    if (!decision.ok) continue;
    events.push({ event: decision.event, actor });
    request = folded(events);
    stood.push({ request, today, event: decision.event });
  }
  return { events, request, stood };
}

/** Four in five are steps that are open: among so many, lives that only knock at doors go nowhere. */
function likelyStep(
  r: DisclosureRequest,
  { step, pick }: Attempt,
  context: Context,
  among: readonly Step[],
): Step {
  if (pick % 5 === 0) return step;
  const open = among.filter((key) => obstacle(r, key, context) === undefined);
  // Withdrawal ends everything and is open nearly always.
  const going = open.filter((key) => key !== 'withdraw');
  return going[pick % Math.max(1, going.length)] ?? step;
}

function folded(events: readonly RecordedEvent[]): DisclosureRequest {
  const request = requestFrom(events);
  if (request === undefined) throw new Error('a request begins with its submission');
  return request;
}

export function later(on: IsoDay, days: number): IsoDay {
  return isoOfOrdinal(ordinalOfIso(on) + days);
}

function decide(
  r: DisclosureRequest,
  { step, back, pick }: Attempt,
  by: Actor,
  context: Context,
): Decision {
  const on = later(context.today, -back);
  const consultationId = r.consultations[pick % Math.max(1, r.consultations.length)]?.id ?? '?';
  switch (step) {
    case 'confirm-receipt':
      return receipt.confirmReceipt(r, { on }, context);
    case 'log-contact':
      return receipt.logContact(r, { on, note: '致电' }, context);
    case 'ask-supplement':
      return supplement.askForSupplement(
        r,
        { on, items: '名称', respondWithin: pick % 32 },
        context,
      );
    case 'record-supplement-served':
      return supplement.recordSupplementServed(r, { on }, context);
    case 'record-supplement':
      return supplement.recordSupplement(r, { on, text: '补正' }, context);
    case 'consult': {
      const consultee = (['third-party', 'co-producer', 'other-organ'] as const)[pick % 3];
      return consultation.consult(
        r,
        {
          on,
          consultationId: `${r.consultations.length + 1}`,
          consultee: consultee ?? 'third-party',
          name: '某方',
          content: '内容',
        },
        context,
      );
    }
    case 'record-consultation-served':
      return consultation.recordConsultationServed(r, { on, consultationId }, context);
    case 'record-opinion': {
      const opinion = (['agree', 'partly', 'refuse', 'none'] as const)[pick % 4] ?? 'agree';
      return consultation.recordOpinion(
        r,
        { on, consultationId, opinion, reasons: '理由' },
        context,
      );
    }
    case 'extend':
      return period.extend(
        r,
        { on, notifiedOn: later(on, pick % 3), days: pick % 22, reason: '查找' },
        context,
      );
    case 'draft-reply':
      return draftReply(r, { on, reply: replies[pick % replies.length] ?? plain }, context);
    case 'sign-reply':
      return signReply(
        r,
        { on, number: `${pick}`, by, secrecyReview: '不涉密' },
        { remedyAuthority: confirmedBodies },
        context,
      );
    case 'serve-reply':
      return service.serveReply(
        r,
        { on, method: pick % 2 === 0 ? 'post' : 'electronic', postal: true },
        { internetReconsideration: 'https://fuyi.example/' },
        context,
      );
    case 'record-reply-received':
      return service.recordReplyReceived(r, { on }, context);
    case 'assign':
      return receipt.assign(
        r,
        { on, to: { id: 1 + (pick % 2), name: '经办' }, isTransfer: false },
        context,
      );
    case 'split':
      return receipt.split(r, { on, into: pick % 3 === 0 ? [] : ['某-2'], note: '' }, context);
    case 'change-delivery':
      return receipt.changeDelivery(
        r,
        { on, deliveryWish: pick % 2 === 0 ? 'online' : 'post' },
        context,
      );
    case 'correct-contact':
      return receipt.correctContact(r, { on, note: '更正电话' }, context);
    case 'correct-applicant-kind':
      return receipt.correctApplicantKind(
        r,
        { on, to: pick % 2 === 0 ? 'business' : 'natural-person', note: '个体工商户' },
        context,
      );
    case 'record-search':
      return receipt.recordSearch(
        r,
        { on, places: '档案室', words: '名称', by: '某人', found: '无' },
        context,
      );
    case 'ask-explanation':
      return supplement.askForExplanation(
        r,
        { on, evidence: '23件', respondWithin: pick % 32 },
        context,
      );
    case 'record-explanation-served':
      return supplement.recordExplanationServed(r, { on }, context);
    case 'record-explanation':
      return supplement.recordExplanation(r, { on, text: '理由' }, context);
    case 'fix-delay':
      return period.fixDelay(
        r,
        { on, notifiedOn: later(on, pick % 3), days: pick % 70, reason: '数量大' },
        context,
      );
    case 'notify-fee': {
      const fee = { standard: 'by-volume', quantity: 50, amount: 20_000, payWithin: 20 } as const;
      return period.notifyFee(r, { on, ...fee }, context);
    }
    case 'record-fee-served':
      return period.recordFeeServed(r, { on }, context);
    case 'record-payment':
      return period.recordPayment(r, { on, amount: pick % 2 === 0 ? 20_000 : 7_000 }, context);
    case 'record-refund':
      return period.recordRefund(r, { on, amount: 1 + (pick % 20_000), note: '退费' }, context);
    case 'tell-applicant':
      return consultation.tellApplicant(r, { on, consultationId }, context);
    case 'tell-third-party':
      return consultation.tellThirdParty(r, { on, consultationId }, context);
    case 'return-reply':
      return returnReply(r, { on, reason: '补充理由' }, context);
    case 'void-reply':
      // One in four, or few lives would get far.
      return pick % 4 === 0 ? voidReply(r, { on, reason: '文字有误' }, context) : refuse();
    case 'record-service-failed':
      return service.recordServiceFailed(r, { on, note: '退信' }, context);
    case 'serve-corrected-letter':
      return service.serveCorrectedLetter(r, { on, number: `${pick}` }, context);
    case 'rate':
      return receipt.rate(r, { on, score: pick % 7 }, context);
    case 'archive':
      return receipt.archive(r, { on, fileNumber: `${pick}`, retention: 10 }, [], context);
    case 'withdraw':
      // One in four, or few lives would get far.
      return pick % 4 === 0 ? receipt.withdraw(r, { on }, context) : { ok: false, violations: [] };
  }
}

const plain: ReplyContent = {
  outcome: 'disclosed',
  grounds: [],
  reasons: '理由',
  provided: '附后',
};

const withheld = outcomesOf('withheld');

/** A reply of every outcome, with all that can be asked for it on paper. */
const replies: readonly ReplyContent[] = outcomeKeys.map((outcome) => ({
  ...plain,
  outcome,
  grounds: groundKeys().filter(
    (ground) => withheld.includes(outcome as never) && refusalGrounds[ground].outcome === outcome,
  ),
  separability: '不能区分',
  noConsultationReason: '无法联系',
  overrideReason: '公共利益',
  noRuleRequiresDisclosure: true,
  searchRecord: '档案系统',
  earlierReply: '某公开〔2026〕1号',
}));

function groundKeys(): readonly (keyof typeof refusalGrounds)[] {
  return Object.keys(refusalGrounds) as readonly (keyof typeof refusalGrounds)[];
}
