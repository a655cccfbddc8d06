// A question with more hits than are answered whole: the newest whose titles answer it, then the
// newest that merely have its words; only so many as are shown. For a phrase that few of them have so many of
// the newest are read.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { all, type Among, armOf, type Condition, some, spanOf } from './search-conditions.ts';
import { closely, rankedClosely } from './search-rank.ts';
import type { Asked, Found, SearchPlace } from './search.ts';
import { type Estimate, estimate, newest, type Place } from './search-tiers.ts';
import { together } from './search-together.ts';
import type { Known } from './search-weights.ts';
import { bestOf, nearness } from './search-whole.ts';

/**
 * @param likely of the whole question
 * @param worded of the same without what texts are read for
 */
export async function findAmongMany(
  db: Database,
  known: Known,
  asked: Asked,
  likely: Estimate,
  worded: Estimate,
): Promise<Found> {
  const { search, question } = asked;
  const { offset, limit, after } = search;
  const isClose = asked.isRanked && after === undefined && offset < rankedClosely;
  const { places, readTo } = await firstOf(
    db,
    known,
    asked,
    { likely, worded },
    isClose ? rankedClosely : offset + limit,
  );
  const stretch = new Map(places.map((place) => [place.id, place.stretch]));
  const ordered = isClose ? await closely(db, known, question, places) : places;
  return {
    places: ordered
      .slice(offset, offset + limit)
      .map((place) => ({ ...place, stretch: stretch.get(place.id) ?? 0 })),
    found: 'words',
    ...(places.length < offset + limit ? { readTo } : {}),
  };
}

async function firstOf(
  db: Database,
  known: Known,
  asked: Asked,
  { likely, worded }: { readonly likely: Estimate; readonly worded: Estimate },
  needed: number,
): Promise<{ readonly places: readonly SearchPlace[]; readonly readTo?: SearchPlace }> {
  const { after } = asked.search;
  const { phrased } = asked.parts;
  const places: SearchPlace[] = [];
  const stretches = [...stretchesOf(asked).entries()];
  for (const [stretch, { among, read }] of stretches) {
    if (places.length >= needed || (after !== undefined && stretch < after.stretch)) continue;
    const { read: most } = known.sample.limits;
    const isLast = stretch === stretches.length - 1;
    if (phrased !== undefined && isLast && isRare(likely, worded, most)) {
      const wording = { ...among, arms: phrased.among.slice(0, among.arms.length) };
      const seen = await readNewest(db, known, wording, phrased.is, worded, {
        most,
        limit: needed - places.length,
        after: after?.stretch === stretch ? after : undefined,
      });
      const last = seen.read.at(-1);
      places.push(...seen.found.map((place) => ({ ...place, stretch })));
      return seen.read.length < most || last === undefined
        ? { places }
        : { places, readTo: { ...last, stretch } };
    }
    const found = await hitsOfStretch(db, known, asked, {
      among,
      read,
      limit: needed - places.length,
      after: after?.stretch === stretch ? after : undefined,
      // Titles that answer are fewer than all; of the rest there are about as many as of all.
      likely: stretch === 0 && !isLast ? undefined : likely,
    });
    places.push(...found.map((place) => ({ ...place, stretch })));
  }
  return { places };
}

/** Whether it is likely that more has to be read than is read at a time before a page is full. */
function isRare({ hits }: Estimate, worded: Estimate, most: number): boolean {
  return hits * most < worded.hits * rankedClosely * 3;
}

/** Of the newest among these, those that have the phrase. */
async function readNewest(
  db: Database,
  known: Known,
  among: Among,
  phrased: Condition,
  likely: Estimate,
  {
    most,
    limit,
    after,
  }: { readonly most: number; readonly limit: number; readonly after: Place | undefined },
): Promise<{ readonly found: readonly Place[]; readonly read: readonly Place[] }> {
  const read = await newest(known, db, likely, {
    conditions: conditionsOf(among),
    ways: waysOf(among),
    read: readAs(among),
    limit: most,
    after,
  });
  const have = (some: readonly Place[]) => async (tx: Database) =>
    await withPhrase(tx, some, phrased);
  const half = Math.ceil(read.length / 2);
  const ids = await together(known.db, db, have(read.slice(0, half)), have(read.slice(half)));
  const has = new Set(ids.flat());
  return { found: read.filter(({ id }) => has.has(id)).slice(0, limit), read };
}

async function withPhrase(
  db: Database,
  places: readonly Place[],
  phrased: Condition,
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.document_id as id from document_search s
    where s.document_id = any(${places.map(({ id }) => id)}::bigint[]) and ${phrased}`.execute(db);
  return rows.map(({ id }) => id);
}

interface Stretch {
  readonly among: Among;
  /** The same where rows are read one by one. */
  readonly read: readonly Condition[];
}

function stretchesOf({ isRanked, narrowing, among, parts }: Asked): readonly Stretch[] {
  const { words, titled, titledRead, numbered, scattered } = parts;
  const whole = { among, read: readAs(among) };
  const alone = [armOf(titled), armOf(numbered)].filter((arm) => arm !== undefined);
  if (!isRanked || alone.length === 0) return [whole];
  const first = scattered === undefined ? alone : [...alone, { is: scattered.is }];
  const either = (third: Condition | undefined): Condition =>
    some([titledRead, numbered, third].filter((one) => one !== undefined));
  const titles = {
    among: { narrowing, arms: first },
    read: [...narrowing, either(scattered?.read)],
  };
  // What only a title or a number has stands in the first stretch alone.
  if (words === undefined) return [titles];
  const rest = [...narrowing, sql<boolean>`${either(scattered?.stands)} is not true`];
  const further = {
    narrowing: rest,
    arms: [parts.phrased === undefined ? words : (among.arms[0] ?? words)],
  };
  return [titles, { among: further, read: readAs(further) }];
}

function conditionsOf({ narrowing, arms }: Among): readonly Condition[] {
  return withEither(
    narrowing,
    arms.map(({ is }) => is),
  );
}

function waysOf({ arms }: Among): number {
  return Math.max(1, arms.length);
}

function readAs({ narrowing, arms }: Among): readonly Condition[] {
  return withEither(
    narrowing,
    arms.map(({ is, read = is }) => read),
  );
}

function withEither(
  narrowing: readonly Condition[],
  either: readonly Condition[],
): readonly Condition[] {
  if (either.length === 0) return narrowing;
  return [...narrowing, either.length === 1 ? all(either) : some(either)];
}

async function hitsOfStretch(
  db: Database,
  known: Known,
  { search, question, parts, isRanked }: Asked,
  stretch: {
    readonly among: Among;
    readonly read: readonly Condition[];
    readonly limit: number;
    readonly after: Place | undefined;
    readonly likely: Estimate | undefined;
  },
): Promise<readonly Place[]> {
  const { among, read, limit, after } = stretch;
  const likely = stretch.likely ?? (await estimate(db, known.sample, among));
  if (!isRanked || stretch.likely !== undefined || likely.hits >= known.sample.limits.faceted) {
    const span = spanOf(search.filters ?? {});
    return await newest(known, db, likely, {
      conditions: conditionsOf(among),
      ways: waysOf(among),
      read,
      ...(span === undefined ? {} : { span }),
      limit,
      after,
    });
  }
  const order = nearness(question, parts.numbered);
  return await bestOf(known, db, among, order, limit, after);
}
