// The way of the website's report is that of the annual report (条例 17): sent up, signed by somebody who entered none of
// it, published. What is signed is what was sent up. No superior gathers it.

import {
  leaveOfReport,
  type ReportAct,
  reportObstacle,
  type ReportStanding,
} from '../annual-report/approval.ts';
import type { ApprovalSettings, Approver } from '../letters/approval.ts';
import type { Actor } from '../request/events.ts';
import { violation, type Violation } from '../violations.ts';
import { websiteReportBasis } from './form.ts';

export const websiteActs = [
  'write',
  'submit',
  'return',
  'review',
  'sign',
  'publish',
  'correct',
] as const satisfies readonly ReportAct[];
export type WebsiteAct = (typeof websiteActs)[number];

export interface WebsiteStanding extends ReportStanding {
  readonly collection: null;
}

export function websiteObstacle(
  report: WebsiteStanding,
  act: WebsiteAct,
  by: Actor,
  settings: ApprovalSettings,
): Violation | undefined {
  const why = reportObstacle(report, act, by, settings);
  if (why === undefined) return undefined;
  if (why.code === 'report-unwritten') return violation('website-report-empty');
  // 条例 49 and 50 ask for the annual report alone.
  return /^条例(?:49|50)/.test(why.provision) ? { ...why, provision: websiteReportBasis } : why;
}

export function whyNotWebsiteReport(
  report: WebsiteStanding,
  act: WebsiteAct,
  person: Approver,
  settings: ApprovalSettings,
): Violation | undefined {
  const by = { kind: 'staff', id: person.staffId, name: '' } as const;
  const why = websiteObstacle(report, act, by, settings);
  if (why !== undefined) return why;
  return leaveOfReport(person, act).allowed ? undefined : violation('not-permitted');
}
