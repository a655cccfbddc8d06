// Evidence of a figure as a file, by whoever entered it; sealed, since a ledger of penalties names people.

import { nameForType, uploadTypeOf } from '../../formats/upload-type.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { zipParts } from '../../formats/zip-parts.ts';
import { attachEvidence, evidenceOf } from '../../store/reports/annual-entries.ts';
import { storeSealedFile } from '../../store/database/sealed-files.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export async function attachEntryFile(
  context: FileContext,
  input: {
    readonly year: number;
    readonly entryId: number;
    readonly name: string;
    readonly bytes: Uint8Array;
  },
): Promise<Result<{ id: number }>> {
  const { year, entryId, bytes } = input;
  const { db, dataFolder, secrets, organId, actor } = context;
  const type = await typeOf(bytes);
  if (type === undefined) return refusedFor('upload-type-unknown', 'file');
  const entry = await db
    .selectFrom('annual_entries')
    .select(['id', 'entered_by_id'])
    .where('id', '=', entryId)
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .executeTakeFirst();
  const isOwn = entry !== undefined && entry.entered_by_id === staffIdOf(actor);
  // What stands as evidence is not exchanged: another file comes with another entry.
  if (!isOwn || (await evidenceOf(db, { organId, year, entryId })) !== undefined) {
    return refusedFor('entry-unknown');
  }
  const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, type.mediaType);
  await attachEvidence(db, entryId, { sha256, name: nameForType(input.name, type) });
  return done({ id: entryId });
}

async function typeOf(bytes: Uint8Array) {
  const known = uploadTypeOf(bytes);
  if (known !== undefined) return known;
  const isSheet = (await zipParts(bytes))?.has('xl/workbook.xml') === true;
  return isSheet ? { mediaType: xlsxType, label: 'XLSX', extensions: ['xlsx'] } : undefined;
}
