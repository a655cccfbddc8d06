// The way of a year's report (条例 17, 49, 50), the whole of it: written, sent up, sent back or signed by another,
// sent to the superior, sent back by it or accepted, published. Which act is open when stands here and nowhere
// else. The rule is that of letters: whoever wrote any of it never signs it; and what is signed is what was sent up.

import type { Actor } from '../request/events.ts';
import type { Approver, ApprovalSettings, Leave } from '../letters/approval.ts';
import { leaveOf } from '../letters/approval.ts';
import type { Permission } from '../roles.ts';
import { violation, type Violation } from '../violations.ts';
import type { CollectionState } from './roll-up-state.ts';

export const reportStates = {
  draft: '起草',
  submitted: '待审核或者签发',
  reviewed: '待签发',
  sealed: '已定稿',
} as const;
export type ReportState = keyof typeof reportStates;

export const reportActs = {
  write: '修改',
  submit: '送审',
  return: '退回',
  review: '审核通过',
  sign: '签发定稿',
  publish: '公布',
  correct: '更正，另出新版',
  send: '报送上级',
  'send-back': '上级退回',
  accept: '上级接收',
} as const;
export type ReportAct = keyof typeof reportActs;
export const reportActKeys = Object.keys(reportActs) as readonly ReportAct[];
/** Acts that leave a word beside the report. */
export type ReportWord = Exclude<ReportAct, 'write'>;

export interface ReportStanding {
  readonly state: ReportState;
  /** Everybody who saved a version of its text, entered or overrode one of its figures. */
  readonly writtenBy: readonly number[];
  readonly sentUpBy?: number;
  readonly reviewedBy?: number;
  /** The latest edition is sealed and not yet public. */
  readonly awaitsPublication: boolean;
  readonly isWritten: boolean;
  readonly isYearOver: boolean;
  /** The records still give what was sent up for signature. */
  readonly isAsSent: boolean;
  /** Of the superior; `null`: none gathers this organ's report. */
  readonly collection: CollectionState | null;
}

type OwnAct = Exclude<ReportAct, CollectionAct>;
export const collectionActs = ['send', 'send-back', 'accept'] as const satisfies ReportAct[];
type CollectionAct = (typeof collectionActs)[number];

/** Sent up again only where the records have changed since. */
const ownActsOpenIn: Readonly<Record<ReportState, readonly OwnAct[]>> = {
  draft: ['write', 'submit'],
  submitted: ['submit', 'return', 'review', 'sign'],
  reviewed: ['submit', 'return', 'sign'],
  sealed: ['publish', 'correct'],
};

/**
 * What was signed the superior has without being sent; before that it may be sent so that what does not fit is
 * found in time. To publish by the day is the organ's own duty and waits for no acceptance (条例 49).
 */
const collectionActsOpenIn: Readonly<Record<CollectionState, readonly CollectionAct[]>> = {
  'not-started': [],
  drafting: ['send'],
  returned: ['send'],
  submitted: ['send-back', 'accept'],
  sealed: ['send', 'send-back', 'accept'],
  accepted: ['send-back'],
};

export function reportObstacle(
  report: ReportStanding,
  act: ReportAct,
  by: Actor,
  { middleReview }: ApprovalSettings,
): Violation | undefined {
  if (isOfCollection(act)) return collectionObstacle(report, act);
  if (!ownActsOpenIn[report.state].includes(act)) {
    return violation(report.state === 'sealed' ? 'report-already-sealed' : 'report-state');
  }
  switch (act) {
    case 'submit':
      if (!report.isWritten) return violation('report-unwritten', 'texts');
      return report.state !== 'draft' && report.isAsSent ? violation('report-as-sent') : undefined;
    case 'review':
      if (!report.isAsSent) return violation('report-changed-since-sent');
      if (!middleReview) return violation('review-not-configured');
      return isAuthor(report, by) ? violation('reviewer-is-author') : undefined;
    case 'sign':
      if (!report.isAsSent) return violation('report-changed-since-sent');
      if (isAuthor(report, by)) return violation('report-signatory-is-author');
      if (!middleReview) return undefined;
      if (report.state !== 'reviewed') return violation('letter-not-reviewed');
      return isStaff(report.reviewedBy, by) ? violation('signatory-is-reviewer') : undefined;
    case 'publish':
      return report.awaitsPublication ? undefined : violation('report-already-published');
    case 'write':
    case 'return':
    case 'correct':
      return undefined;
  }
}

/** What the superior may do with a report as its collection stands. */
export function superiorActsOpen(collection: CollectionState): readonly CollectionAct[] {
  return collectionActsOpenIn[collection].filter((act) => act !== 'send');
}

function isOfCollection(act: ReportAct): act is CollectionAct {
  return collectionActs.some((one) => one === act);
}

function collectionObstacle(
  { collection, isWritten, isYearOver }: ReportStanding,
  act: CollectionAct,
): Violation | undefined {
  if (collection === null) return violation('report-no-superior');
  const isOpen = collectionActsOpenIn[collection].includes(act);
  switch (act) {
    case 'send':
      if (!isWritten) return violation('report-unwritten', 'texts');
      if (!isYearOver) return violation('report-year-not-over', 'year');
      return isOpen ? undefined : violation('report-already-submitted');
    case 'accept':
      if (collection === 'accepted') return violation('report-already-accepted');
      return isOpen ? undefined : violation('report-not-submitted');
    case 'send-back':
      return isOpen ? undefined : violation('report-not-submitted');
  }
}

function isAuthor({ writtenBy, sentUpBy }: ReportStanding, by: Actor): boolean {
  return writtenBy.some((id) => isStaff(id, by)) || isStaff(sentUpBy, by);
}

function isStaff(id: number | undefined, by: Actor): boolean {
  return id !== undefined && by.kind === 'staff' && by.id === id;
}

export function reportPermission(act: ReportAct): Permission {
  switch (act) {
    case 'write':
    case 'submit':
    case 'correct':
      return 'edit-report';
    case 'review':
      return 'review-letters';
    case 'return':
      return 'approve-letters';
    case 'sign':
    case 'send':
      return 'seal-report';
    case 'send-back':
    case 'accept':
      return 'gather-reports';
    case 'publish':
      return 'publish-report';
  }
}

/** Own right, or that of somebody away whose place is taken; writing is never passed on. */
export function leaveOfReport(person: Approver, act: ReportAct): Leave {
  const own = { ...person, absent: [] };
  const passed = act === 'review' || act === 'sign' || act === 'return';
  return leaveOf(passed ? person : own, reportPermission(act));
}

export function whyNotReport(
  report: ReportStanding,
  act: ReportAct,
  person: Approver,
  settings: ApprovalSettings,
): Violation | undefined {
  const by = { kind: 'staff', id: person.staffId, name: '' } as const;
  const why = reportObstacle(report, act, by, settings);
  if (why !== undefined) return why;
  return leaveOfReport(person, act).allowed ? undefined : violation('not-permitted');
}

/** The word a report waits for. */
export function awaitedOfReport(
  { state }: Pick<ReportStanding, 'state'>,
  { middleReview }: ApprovalSettings,
): 'review' | 'sign' {
  return middleReview && state !== 'reviewed' ? 'review' : 'sign';
}
