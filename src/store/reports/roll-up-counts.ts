// The figures of many organs at once, counted by organ in one query a table: the same predicates as in the
// report of one organ, and a test holds the two together.

import { sql } from 'kysely';
import type { EntryItem } from '../../rules/annual-report/cell.ts';
import { documentCounts, type Table4Block } from '../../rules/annual-report/form.ts';
import type { Figures } from '../../rules/annual-report/roll-up.ts';
import { yearBounds } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import { countedKinds, inDocumentCount } from './report-documents.ts';
import { remedyResultIn } from './report-remedies.ts';
import { countRequestsOf } from './report-requests.ts';

/** What is not 0, by organ and place. */
export async function liveFigures(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, Figures>> {
  const found = new Map<number, Map<string, number>>();
  const put = (organId: number, place: string, n: number): void => {
    const figures = found.get(organId) ?? new Map<string, number>();
    found.set(organId, figures.set(place, (figures.get(place) ?? 0) + n));
  };
  for (const { organId, set, applicantKind, outcome, count } of await countRequestsOf(
    db,
    organIds,
    year,
  )) {
    const rows = set === 'concluded' && outcome !== null ? [set, outcome] : [set];
    for (const row of rows) {
      put(organId, `table3.${row}.${applicantKind}`, count);
      put(organId, `table3.${row}.total`, count);
    }
  }
  for (const { organ_id: id, block, standing, count } of await remediesOf(db, organIds, year)) {
    put(id, `table4.${block}.${standing}`, count);
    put(id, `table4.${block}.total`, count);
  }
  for (const [kind, row] of countedKinds) {
    for (const set of documentCounts) {
      const counts = await db
        .selectFrom('documents')
        .where('organ_id', '=', sql<number>`any(${organIds})`)
        .where(inDocumentCount(set, kind, year))
        .select('organ_id')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .groupBy('organ_id')
        .execute();
      for (const { organ_id: id, count } of counts) put(id, `table2.${row}.${set}`, count);
    }
  }
  for (const { organ_id: id, item, amount } of await entriesOf(db, organIds, year)) {
    if (amount > 0) put(id, `table2.${item}`, item === 'fees' ? amount / 1_000_000 : amount);
  }
  return found;
}

/** Of one item and one source the last entry counts, unless it took the figure back. */
async function entriesOf(db: Database, organIds: readonly number[], year: number) {
  const { rows } = await sql<{ organ_id: number; item: EntryItem; amount: number }>`
    select organ_id, item, coalesce(sum(amount), 0)::bigint as amount
    from (select distinct on (organ_id, item, source) organ_id, item, amount from annual_entries
          where organ_id = any(${organIds}) and year = ${year}
          order by organ_id, item, source, id desc) last
    group by organ_id, item`.execute(db);
  return rows;
}

async function remediesOf(db: Database, organIds: readonly number[], year: number) {
  const { rows } = await sql<{
    organ_id: number;
    block: Table4Block;
    standing: string;
    count: number;
  }>`
    select organ_id, block, ${remedyResultIn(year)} as standing, count(*) as count from remedies
    where organ_id = any(${organIds}) and ${remedyResultIn(year)} is not null
    group by 1, 2, 3`.execute(db);
  return rows;
}

export interface HeldRecord {
  readonly what: 'case' | 'document';
  readonly key: string;
  readonly organId: number;
  readonly places: readonly string[];
}

/**
 * Cases with one number before one court, and documents with one number, that several organs hold. Whose
 * it is comes first: the organ whose reply is contested; the organ named first as issuer.
 */
export async function heldBySeveral(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<readonly HeldRecord[]> {
  const cases = await sql<{ key: string; organ_id: number; block: Table4Block; standing: string }>`
    with held as (
      select organ_id, block, ${remedyResultIn(year)} as standing, request_id is not null as is_own,
             translate(case_number, '()[] ', '（）〔〕') || ' ' || coalesce(body, '') as key
      from remedies where organ_id = any(${organIds}) and case_number is not null
    ), counted as (select * from held where standing is not null)
    select c.key, c.organ_id, c.block, c.standing from counted c
    join (select key from counted group by key having count(distinct organ_id) > 1) k using (key)
    order by c.key, not c.is_own, c.organ_id`.execute(db);
  const held: HeldRecord[] = cases.rows.map(({ key, organ_id: organId, block, standing }) => ({
    what: 'case',
    key,
    organId,
    places: [`table4.${block}.${standing}`, `table4.${block}.total`],
  }));
  return [...held, ...(await documentsOfSeveral(db, organIds, year))];
}

async function documentsOfSeveral(
  db: Database,
  organIds: readonly number[],
  year: number,
): Promise<readonly HeldRecord[]> {
  const { last } = yearBounds(year);
  const { rows } = await sql<{ key: string; organ_id: number; kind: string; id: number }>`
    with counted as (
      select id, organ_id, kind, issuers, document_number as key from documents
      where organ_id = any(${organIds}) and made_here and state <> 'draft'
        and kind in ('rule', 'normative-document') and document_number is not null
        and made_on <= ${last}
    )
    select c.key, c.organ_id, c.kind, c.id from counted c
    join organs o on o.id = c.organ_id
    join (select key from counted group by key having count(distinct organ_id) > 1) k using (key)
    order by c.key, o.name <> coalesce(c.issuers[1], ''), c.organ_id`.execute(db);
  if (rows.length === 0) return [];
  const places = new Map<number, string[]>();
  for (const [kind, row] of countedKinds) {
    for (const set of documentCounts) {
      const counted = await db
        .selectFrom('documents')
        .select('id')
        .where('id', '=', sql<number>`any(${rows.map(({ id }) => id)})`)
        .where(inDocumentCount(set, kind, year))
        .execute();
      for (const { id } of counted) {
        places.set(id, [...(places.get(id) ?? []), `table2.${row}.${set}`]);
      }
    }
  }
  return rows.map(({ key, organ_id: organId, id }) => ({
    what: 'document',
    key,
    organId,
    places: places.get(id) ?? [],
  }));
}
