// A last day that somebody was told to keep to outlives the notice that moves it to an earlier one (K09;
// 条例 33): make-up days that nobody knew of when the date was told make no reply, payment, supplement
// or opinion late.

import type { Pause } from '../clock.ts';
import type { IsoDay } from '../day.ts';
import type { CurrentRow, StoredClockState } from './current-row.ts';
import type { DisclosureRequest } from './disclosure-request.ts';

/** What a row held of its clock before it was computed anew. */
export interface HeldBefore {
  readonly clockState: StoredClockState;
  readonly startedOn: IsoDay | null;
  /** The day by which it stood in the queue: the last day to reply, to supplement or to pay. */
  readonly lastDay: IsoDay | null;
  readonly heldUntil: IsoDay | null;
}

/**
 * The day that is held after a new calendar: the one that stood, where it is later than the one computed
 * now (K09). Only days that somebody was told to keep to: no date is told while a consultation is open, and
 * the cautious one of an unconfirmed request is nobody's.
 */
export function heldAfterCalendar(before: HeldBefore, lastDay: IsoDay): IsoDay | null {
  const { clockState, lastDay: stood, heldUntil } = before;
  if (clockState === 'paused' || clockState === 'unconfirmed' || stood === null) return heldUntil;
  return stood > lastDay && stood > (heldUntil ?? '') ? stood : heldUntil;
}

/** A step that begins another period, or another wait, makes its own last day. */
export function heldAfterStep(before: HeldBefore, after: CurrentRow): IsoDay | null {
  const samePeriod = before.startedOn === (after.facts?.startedOn ?? null);
  const sameWait = waitOf(before.clockState) === waitOf(after.clockState);
  return samePeriod && sameWait ? before.heldUntil : null;
}

/** Whose turn it is: the organ's while the period runs, rests or is over. */
function waitOf(state: StoredClockState): StoredClockState {
  return state === 'paused' || state === 'stopped' ? 'running' : state;
}

/**
 * The same for a third party (32): its last day stands in the pause of its consultation, in the order in
 * which they began, and a step of somebody else takes nothing of it away.
 */
export function withHeldOpinions(
  r: DisclosureRequest,
  pauses: readonly Pause[],
): DisclosureRequest {
  if (pauses.every(({ lapsesOn }) => lapsesOn === undefined)) return r;
  const consultations = r.consultations.map((one, n) => {
    const until = pauses[n]?.lapsesOn;
    return until === undefined ? one : { ...one, heldUntil: until };
  });
  return { ...r, consultations };
}
