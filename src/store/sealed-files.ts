// Files of applicants: identity papers and what else comes with a request. They lie in the vault sealed,
// so that a copy of the folder gives nothing away.

import type { Database } from './database.ts';
import type { Secrets } from './secrets.ts';
import { readStoredFile, storeFile } from './vault.ts';

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
