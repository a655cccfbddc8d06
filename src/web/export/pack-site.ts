// What of an exported site changed since it was last packed, as a folder to be burnt on a disk or sent through a gate:
// the manifest, the lists that changed, the files that changed. The other side holds all of it against the signature
// (apply-site.ts).

import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type FileSum,
  isSameSum,
  manifestName,
  publicKeyName,
  readManifest,
  readPart,
  sumOf,
} from '../../formats/site-export/manifest.ts';
import { ownFolder } from '../../formats/site-export/verify-site.ts';
import { OperatorError } from '../../store/database/operator-error.ts';
import { listenFile } from './places.ts';
import { heldAlone, unfinished } from './site-folder.ts';
import { textIn } from './state.ts';
import { isThere } from './write-files.ts';

export interface Packed {
  readonly sequence: number;
  /** That of the last package; undefined: this one holds the whole site. */
  readonly after: number | undefined;
  readonly files: number;
  readonly bytes: number;
}

/** The lists of what was packed last. */
const sentFolder = join(ownFolder, 'sent');

/** @param isWhole all of it, as for a side that has nothing yet or lost what it was sent */
export async function packSite(folder: string, into: string, isWhole: boolean): Promise<Packed> {
  const names = await readdir(folder).catch(() => [] as string[]);
  if (!names.includes(ownFolder)) throw new OperatorError(`${folder} 不是导出的目录。`);
  return await heldAlone(folder, '导出', async () => packUnderLock(folder, into, isWhole));
}

async function packUnderLock(folder: string, into: string, isWhole: boolean): Promise<Packed> {
  await mkdir(into, { recursive: true });
  if ((await readdir(into)).length > 0) {
    throw new OperatorError(`${into} 里已有别的文件：请给这一包一个空目录。`);
  }
  const now = await manifestIn(folder);
  if (now === undefined || (await isThere(join(folder, unfinished)))) {
    throw new OperatorError(`${folder} 的导出没有完成：请先运行 export-site。`);
  }
  const sent = isWhole ? undefined : await manifestIn(join(folder, sentFolder));
  const counts = { files: 0, bytes: 0 };
  const take = async (path: string, sum: FileSum): Promise<void> => {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (bytes === undefined || !isSameSum(sumOf(bytes), sum)) {
      throw new OperatorError(
        `${path} 与清单不符：请先用 verify-site 核对，或者 export-site --full 全部重做。`,
      );
    }
    await write(join(into, path), bytes);
    counts.files += 1;
    counts.bytes += bytes.length;
  };
  for (const [part, sum] of now.parts) {
    const before = sent?.parts.get(part);
    if (before !== undefined && isSameSum(before, sum)) continue;
    await take(part, sum);
    const old = await partIn(join(folder, sentFolder), before === undefined ? undefined : part);
    for (const [path, one] of await partIn(folder, part)) {
      const earlier = old.get(path);
      if (earlier === undefined || !isSameSum(earlier, one)) await take(path, one);
    }
  }
  for (const path of [listenFile, publicKeyName]) {
    if (sent === undefined) await copyIfThere(join(folder, path), join(into, path));
  }
  // Last: without it the folder is no package.
  await copyIfThere(join(folder, manifestName), join(into, manifestName));
  await remember(folder, [...now.parts.keys()]);
  return { sequence: now.sequence, after: sent?.sequence, ...counts };
}

async function manifestIn(folder: string) {
  const read = readManifest(await textIn(join(folder, manifestName)));
  return read.ok ? read.manifest : undefined;
}

async function partIn(
  folder: string,
  part: string | undefined,
): Promise<ReadonlyMap<string, FileSum>> {
  if (part === undefined) return new Map();
  return readPart(await textIn(join(folder, part))) ?? new Map();
}

/** Beside the old ones first: broken off, what was sent before holds, and the next package is larger than it must be. */
async function remember(folder: string, parts: readonly string[]): Promise<void> {
  const sent = join(folder, sentFolder);
  const fresh = `${sent}.draft`;
  await rm(fresh, { recursive: true, force: true });
  for (const path of [...parts, manifestName]) {
    await copyIfThere(join(folder, path), join(fresh, path));
  }
  await rm(sent, { recursive: true, force: true });
  await rename(fresh, sent);
}

async function copyIfThere(file: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await copyFile(file, target).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
