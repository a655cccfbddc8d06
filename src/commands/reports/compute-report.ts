// The annual report of an organ and a year, computed now from the records (条例 50; 国办公开办函〔2021〕30号).

import type { Table2 } from '../../rules/annual-report/form.ts';
import { withOverrides } from '../../rules/annual-report/overrides.ts';
import { type AnnualReport, reportFigures } from '../../rules/annual-report/report.ts';
import { tallyTable3, tallyTable4 } from '../../rules/annual-report/tally.ts';
import { fillTexts, type ReportTexts } from '../../rules/annual-report/texts.ts';
import { annualEntries } from '../../store/reports/annual-entries.ts';
import {
  activitiesOf,
  activityOf,
  standingOverrides,
} from '../../store/reports/annual-registers.ts';
import type { Database } from '../../store/database.ts';
import { countDocuments, publishedFigures } from '../../store/reports/report-documents.ts';
import { sealedReport } from '../../store/reports/report-editions.ts';
import { feeMovements, feeTotalsOf } from '../../store/reports/report-fees.ts';
import { countRemedies } from '../../store/reports/report-remedies.ts';
import { countRequests } from '../../store/reports/report-requests.ts';
import type { Secrets } from '../../store/database/secrets.ts';
import { successionOf } from '../../store/people/succession.ts';
import type { OrganRow } from '../../store/tables.ts';
import { takenRollUp } from './compute-roll-up.ts';

export async function computeReport(
  { db, secrets }: { readonly db: Database; readonly secrets: Secrets },
  organ: OrganRow,
  year: number,
): Promise<AnnualReport> {
  // One snapshot: a request concluded while we count is in all tables or in none.
  if (db.isTransaction) return await compute(db, secrets, organ, year);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => await compute(snapshot, secrets, organ, year));
}

async function compute(
  db: Database,
  secrets: Secrets,
  organ: OrganRow,
  year: number,
): Promise<AnnualReport> {
  const own = {
    table2: await table2(db, organ.id, year),
    table3: tallyTable3(await countRequests(db, organ.id, year)),
    table4: tallyTable4(await countRemedies(db, organ.id, year)),
  };
  const whole = await takenRollUp(db, organ.id, year, own);
  const computed = whole?.tables ?? own;
  const standing = (await standingOverrides(db, [organ.id], year)).get(organ.id) ?? [];
  const { tables, overrides } = withOverrides(computed, standing);
  const figures = reportFigures(tables, await publishedFigures(db, organ.id, year), {
    fees: feeTotalsOf(await feeMovements(db, secrets, organ.id, year)),
    activities: (await activitiesOf(db, organ.id, year)).map(activityOf),
  });
  const last = (await sealedReport(db, organ.id, year - 1))?.figures;
  const texts = await reportTexts(db, organ.id, year);
  const succession = await successionOf(db, organ.id, year);
  return {
    organ: { code: organ.code, name: organ.name },
    year,
    tables,
    figures,
    ...(last === undefined ? {} : { last }),
    ...(overrides.length === 0 ? {} : { overrides }),
    ...(succession === undefined ? {} : { succession }),
    ...(whole === undefined ? {} : { rollUp: whole.scope }),
    ...(texts === undefined ? {} : { texts: fillTexts(texts, { figures, last }) }),
  };
}

async function table2(db: Database, organId: number, year: number): Promise<Table2> {
  const entries = await annualEntries(db, organId, year);
  const entry = (item: string): number =>
    entries.reduce((sum, e) => (e.item === item ? sum + e.amount : sum), 0);
  return {
    rules: await countDocuments(db, organId, year, 'rule'),
    'normative-documents': await countDocuments(db, organId, year, 'normative-document'),
    licensing: entry('licensing'),
    penalty: entry('penalty'),
    coercion: entry('coercion'),
    // Kept in fen, printed in 万元.
    fees: entry('fees') / 1_000_000,
  };
}

export async function reportTexts(
  db: Database,
  organId: number,
  year: number,
): Promise<ReportTexts | undefined> {
  const row = await db
    .selectFrom('annual_reports')
    .select('texts')
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.texts ?? undefined;
}
