// The texts of a document that readers once saw, with what has become of each.

import { sql, type SqlBool } from 'kysely';
import type { DocumentContent, DocumentFile } from '../../rules/document-content.ts';
import { askedTogether, byId } from '../database/asked-together.ts';
import type { Database } from '../database.ts';

export interface EarlierText {
  readonly revision: number;
  readonly published_at: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Why another took its place, or why it went. */
  readonly reason: string;
  readonly locked: boolean;
  /** It was taken off the site, not replaced. */
  readonly withdrawn: boolean;
}

/** Newest first. */
export const earlierTexts: (db: Database, id: number) => Promise<readonly EarlierText[]> =
  askedTogether(async (db, ids: readonly number[]) => {
    const rows = await db
      .selectFrom('document_revisions as r')
      .select((eb) => [
        'r.document_id',
        'r.revision',
        'r.published_at',
        'r.until',
        'r.reason',
        'r.locked',
        eb
          .exists(
            eb
              .selectFrom('document_words as w')
              .select('w.id')
              .whereRef('w.document_id', '=', 'r.document_id')
              .whereRef('w.revision', '=', 'r.revision')
              .where('w.act', '=', 'withdraw'),
          )
          .$castTo<boolean>()
          .as('withdrawn'),
      ])
      .where(sql<SqlBool>`r.document_id = any(${ids}::bigint[])`)
      .orderBy('r.revision', 'desc')
      .execute();
    const groups = byId(ids, rows, ({ document_id }) => document_id);
    return groups.map((group) => group.map(({ document_id: _, ...text }) => text));
  });

/** What readers may still read of it: nothing of a text that was withdrawn or is locked. */
export async function readableText(
  db: Database,
  id: number,
  revision: number,
): Promise<(EarlierText & { readonly content: DocumentContent }) | undefined> {
  const found = (await earlierTexts(db, id)).find((one) => one.revision === revision);
  if (found === undefined || found.locked || found.withdrawn) return undefined;
  const { content } = await db
    .selectFrom('document_revisions')
    .select('content')
    .where('document_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return { ...found, content };
}

/** A picture in a text that readers may still read: it is part of that text, as long as that stands. */
export async function pictureOfEarlierText(
  db: Database,
  id: number,
  sha256: string,
): Promise<DocumentFile | undefined> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  const rows = await db
    .selectFrom('document_revisions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select('v.revision')
    .where('v.document_id', '=', id)
    .where('d.state', '=', 'published')
    .where('v.locked', '=', false)
    .where(sql<boolean>`position(${`data-file="${sha256}"`} in v.content->>'body') > 0`)
    .execute();
  for (const { revision } of rows) {
    const content = (await readableText(db, id, revision))?.content;
    const file = content?.attachments?.find((one) => one.sha256 === sha256);
    if (file !== undefined) return file;
  }
  return undefined;
}

export async function lockRevision(db: Database, id: number, revision: number): Promise<boolean> {
  const rows = await db
    .updateTable('document_revisions')
    .set({ locked: true })
    .where('document_id', '=', id)
    .where('revision', '=', revision)
    .where('locked', '=', false)
    .returning('revision')
    .execute();
  return rows.length > 0;
}
