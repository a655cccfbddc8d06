// Validity of rules and normative documents (有效性), read off their dates on a given day. It is shown on
// the page, filtered by in search and counted in Table 2, so it is never stored as a word of its own.

import type { IsoDay } from './day.ts';

export const validities = {
  'in-force': '现行有效',
  amended: '已修改',
  lapsed: '已失效',
  repealed: '已废止',
  'not-yet-in-force': '尚未施行',
} as const;

export type Validity = keyof typeof validities;

export interface ValidityDates {
  readonly effectiveFrom?: IsoDay | null;
  /** Last day in force. */
  readonly effectiveTo?: IsoDay | null;
  /** First day on which it is no longer in force: a repeal decided today may lie ahead (P14). */
  readonly repealedOn?: IsoDay | null;
  /** First day on which its text is another one; it stays in force as amended (P02). */
  readonly amendedOn?: IsoDay | null;
}

/** A document that ran out or is repealed is so from its day on, neither before nor by its being told. */
export function validityOn(dates: ValidityDates, on: IsoDay): Validity {
  if (dates.repealedOn && dates.repealedOn <= on) return 'repealed';
  if (dates.effectiveTo && dates.effectiveTo < on) return 'lapsed';
  if (dates.effectiveFrom && dates.effectiveFrom > on) return 'not-yet-in-force';
  return dates.amendedOn && dates.amendedOn <= on ? 'amended' : 'in-force';
}
