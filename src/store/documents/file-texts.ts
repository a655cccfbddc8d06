// What the files of published documents say, kept by their content so that each is read once.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

export async function keepFileText(
  db: Database,
  sha256: string,
  text: string | undefined,
): Promise<void> {
  await db
    .insertInto('file_texts')
    .values({ sha256, text: text ?? null })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}

export async function keptFileTexts(
  db: Database,
  sums: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('file_texts')
    .select('sha256')
    .where('sha256', 'in', ['', ...sums])
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

export interface FileText {
  readonly document_id: number;
  readonly name: string;
  readonly text: string;
}

/** In the order in which each document names them. */
export async function fileTextsOf(
  db: Database,
  documentIds: readonly number[],
): Promise<readonly FileText[]> {
  const { rows } = await sql<FileText>`
    select a.document_id, a.name, t.text from attachments a join file_texts t on t.sha256 = a.sha256
    where a.document_id = any(${[...documentIds]}::bigint[]) and t.text is not null
    order by a.document_id, a.position, a.id`.execute(db);
  return rows;
}

/** Files of published documents that nobody read yet. */
export async function unreadFiles(
  db: Database,
  limit: number,
): Promise<
  readonly { readonly documentId: number; readonly sha256: string; readonly name: string }[]
> {
  const { rows } = await sql<{ documentId: number; sha256: string; name: string }>`
    select a.document_id as "documentId", a.sha256, a.name
    from attachments a join documents d on d.id = a.document_id
    where d.state = 'published'
      and not exists (select from file_texts t where t.sha256 = a.sha256)
      and not exists (select from attachments r where r.sha256 = a.sha256 and r.document_id is null)
    order by a.id desc limit ${limit}`.execute(db);
  return rows;
}

/** A document leaves the site: what only its files said is kept no longer. */
export async function forgetFileTexts(db: Database, documentId: number): Promise<void> {
  await sql`delete from file_texts t using attachments a
    where a.document_id = ${documentId} and a.sha256 = t.sha256
      and not exists (
        select from attachments other join documents d on d.id = other.document_id
        where other.sha256 = t.sha256 and d.state = 'published' and d.id <> ${documentId}
      )`.execute(db);
}
