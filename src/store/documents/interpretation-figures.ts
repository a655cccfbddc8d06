// How many of an organ's documents of a year are explained, and in which forms: the forms are counted by the report's
// own query.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { publishedFigures } from '../reports/report-documents.ts';
import { readSetting, writeSetting } from '../database/settings.ts';
import { interpretationDays } from '../../rules/publication-deadlines.ts';

const daysKey = 'interpretation-days';

/** Working days in which an interpretation is due, as set here. */
export async function interpretationDaysSet(db: Database): Promise<number> {
  const set = await readSetting(db, daysKey);
  return typeof set === 'number' ? set : interpretationDays;
}

export async function setInterpretationDays(db: Database, days: number): Promise<void> {
  await writeSetting(db, daysKey, days);
}

export interface InterpretationFigures {
  /** Documents published in the year that ask for one. */
  readonly asked: number;
  readonly explained: number;
  readonly inTime: number;
  /** Interpretations published in the year, by form. */
  readonly byForm: Readonly<Record<string, number>>;
}

export async function interpretationFigures(
  db: Database,
  organId: number,
  year: number,
): Promise<InterpretationFigures> {
  const { rows } = await sql<{ asked: number; explained: number; inTime: number }>`
    select count(*) as asked, count(i.first_on) as explained,
      count(*) filter (where i.first_on <= d.interpretation_due) as "inTime"
    from documents d
    left join lateral (
      select (min(x.published_at) at time zone 'Asia/Shanghai')::date as first_on
      from documents x where x.interprets_id = d.id and x.state = 'published') i on true
    where d.organ_id = ${organId} and d.state = 'published' and d.interpretation_due is not null
      and d.published_at >= (${`${year}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'
      and d.published_at < (${`${year + 1}-01-01`}::date)::timestamp at time zone 'Asia/Shanghai'`.execute(
    db,
  );
  const { interpretations } = await publishedFigures(db, organId, year);
  const { asked = 0, explained = 0, inTime = 0 } = rows[0] ?? {};
  return { asked, explained, inTime, byForm: interpretations };
}
