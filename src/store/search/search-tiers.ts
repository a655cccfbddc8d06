// How hits are found without reading more than is shown. How many there will be is estimated on every fiftieth
// document; then a rare question is answered whole through the index and counted exactly, one in the middle through
// the index from the newest months back, and a common one by walking down the days until the page is full.

import { type RawBuilder, sql } from 'kysely';
import { zone } from '../../rules/beijing-time.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import { type Among, all, type Condition, hitsAmong, inHalves } from './search-conditions.ts';
import {
  type FacetRow,
  facetColumns,
  facetCounts,
  type Facets,
  facetsOf,
} from './search-facets.ts';
import { sampled } from './search-index.ts';
import { ofBothHalves } from './search-together.ts';
import { direct } from './search-way.ts';
import type { Known } from './search-weights.ts';

export interface Limits {
  /** Below so many documents in all everything is answered whole. */
  readonly few: number;
  /** Up to so many hits are counted exactly. */
  readonly whole: number;
  /** Up to so many are answered whole, their facets counted over the hits themselves; of more these are estimated. */
  readonly faceted: number;
  /** From so many documents on a tenth of the sample is looked at first (migration 0054). */
  readonly tenth: number;
  /** So many of that tenth tell how many there are well enough. */
  readonly telling: number;
  /** Of more than are answered whole, the texts of so many are read for a phrase at a time. */
  readonly read: number;
}

/** Whoever is told “more than ten thousand” has more, as far as chance goes with an estimate. */
export const usualLimits: Limits = {
  few: 20_000,
  whole: 13_000,
  faceted: 2500,
  tenth: 200_000,
  telling: 300,
  read: 2000,
};

/** From this share of all documents on, walking meets a hit before long. */
const common = 0.1;
/** The words of each row that is walked past are read. */
const mostWalked = 2000;

export interface Sample {
  /** Documents in all, by the sample. */
  readonly documents: number;
  /** Of these by month. */
  readonly months: ReadonlyMap<number, number>;
  /** Every question is answered whole, without looking at the sample. */
  readonly isSmall: boolean;
  readonly limits: Limits;
}

export async function sampleOf(db: Database, limits: Limits): Promise<Sample> {
  const { rows } = await sql<{ bucket: number; n: number }>`
    select bucket, count(*) as n from document_search_sample group by bucket`.execute(db);
  const months = new Map(rows.map(({ bucket, n }) => [bucket, n * sampled]));
  const documents = [...months.values()].reduce((sum, n) => sum + n, 0);
  return { documents, months, isSmall: documents < limits.few, limits };
}

export interface Estimate {
  readonly hits: number;
  /** Of the documents in all. */
  readonly share: number;
  /** Of the documents of the months that have any. */
  readonly density: number;
  /** Hits by month, the newest first. */
  readonly months: readonly { readonly bucket: number; readonly hits: number }[];
  /** For how many documents one of those that were looked at stands. */
  readonly each: number;
}

/** As the index of the tenth says it. */
const sparsely = 10 * sampled;

export async function estimate(db: Database, sample: Sample, among: Among): Promise<Estimate> {
  const { tenth, telling } = sample.limits;
  if (sample.documents >= tenth) {
    const likely = await estimateOn(db, sample, among, sparsely);
    if (likely.hits >= sparsely * telling) return likely;
  }
  return await estimateOn(db, sample, among, sampled);
}

/** More texts of the sample are not read before a page is found. */
const mostSampleRead = 1000;

/** How many have a phrase, of those that have its words: texts are read for it. */
export async function estimateRead(
  db: Database,
  sample: Sample,
  among: Among,
  worded: Estimate,
): Promise<Estimate> {
  const isMuch = worded.hits > sampled * mostSampleRead && sample.documents >= sample.limits.tenth;
  return await estimateOn(db, sample, among, isMuch ? sparsely : sampled);
}

/** So many were met with that chance leaves the estimate worth telling. */
const tellingAtAll = 10;

/** Of a phrase, which may be rare although its words are not. */
export function countOf({ hits, each }: Estimate): {
  readonly total: number;
  readonly isAtMost: boolean;
} {
  const met = hits / each;
  const isAtMost = met < tellingAtAll;
  // Where there are more, so few are met with once in twenty times.
  return { total: isAtMost ? each * Math.ceil(met + 3 + 2 * Math.sqrt(met)) : hits, isAtMost };
}

function lookedAt({ narrowing, arms }: Among, each: number): Among {
  const few = each === sparsely ? [sql<boolean>`s.document_id % 500 = 0`] : [];
  return { narrowing: [...narrowing, ...few], arms };
}

async function estimateOn(
  db: Database,
  sample: Sample,
  among: Among,
  each: number,
): Promise<Estimate> {
  await direct(db, 'index');
  const { rows } = await sql<{ bucket: number; n: number }>`
    with ${hitsAmong('document_search_sample', lookedAt(among, each), sql`, s.bucket`)}
    select bucket, count(*)::integer as n from hits group by bucket order by bucket desc`.execute(
    db,
  );
  const months = rows.map(({ bucket, n }) => ({ bucket, hits: n * each }));
  const hits = months.reduce((sum, month) => sum + month.hits, 0);
  const inAll = months.reduce((sum, { bucket }) => sum + (sample.months.get(bucket) ?? 0), 0);
  return {
    hits,
    share: hits / Math.max(1, sample.documents),
    density: hits / Math.max(1, inAll),
    months,
    each,
  };
}

/** So many of the sample tell the shares well enough. */
const enough = 1000;

