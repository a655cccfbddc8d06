// Where the cluster lives and which programs run it. Normally that is `postgres/` in the data folder
// and the npm package itself. Under root the server runs as another account, which often cannot
// reach either (root's home is closed to it): then both are kept under /var/lib/gongkai, and a note
// in the data folder says where.

import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareDataFolder } from '../database/data-folder.ts';
import { OperatorError } from '../database/operator-error.ts';
import { type Account, canRun, canWrite, chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';

export interface Place {
  /** Holds everything below; readable by the server's account only. */
  readonly folder: string;
  readonly cluster: string;
  readonly native: string;
  /** Of the programs, as the cluster's PG_VERSION writes it. */
  readonly majorVersion: string;
  readonly account: Account | undefined;
  /** Names the server's processes, so that they can be told from those of others. */
  readonly clusterName: string;
}

const sharedFolder = '/var/lib/gongkai';

export async function findPlace(dataFolder: string): Promise<Place> {
  const { folder, account } = await findFolder(await prepareDataFolder(dataFolder));
  const binaries = await findBinaries();
  const reachable = account === undefined || canRun(join(binaries.native, 'bin/postgres'), account);
  return {
    folder,
    cluster: join(folder, 'cluster'),
    native: reachable ? binaries.native : await copyNative(binaries.native, binaries.version),
    majorVersion: binaries.version.split('.')[0] ?? '',
    account,
    clusterName: `gongkai-${hashOf(folder)}`,
  };
}

async function findFolder(
  dataFolder: string,
): Promise<{ folder: string; account: Account | undefined }> {
  const usual = join(dataFolder, 'postgres');
  const note = join(dataFolder, 'postgres-folder');
  if (existsSync(note)) {
    const folder = (await readFile(note, 'utf8')).trim();
    await checkOwner(folder, dataFolder);
    return { folder, account: chooseAccount(folder) };
  }
  const account = chooseAccount(usual);
  await makeFolder(usual, account);
  if (account === undefined) {
    await checkAccess(usual);
    return { folder: usual, account };
  }
  if (canWrite(usual, account)) return { folder: usual, account };
  // Fails when it is not empty: a cluster that has become unreachable is for the operator to free.
  await rmdir(usual);
  const folder = join(sharedFolder, `${hashOf(dataFolder)}-${randomBytes(4).toString('hex')}`);
  await makeSharedFolder();
  await makeFolder(folder, account);
  await writeFile(join(folder, 'data-folder'), `${dataFolder}\n`);
  await writeFile(note, `${folder}\n`);
  return { folder, account };
}

/** A data folder that was moved keeps its cluster; one that was copied must not share it. */
async function checkOwner(folder: string, dataFolder: string): Promise<void> {
  const record = join(folder, 'data-folder');
  const owner = await readFile(record, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
  if (owner === undefined) {
    throw new OperatorError(
      `数据目录 ${dataFolder} 的数据库应在 ${folder}，但该处无法读取：请恢复该目录，或以当初的账户启动。`,
    );
  }
  if (owner === dataFolder) return;
  if (existsSync(join(owner, 'postgres-folder'))) {
    throw new OperatorError(
      `数据目录 ${dataFolder} 是 ${owner} 的副本，两者的数据库是同一个（${folder}）：请使用原目录。`,
    );
  }
  await writeFile(record, `${dataFolder}\n`);
}

async function checkAccess(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (uid === process.getuid?.()) return;
  throw new OperatorError(
    `数据目录中的数据库（${folder}）属于另一个账户：请以当初的账户（如 root）启动，或另选数据目录（GONGKAI_DATA）。`,
  );
}

async function makeFolder(folder: string, account: Account | undefined): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

async function makeSharedFolder(): Promise<void> {
  await mkdir(sharedFolder, { recursive: true });
  await chmod(sharedFolder, 0o711);
}

/** 60 MB, copied once for each version; complete or not there at all. */
async function copyNative(native: string, version: string): Promise<string> {
  const copy = join(sharedFolder, `native-${version}-${process.arch}`);
  if (existsSync(copy)) return copy;
  await makeSharedFolder();
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  try {
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Under a strict umask the package's own files are closed to everybody else. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o555);
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
