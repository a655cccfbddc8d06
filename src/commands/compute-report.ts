// The annual report of an organ and a year, computed now from the records (条例 50; 国办公开办函〔2021〕30号).

import type { Table2 } from '../rules/annual-report/form.ts';
import { type AnnualReport, reportFigures } from '../rules/annual-report/report.ts';
import { tallyTable3, tallyTable4 } from '../rules/annual-report/tally.ts';
import { fillChips, type Figures, type ReportTexts } from '../rules/annual-report/texts.ts';
import type { Database } from '../store/database.ts';
import { annualEntries } from '../store/annual-entries.ts';
import { countDocuments, publishedFigures } from '../store/report-documents.ts';
import { countRemedies } from '../store/report-remedies.ts';
import { countRequests } from '../store/report-requests.ts';
import type { OrganRow } from '../store/tables.ts';
import { takenRollUp } from './compute-roll-up.ts';

export async function computeReport(
  db: Database,
  organ: OrganRow,
  year: number,
): Promise<AnnualReport> {
  // One snapshot: a request concluded while we count is in all tables or in none.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const own = {
        table2: await table2(snapshot, organ.id, year),
        table3: tallyTable3(await countRequests(snapshot, organ.id, year)),
        table4: tallyTable4(await countRemedies(snapshot, organ.id, year)),
      };
      const whole = await takenRollUp(snapshot, organ.id, year, own);
      const tables = whole?.tables ?? own;
      const figures = reportFigures(tables, await publishedFigures(snapshot, organ.id, year));
      const texts = await reportTexts(snapshot, organ.id, year);
      return {
        organ: { code: organ.code, name: organ.name },
        year,
        tables,
        figures,
        ...(texts === undefined ? {} : { texts: fillTexts(texts, figures) }),
        ...(whole === undefined ? {} : { rollUp: whole.scope }),
      };
    });
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

export function fillTexts(texts: ReportTexts, figures: Figures): ReportTexts {
  const fill = (text: string): string => fillChips(text, figures);
  return {
    ...texts,
    lead: fill(texts.lead),
    overview: texts.overview.map((s) => ({ heading: s.heading, text: fill(s.text) })),
    problems: fill(texts.problems),
    other: fill(texts.other),
    ...(texts.assessment === undefined ? {} : { assessment: fill(texts.assessment) }),
  };
}
