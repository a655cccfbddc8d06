// A letter that was signed and sent on paper and typed a day or more later: what has to be stated of it. The
// clock follows the true days (条例 33); the scan proves them, and a second person looks at it (17).

import type { IsoDay } from '../day.ts';
import { blank, dayViolations } from '../request/decision.ts';
import type { Sending } from '../request/service.ts';
import type { Context } from '../request/steps.ts';
import { violation, type Violation } from '../violations.ts';

export interface LateEntry {
  readonly signedOn: IsoDay;
  /** Somebody with the right to sign that kind of letter. */
  readonly signedBy: number;
  /** As it stands on the paper; absent where the paper bears none. */
  readonly number?: string;
  /** As concluded when it was signed (17 ¶2; 保密法 35). */
  readonly secrecyReview: string;
  /** How it left, on its true day. */
  readonly sending: Sending;
  readonly receivedOn?: IsoDay;
  /** Place of the scanned paper among the files of the case. */
  readonly scan: number;
  readonly reason: string;
}

/** `notBefore`: receipt of the request. */
export function lateEntryViolations(
  entry: LateEntry,
  notBefore: IsoDay,
  context: Context,
): readonly Violation[] {
  const { signedOn, sending, receivedOn, secrecyReview, reason } = entry;
  const found = [...dayViolations(signedOn, notBefore, context, 'signedOn')];
  // What is signed today is signed here.
  if (signedOn >= context.today) found.push(violation('late-entry-not-late', 'signedOn'));
  found.push(...dayViolations(sending.on, signedOn, context, 'sending.on'));
  if (receivedOn !== undefined) {
    found.push(...dayViolations(receivedOn, sending.on, context, 'receivedOn'));
  }
  // Nothing left the house through the system: an electronic message is sent from here or not at all.
  if (sending.method === 'electronic') {
    found.push(violation('late-entry-electronic', 'sending.method'));
  }
  if (blank(secrecyReview)) found.push(violation('secrecy-review-missing', 'secrecyReview'));
  if (blank(reason)) found.push(violation('late-reason-missing', 'reason'));
  return found;
}
