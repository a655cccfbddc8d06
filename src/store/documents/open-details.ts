// What belongs to a document that is open: its columns, files, relations, and the earlier texts that may still be read.

import { sql, type SqlBool } from 'kysely';
import type { RelationKind } from '../../rules/document-content.ts';
import type { Database } from '../database.ts';

export interface OpenFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

export interface OpenRelation {
  readonly kind: RelationKind | 'interprets';
  readonly name: string;
  /** Of the other one, where it is open here. */
  readonly to: {
    readonly id: number;
    readonly published_at: Temporal.Instant;
    readonly home_path: string;
  } | null;
}

/** An earlier text that readers may still read. */
export interface OpenRevision {
  readonly revision: number;
  readonly until: Temporal.Instant;
  readonly reason: string;
}

export interface OpenDetails {
  readonly revisions: readonly OpenRevision[];
  readonly columns: readonly string[];
  readonly files: readonly OpenFile[];
  readonly relations: readonly OpenRelation[];
}

/** What belongs to these documents, by their id: read for many at once. */
export async function openDetails(
  db: Database,
  ids: readonly number[],
): Promise<(id: number) => OpenDetails> {
  const wanted = [-1, ...ids];
  const [placed, files, relations, interpreted, revisions] = await Promise.all([
    db
      .selectFrom('document_columns as p')
      .innerJoin('columns as c', 'c.id', 'p.column_id')
      .select(['p.document_id', 'c.path'])
      .where('p.document_id', 'in', wanted)
      .where('p.published_at', 'is not', null)
      .orderBy('p.column_id')
      .execute(),
    db
      .selectFrom('attachments as a')
      .innerJoin('files as f', 'f.sha256', 'a.sha256')
      .select([
        'a.document_id',
        'a.sha256',
        sql<string>`a.name`.as('name'),
        'f.size',
        'f.media_type',
      ])
      .where('a.document_id', 'in', wanted)
      .orderBy('a.position')
      .orderBy('a.id')
      .execute(),
    db
      .selectFrom('document_relations as r')
      .leftJoin('documents as d', (join) =>
        join.onRef('d.id', '=', 'r.to_id').on('d.state', '=', 'published'),
      )
      .leftJoin('columns as home', 'home.id', 'd.home_column_id')
      .select(['r.from_id', 'r.kind', 'r.name', 'd.title', 'd.id', 'd.published_at', 'home.path'])
      .where('r.from_id', 'in', wanted)
      .orderBy('r.position')
      .execute(),
    db
      .selectFrom('documents as own')
      .innerJoin('documents as d', 'd.id', 'own.interprets_id')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .select(['own.id as from_id', 'd.title', 'd.id', 'd.published_at', 'home.path'])
      .where('own.id', 'in', wanted)
      .where('d.state', '=', 'published')
      .execute(),
    db
      .selectFrom('document_revisions as v')
      .select(['v.document_id', 'v.revision', 'v.until', 'v.reason'])
      .where('v.document_id', 'in', wanted)
      .where('v.locked', '=', false)
      .where(
        sql<SqlBool>`not exists (select from document_words w where w.document_id = v.document_id
          and w.revision = v.revision and w.act = 'withdraw')`,
      )
      .orderBy('v.revision')
      .execute(),
  ]);
  const related = [
    ...interpreted.map((row) => ({ ...row, kind: 'interprets' as const, name: row.title })),
    ...relations,
  ];
  return (id) => ({
    revisions: revisions
      .filter((row) => row.document_id === id)
      .map(({ revision, until, reason }) => ({ revision, until, reason })),
    columns: placed.filter((row) => row.document_id === id).map(({ path }) => path),
    files: files
      .filter((row) => row.document_id === id)
      .map(({ sha256, name, size, media_type: mediaType }) => ({ sha256, name, size, mediaType })),
    relations: related
      .filter((row) => row.from_id === id)
      .map(({ kind, name, title, id: to, published_at: at, path }) => ({
        kind,
        name: title ?? name,
        to:
          to === null || at === null || path === null
            ? null
            : { id: to, published_at: at, home_path: path },
      })),
  });
}
