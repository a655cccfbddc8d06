// What a check of a document looks up about others.

import { sql } from 'kysely';
import type { DocumentNumberParts } from '../../rules/document-number.ts';
import type { Database } from '../database.ts';

/** Titles of the organ's other documents that bear the number. */
export async function titlesWithNumber(
  db: Database,
  organId: number,
  { agency, year, sequence }: DocumentNumberParts,
  except: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('documents')
    .select('title')
    .where('organ_id', '=', organId)
    .where('id', '<>', except)
    .where('state', 'in', ['draft', 'published'])
    .where('locked', '=', false)
    .where('number_word', '=', agency)
    .where('number_year', 'is not distinct from', year ?? null)
    .where('number_seq', '=', sequence)
    .orderBy('id')
    .limit(10)
    .execute();
  return rows.map(({ title }) => title);
}

export async function publishedAmong(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('id', 'in', [...ids])
    .where('state', '=', 'published')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Files that readers can take, as `document sum`. */
export async function offeredAmong(
  db: Database,
  files: readonly { readonly id: number; readonly sha256: string }[],
): Promise<ReadonlySet<string>> {
  if (files.length === 0) return new Set();
  const rows = await db
    .selectFrom('attachments as a')
    .innerJoin('documents as d', 'd.id', 'a.document_id')
    .select(['d.id', 'a.sha256'])
    .where(
      'd.id',
      'in',
      files.map(({ id }) => id),
    )
    .where('d.state', '=', 'published')
    .execute();
  return new Set(rows.map(({ id, sha256 }) => `${id} ${sha256}`));
}

/** Whether a file of the vault is the document's: of its draft, of what readers see, of an earlier text not sealed since. */
export async function namesFile(db: Database, id: number, sha256: string): Promise<boolean> {
  const named = JSON.stringify([{ sha256 }]);
  const found = await sql<{ there: boolean }>`select
    exists (select from attachments where document_id = ${id} and sha256 = ${sha256})
    or exists (select from document_drafts
      where document_id = ${id} and content -> 'attachments' @> ${named}::jsonb)
    or exists (select from document_draft_versions v
      where v.document_id = ${id} and v.content -> 'attachments' @> ${named}::jsonb
        and not exists (select from document_revisions r
          where r.document_id = v.document_id and r.revision = v.revision and r.locked)) as there`.execute(
    db,
  );
  return found.rows[0]?.there ?? false;
}

/** Files that are there, and none of a request, whose content lies sealed. */
export async function filesToPublish(
  db: Database,
  sums: readonly string[],
): Promise<ReadonlySet<string>> {
  if (sums.length === 0) return new Set();
  const rows = await db
    .selectFrom('files as f')
    .select('f.sha256')
    .where('f.sha256', 'in', [...sums])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('attachments as a')
            .select('a.id')
            .whereRef('a.sha256', '=', 'f.sha256')
            .where('a.document_id', 'is', null),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}
