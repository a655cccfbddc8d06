// The picture by which a document is known in a list: the first of its text, else the first of its files that is one.

import { type SqlBool, sql } from 'kysely';
import type { InterpretationForm } from '../../rules/document-classes.ts';
import type { Database } from '../database.ts';

export interface CardPicture {
  readonly sha256: string;
  readonly name: string;
}

export async function cardPictures(
  db: Database,
  documentIds: readonly number[],
): Promise<ReadonlyMap<number, CardPicture>> {
  const rows = await db
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.sha256', 'a.sha256')
    .innerJoin('documents as d', 'd.id', 'a.document_id')
    .distinctOn('d.id')
    .select(['d.id', 'a.sha256', sql<string>`a.name`.as('name')])
    .where(sql<SqlBool>`d.id = any(${[...documentIds]}::bigint[])`)
    .where('f.media_type', 'like', 'image/%')
    .orderBy('d.id')
    .orderBy(sql`nullif(position('data-file="' || a.sha256 || '"' in d.body), 0) nulls last`)
    .orderBy('a.position')
    .execute();
  return new Map(rows.map(({ id, sha256, name }) => [id, { sha256, name }]));
}

/** Form of each, where it says one. */
export async function interpretationFormsOf(
  db: Database,
  documentIds: readonly number[],
): Promise<ReadonlyMap<number, InterpretationForm | null>> {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'interpretation_form'])
    .where(sql<SqlBool>`id = any(${[...documentIds]}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.interpretation_form]));
}
