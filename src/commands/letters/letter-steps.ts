// Which step of the request a letter takes, and with what: on being sent and on arriving. The rules of the
// step decide; a letter whose step is refused is neither sent nor signed.

import type { IsoDay } from '../../rules/day.ts';
import { feePaymentDays } from '../../rules/fee.ts';
import { feeOf, type LetterFacts } from '../../rules/letters/facts.ts';
import {
  consult,
  recordConsultationServed,
  tellApplicant,
  tellThirdParty,
} from '../../rules/request/consultation.ts';
import type { Decision } from '../../rules/request/decision.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { extend, fixDelay, notifyFee, recordFeeServed } from '../../rules/request/period.ts';
import {
  recordReplyReceived,
  type Sending,
  serveCorrectedLetter,
  serveReply,
} from '../../rules/request/service.ts';
import type { Context } from '../../rules/request/steps.ts';
import {
  askForExplanation,
  askForSupplement,
  recordExplanationServed,
  recordSupplementServed,
} from '../../rules/request/supplement.ts';
import { isReplyKind } from '../../rules/letters/kinds.ts';

/** The letter as far as its step asks: its number, its day and its consultation. */
export interface SentLetter {
  readonly facts: LetterFacts;
  readonly number: string;
  readonly signedOn: IsoDay;
  readonly consultationId?: string;
}

/** `undefined` for a letter that is no step of the request (P10). */
export function stepOfSending(
  r: DisclosureRequest,
  letter: SentLetter,
  sending: Sending,
  organ: { readonly internetReconsideration?: string },
  context: Context,
): Decision | undefined {
  const { facts, signedOn, number, consultationId = '' } = letter;
  const { on } = sending;
  switch (facts.kind) {
    case 'P02': {
      const { items, respondWithin } = facts;
      return askForSupplement(r, { on, items, respondWithin }, context);
    }
    case 'P03': {
      const { days, reason } = facts;
      return extend(r, { on: signedOn, notifiedOn: on, days, reason }, context);
    }
    case 'P04':
    case 'P05': {
      const { name, content } = facts;
      const consultee = facts.kind === 'P04' ? 'third-party' : facts.consultee;
      return consult(r, { on, consultationId, consultee, name, content }, context);
    }
    case 'P06':
      return tellApplicant(r, { on, consultationId: facts.consultationId }, context);
    case 'P07': {
      const { evidence, respondWithin } = facts;
      return askForExplanation(r, { on, evidence, respondWithin }, context);
    }
    case 'P08': {
      const { days, reason } = facts;
      return fixDelay(r, { on: signedOn, notifiedOn: on, days, reason }, context);
    }
    case 'P09': {
      const { standard, quantity } = facts;
      const { amount } = feeOf(facts);
      const fee = { standard, quantity, amount, payWithin: feePaymentDays };
      return notifyFee(r, { on, ...fee }, context);
    }
    case 'P10':
      return undefined;
    case 'P11':
      return tellThirdParty(r, { on, consultationId: facts.consultationId }, context);
    default:
      return facts.corrects === undefined
        ? serveReply(r, sending, organ, context)
        : serveCorrectedLetter(r, { on, number }, context);
  }
}

export function stepOfArrival(
  r: DisclosureRequest,
  { facts, consultationId = '' }: SentLetter,
  on: IsoDay,
  context: Context,
): Decision | undefined {
  switch (facts.kind) {
    case 'P02':
      return recordSupplementServed(r, { on }, context);
    case 'P04':
    case 'P05':
      return recordConsultationServed(r, { on, consultationId }, context);
    case 'P07':
      return recordExplanationServed(r, { on }, context);
    case 'P09':
      return recordFeeServed(r, { on }, context);
    case 'P03':
    case 'P06':
    case 'P08':
    case 'P10':
    case 'P11':
      return undefined;
    default:
      return recordReplyReceived(r, { on }, context);
  }
}

/** Tried out before the signature: a notice that could not go out today is not signed (28, 34). */
export function trialOfSending(
  r: DisclosureRequest,
  letter: SentLetter,
  context: Context,
): Decision | undefined {
  if (isReplyKind(letter.facts.kind)) return undefined;
  const sending: Sending = { on: context.today, method: 'in-person' };
  return stepOfSending(r, letter, sending, {}, context);
}
