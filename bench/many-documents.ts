// Made-up documents by the hundred thousand: sentences and titles of the example thrown together, published over
// twenty-five years, the index built when all are there.

import { sql } from 'kysely';
import { bodyText } from '../src/formats/document-body.ts';
import { exampleDocuments2022 } from '../src/example/documents-2022.ts';
import { diceOf } from '../src/example/random.ts';
import { searchTabOf, themes } from '../src/rules/document-classes.ts';
import type { Database } from '../src/store/database.ts';
import { insertEntries } from '../src/store/search/search-index.ts';
import { levelled, pairCodes, searchVector, titleKey } from '../src/store/search/search-words.ts';

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

/** So many rows at a time. */
const batch = 50_000;
const paragraphs = 1000;
const sequences = 400;
const years = 25;

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
  // One connection: what is drawn by lot comes from its seed.
  await db.transaction().execute(async (tx) => {
    await writePieces(tx, titles, sentences);
    await sql`select setseed(0.5)`.execute(tx);
    for (let done = 0; done < count; done += batch) {
      const until = Math.min(count, done + batch);
      await insert(tx, { organId, column, from: done, until, count });
    }
    await sql`drop table many_places, many_titles, many_paragraphs, many_numbers, many_kinds`.execute(
      tx,
    );
  });
  const begun = performance.now();
  await db.transaction().execute(async (tx) => {
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx);
    for (const definition of indexes) await sql.raw(definition).execute(tx);
  });
  const indexed = performance.now() - begun;
  await sql`vacuum analyze documents, document_search, document_search_sample`.execute(db);
  return { titles, indexed };
}

/** Cut into words once; each document is put together from some of them. */
async function writePieces(
  tx: Database,
  titles: readonly string[],
  sentences: readonly string[],
): Promise<void> {
  const dice = diceOf('many documents');
  const nothing = { title: '', terms: [], summary: '', body: '' };
  const named = places.flatMap((place) => ['市', '县', '区'].map((kind) => place + kind));
  for (const [table, texts] of [
    ['many_places', named],
    ['many_titles', titles],
  ] as const) {
    await sql`create temporary table ${sql.table(table)} as
      select n - 1 as n, title, key, words::tsvector, pairs::integer[] from unnest(${texts}::text[],
        ${texts.map(titleKey)}::text[], ${texts.map((title) => searchVector({ ...nothing, title }))}::text[],
        ${texts.map((text) => pairsLiteral(titleKey(text)))}::text[])
        with ordinality as given (title, key, words, pairs, n)`.execute(tx);
  }
  const bodies = Array.from({ length: paragraphs }, () =>
    Array.from({ length: dice.int(4, 9) }, () => dice.pick(sentences)).join('。'),
  );
  await sql`create temporary table many_paragraphs as
    select n - 1 as n, body, words::tsvector, pairs::integer[] from unnest(${bodies}::text[],
      ${bodies.map((body) => searchVector({ ...nothing, body }))}::text[],
      ${bodies.map((body) => pairsLiteral(levelled(body)))}::text[])
      with ordinality as given (body, words, pairs, n)`.execute(tx);
  const numbers = places.flatMap((place) =>
    Array.from({ length: years }, (_, n) => ({ place, year: 2001 + n })),
  );
  const issued = ['人民政府', '教育局', '财政局', '住房和城乡建设局'];
  const heads = numbers.flatMap((one) =>
    issued.map((body) => ({ ...one, issuer: one.place + body })),
  );
  await sql`create temporary table many_numbers as
    select row_number() over (partition by year) - 1 as n, place || '府发' as word, year, issuer,
      words::tsvector
    from unnest(${heads.map(({ place }) => place)}::text[], ${heads.map(({ year }) => year)}::integer[],
      ${heads.map(({ issuer }) => issuer)}::text[],
      ${heads.map(({ place, year, issuer }) =>
        searchVector({ ...nothing, terms: [`${place}府发〔${year}〕号`, issuer] }),
      )}::text[]) as given (place, year, issuer, words)`.execute(tx);
  await sql`create temporary table many_kinds as
    select n - 1 as n, kind, tab from unnest(${[...kinds]}::text[], ${kinds.map(searchTabOf)}::text[])
      with ordinality as given (kind, tab, n)`.execute(tx);
  await sql`analyze many_places, many_titles, many_paragraphs, many_numbers, many_kinds`.execute(
    tx,
  );
}

