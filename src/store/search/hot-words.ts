// Searches by day and what the office decided about words. A word is kept only when all of it stands among the words
// of what is public: nobody's own words get into the figures.

import { sql } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { CountedWord, HotWordRule } from '../../rules/hot-words.ts';
import type { Database } from '../database.ts';

export async function addSearches(
  db: Database,
  organId: number,
  on: IsoDay,
  counted: ReadonlyMap<string, number>,
): Promise<void> {
  if (counted.size === 0) return;
  const pieces = [...new Set([...counted.keys()].flatMap((word) => word.split(' ')))];
  const known = new Set(
    (
      await db.selectFrom('search_terms').select('level').where('level', 'in', pieces).execute()
    ).map(({ level }) => level),
  );
  const rows = [...counted]
    .filter(([word]) => word.split(' ').every((piece) => known.has(piece)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, searches]) => ({ organ_id: organId, on_day: on, word, searches }));
  if (rows.length === 0) return;
  await db
    .insertInto('searched_words')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'on_day', 'word']).doUpdateSet({
        searches: sql`searched_words.searches + excluded.searches`,
      }),
    )
    .execute();
}

/** From `from` to the day before `until`, at least `least` times. */
export async function searchedBetween(
  db: Database,
  organId: number,
  { from, until, least }: { readonly from: IsoDay; readonly until: IsoDay; readonly least: number },
): Promise<readonly CountedWord[]> {
  const { rows } = await sql<CountedWord>`
    select word, sum(searches)::integer as searches from searched_words
    where organ_id = ${organId} and on_day >= ${from} and on_day < ${until}
    group by word having sum(searches) >= ${least}
    order by searches desc, word limit 200`.execute(db);
  return rows;
}

export async function hotWordRulesOf(
  db: Database,
  organId: number,
): Promise<readonly { readonly word: string; readonly rule: HotWordRule }[]> {
  return await db
    .selectFrom('hot_word_rules')
    .select(['word', 'rule'])
    .where('organ_id', '=', organId)
    .orderBy('set_at')
    .orderBy('word')
    .execute();
}

/** Without a rule the word counts as it is searched for. */
export async function putHotWordRule(
  db: Database,
  organId: number,
  { word, rule }: { readonly word: string; readonly rule: HotWordRule | undefined },
  by: { readonly staffId: number | null; readonly at: Temporal.Instant },
): Promise<void> {
  if (rule === undefined) {
    await db
      .deleteFrom('hot_word_rules')
      .where('organ_id', '=', organId)
      .where('word', '=', word)
      .execute();
    return;
  }
  const row = { organ_id: organId, word, rule, set_by: by.staffId, set_at: by.at };
  await db
    .insertInto('hot_word_rules')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organ_id', 'word']).doUpdateSet(row))
    .execute();
}

/** Figures that no page shows any more. */
export async function dropSearchesBefore(db: Database, day: IsoDay): Promise<void> {
  await db.deleteFrom('searched_words').where('on_day', '<', day).execute();
}
