// Drafting, review and signature by different people (条例 17; design: handler ≠ signatory always; the
// middle review is configured). What may be done with a letter in which state, and by whom.

import type { Actor } from '../request/events.ts';
import { samePerson } from '../request/reply.ts';
import { violation, type Violation } from '../violations.ts';

export const letterStates = {
  draft: '草稿',
  submitted: '待审核或者签发',
  reviewed: '待签发',
  signed: '已签发',
  void: '已作废',
} as const;
export type LetterState = keyof typeof letterStates;

export const letterActs = {
  save: '保存',
  submit: '送审',
  return: '退回',
  review: '审核通过',
  sign: '签发',
  void: '作废',
  send: '登记送出',
  arrive: '登记送达',
} as const;
export type LetterAct = keyof typeof letterActs;
export const letterActKeys = Object.keys(letterActs) as readonly LetterAct[];

export interface LetterStanding {
  readonly state: LetterState;
  readonly draftedBy: number;
  readonly reviewedBy?: number;
  readonly isSent: boolean;
  readonly isReceived: boolean;
}

/** Which state each act finds the letter in: the table that the tests enumerate. */
export const actsOpenIn: Readonly<Record<LetterState, readonly LetterAct[]>> = {
  draft: ['save', 'submit', 'void'],
  submitted: ['return', 'review', 'sign'],
  reviewed: ['return', 'sign'],
  signed: ['void', 'send', 'arrive'],
  void: [],
};

/** Why `by` may not do `act` with this letter; `undefined` when he may. */
export function letterObstacle(
  letter: LetterStanding,
  act: LetterAct,
  by: Actor,
  { middleReview }: { readonly middleReview: boolean },
): Violation | undefined {
  if (!actsOpenIn[letter.state].includes(act)) return violation('letter-state', undefined);
  const isDrafter = isBy(letter.draftedBy, by);
  switch (act) {
    case 'review':
      if (!middleReview) return violation('review-not-configured');
      return isDrafter ? violation('reviewer-is-drafter') : undefined;
    case 'sign':
      if (isDrafter) return violation('signatory-is-handler');
      if (!middleReview) return undefined;
      if (letter.state !== 'reviewed') return violation('letter-not-reviewed');
      return letter.reviewedBy !== undefined && isBy(letter.reviewedBy, by)
        ? violation('signatory-is-reviewer')
        : undefined;
    case 'return':
      return isDrafter ? violation('reviewer-is-drafter') : undefined;
    case 'void':
    case 'send':
      return letter.isSent ? violation('letter-already-sent') : undefined;
    case 'arrive':
      if (!letter.isSent) return violation('letter-not-sent');
      return letter.isReceived ? violation('letter-already-received') : undefined;
    case 'save':
    case 'submit':
      return undefined;
  }
}

function isBy(staffId: number, by: Actor): boolean {
  return samePerson({ kind: 'staff', id: staffId, name: '' }, by);
}
