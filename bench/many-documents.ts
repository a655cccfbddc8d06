// Made-up documents by the hundred thousand: sentences and titles of the example thrown together, published over
// twenty-five years, the index built when all are there.

import { sql } from 'kysely';
import { bodyText } from '../src/formats/document-body.ts';
import { exampleDocuments2022 } from '../src/example/documents-2022.ts';
import { type Dice, diceOf } from '../src/example/random.ts';
import { themes } from '../src/rules/document-classes.ts';
import type { Database } from '../src/store/database.ts';
import { writeSearchEntries } from '../src/store/search-index.ts';
import { searchVector } from '../src/store/search-words.ts';

const batch = 1000;
const kinds = [
  'normative-document',
  'other-official-document',
  'interpretation',
  'notice',
  'notice',
  'news',
  'news',
  'news',
  'penalty',
  'service-guide',
] as const;
const places = '青枫 黔水 云岭 石桥 白鹭 松涛 清溪 南屏 东湖 临江'.split(' ');

export interface ManyDocuments {
  readonly titles: readonly string[];
  readonly indexed: number;
}

export async function fillDocuments(
  db: Database,
  organId: number,
  count: number,
): Promise<ManyDocuments> {
  const indexes = await takeIndexes(db);
  const { id: column } = await db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', 'qtfd')
    .executeTakeFirstOrThrow();
  const texts = [...exampleDocuments2022()];
  const titles = texts.map(({ title }) => title);
  const sentences = texts.flatMap(({ body }) =>
    bodyText(body)
      .split(/[。；\n]/u)
      .map((one) => one.trim())
      .filter((one) => one.length > 8),
  );
  const dice = diceOf('many documents');
  for (let done = 0; done < count; done += batch) {
    const made = Array.from({ length: Math.min(batch, count - done) }, (_, n) =>
      madeUp(done + n, count, titles, sentences, dice),
    );
    await insert(db, organId, column, made);
  }
  const begun = performance.now();
  for (const definition of indexes) await sql.raw(definition).execute(db);
  const indexed = performance.now() - begun;
  await sql`analyze`.execute(db);
  return { titles, indexed };
}

type MadeUp = ReturnType<typeof madeUp>;

function madeUp(
  n: number,
  count: number,
  titles: readonly string[],
  sentences: readonly string[],
  dice: Dice,
) {
  // Mostly as time goes by, one in ten filled in later.
  const at = dice.next() < 0.1 ? dice.next() : n / count;
  const day = Math.floor(at * 9000);
  const place = dice.pick(places);
  return {
    title: `${place}${dice.pick(['市', '县', '区'])}${dice.pick(titles)}`,
    body: Array.from({ length: dice.int(6, 30) }, () => dice.pick(sentences)).join('。'),
    kind: dice.pick(kinds),
    theme: dice.pick(themes),
    issuer: `${place}${dice.pick(['人民政府', '教育局', '财政局', '住房和城乡建设局'])}`,
    published: Temporal.Instant.from('2001-01-01T01:00:00Z').add({
      hours: day * 24 + dice.int(0, 23),
    }),
    word: `${place}府发`,
    year: 2001 + Math.floor(day / 366),
    seq: dice.int(1, 400),
  };
}

async function insert(
  db: Database,
  organId: number,
  column: number,
  made: readonly MadeUp[],
): Promise<void> {
  const of = <K extends keyof MadeUp>(key: K): MadeUp[K][] => made.map((one) => one[key]);
  const { rows } = await sql<{ id: number }>`
    insert into documents (organ_id, title, body, kind, theme, issuers, publisher, published_at,
      document_number, number_word, number_year, number_seq, home_column_id, made_here, state)
    select ${organId}, title, '<p>' || body || '</p>', kind, theme, array[issuer], issuer, published,
      word || '〔' || year || '〕' || seq || '号', word, year, seq, ${column}, true, 'published'
    from unnest(${of('title')}::text[], ${of('body')}::text[], ${of('kind')}::text[],
      ${of('theme')}::text[], ${of('issuer')}::text[], ${of('published').map(String)}::timestamptz[],
      ${of('word')}::text[], ${of('year')}::integer[], ${of('seq')}::integer[]
    ) with ordinality as given (title, body, kind, theme, issuer, published, word, year, seq, n)
    order by n returning id`.execute(db);
  await db
    .insertInto('document_columns')
    .values(
      rows.map(({ id }, n) => ({
        document_id: id,
        column_id: column,
        published_at: made[n]?.published ?? null,
      })),
    )
    .execute();
  await writeSearchEntries(
    db,
    made.map(({ title, body, kind, issuer, word, year, seq }, n) => ({
      document_id: rows[n]?.id ?? 0,
      kind,
      title,
      words: searchVector({
        title,
        terms: [`${word}〔${year}〕${seq}号`, issuer],
        summary: '',
        body,
      }),
    })),
  );
}

/** Dropped; what made them is given back. */
async function takeIndexes(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('document_search', 'document_search_sample') and indexdef not like '%unique%'
      and indexname not like '%pkey'`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  return rows.map(({ definition }) => definition);
}
