// What is shown of files, kept by their content and by the way in which it was made.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

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

/** Ways that are no longer used go; of a file whose document left the site meanwhile nothing is kept. */
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
    where exists (
      select from attachments a join documents d on d.id = a.document_id
      where a.sha256 = ${sha256} and d.state = 'published')
    on conflict do nothing`.execute(db);
}

/** A file that a document published here since then offers, of these kinds, of which nothing is kept; the newest first. */
export async function unshownFile(
  db: Database,
  given: {
    readonly mediaTypes: readonly string[];
    readonly maker: number;
    readonly since: Temporal.Instant;
    readonly except: readonly string[];
  },
): Promise<{ readonly sha256: string; readonly media_type: string } | undefined> {
  const { mediaTypes, maker, since, except } = given;
  const { rows } = await sql<{ sha256: string; media_type: string }>`
    select a.sha256, f.media_type
    from documents d join attachments a on a.document_id = d.id join files f on f.sha256 = a.sha256
    where d.public_at >= ${since.toString()}::timestamptz and d.state = 'published'
      and (d.import_key is null or d.revised_at is not null)
      and f.media_type = any(${[...mediaTypes]}) and a.sha256 <> all(${[...except]})
      and not exists (
        select from file_previews v where v.sha256 = a.sha256 and v.maker = ${maker})
    order by d.public_at desc, a.position, a.id limit 1`.execute(db);
  return rows[0];
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
