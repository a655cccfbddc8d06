// How many hits each tab of the results has, whichever of them is chosen.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type Among, hitsAmong } from './search-conditions.ts';
import type { FacetCount } from './search-facets.ts';
import { sampled } from './search-index.ts';
import { type Sample } from './search-tiers.ts';
import { direct } from './search-way.ts';

export async function tabCounts(
  db: Database,
  sample: Sample,
  among: Among,
): Promise<{ readonly tabs: readonly FacetCount[]; readonly areTabsExact: boolean }> {
  await direct(db, 'index');
  const counted = async (table: 'document_search' | 'document_search_sample') =>
    (
      await sql<FacetCount>`with ${hitsAmong(table, among, sql`, s.tab`)}
        select tab as value, count(*)::integer as count from hits group by tab`.execute(db)
    ).rows;
  if (!sample.isSmall) {
    const likely = (await counted('document_search_sample')).map(({ value, count }) => ({
      value,
      count: count * sampled,
    }));
    const hits = likely.reduce((sum, { count }) => sum + count, 0);
    if (hits > sample.limits.whole) return { tabs: likely, areTabsExact: false };
  }
  return { tabs: await counted('document_search'), areTabsExact: true };
}
