// The written parts of the annual report. Figures are chips; one that no figure bears is refused, so
// that text and tables cannot disagree.

import type { ReportTexts } from '../rules/annual-report/texts.ts';
import { unknownChips } from '../rules/annual-report/texts.ts';
import { violation } from '../rules/violations.ts';
import { organById } from '../store/organs.ts';
import { computeReport } from './compute-report.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';

export async function saveReportTexts(
  { db, clock, organId }: CommandContext,
  {
    year,
    texts,
    seenAt,
  }: {
    readonly year: number;
    readonly texts: ReportTexts;
    /** When the texts that the writer saw were saved; `null`: there were none. Absent: no matter. */
    readonly seenAt?: Temporal.Instant | null;
  },
): Promise<Result<null>> {
  const organ = await organById(db, organId);
  if (organ === undefined) return refused(violation('organ-unknown'));
  const { figures } = await computeReport(db, organ, year);
  const written = [
    texts.lead,
    ...texts.overview.map((section) => section.text),
    texts.assessment ?? '',
    texts.problems,
    texts.other,
  ];
  const unknown = written.flatMap((text) => unknownChips(text, figures));
  if (unknown.length > 0) {
    return refused(violation('figure-unknown', 'texts', [...new Set(unknown)].join('、')));
  }
  const row = { organ_id: organId, year, texts: JSON.stringify(texts), updated_at: clock.now() };
  const saved = await db
    .insertInto('annual_reports')
    .values(row)
    .onConflict((conflict) => {
      const update = conflict
        .columns(['organ_id', 'year'])
        .doUpdateSet({ texts: row.texts, updated_at: row.updated_at });
      // What somebody else saved in between is not overwritten.
      return seenAt === undefined ? update : update.where('annual_reports.updated_at', '=', seenAt);
    })
    .returning('year')
    .executeTakeFirst();
  return saved === undefined ? refused(violation('changed-meanwhile')) : done(null);
}
