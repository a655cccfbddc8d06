// Website reports that wait for the caller's word, for the one inbox.

import { websiteStanding } from '../../commands/reports/website-report-act.ts';
import { awaitedOfReport, leaveOfReport } from '../../rules/annual-report/approval.ts';
import { whyNotWebsiteReport } from '../../rules/website-report/approval.ts';
import { checkWebsiteReport } from '../../rules/website-report/check.ts';
import { websiteReportTitle } from '../../rules/website-report/form.ts';
import { staffNames } from '../../store/people/staff.ts';
import { sealedWebsiteReport } from '../../store/reports/website-report-editions.ts';
import { waitingWebsiteReports } from '../../store/reports/website-reports.ts';
import { approverCalling } from './approver.ts';
import type { StaffCall } from './endpoint.ts';
import { organsInScope } from './scope.ts';

export async function websiteReportsFor(call: StaffCall) {
  const { context } = call;
  const organs = await organsInScope(call);
  const caller = await approverCalling(call);
  const rows = await waitingWebsiteReports(
    context.db,
    organs.map((organ) => organ.id),
  );
  const mine = [];
  for (const row of rows) {
    const organ = organs.find(({ id }) => id === row.organ_id);
    if (organ === undefined) continue;
    const standing = await websiteStanding(context, organ, row);
    const settings = { middleReview: organ.middle_review };
    const act = awaitedOfReport(standing, settings);
    // What changed since it was sent still waits for him: he sends it back.
    const asSent = { ...standing, isAsSent: true };
    if (whyNotWebsiteReport(asSent, act, caller, settings) !== undefined) continue;
    const leave = leaveOfReport(caller, act);
    const stood = caller.absent.find(
      ({ staffId }) => leave.allowed && staffId === leave.forStaffId,
    );
    mine.push({ row, organ, act, forName: stood?.name ?? null });
  }
  return mine;
}

export async function websiteReportItems(call: StaffCall) {
  const { db } = call.context;
  const mine = await websiteReportsFor(call);
  const names = await staffNames(
    db,
    mine.map(({ row }) => row.submitted_by ?? -1),
  );
  const items = [];
  for (const { row, organ, act, forName } of mine) {
    const { sent_content: report, year } = row;
    if (report === null) continue;
    const last = (await sealedWebsiteReport(db, organ.id, year - 1))?.report;
    const errors = checkWebsiteReport(report, last).filter(({ severity }) => severity === 'error');
    items.push({
      about: 'website-report' as const,
      id: row.id,
      kind: null,
      title: websiteReportTitle({ organ: { name: '' }, year }),
      act,
      draftedBy: names.get(row.submitted_by ?? -1) ?? '',
      since: (row.submitted_at ?? row.updated_at).toString(),
      faults: errors.map(({ rule, message, where }) => ({ code: rule, message, field: where })),
      forName,
      request: null,
      document: null,
      offer: null,
      policy: null,
      report: { code: organ.code, organ: organ.name, year, dueOn: row.due_on },
    });
  }
  return items;
}
