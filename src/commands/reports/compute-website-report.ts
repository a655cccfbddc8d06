// The website's yearly work report as it stands now: what the records give, what was entered, what stays from last year's
// sealed one (国办函〔2018〕12号); and what the check says of it.

import { beijingDay } from '../../rules/beijing-time.ts';
import { checkWebsiteReport, type WebsiteFinding } from '../../rules/website-report/check.ts';
import { isWebsiteField } from '../../rules/website-report/form.ts';
import {
  type WebsiteEntry,
  websiteReport,
  type WebsiteReport,
} from '../../rules/website-report/report.ts';
import type { Database } from '../../store/database.ts';
import type { OrganRow } from '../../store/tables.ts';
import { publishedByKind } from '../../store/reports/website-report-documents.ts';
import { sealedWebsiteReport } from '../../store/reports/website-report-editions.ts';
import { type AnswerLine, answerLines } from '../../store/reports/website-reports.ts';

export interface ComputedWebsiteReport {
  readonly report: WebsiteReport;
  readonly lines: readonly AnswerLine[];
  readonly findings: readonly WebsiteFinding[];
}

export async function computeWebsiteReport(
  db: Database,
  organ: OrganRow,
  year: number,
): Promise<ComputedWebsiteReport> {
  // One snapshot: a document published while we count is in every figure or in none.
  if (db.isTransaction) return await compute(db, organ, year);
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => await compute(snapshot, organ, year));
}

async function compute(
  db: Database,
  organ: OrganRow,
  year: number,
): Promise<ComputedWebsiteReport> {
  const lines = await answerLines(db, organ.id, year);
  const last = (await sealedWebsiteReport(db, organ.id, year - 1))?.report;
  const report = websiteReport(
    { code: organ.code, name: organ.name },
    year,
    lines.flatMap(entryOf),
    {
      published: await publishedByKind(db, organ.id, year),
      site: organ.site,
      guide: organ.guide,
      last,
    },
  );
  return { report, lines, findings: checkWebsiteReport(report, last) };
}

function entryOf({
  field,
  value,
  note,
  enteredBy,
  enteredAt,
}: AnswerLine): readonly WebsiteEntry[] {
  return isWebsiteField(field)
    ? [{ field, value, note, by: enteredBy, on: beijingDay(enteredAt) }]
    : [];
}
