// Figures of other registers from a workbook: tried out first, then written whole or not at all; each entry keeps
// the workbook as its evidence and the line it came from.

import { readXlsx } from '../../formats/read-xlsx.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import {
  entryHeadings,
  mostEntryRows,
  type ReadEntries,
  readEntryRows,
  storedAmount,
} from '../../rules/annual-report/entries.ts';
import { violation } from '../../rules/violations.ts';
import { annualEntries } from '../../store/reports/annual-entries.ts';
import { storeSealedFile } from '../../store/database/sealed-files.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refused, refusedFor, type Result } from '../context.ts';
import { enter } from './save-annual-entry.ts';

export const largestSheet = 2 * 1024 * 1024;

export interface EntryImport {
  readonly entries: readonly (ReadEntries['entries'][number] & {
    /** Against what counts now: fen for fees; `null` where there is nothing yet. */
    readonly was: number | null;
    readonly isChange: boolean;
  })[];
  readonly faults: ReadEntries['faults'];
  /** How many were written; none when tried out. */
  readonly written: number;
}

export async function importEntries(
  context: FileContext,
  input: {
    readonly year: number;
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly isTrial: boolean;
  },
): Promise<Result<EntryImport>> {
  const { year, name, bytes, isTrial } = input;
  const read = await readEntries(bytes);
  if (!read.ok) return read;
  const { faults } = read.value;
  const { db, organId, dataFolder, secrets } = context;
  if (isTrial)
    return done({ entries: await compared(context, year, read.value), faults, written: 0 });
  if (faults.length > 0) {
    const where = faults.map(({ line, reason }) => `第${line}行：${reason}`).join('；');
    return refused(violation('sheet-rows-wrong', 'file', where));
  }
  // Bytes first, rows second: a crash between leaves a file that no row names.
  const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, xlsxType);
  return await db.transaction().execute(async (within) => {
    const inside = { ...context, db: within };
    // Two imports at once: the second sees what the first wrote.
    await within.selectFrom('organs').select('id').where('id', '=', organId).forUpdate().execute();
    const entries = await compared(inside, year, read.value);
    const changed = entries.filter(({ isChange }) => isChange);
    for (const { line, was: _, isChange: __, ...entry } of changed) {
      await enter(inside, { year, ...entry, file: { sha256, name } }, { imported: { name, line } });
    }
    return done({ entries, faults, written: changed.length });
  });
}

async function readEntries(bytes: Uint8Array): Promise<Result<ReadEntries>> {
  const sheet = await readXlsx(bytes, {
    mostBytes: largestSheet,
    mostRows: mostEntryRows + 1,
    columns: entryHeadings.length,
  });
  if (!sheet.ok) {
    return refusedFor(sheet.why === 'too-long' ? 'sheet-too-long' : 'sheet-unreadable', 'file');
  }
  const [head, ...rows] = sheet.rows;
  const named = entryHeadings.every((heading, n) =>
    String(head?.cells[n] ?? '')
      .trim()
      .startsWith(heading),
  );
  if (!named || head?.line !== 1) return refusedFor('sheet-headings', 'file');
  const read = readEntryRows(rows);
  const isEmpty = read.entries.length === 0 && read.faults.length === 0;
  return isEmpty ? refusedFor('sheet-empty', 'file') : done(read);
}

async function compared(
  { db, organId }: Pick<FileContext, 'db' | 'organId'>,
  year: number,
  { entries }: ReadEntries,
): Promise<EntryImport['entries']> {
  const current = await annualEntries(db, organId, year);
  return entries.map((entry) => {
    const before = current.find(
      ({ item, source }) => item === entry.item && source === entry.source,
    );
    const same =
      before?.amount === storedAmount(entry.item, entry.amount) &&
      before.evidence === entry.evidence;
    return { ...entry, was: before?.amount ?? null, isChange: !same };
  });
}
