// A question with more hits than are counted: the newest whose titles answer it, then the newest that merely have its
// words; only so many as are shown.

import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Condition } from './search-conditions.ts';
import { sampleFacets } from './search-facets.ts';
import { closely, rankedClosely } from './search-rank.ts';
import type { Asked, Found, SearchPlace } from './search.ts';
import { type Estimate, estimate, newest, type Place } from './search-tiers.ts';
import type { Known } from './search-weights.ts';
import { answerWhole, nearness } from './search-whole.ts';

/**
 * @param likely of the whole question
 * @param countable its conditions as far as they are counted on the sample
 */
export async function findAmongMany(
  db: Database,
  known: Known,
  asked: Asked,
  likely: Estimate,
  countable: readonly Condition[],
): Promise<Found> {
  const { search, question } = asked;
  const { offset, limit, after, today, withFacets = false } = search;
  const isClose = asked.isRanked && after === undefined && offset < rankedClosely;
  const places = await firstOf(db, known, asked, likely, isClose ? rankedClosely : offset + limit);
  const stretch = new Map(places.map((place) => [place.id, place.stretch]));
  const ordered = isClose ? await closely(db, known, question, places) : places;
  const facts = { today, hits: likely.hits };
  return {
    places: ordered
      .slice(offset, offset + limit)
      .map((place) => ({ ...place, stretch: stretch.get(place.id) ?? 0 })),
    total: likely.hits,
    isExact: false,
    facets: withFacets ? await sampleFacets(db, countable, facts) : undefined,
    areFacetsExact: false,
    found: 'words',
  };
}

async function firstOf(
  db: Database,
  known: Known,
  asked: Asked,
  likely: Estimate,
  needed: number,
): Promise<readonly SearchPlace[]> {
  const { after } = asked.search;
  const places: SearchPlace[] = [];
  for (const [stretch, conditions] of stretchesOf(asked).entries()) {
    if (places.length >= needed || (after !== undefined && stretch < after.stretch)) continue;
    const found = await hitsOfStretch(db, known, asked, {
      conditions,
      limit: needed - places.length,
      after: after?.stretch === stretch ? after : undefined,
      // Titles that answer are fewer than all; of the rest there are about as many as of all.
      likely: stretch === 0 && asked.isRanked ? undefined : likely,
    });
    places.push(...found.map((place) => ({ ...place, stretch })));
  }
  return places;
}

function stretchesOf({
  isRanked,
  narrowing,
  conditions,
  parts,
}: Asked): readonly (readonly Condition[])[] {
  const titled = [parts.titled, parts.numbered].filter((one) => one !== undefined);
  if (!isRanked || titled.length === 0) return [conditions];
  const either = sql<boolean>`(${sql.join(
    titled.map((one) => sql`(${one})`),
    sql` or `,
  )})`;
  return [
    [...narrowing, either],
    [...conditions, sql<boolean>`${either} is not true`],
  ];
}

async function hitsOfStretch(
  db: Database,
  known: Known,
  { search, question, parts, isRanked }: Asked,
  stretch: {
    readonly conditions: readonly Condition[];
    readonly limit: number;
    readonly after: Place | undefined;
    readonly likely: Estimate | undefined;
  },
): Promise<readonly Place[]> {
  const { conditions, limit, after } = stretch;
  const likely = stretch.likely ?? (await estimate(db, known.sample, conditions));
  if (!isRanked || stretch.likely !== undefined || likely.hits >= known.sample.limits.counted) {
    return await newest(db, likely, { conditions, limit, after });
  }
  const order = nearness(question, parts.numbered);
  const { best } = await answerWhole(db, {
    conditions,
    order,
    today: search.today,
    limit,
    offset: 0,
    after,
    withFacets: false,
  });
  return best;
}
