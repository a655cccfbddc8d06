// Files of the export on the disk: each whole or not there, under its own name only when it is complete.

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { fileLine, sumOf } from '../../formats/site-export/manifest.ts';
import { OperatorError } from '../../store/database/operator-error.ts';
import { isStorageFull } from '../../store/database/unavailable.ts';
import { compressed } from '../compress.ts';

/** Of Brotli (docs/export.md). */
const quality = 5;
const compressible = /\.(?:html|xml|atom|json|css|js|svg|txt)$/;

export interface Files {
  /** Writes the file, and what nginx hands out instead of it; gives their lines in the manifest. */
  readonly put: (path: string, bytes: Buffer, sha256: string) => Promise<readonly string[]>;
  readonly remove: (path: string) => Promise<void>;
  /** Where there is none yet. */
  readonly begin: (path: string, bytes: Buffer) => Promise<void>;
  /** Whole, without what nginx would hand out instead. */
  readonly write: (path: string, bytes: Buffer) => void;
  /** Whole and forced to the disk. */
  readonly replace: (path: string, bytes: Buffer) => Promise<void>;
}

export function filesIn(folder: string, compress: boolean): Files {
  const made = new Set<string>();
  // A thread writes one file at a time, without waiting in between: most are short, and turning to others for each of
  // its four steps costs more than the steps.
  const draft = join(folder, draftFolder, String(threadId));
  const write = (path: string, bytes: Buffer): void => {
    const target = join(folder, path);
    const parent = dirname(target);
    try {
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writeFileSync(draft, bytes);
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw asFull(error, folder);
    }
  };
  return {
    write,
    put: async (path, bytes, sha256) => {
      write(path, bytes);
      const lines = [fileLine(path, sumOf(bytes, sha256))];
      if (!compress || !compressible.test(path)) return lines;
      const { br, gzip } = await compressed(bytes, quality);
      for (const [ending, pressed] of [
        ['br', br],
        ['gz', gzip],
      ] as const) {
        write(`${path}.${ending}`, pressed);
        lines.push(fileLine(`${path}.${ending}`, sumOf(pressed)));
      }
      return lines;
    },
    remove: async (path) => {
      await rm(join(folder, path), { force: true });
      await removeEmpty(folder, dirname(path));
      made.clear();
    },
    begin: async (path, bytes) => {
      if (!(await isThere(join(folder, path)))) write(path, bytes);
    },
    replace: async (path, bytes) => {
      write(path, bytes);
      await force(join(folder, path));
      await force(dirname(join(folder, path)));
    },
  };
}

export async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

export const draftFolder = '.export/drafts';

/** Folders that a withdrawn document left empty would tell of it. */
async function removeEmpty(folder: string, path: string): Promise<void> {
  if (path === '.' || !path.includes('/')) return;
  const isGone = await rmdir(join(folder, path)).then(
    () => true,
    () => false,
  );
  if (isGone) await removeEmpty(folder, dirname(path));
}

/** Windows cannot open folders and does without. */
async function force(path: string): Promise<void> {
  const file = await open(path).catch(() => undefined);
  await file?.sync().catch(() => undefined);
  await file?.close();
}

function asFull(error: unknown, folder: string): unknown {
  if (!isStorageFull(error)) return error;
  return new OperatorError(
    `导出目录 ${folder} 所在的磁盘已满：清单没有改动，请清理磁盘后再运行一次导出，接着完成。`,
    { cause: error },
  );
}