function pairsLiteral(text: string): string {
  return `{${pairCodes(text).join(',')}}`;
}

interface Batch {
  readonly organId: number;
  readonly column: number;
  readonly from: number;
  readonly until: number;
  readonly count: number;
}

async function insert(tx: Database, { organId, column, from, until, count }: Batch): Promise<void> {
  // Mostly as time goes by, one in ten filled in later.
  await sql`create temporary table many_made on commit drop as
    select nextval(pg_get_serial_sequence('documents', 'id')) as id, m.*,
      timestamptz '2001-01-01 09:00+08' + floor(m.at * 9000) * interval '1 day'
        + floor(random() * 24) * interval '1 hour' as published,
      2001 + floor(m.at * 9000 / 366)::integer as year
    from (
      select n, case when random() < 0.1 then random() else n::float8 / ${count} end as at,
        floor(random() * (select count(*) from many_titles)) as t,
        floor(random() * (select count(*) from many_places)) as place,
        floor(random() * 40) as issued, floor(random() * ${kinds.length}) as k,
        1 + floor(random() * ${themes.length})::integer as theme,
        1 + floor(random() * ${sequences})::integer as seq,
        floor(random() * ${paragraphs}) as p1,
        case when random() < 0.8 then floor(random() * ${paragraphs}) end as p2,
        case when random() < 0.4 then floor(random() * ${paragraphs}) end as p3
      from generate_series(${from}::integer, ${until}::integer - 1) as n
    ) as m`.execute(tx);
  await sql`analyze many_made`.execute(tx);
  await sql`
    insert into documents (id, organ_id, title, body, kind, theme, issuers, publisher, published_at, public_at,
      document_number, number_word, number_year, number_seq, home_column_id, made_here, state)
    overriding system value
    select m.id, ${organId}, a.title || t.title, concat('<p>', one.body, '</p><p>' || two.body, '</p><p>' || three.body, '</p>'),
      k.kind, (${[...themes]}::text[])[m.theme], array[d.issuer], d.issuer, m.published, m.published,
      d.word || '〔' || d.year || '〕' || m.seq || '号', d.word, d.year, m.seq, ${column}, true, 'published'
    from ${pieces}`.execute(tx);
  await sql`insert into document_columns (document_id, column_id, published_at)
    select id, ${column}, published from many_made`.execute(tx);
  await insertEntries(
    tx,
    sql`(select m.id, k.tab, a.key || t.key as title, a.words || t.words || d.words || one.words
        || coalesce(two.words, '') || coalesce(three.words, '') as words,
        -- No phrase that is asked for begins in one piece and ends in the next.
        array(select distinct unnest(a.pairs || t.pairs || one.pairs || two.pairs || three.pairs)) as pairs,
        lower(normalize(concat(one.body, two.body, three.body), nfkc)) as text
      from ${pieces})`,
  );
  await sql`drop table many_made`.execute(tx);
}

const pieces = sql`many_made m
  join many_places a on a.n = m.place
  join many_titles t on t.n = m.t
  join many_numbers d on d.n = m.issued and d.year = m.year
  join many_kinds k on k.n = m.k
  join many_paragraphs one on one.n = m.p1
  left join many_paragraphs two on two.n = m.p2
  left join many_paragraphs three on three.n = m.p3`;

/** Dropped; what made them is given back. */
async function takeIndexes(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('document_search', 'document_search_sample') and indexdef not like '%unique%'
      and indexname not like '%pkey'`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  return rows.map(({ definition }) => definition);
}
