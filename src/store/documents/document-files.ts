// Files of documents: what the portal offers for download.

import { sql, type SqlBool } from 'kysely';
import { askedTogether, byId } from '../database/asked-together.ts';
import type { Database } from '../database.ts';

export interface DocumentAttachment {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly media_type: string;
}

/** Of a document the name is always there; that of a request's file is sealed. */
const named = sql<string>`a.name`.as('name');

export const attachmentsOf: (
  db: Database,
  documentId: number,
) => Promise<readonly DocumentAttachment[]> = askedTogether(
  async (db, documentIds: readonly number[]) => {
    const rows = await db
      .selectFrom('attachments as a')
      .innerJoin('files as f', 'f.sha256', 'a.sha256')
      .select(['a.document_id', 'a.sha256', named, 'f.size', 'f.media_type'])
      .where(sql<SqlBool>`a.document_id = any(${documentIds}::bigint[])`)
      .orderBy('a.position')
      .orderBy('a.id')
      .execute();
    const groups = byId(documentIds, rows, ({ document_id }) => document_id ?? -1);
    return groups.map((group) => group.map(({ document_id: _, ...file }) => file));
  },
);

/** A file that a published document offers, by its content: nothing else in the vault is public. */
export async function publicAttachment(
  db: Database,
  documentId: number,
  sha256: string,
): Promise<DocumentAttachment | undefined> {
  return await db
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.sha256', 'a.sha256')
    .innerJoin('documents as d', 'd.id', 'a.document_id')
    .select(['a.sha256', named, 'f.size', 'f.media_type'])
    .where('d.id', '=', documentId)
    .where('d.state', '=', 'published')
    .where('a.sha256', '=', sha256)
    .executeTakeFirst();
}

/** The document's files are these and no others, in this order. */
export async function replaceAttachments(
  db: Database,
  documentId: number,
  files: readonly { readonly sha256: string; readonly name: string }[],
): Promise<void> {
  await db.deleteFrom('attachments').where('document_id', '=', documentId).execute();
  if (files.length === 0) return;
  await db
    .insertInto('attachments')
    .values(
      files.map(({ sha256, name }, position) => ({
        document_id: documentId,
        sha256,
        name,
        position,
      })),
    )
    .execute();
}

/** Files by their content, under the names that a text gives them and in its order. */
export async function filesIn(
  db: Database,
  named: readonly { readonly sha256: string; readonly name: string }[],
): Promise<readonly DocumentAttachment[]> {
  const rows = await db
    .selectFrom('files')
    .select(['sha256', 'size', 'media_type'])
    .where('sha256', 'in', ['', ...named.map(({ sha256 }) => sha256)])
    .execute();
  return named.flatMap(({ sha256, name }) => {
    const file = rows.find((row) => row.sha256 === sha256);
    return file === undefined ? [] : [{ ...file, name }];
  });
}

/** Of new documents, many at once. */
export async function addAttachments(
  db: Database,
  files: readonly {
    readonly document_id: number;
    readonly sha256: string;
    readonly name: string;
    readonly position: number;
  }[],
): Promise<void> {
  // No statement takes more parameters than 65,535.
  for (let i = 0; i < files.length; i += 5000) {
    await db
      .insertInto('attachments')
      .values(files.slice(i, i + 5000))
      .execute();
  }
}
