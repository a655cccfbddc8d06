// What is looked up with every key that somebody presses, and with every question that finds nothing, among the
// words of very many documents.

import { sql } from 'kysely';
import { exampleDocuments2022 } from '../src/example/documents-2022.ts';
import { meantBy } from '../src/store/search/correct-terms.ts';
import type { Database } from '../src/store/database.ts';
import { spellingOf } from '../src/store/search/pinyin.ts';
import { titleWords } from '../src/store/search/search-words.ts';
import { suggestTerms } from '../src/store/search/suggest-terms.ts';
import { createTestDatabase } from '../test/database.ts';
import { type Bench, line, ms, quantile, timed } from './measure.ts';

export const bench: Bench = {
  about: '联想词和纠错：一次按键、一个错词要查多久',
  run: async (full) => {
    const documents = full ? 1_000_000 : 20_000;
    const database = await createTestDatabase();
    try {
      const { db } = database;
      const words = wordsOfTitles();
      const filling = await timed(async () => await fill(db, documents, words));
      const { rows } = await sql<{ n: number }>`
        select count(*)::integer as n from search_terms`.execute(db);
      line(`${documents} 份文件，${rows[0]?.n ?? 0} 个词，写入`, ms(filling));
      const keys = words.slice(0, 200).flatMap((word) => {
        const { pinyin = '', initials = '' } = spellingOf(word) ?? {};
        return [word.slice(0, 1), word, `${word}第1`, pinyin.slice(0, 3), pinyin, initials];
      });
      await measure('空查询往返（同一次运行里的对照）', words.slice(0, 200), async () => {
        await sql`select 1`.execute(db);
      });
      await measure('联想词（目标：p95 < 10 ms）', keys, async (key) => {
        await suggestTerms(db, key, 8);
      });
      const mistaken = words
        .slice(0, 200)
        .flatMap((word) => [
          `${word}${word.slice(0, 1)}璋`,
          `${word.slice(1)}${word.slice(0, 1)}办法`,
          spellingOf(word)?.pinyin ?? word,
        ]);
      await measure('纠错', mistaken, async (question) => {
        await meantBy(db, question);
      });
    } finally {
      await database.drop();
    }
  },
};

async function measure(
  what: string,
  given: readonly string[],
  look: (text: string) => Promise<void>,
): Promise<void> {
  for (const text of given.slice(0, 50)) await look(text);
  const times: number[] = [];
  for (const text of given) times.push(await timed(async () => await look(text)));
  line(
    `${what}，${given.length} 次，p50 / p95 / 最慢`,
    [0.5, 0.95, 1].map((q) => ms(quantile(times, q))).join(' / '),
  );
}

function wordsOfTitles(): readonly string[] {
  const words = new Set<string>();
  for (const { title } of exampleDocuments2022()) {
    for (const word of titleWords(title).words) if (word.length <= 4) words.add(word);
    if (words.size >= 400) break;
  }
  return [...words];
}

/** Words, pairs of them, and for each document its subject and its number, as publication writes them. */
async function fill(db: Database, documents: number, words: readonly string[]): Promise<void> {
  const spelled = words.map((word) => spellingOf(word));
  await sql`create temporary table bench_words as
    select word, pinyin, initials, row_number() over () - 1 as n
    from unnest(${words}::text[], ${spelled.map((one) => one?.pinyin ?? '')}::text[],
      ${spelled.map((one) => one?.initials ?? '')}::text[]) as given (word, pinyin, initials)`.execute(
    db,
  );
  const count = words.length;
  await sql`insert into search_terms (level, term, pinyin, initials, documents)
    select word, word, pinyin, initials, ${documents}::integer / (n + 2)
    from bench_words`.execute(db);
  await sql`insert into search_terms (level, term, pinyin, initials, documents)
    select a.word || b.word, a.word || b.word, a.pinyin || b.pinyin,
      a.initials || b.initials, 1 + (a.n * 31 + b.n * 17) % 200
    from bench_words a cross join bench_words b
    on conflict do nothing`.execute(db);
  await sql`insert into search_terms (level, term, pinyin, initials, documents)
    select term, term, pinyin, initials, 1 from (
      select a.word || '第' || i || '期' as term, a.pinyin || 'di' || i as pinyin,
        a.initials || 'd' as initials
      from generate_series(1, ${documents}::integer) as i
      join bench_words a on a.n = i % ${count}::integer
    ) as subjects on conflict do nothing`.execute(db);
  await sql`insert into search_terms (level, term, pinyin, initials, documents)
    select term, term, 'ceguifa' || i, 'cgf' || i, 1 from (
      select '测规发〔' || 2000 + i % 27 || '〕' || i || '号' as term, i
      from generate_series(1, ${documents}::integer) as i
    ) as numbers`.execute(db);
  await sql`analyze search_terms`.execute(db);
}
