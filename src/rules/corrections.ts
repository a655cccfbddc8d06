// Correction of one's own record (条例 41): a case kind beside requests for disclosure, with results of
// its own, counted nowhere in Table 3 (R07). The 条例 sets no period: 20 working days [choice].

import { type Outcome, outcomeKeys, outcomes, type RemedyKind } from './outcomes.ts';

export const correctionOutcomes = {
  'record-corrected': {
    label: '予以更正',
    provision: '条例41',
    letter: 'C01',
    remedy: 'direct',
  },
  'record-not-corrected': {
    label: '不予更正',
    provision: '条例41',
    letter: 'C02',
    remedy: 'direct',
  },
  // Only a correction may be passed on; a request for disclosure never is (36(5)).
  'correction-referred': {
    label: '转送有权更正的机关',
    provision: '条例41',
    letter: 'C03',
    remedy: 'none',
  },
} as const satisfies Record<
  string,
  { label: string; provision: string; letter: string; remedy: RemedyKind }
>;

export type CorrectionOutcome = keyof typeof correctionOutcomes;
export const correctionOutcomeKeys = Object.keys(
  correctionOutcomes,
) as readonly CorrectionOutcome[];

export function isCorrectionOutcome(text: string): text is CorrectionOutcome {
  return Object.hasOwn(correctionOutcomes, text);
}

/** Every way in which a case of either kind can end. */
export type CaseOutcome = Outcome | CorrectionOutcome;
export const caseOutcomeKeys: readonly CaseOutcome[] = [...outcomeKeys, ...correctionOutcomeKeys];

interface OutcomeWords {
  readonly label: string;
  readonly provision: string;
  readonly letter: string;
  readonly remedy: RemedyKind;
}

export function wordsOfOutcome(outcome: CaseOutcome): OutcomeWords {
  return isCorrectionOutcome(outcome) ? correctionOutcomes[outcome] : outcomes[outcome];
}

/** What the reply to an application for correction says. */
export interface Correction {
  /** The record and what it says, as the applicant objects to it. */
  readonly before?: string;
  readonly after?: string;
  /** How it was verified. */
  readonly verification?: string;
  /** The organ that may correct it. */
  readonly competentOrgan?: string;
}
