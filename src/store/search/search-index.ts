// What is written for the search when a document goes on the site, changes or leaves: its row, and that of every
// fiftieth in the sample, always in the caller's transaction.

import { type RawBuilder, sql } from 'kysely';
import { type DocumentKind, searchTabOf } from '../../rules/document-classes.ts';
import type { Database } from '../database.ts';
import { forgetPreviews } from '../documents/file-previews.ts';
import { forgetFileTexts } from '../documents/file-texts.ts';
import { phrasePairs, textColumns } from './search-texts.ts';
import { titleKey } from './search-words.ts';

/** One document in so many stands in the sample. */
export const sampled = 50;
const inSample = sql<boolean>`document_id % ${sql.lit(sampled)} = 0`;

export interface SearchEntry {
  readonly document_id: number;
  readonly kind: DocumentKind;
  readonly title: string;
  /** A tsvector literal, see search-words.ts. */
  readonly words: string;
  /** See search-texts.ts. */
  readonly text: string;
}

/** Of published documents whose rows and placements are written; what was there of them is replaced. */
export async function writeSearchEntries(
  db: Database,
  entries: readonly SearchEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ document_id }) => document_id);
  await removeSearchEntries(db, ids);
  await insertEntries(
    db,
    sql`unnest(
      ${ids}::bigint[],
      ${entries.map(({ kind }) => searchTabOf(kind))}::text[],
      ${entries.map(({ title }) => titleKey(title))}::text[],
      ${entries.map(({ words }) => words)}::text[],
      ${entries.map(({ title, text }) => `{${phrasePairs(title, text).join(',')}}`)}::text[],
      ${entries.map(({ text }) => text)}::text[]
    )`,
  );
}

/** @param rows id, tab, title, words, pairs and text of published documents that have no entry */
export async function insertEntries(db: Database, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    with given (id, tab, title, words, pairs, text) as (select * from ${rows} as entries),
    written as (
      insert into document_search
      select d.id, d.organ_id, ${sitesOf}, ${placesOf}, d.published_at,
        (extract(year from d.published_at) * 12 + extract(month from d.published_at) - 24001)::smallint,
        extract(year from d.published_at)::smallint,
        d.kind, given.tab, d.theme, d.subtheme, d.genre,
        case when d.issuers = '{}' then array[d.publisher] else d.issuers end,
        d.number_word, d.number_year, d.number_seq,
        d.effective_from, d.effective_to, d.repealed_on, d.amended_on,
        given.title, given.words::tsvector, given.pairs::integer[], ${textColumns(sql`given.text`)}
      from given join documents d on d.id = given.id
      where d.state = 'published' and d.published_at is not null
      returning *
    )
    insert into document_search_sample select * from written where ${inSample}`.execute(db);
}

/** Its own organ's site, and those of the organs that took it into a column. */
const sitesOf = sql`array(select d.organ_id union
  select c.organ_id from document_columns p join columns c on c.id = p.column_id where p.document_id = d.id)`;
const placesOf = sql`array(select p.column_id from document_columns p where p.document_id = d.id)`;

async function removeSearchEntries(db: Database, ids: readonly number[]): Promise<void> {
  for (const table of ['document_search', 'document_search_sample'] as const) {
    await db
      .deleteFrom(table)
      .where('document_id', 'in', [-1, ...ids])
      .execute();
  }
}

/** It leaves the site: the search forgets it at once, and what its files say and show. */
export async function leaveSearch(db: Database, documentId: number): Promise<void> {
  await removeSearchEntries(db, [documentId]);
  await forgetFileTexts(db, documentId);
  await forgetPreviews(db, documentId);
}

/** The days that decide over its validity, or the columns that list it, are other ones now. */
export async function refreshSearchEntry(db: Database, documentId: number): Promise<void> {
  await sql`
    update document_search s set
      sites = ${sitesOf}, places = ${placesOf},
      effective_from = d.effective_from, effective_to = d.effective_to,
      repealed_on = d.repealed_on, amended_on = d.amended_on
    from documents d where d.id = s.document_id and d.id = ${documentId}`.execute(db);
  await db.deleteFrom('document_search_sample').where('document_id', '=', documentId).execute();
  await copyToSample(db, [documentId]);
}

async function copyToSample(db: Database, ids: readonly number[]): Promise<void> {
  await sql`insert into document_search_sample
    select * from document_search where document_id = any(${[...ids]}::bigint[]) and ${inSample}`.execute(
    db,
  );
}

/** Published documents without an entry, in order of their ids: after an upgrade all of them. */
export async function unindexedDocuments(db: Database, limit: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from documents d
    where d.state = 'published' and d.published_at is not null
      and not exists (select from document_search s where s.document_id = d.id)
    order by d.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
