// What a roll-up is made of: the organs below a government, what was decided about them, their sealed
// reports and their records.

import { sql } from 'kysely';
import type { Cell } from '../../rules/annual-report/form.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import { figuresOf } from '../../rules/annual-report/roll-up-tables.ts';
import type {
  Figures,
  InclusionDecision,
  JointRecord,
  OutsideReport,
  RollUpOrgan,
  RollUpRecords,
  SealedShare,
} from '../../rules/annual-report/roll-up.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import { standingOverrides } from './annual-registers.ts';
import { heldBySeveral, liveFigures } from './roll-up-counts.ts';

export async function organsBelow(db: Database, rootId: number): Promise<readonly RollUpOrgan[]> {
  const { rows } = await sql<RollUpOrgan>`
    with recursive below as (
      select id from organs where id = ${rootId}
      union all
      select o.id from organs o join below b on o.parent_id = b.id
    )
    select o.id, o.parent_id as "parentId", o.code, o.name, o.kind, o.reports,
           o.report_deadline_class as "deadlineClass"
    from organs o join below using (id) order by o.id`.execute(db);
  return rows;
}

export async function decisionsOf(
  db: Database,
  governmentIds: readonly number[],
): Promise<readonly InclusionDecision[]> {
  return await db
    .selectFrom('roll_up_decisions')
    .select([
      'government_id as governmentId',
      'organ_id as organId',
      'from_year as fromYear',
      'included',
      'reason',
    ])
    .where('government_id', '=', sql<number>`any(${governmentIds})`)
    .execute();
}

/** The latest edition of each; of governments it says whether it is of the whole area. */
export async function sealedShares(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, SealedShare>> {
  const { rows } = await sql<{ organ_id: number; tables: ReportTables; is_roll_up: boolean }>`
    select distinct on (organ_id) organ_id, content->'tables' as tables,
           content ? 'rollUp' as is_roll_up
    from annual_report_editions where organ_id = any(${organIds}) and year = ${year}
    order by organ_id, edition desc`.execute(db);
  return new Map(rows.map(shareOf));
}

/** Everything at once, as one snapshot when called within one. */
export async function rollUpRecords(
  db: Database,
  rootId: number,
  year: number,
): Promise<RollUpRecords> {
  const organs = await organsBelow(db, rootId);
  const ids = organs.map(({ id }) => id);
  const sealed = await sealedShares(db, ids, year);
  const isCounted = ({ id, reports }: RollUpOrgan): boolean =>
    id === rootId || (reports && !sealed.has(id));
  const counted = organs.filter(isCounted).map(({ id }) => id);
  return {
    year,
    organs,
    decisions: await decisionsOf(db, ids),
    sealed,
    sent: await sentShares(db, counted, year),
    live: await liveFigures(db, counted, year),
    overrides: await standingOverrides(db, counted, year),
    taken: await takenBy(db, counted, year),
    joint: jointRecords(await heldBySeveral(db, ids, year)),
    outside: (await outsideReports(db, ids, year)).map(withoutBlanks),
  };
}

async function sentShares(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, SealedShare>> {
  const { rows } = await sql<{ organ_id: number; tables: ReportTables; is_roll_up: boolean }>`
    select organ_id, sent_content->'tables' as tables, sent_content ? 'rollUp' as is_roll_up
    from annual_reports
    where organ_id = any(${organIds}) and year = ${year} and sent_content is not null`.execute(db);
  return new Map(rows.map(shareOf));
}

function shareOf(row: { organ_id: number; tables: ReportTables; is_roll_up: boolean }) {
  const { organ_id: id, tables, is_roll_up: isRollUp } = row;
  return [id, { figures: figuresOf(tables), isRollUp }] as const;
}

async function takenBy(
  db: Database,
  governmentIds: readonly number[],
  year: number,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('roll_ups')
    .select('government_id')
    .where('government_id', '=', sql<number>`any(${governmentIds})`)
    .where('year', '=', year)
    .where('taken_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ government_id: id }) => id));
}

function jointRecords(held: Awaited<ReturnType<typeof heldBySeveral>>): readonly JointRecord[] {
  const joint = new Map<string, { -readonly [K in keyof JointRecord]: JointRecord[K] }>();
  for (const { what, key, organId, places } of held) {
    const known = joint.get(`${what} ${key}`) ?? { what, key, holders: [] };
    if (known.holders.some((holder) => holder.organId === organId)) continue;
    known.holders = [...known.holders, { organId, places }];
    joint.set(`${what} ${key}`, known);
  }
  return [...joint.values()];
}

export interface OutsideRow {
  readonly id: number;
  readonly governmentId: number;
  readonly name: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly source: string;
  readonly enteredBy: string;
  readonly enteredAt: Temporal.Instant;
}

export async function outsideReports(
  db: Database,
  governmentIds: readonly number[],
  year: number,
): Promise<readonly OutsideRow[]> {
  return await db
    .selectFrom('roll_up_outside')
    .select([
      'id',
      'government_id as governmentId',
      'name',
      'cells',
      'source',
      'entered_by as enteredBy',
      'entered_at as enteredAt',
    ])
    .where('government_id', '=', sql<number>`any(${governmentIds})`)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
}

function withoutBlanks({ id, governmentId, name, cells }: OutsideRow): OutsideReport {
  const printed = Object.entries(cells).filter(([, cell]) => cell !== null && cell !== 0);
  return { id, governmentId, name, figures: new Map(printed) as Figures };
}

export interface RollUpSettings {
  readonly dueOn: IsoDay | null;
  readonly takenAt: Temporal.Instant | null;
  readonly takenBy: string | null;
}

export async function rollUpSettings(
  db: Database,
  governmentId: number,
  year: number,
): Promise<RollUpSettings> {
  const row = await db
    .selectFrom('roll_ups')
    .select(['due_on as dueOn', 'taken_at as takenAt', 'taken_by as takenBy'])
    .where('government_id', '=', governmentId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row ?? { dueOn: null, takenAt: null, takenBy: null };
}
