// Lists of the old site come in: each of their addresses leads to a column from now on, or the row is refused with the
// address that leads elsewhere already. The same rows again change nothing.

import type { ImportFault } from '../../rules/import-document.ts';
import type { Database } from '../../store/database.ts';
import { lockImports } from '../../store/documents/imported-documents.ts';
import {
  knownOldAddresses,
  type NewColumnAddress,
  writeOldAddresses,
} from '../../store/documents/old-addresses.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import type { CommandContext } from '../context.ts';
import type { ImportSite } from './import-batch.ts';
import { type AddressRow, faultOf, type ImportOptions } from './import-line.ts';

export interface ListResult {
  readonly added: number;
  /** Rows that need nothing: they lead there already, or the column stands at that very address. */
  readonly unchanged: number;
  /** The faults of each row that is left out. */
  readonly refusals: readonly (readonly ImportFault[])[];
}

export async function importColumnAddresses(
  context: CommandContext,
  site: ImportSite,
  rows: readonly AddressRow[],
  { dryRun = false }: ImportOptions,
): Promise<ListResult> {
  const { organId } = context;
  if (rows.length === 0) return { added: 0, unchanged: 0, refusals: [] };
  const work = async (db: Database): Promise<ListResult> => {
    if (!dryRun) await lockImports(db, organId);
    const keys = rows.flatMap(({ addresses }) => addresses.map(({ key }) => key));
    const led = await knownOldAddresses(db, keys);
    const added: NewColumnAddress[] = [];
    const refusals: (readonly ImportFault[])[] = [];
    let unchanged = 0;
    for (const row of rows) {
      const faults: ImportFault[] = [];
      const fresh: NewColumnAddress[] = [];
      for (const { key, path, column } of row.addresses) {
        const to = led.get(key);
        const columnId = site.bySlug.get(column)?.id;
        if (columnId === undefined) throw new Error(`column ${column} was checked and is gone`);
        if (to === undefined) fresh.push({ key, address: path, column_id: columnId });
        else if (to.column_id !== columnId) {
          const other = site.columns.find(({ id }) => id === to.column_id);
          const where = other === undefined ? '一份文件' : `栏目“${other.name}”`;
          const text = `“${path}”已经转到${where}，一个旧地址只能转到一处`;
          faults.push(faultOf(row, 'oldAddresses', 'old-address', text));
        }
      }
      if (faults.length > 0) refusals.push(faults);
      else if (fresh.length === 0) unchanged += 1;
      else added.push(...fresh);
    }
    if (!dryRun && added.length > 0) {
      await writeOldAddresses(db, organId, added);
      // The map beside an exported site is of the whole of it.
      await announcePageChange(db, ['site']);
    }
    return { added: added.length, unchanged, refusals };
  };
  return dryRun ? await work(context.db) : await context.db.transaction().execute(work);
}
