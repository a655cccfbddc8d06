// The vault: file contents in the data folder, each under its SHA-256 (vault/ab/abcdef…). Content never
// changes under an address, so writing twice is harmless and a page may cache it for ever.

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { nameOf } from './folder-lock.ts';
import { startOf } from './processes.ts';

export function vaultFolder(dataFolder: string): string {
  return join(dataFolder, 'vault');
}

export function vaultPath(dataFolder: string, sha256: string): string {
  return join(vaultFolder(dataFolder), sha256.slice(0, 2), sha256);
}

/**
 * Puts the bytes on disk and the row beside them; gives their address. Forced to disk as a draft first, where a
 * full disk shows; then the row; then the name: no content lies there unknown, and it is whole or not there,
 * also after a power cut. Each storing counts as new, so that the sweep leaves it to whoever stores it
 * (vault-sweep.ts).
 */
export async function storeFile(
  db: Database,
  dataFolder: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = vaultPath(dataFolder, sha256);
  const draft = draftOf(path);
  await makeFolder(dirname(path));
  try {
    await writeForced(draft, bytes);
    await recordFile(db, { sha256, size: bytes.length, media_type: mediaType });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await forceFolder(dirname(path));
  return sha256;
}

/**
 * The same of what is too large for memory: written as it comes, and stored only when it is whole.
 * @param mediaType asked when all has come
 * @returns `undefined` when there came more than `most` bytes: nothing of it is left
 */
export async function storeStream(
  db: Database,
  dataFolder: string,
  pieces: AsyncIterable<Uint8Array>,
  { mediaType, most }: { readonly mediaType: () => string; readonly most: number },
): Promise<{ readonly sha256: string; readonly size: number } | undefined> {
  const hash = createHash('sha256');
  let size = 0;
  const folder = join(vaultFolder(dataFolder), 'in');
  const draft = draftOf(join(folder, 'stream'));
  await makeFolder(folder);
  const file = await open(draft, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > most) return undefined;
      hash.update(piece);
      await file.write(piece);
    }
    await file.sync();
    const sha256 = hash.digest('hex');
    const path = vaultPath(dataFolder, sha256);
    await makeFolder(dirname(path));
    await recordFile(db, { sha256, size, media_type: mediaType() });
    await rename(draft, path);
    await forceFolder(dirname(path));
    return { sha256, size };
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

async function recordFile(
  db: Database,
  file: { readonly sha256: string; readonly size: number; readonly media_type: string },
): Promise<void> {
  await db
    .insertInto('files')
    .values(file)
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ created_at: sql`now()` }))
    .execute();
}

/** Which of these the vault has. */
export async function storedAmong(
  db: Database,
  sha256s: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('files')
    .select('sha256')
    .where('sha256', 'in', sha256s)
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
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

let ownName: string | undefined;

/** Bears the name of its writer: left behind, it is known to be nobody's. */
function draftOf(path: string): string {
  ownName ??= nameOf(process.pid, startOf(process.pid));
  return `${path}.${ownName}.${randomUUID()}`;
}

/** The writer of a draft by the name of its file; undefined for content. */
export function writerOf(name: string): string | undefined {
  return name.split('.')[1];
}

async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) await forceFolder(dirname(folder));
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