/** @param today the day on which validity is asked for */
export async function likelyFacets(
  db: Database,
  { each }: Estimate,
  among: Among,
  today: IsoDay,
): Promise<Facets> {
  await direct(db, 'index');
  const columns = sql`, ${facetColumns(today)}`;
  const { rows } = await sql<{ every: number; facets: readonly FacetRow[] | null }>`
    with ${hitsAmong('document_search_sample', lookedAt(among, each), columns, 'found')},
    thin as (select greatest(1, count(*) / ${enough})::integer as every from found),
    hits as materialized (
      select found.* from found, thin where document_id / ${each}::bigint % every = 0)
    select (select every from thin) as every,
      (select json_agg(f) from (${facetCounts()}) f) as facets`.execute(db);
  const [row] = rows;
  return facetsOf(row?.facets ?? [], each * (row?.every ?? 1));
}

/** What leads on from the last hit of a page, whatever is published meanwhile. */
export interface Place {
  readonly first: number;
  /** Microseconds. */
  readonly at: string;
  readonly id: number;
}

export interface Scan {
  readonly conditions: readonly Condition[];
  /** The same where rows are read one by one, if it is said otherwise there. */
  readonly read?: readonly Condition[];
  /** Where walking begins and ends, if all hits are known to lie there. */
  readonly span?: readonly Condition[];
  /** In so many ways the index is asked, each of which goes through the months as well. */
  readonly ways: number;
  readonly limit: number;
  readonly after?: Place | undefined;
}

/** The newest hits, at most `limit`. */
export async function newest(
  known: Known,
  db: Database,
  likely: Estimate,
  scan: Scan,
): Promise<readonly Place[]> {
  const { months, share, density } = likely;
  const met = Math.max(share, scan.span === undefined ? 0 : density);
  if (met > common && scan.limit / met < mostWalked) return await walk(db, scan);
  // So many that chance hardly leaves the page short; where it does, further back. Each month more is dear.
  for (let wanted = scan.limit * 2 + 100; ; wanted *= 6) {
    const bound = monthOf(months, wanted, scan.after);
    const found = await throughIndex(known, db, likely, scan, bound);
    if (found.length >= scan.limit || bound === undefined) return found;
  }
}

/** The month down to which there are so many hits; undefined: all of them are needed. */
function monthOf(
  months: Estimate['months'],
  wanted: number,
  after: Place | undefined,
): number | undefined {
  let sum = 0;
  for (const { bucket, hits } of months) {
    if (after !== undefined && bucket > bucketAt(after)) continue;
    sum += hits;
    if (sum >= wanted) return bucket;
  }
  return undefined;
}

function bucketAt({ at }: Place): number {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(
    Math.floor(Number(at) / 1000),
  ).toZonedDateTimeISO(zone);
  // Whatever somebody writes into the address of a page, it is a month that the column holds.
  return Math.max(-32_768, Math.min(32_767, year * 12 + month - 24_001));
}

async function throughIndex(
  known: Known,
  db: Database,
  { hits: expected }: Estimate,
  { conditions, ways, limit, after }: Scan,
  bound: number | undefined,
): Promise<readonly Place[]> {
  const isByRow = ways * publishedSince(known, bound) > fetching * expected;
  const month = isByRow ? sql`(s.bucket + 0)` : sql`s.bucket`;
  const spanned = [
    ...conditions,
    ...(bound === undefined ? [] : [sql<boolean>`${month} >= ${bound}::smallint`]),
    ...(after === undefined ? [] : [sql<boolean>`${month} <= ${bucketAt(after)}::smallint`]),
  ];
  const hits = (part: Condition): RawBuilder<unknown> =>
    sql`select s.document_id, s.published_at from document_search s where ${all([part, ...spanned])}`;
  const found = await ofBothHalves(known, db, async (tx, half) => {
    await direct(tx, 'index');
    const { rows } = await sql<Place>`
      with hits as materialized (${inHalves(hits, half)})
      select 0 as first, ${micros} as at, document_id as id from hits s
      where ${follows(after)}
      order by published_at desc, document_id desc limit ${limit}`.execute(tx);
    return rows;
  });
  return firstOfAll(found).slice(0, limit);
}

/** To fetch a row costs as much as the index's gathering of so many documents of a month. */
const fetching = 4;

function publishedSince({ sample }: Known, bound: number | undefined): number {
  if (bound === undefined) return 0;
  const since = [...sample.months].filter(([month]) => month >= bound);
  return since.reduce((sum, [, documents]) => sum + documents, 0);
}

/** In the order in which each of them stands. */
export function firstOfAll(some: readonly (readonly Place[])[]): readonly Place[] {
  if (some.length === 1) return some.flat();
  return some
    .flat()
    .sort((a, b) => b.first - a.first || Number(BigInt(b.at) - BigInt(a.at)) || b.id - a.id);
}

async function walk(
  db: Database,
  { conditions, read = conditions, span = [], limit, after }: Scan,
): Promise<readonly Place[]> {
  await direct(db, 'days');
  const { rows } = await sql<Place>`
    select 0 as first, ${micros} as at, s.document_id as id from document_search s
    where ${all([...read, ...span, follows(after)])}
    order by s.published_at desc, s.document_id desc limit ${limit}`.execute(db);
  return rows;
}

export const micros = sql<string>`(extract(epoch from published_at) * 1000000)::bigint::text`;

export function follows(after: Place | undefined): Condition {
  if (after === undefined) return sql`true`;
  return sql`(s.published_at, s.document_id) < (${momentOf(after)}, ${after.id}::bigint)`;
}

export function momentOf({ at }: Place) {
  return sql`('epoch'::timestamptz + ${at}::bigint * interval '1 microsecond')`;
}
