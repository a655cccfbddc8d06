// Relations of a published document with what is needed to link them: the other's title, number and address.

import { sql, type SqlBool } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { DocumentRelation, RelationKind } from '../../rules/document-content.ts';
import { askedTogether, byId } from '../database/asked-together.ts';
import type { Database } from '../database.ts';

export interface LinkedDocument {
  readonly kind: RelationKind;
  readonly name: string;
  readonly documentNumber: string | null;
  readonly on: IsoDay;
  readonly until: IsoDay | null;
  /** Where it stands; none where it is not published here. */
  readonly id: number | null;
  readonly published_at: Temporal.Instant | null;
  readonly home_path: string | null;
}

/** What it does to others; those that are not here are named as the editor wrote them. */
export const linkedFrom: (db: Database, id: number) => Promise<readonly LinkedDocument[]> =
  askedTogether(async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('document_relations as r')
      .leftJoin('documents as d', (join) =>
        join.onRef('d.id', '=', 'r.to_id').on('d.state', '=', 'published'),
      )
      .leftJoin('columns as home', 'home.id', 'd.home_column_id')
      .select([
        'r.from_id',
        'r.kind',
        'r.name',
        'd.title',
        'd.document_number as documentNumber',
        'r.effective_on as on',
        'r.until',
        'd.id',
        'd.published_at',
        'home.path as home_path',
      ])
      .where(sql<SqlBool>`r.from_id = any(${ids}::bigint[])`)
      .orderBy('r.position')
      .execute();
    const groups = byId(ids, rows, ({ from_id }) => from_id);
    return groups.map((group) =>
      group.map(({ from_id: _, title, name, ...row }) => ({ ...row, name: title ?? name })),
    );
  });

/** The same of a text that is not published yet: as its relations will be read once it is. */
export async function linkedAs(
  db: Database,
  relations: readonly DocumentRelation[],
): Promise<readonly LinkedDocument[]> {
  const ids = relations.flatMap(({ documentId }) => documentId ?? []);
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('documents as d')
          .innerJoin('columns as home', 'home.id', 'd.home_column_id')
          .select(['d.id', 'd.title', 'd.document_number as documentNumber'])
          .select(['d.published_at', 'home.path as home_path'])
          .where('d.id', 'in', ids)
          .where('d.state', '=', 'published')
          .execute();
  return relations.map(({ kind, documentId, name, on, until }) => {
    const found = rows.find(({ id }) => id === documentId);
    return {
      kind,
      on,
      until: until ?? null,
      name: found?.title ?? name,
      documentNumber: found?.documentNumber ?? null,
      id: found?.id ?? null,
      published_at: found?.published_at ?? null,
      home_path: found?.home_path ?? null,
    };
  });
}

/** What published documents do to it. */
export const linkedTo: (db: Database, id: number) => Promise<readonly LinkedDocument[]> =
  askedTogether(async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('document_relations as r')
      .innerJoin('documents as d', 'd.id', 'r.from_id')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .select([
        'r.to_id',
        'r.kind',
        'd.title as name',
        'd.document_number as documentNumber',
        'r.effective_on as on',
        'r.until',
        'd.id',
        'd.published_at',
        'home.path as home_path',
      ])
      .where(sql<SqlBool>`r.to_id = any(${ids}::bigint[])`)
      .where('d.state', '=', 'published')
      .orderBy('r.effective_on')
      .orderBy('r.from_id')
      .execute();
    const groups = byId(ids, rows, ({ to_id }) => to_id ?? -1);
    return groups.map((group) => group.map(({ to_id: _, ...row }) => row));
  });
