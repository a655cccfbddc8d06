// Figures of other registers for Table 2. Nothing is overwritten: of one item and one source the last entry
// counts, the earlier ones stay beside it.

import { type Insertable, sql } from 'kysely';
import type { EntryItem } from '../../rules/annual-report/cell.ts';
import type { Database } from '../database.ts';
import type { AnnualEntriesTable, AnnualEntryRow } from '../tables.ts';

export type CountingEntry = AnnualEntryRow & { readonly amount: number };

/** What counts now: the last of each item and source, unless that took it back. */
export async function annualEntries(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly CountingEntry[]> {
  const rows = await db
    .selectFrom('annual_entries')
    .selectAll()
    .distinctOn(['item', 'source'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('item')
    .orderBy('source')
    .orderBy('id', 'desc')
    .execute();
  return rows.filter((row): row is CountingEntry => row.amount !== null);
}

/** Every entry of an item, newest first, with the name of its evidence. */
export async function entryHistory(
  db: Database,
  organId: number,
  year: number,
  item: EntryItem,
): Promise<readonly (AnnualEntryRow & { readonly file_name: string | null })[]> {
  return await db
    .selectFrom('annual_entries as e')
    .leftJoin('attachments as a', 'a.annual_entry_id', 'e.id')
    .selectAll('e')
    .select('a.name as file_name')
    .where('e.organ_id', '=', organId)
    .where('e.year', '=', year)
    .where('e.item', '=', item)
    .orderBy('e.id', 'desc')
    .execute();
}

/** Who entered figures of that year, as far as they are people of the house. */
export async function entererIds(
  db: Database,
  organId: number,
  year: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('annual_entries')
    .select('entered_by_id')
    .distinct()
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .execute();
  return rows.flatMap(({ entered_by_id: id }) => (id === null ? [] : [id]));
}

export async function insertEntry(
  db: Database,
  row: Insertable<AnnualEntriesTable>,
): Promise<number> {
  const { id } = await db
    .insertInto('annual_entries')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface EvidenceFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
}

export async function attachEvidence(
  db: Database,
  entryId: number,
  file: Pick<EvidenceFile, 'sha256' | 'name'>,
): Promise<void> {
  await db
    .insertInto('attachments')
    .values({ annual_entry_id: entryId, sha256: file.sha256, name: file.name })
    .execute();
}

export async function evidenceOf(
  db: Database,
  { organId, year, entryId }: { organId: number; year: number; entryId: number },
): Promise<EvidenceFile | undefined> {
  return await db
    .selectFrom('annual_entries as e')
    .innerJoin('attachments as a', 'a.annual_entry_id', 'e.id')
    .innerJoin('files as f', 'f.sha256', 'a.sha256')
    .select(['a.sha256', 'f.media_type as mediaType'])
    .select(sql<string>`coalesce(a.name, '依据')`.as('name'))
    .where('e.id', '=', entryId)
    .where('e.organ_id', '=', organId)
    .where('e.year', '=', year)
    .executeTakeFirst();
}
