// Files of applicants: identity papers and what else comes with a request. They lie in the vault sealed,
// so that a copy of the folder gives nothing away.

import type { Database } from '../database.ts';
import type { Secrets } from './secrets.ts';
import { readStoredFile, storeFile } from './vault.ts';
import { removeUnnamedFile } from './vault-sweep.ts';

const about = 'request attachment';

/** Gives the address of the sealed content. */
export async function storeSealedFile(
  db: Database,
  dataFolder: string,
  secrets: Secrets,
  bytes: Uint8Array,
  mediaType: string,
): Promise<string> {
  return await storeFile(db, dataFolder, secrets.seal(bytes, about), mediaType);
}

export async function readSealedFile(
  dataFolder: string,
  secrets: Secrets,
  sha256: string,
): Promise<Buffer | undefined> {
  const sealed = await readStoredFile(dataFolder, sha256);
  return sealed === undefined ? undefined : secrets.open(sealed, about);
}

/**
 * The same content under the newest key, and thus under another address; whatever named the old one names the
 * new one, and the old one goes. False when nothing named it any more.
 */
export async function replaceSealedFile(
  db: Database,
  dataFolder: string,
  secrets: Secrets,
  { sha256, mediaType }: { readonly sha256: string; readonly mediaType: string },
): Promise<boolean> {
  const bytes = await readSealedFile(dataFolder, secrets, sha256);
  if (bytes === undefined) return false;
  const fresh = await storeSealedFile(db, dataFolder, secrets, bytes, mediaType);
  const { numUpdatedRows } = await db
    .updateTable('attachments')
    .set({ sha256: fresh })
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  await removeUnnamedFile(db, dataFolder, sha256);
  return numUpdatedRows > 0n;
}
