// Drafting, review and signature by different people (条例 17; design: handler ≠ signatory always; the
// middle review is configured). What may be done with a letter in which state, and by whom.

import type { Actor } from '../request/events.ts';
import { samePerson } from '../request/reply.ts';
import { may, type Permission, type Role } from '../roles.ts';
import { violation, type Violation } from '../violations.ts';
import { isReplyKind, letterKind, type LetterKind } from './kinds.ts';

export const letterStates = {
  draft: '草稿',
  submitted: '待审核或者签发',
  reviewed: '待签发',
  /** Signed on paper and typed afterwards. */
  late: '补录，待核对',
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
  'enter-late': '补录纸质文书',
  'confirm-late': '核对无误',
  fail: '登记送达未成功',
} as const;
export type LetterAct = keyof typeof letterActs;
export const letterActKeys = Object.keys(letterActs) as readonly LetterAct[];

/** Acts that leave a word beside the letter. */
export const spokenActs = [
  'submit',
  'return',
  'review',
  'sign',
  'void',
  'enter-late',
  'confirm-late',
] as const satisfies readonly LetterAct[];
export type SpokenAct = (typeof spokenActs)[number];

/** One letter as far as it decides who may give a word on it. */
export interface LetterStanding {
  readonly kind: LetterKind;
  readonly state: LetterState;
  /** Everybody who wrote a version of it: its facts, its text or the records that go with it. */
  readonly writtenBy: readonly number[];
  /** Who sent it up or entered it last: he answers for it as whoever drafted it does. */
  readonly sentUpBy?: number;
  /** 经办人 of the request. */
  readonly handledBy?: number;
  readonly reviewedBy?: number;
  readonly isSent: boolean;
  readonly isReceived: boolean;
  /** It went out once and did not get there: it goes out again; void is only a notice that asks (`asksAnew`). */
  readonly hasFailed?: boolean;
}

export interface ApprovalSettings {
  readonly middleReview: boolean;
}

/** The reply of a case, from its first draft on: another one would say the same twice (条例 36). */
export function isStandingReply(letter: Pick<LetterStanding, 'kind' | 'state'>): boolean {
  return isReplyKind(letter.kind) && letter.state !== 'void';
}

/** Which state each act finds the letter in: the table that the tests enumerate. */
export const actsOpenIn: Readonly<Record<LetterState, readonly LetterAct[]>> = {
  draft: ['save', 'submit', 'enter-late', 'void'],
  submitted: ['return', 'review', 'sign'],
  reviewed: ['return', 'sign'],
  late: ['return', 'confirm-late'],
  signed: ['void', 'send', 'arrive', 'fail'],
  void: [],
};

/** Once it is sent up, the records that go with a letter are what is approved: none is taken off it (条例 17). */
export function keepsRecords(state: LetterState): boolean {
  return state !== 'draft' && state !== 'void';
}

/**
 * Why `by` may not do `act` with this letter; `undefined` when he may. Whoever wrote any version of it
 * neither reviews nor signs it, and no correction by another makes him a stranger to it again; he may
 * send it back, so that a letter which he alone could have signed is never stuck.
 */
export function letterObstacle(
  letter: LetterStanding,
  act: LetterAct,
  by: Actor,
  { middleReview }: ApprovalSettings,
): Violation | undefined {
  if (!actsOpenIn[letter.state].includes(act)) return violation('letter-state', undefined);
  switch (act) {
    case 'review':
      if (!middleReview) return violation('review-not-configured');
      if (isAuthor(letter, by)) return violation('reviewer-is-author');
      return isBy(letter.handledBy, by) ? violation('reviewer-is-handler') : undefined;
    case 'sign':
      if (isAuthor(letter, by)) return violation('signatory-is-author');
      if (isBy(letter.handledBy, by)) return violation('signatory-is-handler');
      if (!middleReview) return undefined;
      if (letter.state !== 'reviewed') return violation('letter-not-reviewed');
      return isBy(letter.reviewedBy, by) ? violation('signatory-is-reviewer') : undefined;
    // Nobody confirms his own entry, nor the paper of his own case (17).
    case 'confirm-late':
      if (isAuthor(letter, by)) return violation('confirmer-is-enterer');
      return isBy(letter.handledBy, by) ? violation('confirmer-is-handler') : undefined;
    case 'void':
      return letter.isSent || (letter.hasFailed === true && !asksAnew(letter.kind))
        ? violation('letter-already-sent')
        : undefined;
    case 'send':
      return letter.isSent ? violation('letter-already-sent') : undefined;
    case 'arrive':
    case 'fail':
      if (!letter.isSent) return violation('letter-not-sent');
      return letter.isReceived ? violation('letter-already-received') : undefined;
    case 'save':
    case 'submit':
    case 'enter-late':
    case 'return':
      return undefined;
  }
}

/** A notice that did not get there asked for nothing: another may take its place (条例 30; 109号 6). */
function asksAnew(kind: LetterKind): boolean {
  return kind === 'P02' || kind === 'P09';
}

