// The way of one's own report through the office (条例 17, 49, 50): written, sent up, sent back or signed by
// another, published. The rule is that of letters: whoever wrote any of it never signs it.

import type { Actor } from '../request/events.ts';
import type { Approver, ApprovalSettings, Leave } from '../letters/approval.ts';
import { leaveOf } from '../letters/approval.ts';
import type { Permission } from '../roles.ts';
import { violation, type Violation } from '../violations.ts';

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
}

export const reportActsOpenIn: Readonly<Record<ReportState, readonly ReportAct[]>> = {
  draft: ['write', 'submit'],
  submitted: ['return', 'review', 'sign'],
  reviewed: ['return', 'sign'],
  sealed: ['publish', 'correct'],
};

export function reportObstacle(
  report: ReportStanding,
  act: ReportAct,
  by: Actor,
  { middleReview }: ApprovalSettings,
): Violation | undefined {
  if (!reportActsOpenIn[report.state].includes(act)) {
    return violation(report.state === 'sealed' ? 'report-already-sealed' : 'report-state');
  }
  switch (act) {
    case 'review':
      if (!middleReview) return violation('review-not-configured');
      return isAuthor(report, by) ? violation('reviewer-is-author') : undefined;
    case 'sign':
      if (isAuthor(report, by)) return violation('report-signatory-is-author');
      if (!middleReview) return undefined;
      if (report.state !== 'reviewed') return violation('letter-not-reviewed');
      return isStaff(report.reviewedBy, by) ? violation('signatory-is-reviewer') : undefined;
    case 'publish':
      return report.awaitsPublication ? undefined : violation('report-already-published');
    case 'write':
    case 'submit':
    case 'return':
    case 'correct':
      return undefined;
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
      return 'seal-report';
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
