// Other ways to search the same database, each as good as it plainly goes: pieces of text (ILIKE), PostgreSQL's own
// full text search, an index of character pairs over title and text.

import { sql } from 'kysely';
import type { Database } from '../src/store/database.ts';
import { likeText } from '../src/store/database/like-text.ts';
import { searchDocuments } from '../src/store/search/search.ts';
import { pairsOf, titleKey } from '../src/store/search/search-words.ts';

export type Engine = (db: Database, text: string) => Promise<readonly number[]>;

export async function preparePeers(db: Database): Promise<void> {
  await sql`create table peer as select id, title, published_at,
      concat_ws(' ', title, document_number, regexp_replace(body, '<[^>]*>', ' ', 'g')) as text
    from documents`.execute(db);
  await sql`alter table peer add column simple tsvector, add column pairs tsvector`.execute(db);
  await sql`update peer set simple = setweight(to_tsvector('simple', title), 'A')
    || to_tsvector('simple', text)`.execute(db);
  const { rows } = await sql<{ id: number; title: string; text: string }>`
    select id, title, text from peer`.execute(db);
  for (const { id, title, text } of rows) {
    const vector = [
      ...pairsOf(titleKey(title)).map((pair) => `'${pair}':1A`),
      ...pairsOf(titleKey(text)).map((pair) => `'${pair}':2`),
    ].join(' ');
    await sql`update peer set pairs = ${vector}::tsvector where id = ${id}`.execute(db);
  }
  await sql`create index on peer using gin (simple)`.execute(db);
  await sql`create index on peer using gin (pairs)`.execute(db);
}

const shown = 10;

export function engines(): Readonly<Record<string, Engine>> {
  return {
    本平台: async (db, text) => {
      const { hits, alike, near } = await searchDocuments(db, {
        today: '2026-03-30',
        text,
        sort: 'relevance',
        limit: shown,
        offset: 0,
      });
      return [...alike, ...hits, ...near].map(({ id }) => id).slice(0, shown);
    },
    ILIKE: async (db, text) => {
      const like = `%${likeText(text)}%`;
      return await ids(
        db,
        sql`select id from peer where text ilike ${like}
          order by title ilike ${like} desc, published_at desc, id desc limit ${shown}`,
      );
    },
    全文检索: async (db, text) =>
      await ids(
        db,
        sql`select id from peer, plainto_tsquery('simple', ${text}) q where simple @@ q
          order by ts_rank_cd(simple, q) desc, published_at desc, id desc limit ${shown}`,
      ),
    双字索引: async (db, text) => {
      const pairs = pairsOf(titleKey(text)).map((pair) => `'${pair}'`);
      if (pairs.length === 0) return [];
      const of = async (query: string): Promise<readonly number[]> =>
        await ids(
          db,
          sql`select id from peer where pairs @@ ${query}::tsquery
            order by ts_rank(pairs, ${query}::tsquery) desc, published_at desc, id desc limit ${shown}`,
        );
      const all = await of(pairs.join(' & '));
      return all.length > 0 ? all : await of(pairs.join(' | '));
    },
  };
}

async function ids(db: Database, query: ReturnType<typeof sql>): Promise<readonly number[]> {
  const { rows } = await query.execute(db);
  return (rows as readonly { id: number }[]).map(({ id }) => id);
}