/** Whether somebody may have signed it on paper: barred there is who is barred here. */
export function paperSignatoryObstacle(
  letter: LetterStanding,
  signatory: Holder,
): Violation | undefined {
  const sentUp = { ...letter, state: 'submitted' } as const;
  const by = { kind: 'staff', id: signatory.staffId, name: '' } as const;
  const why = letterObstacle(sentUp, 'sign', by, { middleReview: false });
  if (why !== undefined) return why;
  return may(signatory.roles, permissionFor('sign', letter))
    ? undefined
    : violation('paper-signatory-unknown');
}

function isAuthor({ writtenBy, sentUpBy }: LetterStanding, by: Actor): boolean {
  return writtenBy.some((id) => isBy(id, by)) || isBy(sentUpBy, by);
}

function isBy(staffId: number | undefined, by: Actor): boolean {
  return staffId !== undefined && samePerson({ kind: 'staff', id: staffId, name: '' }, by);
}

// ── Posts and delegation ───────────────────────────────────────────────────────────────────────

/** What each act on a letter of that kind needs. */
export function permissionFor(
  act: LetterAct,
  { kind, state }: Pick<LetterStanding, 'kind' | 'state'>,
): Permission {
  switch (act) {
    case 'review':
      return 'review-letters';
    case 'sign':
      return letterKind(kind).signedBy;
    case 'return':
    case 'confirm-late':
      return 'approve-letters';
    // A number that was given is taken back by whoever may give it.
    case 'void':
      return state === 'signed' ? letterKind(kind).signedBy : 'handle-requests';
    case 'save':
    case 'submit':
    case 'enter-late':
    case 'send':
    case 'arrive':
    case 'fail':
      return 'handle-requests';
  }
}

/** Somebody with the posts he holds himself. */
export interface Holder {
  readonly staffId: number;
  readonly roles: readonly Role[];
}

export interface Approver extends Holder {
  /** Whose place he takes while they are away. */
  readonly absent: readonly Holder[];
}

/** `forStaffId`: in whose place; absent when the right is one's own. */
export type Leave =
  { readonly allowed: true; readonly forStaffId?: number } | { readonly allowed: false };

/** Only approvals are passed on, never the handling itself. */
export function leaveOf({ roles, absent }: Approver, permission: Permission): Leave {
  if (may(roles, permission)) return { allowed: true };
  if (permission === 'handle-requests') return { allowed: false };
  const stood = absent.find((one) => may(one.roles, permission));
  return stood === undefined ? { allowed: false } : { allowed: true, forStaffId: stood.staffId };
}

/**
 * Whether this person may do `act` now: by the state of the letter, by what he wrote of it, and by his
 * post or that of somebody whose place he takes. The word is his own, so that what bars is what he
 * himself did: a delegate who drafted does not sign, a principal who drafted may have a delegate sign.
 */
export function whyNot(
  letter: LetterStanding,
  act: LetterAct,
  person: Approver,
  settings: ApprovalSettings,
): Violation | undefined {
  const by = { kind: 'staff', id: person.staffId, name: '' } as const;
  const why = letterObstacle(letter, act, by, settings);
  if (why !== undefined) return why;
  return leaveOf(person, permissionFor(act, letter)).allowed
    ? undefined
    : violation('not-permitted');
}

/** The words that a letter may wait for, as the desk names what is to be done. */
export const awaitedWords = { review: '审核', sign: '签发', 'confirm-late': '核对补录' } as const;
export type AwaitedWord = keyof typeof awaitedWords;
export const awaitedWordKeys = Object.keys(awaitedWords) as readonly AwaitedWord[];

export function awaitedWord(
  { state }: Pick<LetterStanding, 'state'>,
  { middleReview }: ApprovalSettings,
): AwaitedWord {
  if (state === 'late') return 'confirm-late';
  return middleReview && state !== 'reviewed' ? 'review' : 'sign';
}

/** The words that somebody could give on this letter and could no longer once he has saved it. */
export function wordsLostBySaving(
  letter: LetterStanding,
  person: Approver,
  { middleReview }: ApprovalSettings,
): readonly ('review' | 'sign')[] {
  const by = { kind: 'staff', id: person.staffId, name: '' } as const;
  if (isAuthor({ ...letter, sentUpBy: -1 }, by) || isBy(letter.handledBy, by)) return [];
  return wordsOf(letter, person, middleReview);
}

function wordsOf(
  letter: Pick<LetterStanding, 'kind' | 'state'>,
  person: Approver,
  middleReview: boolean,
): readonly ('review' | 'sign')[] {
  const words = middleReview ? (['review', 'sign'] as const) : (['sign'] as const);
  return words.filter((word) => leaveOf(person, permissionFor(word, letter)).allowed);
}

/** The words on a reply that somebody could no longer give once he has blacked out a record for it (17). */
export function wordsLostByRedacting(
  { handledBy }: { readonly handledBy: number | undefined },
  person: Approver,
  { middleReview }: ApprovalSettings,
): readonly ('review' | 'sign')[] {
  const by = { kind: 'staff', id: person.staffId, name: '' } as const;
  return isBy(handledBy, by) ? [] : wordsOf({ kind: 'R01', state: 'draft' }, person, middleReview);
}
