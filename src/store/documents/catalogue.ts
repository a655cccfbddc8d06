// The register of the grass-roots catalogue and the documents that answer its matters.

import type { CatalogueMatter } from '../../rules/grassroots-catalogue.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Database } from '../database.ts';
import type { CatalogueMatterRow } from '../tables.ts';

export interface KeptMatter extends CatalogueMatter {
  readonly id: number;
  readonly area: number;
}

export async function catalogueOf(db: Database, organId: number): Promise<readonly KeptMatter[]> {
  const rows = await db
    .selectFrom('catalogue_matters')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('area')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(matterFrom);
}

export async function keepsCatalogue(db: Database, organId: number): Promise<boolean> {
  const found = await db
    .selectFrom('catalogue_matters')
    .select('id')
    .where('organ_id', '=', organId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

function matterFrom(row: CatalogueMatterRow): KeptMatter {
  return {
    id: row.id,
    area: row.area,
    position: row.position,
    matter: row.matter,
    submatter: row.submatter,
    content: row.content,
    basis: row.basis,
    deadline: row.deadline,
    body: row.body,
    channels: row.channels,
    toAll: row.to_all,
    toGroup: row.to_group,
    proactive: row.proactive,
    onRequest: row.on_request,
    county: row.county,
    township: row.township,
  };
}

/** One that is there under its two names keeps its id and its documents. */
export async function saveMatter(
  db: Database,
  place: { readonly organId: number; readonly area: number },
  m: CatalogueMatter,
): Promise<void> {
  const row = {
    organ_id: place.organId,
    area: place.area,
    position: m.position,
    matter: m.matter,
    submatter: m.submatter,
    content: m.content,
    basis: m.basis,
    deadline: m.deadline,
    body: m.body,
    channels: [...m.channels],
    to_all: m.toAll,
    to_group: m.toGroup,
    proactive: m.proactive,
    on_request: m.onRequest,
    county: m.county,
    township: m.township,
  };
  await db
    .insertInto('catalogue_matters')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'area', 'matter', 'submatter']).doUpdateSet(row),
    )
    .execute();
}

export async function deleteMatters(db: Database, ids: readonly number[]): Promise<void> {
  await db
    .deleteFrom('catalogue_matters')
    .where('id', 'in', [-1, ...ids])
    .execute();
}

export interface MatterDocument {
  readonly matterId: number;
  readonly id: number;
  readonly title: string;
  readonly state: 'draft' | 'published' | 'withdrawn';
  readonly publishBy: IsoDay | null;
  readonly publishedAt: Temporal.Instant | null;
  readonly homePath: string;
}

export async function matterDocuments(
  db: Database,
  organId: number,
): Promise<readonly MatterDocument[]> {
  return await db
    .selectFrom('catalogue_documents as c')
    .innerJoin('catalogue_matters as m', 'm.id', 'c.matter_id')
    .innerJoin('documents as d', 'd.id', 'c.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select(['c.matter_id as matterId', 'd.id', 'd.title', 'd.state'])
    .select(['d.publish_by as publishBy', 'd.published_at as publishedAt', 'home.path as homePath'])
    .where('m.organ_id', '=', organId)
    .where('d.locked', '=', false)
    .orderBy('d.published_at', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
}

export async function mattersOfDocument(
  db: Database,
  documentId: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('catalogue_documents')
    .select('matter_id')
    .where('document_id', '=', documentId)
    .orderBy('matter_id')
    .execute();
  return rows.map((row) => row.matter_id);
}

export async function replaceMatters(
  db: Database,
  documentId: number,
  matters: readonly number[],
): Promise<void> {
  await db.deleteFrom('catalogue_documents').where('document_id', '=', documentId).execute();
  if (matters.length === 0) return;
  await db
    .insertInto('catalogue_documents')
    .values([...new Set(matters)].map((matter_id) => ({ matter_id, document_id: documentId })))
    .execute();
}
