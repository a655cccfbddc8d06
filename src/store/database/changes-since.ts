// What of the pages changed since a number that somebody remembers (store/database/page-notice.ts writes it down).

import type { Database } from '../database.ts';
import type { PageTopic } from './page-topics.ts';

export interface ChangesSince {
  /** The number to remember from now on. */
  readonly last: number;
  readonly topics: readonly PageTopic[];
}

export async function changesSince(db: Database, known: number): Promise<ChangesSince> {
  const { last } = await db
    .selectFrom('page_changes')
    .select((eb) => eb.fn.coalesce(eb.fn.max('id'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('page_changes')
    .select('topic')
    .distinct()
    .where('id', '>', known)
    .execute();
  return { last, topics: rows.map(({ topic }) => topic as PageTopic) };
}
