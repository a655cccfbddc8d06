// What is shown of files, kept by their content and by the way in which it was made.

import { sql } from 'kysely';
import type { Database } from './database.ts';

export type KeptPreview =
  | { readonly html: string; readonly why: null; readonly pictureNames: readonly string[] }
  | { readonly html: null; readonly why: string; readonly pictureNames: readonly string[] };

export async function previewsKept(
  db: Database,
  sums: readonly string[],
  maker: number,
): Promise<ReadonlyMap<string, KeptPreview>> {
  const rows = await db
    .selectFrom('file_previews')
    .select(['sha256', 'html', 'why', 'picture_names'])
    .where('sha256', 'in', ['', ...sums])
    .where('maker', '=', maker)
    .execute();
  return new Map(
    rows.map(({ sha256, html, why, picture_names: pictureNames }) => [
      sha256,
      // One of the two is always there (a check of the table).
      html === null ? { html, why: why ?? '', pictureNames } : { html, why: null, pictureNames },
    ]),
  );
}

export interface NewPreview {
  readonly html: string | null;
  readonly why: string | null;
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Ways that are no longer used go; of a file that left the vault meanwhile nothing is kept. */
export async function keepPreview(
  db: Database,
  sha256: string,
  maker: number,
  { html, why, pictures }: NewPreview,
): Promise<void> {
  const names = pictures.map(({ name }) => name);
  const contents = pictures.map(({ bytes }) => Buffer.from(bytes));
  await sql`
    with former as (delete from file_previews where sha256 = ${sha256} and maker < ${maker})
    insert into file_previews (sha256, maker, html, why, picture_names, pictures)
    select ${sha256}, ${maker}, ${html}, ${why}, ${names}::text[], ${contents}::bytea[]
    where exists (select from files where sha256 = ${sha256})
    on conflict do nothing`.execute(db);
}

export async function pictureOfPreview(
  db: Database,
  sha256: string,
  maker: number,
  name: string,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ picture: Buffer | null }>`
    select pictures[array_position(picture_names, ${name})] as picture
    from file_previews where sha256 = ${sha256} and maker = ${maker}`.execute(db);
  return rows[0]?.picture ?? undefined;
}

/** A document leaves the site: what only its files showed is kept no longer. */
export async function forgetPreviews(db: Database, documentId: number): Promise<void> {
  await sql`delete from file_previews v using attachments a
    where a.document_id = ${documentId} and a.sha256 = v.sha256
      and not exists (
        select from attachments other join documents d on d.id = other.document_id
        where other.sha256 = v.sha256 and d.state = 'published' and d.id <> ${documentId}
      )`.execute(db);
}
