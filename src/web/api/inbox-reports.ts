// Annual reports that wait for the caller's word, or that the superior sent back.

import { reconcileReport } from '../../commands/reports/reconcile-report.ts';
import { reportStanding } from '../../commands/reports/report-act.ts';
import { changedSinceSent } from '../../commands/reports/sent-report.ts';
import {
  awaitedOfReport,
  leaveOfReport,
  whyNotReport,
} from '../../rules/annual-report/approval.ts';
import { may } from '../../rules/roles.ts';
import { violation } from '../../rules/violations.ts';
import { waitingReports } from '../../store/reports/annual-reports.ts';
import { returnedReports } from '../../store/reports/report-submissions.ts';
import { staffNames } from '../../store/people/staff.ts';
import { faultOf } from '../refusals.ts';
import { approverCalling } from './approver.ts';
import type { StaffCall } from './endpoint.ts';
import type { InboxItem, ReturnedReport } from './inbox-item.ts';
import { organsInScope } from './scope.ts';

/** Reports of a year that wait for the caller's word. */
export async function reportsFor(call: StaffCall) {
  if (!may(call.session.roles, 'read-report')) return [];
  const organs = await organsInScope(call);
  const caller = await approverCalling(call);
  const rows = await waitingReports(
    call.context.db,
    organs.map((organ) => organ.id),
  );
  const mine = [];
  for (const row of rows) {
    const organ = organs.find(({ id: organId }) => organId === row.organ_id);
    if (organ === undefined) continue;
    // One whose records have changed since waits for his word as well: it goes back.
    const standing = await reportStanding(call.context, organ, row, true);
    const settings = { middleReview: organ.middle_review };
    const act = awaitedOfReport(standing, settings);
    if (whyNotReport(standing, act, caller, settings) !== undefined) continue;
    const leave = leaveOfReport(caller, act);
    const stood = caller.absent.find(
      ({ staffId }) => leave.allowed && staffId === leave.forStaffId,
    );
    mine.push({ row, organ, act, forName: stood?.name ?? null });
  }
  return mine;
}

export async function reportItems(call: StaffCall): Promise<readonly InboxItem[]> {
  const { context } = call;
  const mine = await reportsFor(call);
  const names = await staffNames(
    context.db,
    mine.map(({ row }) => row.submitted_by ?? -1),
  );
  const items: InboxItem[] = [];
  for (const { row, organ, act, forName } of mine) {
    const report = row.sent_content;
    if (report === null) continue;
    const errors = (await reconcileReport(context.db, organ, report)).filter(
      ({ severity }) => severity === 'error',
    );
    const changed = await changedSinceSent(context, organ, row);
    items.push({
      about: 'report',
      id: row.id,
      kind: null,
      title: `${row.year}年政府信息公开工作年度报告`,
      act,
      draftedBy: names.get(row.submitted_by ?? -1) ?? '',
      since: (row.submitted_at ?? row.updated_at).toString(),
      faults: [
        ...(changed === undefined ? [] : [faultOf(violation('report-changed-since-sent'))]),
        ...errors.map(({ rule, message, where }) => ({ code: rule, message, field: where })),
      ],
      forName,
      request: null,
      report: { code: organ.code, organ: organ.name, year: row.year, dueOn: row.due_on },
      document: null,
      offer: null,
      policy: null,
    });
  }
  return items;
}

/** To whoever writes or signs the report of his own organ. */
export async function reportsReturned(call: StaffCall): Promise<readonly ReturnedReport[]> {
  const { session, context } = call;
  if (!may(session.roles, 'edit-report') && !may(session.roles, 'seal-report')) return [];
  const organ = (await organsInScope(call)).find(({ id: own }) => own === session.organId);
  if (organ === undefined) return [];
  const returned = await returnedReports(context.db, [organ.id]);
  return returned.map(({ year, comment, returnedBy, returnedAt }) => ({
    organ: { code: organ.code, name: organ.name },
    year,
    comment,
    returnedBy,
    returnedAt: returnedAt.toString(),
  }));
}
