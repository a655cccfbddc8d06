// One document in columns of several organs (国办公开办函〔2019〕61号: 集中公开, one source): its own organ asks, the
// organ that keeps the column agrees by its approver's word, the address stays the document's own.

import { violation, type Violation } from './violations.ts';

export const offerStates = {
  offered: '待接收',
  taken: '已接收',
  refused: '未接收',
  ended: '已移出',
} as const;
export type OfferState = keyof typeof offerStates;

export interface OfferedColumn {
  readonly organId: number;
  readonly takesOffers: boolean;
  /** Only lists hold documents; links lead elsewhere. */
  readonly isList: boolean;
}

export interface OfferStanding {
  readonly state: OfferState;
  readonly offeredBy: number | null;
}

/** Why the document may not be asked into the column. */
export function whyNotOffer(
  document: { readonly organId: number; readonly state: string; readonly locked: boolean },
  column: OfferedColumn,
  existing: OfferStanding | undefined,
): Violation | undefined {
  if (document.state !== 'published' || document.locked) {
    return violation('offer-not-published', 'columnId');
  }
  if (column.organId === document.organId) return violation('offer-own-column', 'columnId');
  if (!column.takesOffers || !column.isList) return violation('column-takes-none', 'columnId');
  return existing?.state === 'offered' || existing?.state === 'taken'
    ? violation('offered-already', 'columnId')
    : undefined;
}

/** Nobody agrees to what he asked for himself (条例 17); a refusal is explained. */
export function whyNotDecideOffer(
  offer: OfferStanding,
  decision: { readonly take: boolean; readonly reason?: string },
  staffId: number | undefined,
): Violation | undefined {
  if (offer.state !== 'offered') return violation('offer-decided');
  if (staffId !== undefined && staffId === offer.offeredBy) return violation('offer-same-person');
  return decision.take || (decision.reason ?? '').trim() !== ''
    ? undefined
    : violation('offer-reason-missing', 'reason');
}

export function whyNotEndOffer(offer: OfferStanding, reason: string): Violation | undefined {
  if (offer.state !== 'taken' && offer.state !== 'offered') return violation('offer-decided');
  return reason.trim() === '' ? violation('offer-reason-missing', 'reason') : undefined;
}
