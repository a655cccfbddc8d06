// The vault: file contents in the data folder, each under its SHA-256 (vault/ab/abcdef…). Content never
// changes under an address, so writing twice is harmless and a page may cache it for ever.

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from './database.ts';

function vaultPath(dataFolder: string, sha256: string): string {
  return join(dataFolder, 'vault', sha256.slice(0, 2), sha256);
}

/** Puts the bytes on disk and the row beside them; gives their address. */
export async function storeFile(
  db: Database,
  dataFolder: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeOnce(vaultPath(dataFolder, sha256), bytes);
  await db
    .insertInto('files')
    .values({ sha256, size: bytes.length, media_type: mediaType })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  return sha256;
}

/** Undefined when the content is not there. */
export async function readStoredFile(
  dataFolder: string,
  sha256: string,
): Promise<Buffer | undefined> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  return await readFile(vaultPath(dataFolder, sha256)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/**
 * Written aside, forced to disk and then renamed: a file is there whole or not at all, also after a
 * power cut.
 */
async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.size === bytes.length) return;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeForced(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await forceFolder(folder);
}

async function writeForced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name itself must reach the disk too. Windows cannot open folders and does without. */
async function forceFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined);
  if (folder === undefined) return;
  await folder.sync().catch(() => undefined);
  await folder.close();
}
