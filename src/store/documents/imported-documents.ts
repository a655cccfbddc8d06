// What an import has to know of the documents that are already there.

import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** One import of an organ at a time writes; held until the transaction ends. */
export async function lockImports(db: Database, organId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(7246002, ${organId})`.execute(db);
}

export async function knownImportKeys(
  db: Database,
  organId: number,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'import_key'])
    .where('organ_id', '=', organId)
    .where(sql<boolean>`import_key = any(${keys})`)
    .execute();
  return new Map(rows.map((row) => [row.import_key ?? '', row.id]));
}

export async function knownIndexNumbers(
  db: Database,
  organId: number,
  numbers: readonly string[],
): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select('index_number')
    .where('organ_id', '=', organId)
    .where(sql<boolean>`index_number = any(${numbers})`)
    .execute();
  return rows.flatMap((row) => row.index_number ?? []);
}

export async function knownDocumentNumbers(
  db: Database,
  organId: number,
  numbers: readonly string[],
): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select('document_number')
    .where('organ_id', '=', organId)
    // By the index over sequence and year: there is none over the number.
    .where(sql<boolean>`number_seq = any(${numbers.map(sequenceIn)}::integer[])`)
    .where(sql<boolean>`document_number = any(${numbers})`)
    .execute();
  return rows.flatMap((row) => row.document_number ?? []);
}

function sequenceIn(number: string): number {
  return Number(/(\d+)号$/.exec(number)?.[1] ?? 0);
}

/** Points each interpretation at its document, both named by their keys. */
export async function linkInterpretations(
  db: Database,
  organId: number,
  links: readonly { readonly key: string; readonly interprets: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await sql`
    update documents d set interprets_id = target.id
    from unnest(${links.map(({ key }) => key)}::text[],
      ${links.map(({ interprets }) => interprets)}::text[]) as link (key, interprets)
    join documents target on target.import_key = link.interprets and target.organ_id = ${organId}
    where d.organ_id = ${organId} and d.import_key = link.key`.execute(db);
}
