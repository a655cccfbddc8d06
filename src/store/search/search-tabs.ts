// How many hits each tab of the results has, whichever of them is chosen.

import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type Among, hitsAmong } from './search-conditions.ts';
import type { FacetCount } from './search-facets.ts';
import { sampled } from './search-index.ts';
import { ofBothHalves } from './search-together.ts';
import { direct } from './search-way.ts';
import type { Known } from './search-weights.ts';

export async function tabCounts(
  db: Database,
  known: Known,
  among: Among,
): Promise<{ readonly tabs: readonly FacetCount[]; readonly areTabsExact: boolean }> {
  const { isSmall, limits } = known.sample;
  if (!isSmall) {
    const likely = (await counted(db, 'document_search_sample', among)).map(({ value, count }) => ({
      value,
      count: count * sampled,
    }));
    const hits = likely.reduce((sum, { count }) => sum + count, 0);
    if (hits > limits.whole) return { tabs: likely, areTabsExact: false };
  }
  const parts = await ofBothHalves(
    known,
    db,
    async (tx, half) =>
      await counted(tx, 'document_search', { ...among, ...(half === undefined ? {} : { half }) }),
  );
  const sums = new Map<string, number>();
  for (const { value, count } of parts.flat()) sums.set(value, (sums.get(value) ?? 0) + count);
  return { tabs: [...sums].map(([value, count]) => ({ value, count })), areTabsExact: true };
}

async function counted(
  db: Database,
  table: 'document_search' | 'document_search_sample',
  among: Among,
): Promise<readonly FacetCount[]> {
  await direct(db, 'index');
  const { rows } = await sql<FacetCount>`with ${hitsAmong(table, among, sql`, s.tab`)}
    select tab as value, count(*)::integer as count from hits group by tab`.execute(db);
  return rows;
}
