// What an officer enters for a letter. The text is composed from it, the checker looks for it in the text,
// and the step of the request is taken with it.

import type { CaseOutcome } from '../corrections.ts';
import { wordsOfOutcome } from '../corrections.ts';
import type { IsoDay } from '../day.ts';
import {
  chargeByItem,
  chargeByVolume,
  type FeeMeasure,
  type FeeStandard,
  type ProcessingFee,
} from '../fee.ts';
import type { ReplyContent } from '../request/events.ts';
import type { LetterKind, ReplyKind } from './kinds.ts';

export type LetterFacts =
  | {
      readonly kind: 'P02';
      /** 不明确之处. */
      readonly unclear?: string;
      readonly items: string;
      /** 指导和释明: how to put it so that it can be found (30). */
      readonly guidance: string;
      readonly respondWithin: number;
    }
  | { readonly kind: 'P03'; readonly days: number; readonly reason: string }
  | {
      readonly kind: 'P04';
      readonly name: string;
      /** What is to be disclosed; never who asked for it (L09). */
      readonly content: string;
    }
  | {
      readonly kind: 'P05';
      readonly consultee: 'co-producer' | 'other-organ';
      readonly name: string;
      readonly content: string;
    }
  | { readonly kind: 'P06'; readonly consultationId: string }
  | { readonly kind: 'P07'; readonly evidence: string; readonly respondWithin: number }
  | { readonly kind: 'P08'; readonly days: number; readonly reason: string }
  | {
      readonly kind: 'P09';
      readonly standard: FeeStandard;
      /** Pages of this request, or items in it. */
      readonly quantity: number;
      /** By item: the applicant's earlier ones in the calendar month of receipt, as the register counts. */
      readonly earlier: number;
      /** What is asked for is public already; the applicant is only told where (no fee by volume). */
      readonly isPublic?: boolean;
      /** How and where to pay. */
      readonly payment: string;
    }
  | {
      readonly kind: 'P10';
      readonly department: string;
      readonly materials: string;
      readonly internalDueOn: IsoDay;
    }
  | {
      readonly kind: 'P11';
      readonly consultationId: string;
      readonly content: string;
      readonly reasons: string;
    }
  | {
      readonly kind: ReplyKind;
      readonly reply: ReplyContent;
      /** The letter that this one puts right (L19): its id. */
      readonly corrects?: number;
    };

/**
 * The letter an outcome is told by. Two outcomes have two: what is public already is pointed to (R01), what
 * another organ holds is its to disclose (R06).
 */
export function replyKindOf(reply: ReplyContent): ReplyKind {
  const outcome: CaseOutcome = reply.outcome;
  if (outcome === 'disclosed' && reply.alreadyPublic === true) return 'R01';
  if (outcome === 'not-held' && (reply.responsibleOrgan ?? '').trim() !== '') return 'R06';
  return wordsOfOutcome(outcome).letter as ReplyKind;
}

/** Facts of a letter of one kind. */
export type FactsOf<K extends LetterKind> = Extract<LetterFacts, { kind: K }>;

type FeeFacts = Omit<FactsOf<'P09'>, 'kind' | 'payment'>;

/** The account of the fee that a notice gives (国办函〔2020〕109号). */
export function feeOf({ standard, quantity, earlier }: FeeFacts): ProcessingFee {
  return standard === 'by-item' ? chargeByItem(earlier, quantity) : chargeByVolume(quantity);
}

/** What was measured, for the assessment. */
export function feeMeasureOf({ standard, quantity, earlier, isPublic }: FeeFacts): FeeMeasure {
  return standard === 'by-item'
    ? { byItem: { earlier, items: quantity } }
    : { byVolume: { pages: quantity, ...(isPublic === undefined ? {} : { isPublic }) } };
}
