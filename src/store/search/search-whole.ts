// A question with few hits, answered whole: all hits once through the index, counted exactly, with facets over them
// and the best or newest of them in order.

import { type RawBuilder, sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import { type Among, type Condition, hitsAmong } from './search-conditions.ts';
import { facetColumns, facetCounts, type FacetRow } from './search-facets.ts';
import type { SearchQuestion } from './search-question.ts';
import { firstOfAll, micros, momentOf, type Place } from './search-tiers.ts';
import { direct } from './search-way.ts';
import { ofBothHalves } from './search-together.ts';
import type { Known } from './search-weights.ts';
import { titleKey } from './search-words.ts';

export interface WholeAnswer {
  readonly total: number;
  readonly facets: readonly FacetRow[];
  readonly best: readonly Place[];
}

export interface Wanted {
  readonly among: Among;
  readonly order: Condition;
  readonly today: IsoDay;
  readonly limit: number;
  readonly offset: number;
  readonly after?: Place | undefined;
  readonly withFacets: boolean;
}

export async function answerWhole(
  db: Database,
  { among, order, today, limit, offset, after, withFacets }: Wanted,
): Promise<WholeAnswer> {
  await direct(db, 'index');
  const { rows } = await sql<{
    total: number;
    facets: readonly FacetRow[] | null;
    best: readonly Place[] | null;
  }>`
    with ${hitsAmong(
      'document_search',
      among,
      sql`, s.published_at, (${order})::integer as first
        ${withFacets ? sql`, ${facetColumns(today)}` : sql``}`,
    )}
    select (select count(*)::integer from hits) as total,
      ${withFacets ? sql`(select json_agg(f) from (${facetCounts()}) f)` : sql`null::json`} as facets,
      (select json_agg(b) from (${bestFirst(after, limit, offset)}) b) as best`.execute(db);
  const [row] = rows;
  return {
    total: row?.total ?? 0,
    facets: row?.facets ?? [],
    best: row?.best ?? [],
  };
}

/** The same by two connections, each of which looks through one half. */
export async function answerInHalves(
  known: Known,
  db: Database,
  wanted: Wanted,
): Promise<WholeAnswer> {
  const { among, limit, offset } = wanted;
  const answers = await ofBothHalves(known, db, async (tx, half) => {
    const part = { ...among, ...(half === undefined ? {} : { half }) };
    return await answerWhole(tx, { ...wanted, among: part, limit: offset + limit, offset: 0 });
  });
  return {
    total: answers.reduce((sum, { total }) => sum + total, 0),
    facets: answers.flatMap(({ facets }) => facets),
    best: firstOfAll(answers.map(({ best }) => best)).slice(offset, offset + limit),
  };
}

/** Only the best, neither counted nor with facets. */
export async function bestOf(
  known: Known,
  db: Database,
  among: Among,
  order: Condition,
  limit: number,
  after?: Place,
): Promise<readonly Place[]> {
  const columns = sql`, s.published_at, (${order})::integer as first`;
  const found = await ofBothHalves(known, db, async (tx, half) => {
    await direct(tx, 'index');
    const part = { ...among, ...(half === undefined ? {} : { half }) };
    const { rows } = await sql<Place>`
      with ${hitsAmong('document_search', part, columns)} ${bestFirst(after, limit, 0)}`.execute(
      tx,
    );
    return rows;
  });
  return firstOfAll(found).slice(0, limit);
}

function bestFirst(after: Place | undefined, limit: number, offset: number): RawBuilder<Place> {
  return sql<Place>`select first, ${micros} as at, document_id as id
    from hits s where ${after === undefined ? sql`true` : comesAfter(after)}
    order by first desc, published_at desc, document_id desc limit ${limit} offset ${offset}`;
}

function comesAfter(after: Place): Condition {
  return sql`(s.first < ${after.first}::integer or (s.first = ${after.first}::integer
    and (s.published_at, s.document_id) < (${momentOf(after)}, ${after.id}::bigint)))`;
}

/**
 * How near a title is to the question, in thousandths, without reading any words: which hits are looked at closely,
 * and the order of all others. The same for ever, so that pages stay where they are.
 */
export function nearness(
  { words, pieces }: SearchQuestion,
  numbered: Condition | undefined,
): Condition {
  const keys = words.map(titleKey).filter((key) => key !== '');
  const length = Math.max(
    1,
    keys.reduce((sum, key) => sum + key.length, 0),
  );
  const parts = keys.map(
    (key) =>
      sql`(case when strpos(s.title, ${key}) > 0 then ${sql.lit(Math.round((1000 * key.length) / length))} else 0 end)`,
  );
  const whole = pieces.join('');
  if (whole.length > 1) {
    // As it stands, and the more the title is nothing else.
    parts.push(sql`(case when strpos(s.title, ${whole}) > 0
      then 1000 + 1000 * ${sql.lit(whole.length)} / greatest(1, length(s.title)) else 0 end)`);
  }
  if (numbered !== undefined) parts.push(sql`(case when ${numbered} then 100000 else 0 end)`);
  return sql`${parts.length === 0 ? sql`0` : sql.join(parts, sql` + `)}`;
}
