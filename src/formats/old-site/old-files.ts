// The folder of an old site, read and never left: no `..`, no symbolic link, nothing larger than what is taken.

import { constants } from 'node:fs';
import { lstat, open, opendir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

export type FileFault = 'missing' | 'outside' | 'link' | 'too-large' | 'not-a-file';

export const fileFaultTexts: Readonly<Record<FileFault, string>> = {
  missing: '文件夹里没有这个文件',
  outside: '路径指到文件夹外面',
  link: '是符号链接，不读取',
  'too-large': '文件太大',
  'not-a-file': '不是普通文件',
};

export type ReadFile =
  { readonly bytes: Buffer; readonly path: string } | { readonly fault: FileFault };

export interface OldFiles {
  /** `path` below the folder, separated by strokes; a leading one is the folder itself. */
  readonly read: (path: string, mostBytes: number) => Promise<ReadFile>;
  /** Every file below it with one of these endings, in the order of their names; links are passed over. */
  readonly list: (endings: RegExp) => AsyncGenerator<string>;
}

/** A picture or an attachment; a page has to do with less. */
export const mostFileBytes = 100 * 1024 * 1024;
export const mostPageBytes = 20 * 1024 * 1024;

export async function openOldFiles(folder: string): Promise<OldFiles> {
  const root = await realpath(folder);
  return {
    read: async (path, mostBytes) => await readBelow(root, path, mostBytes),
    list: (endings) => listBelow(root, '', endings),
  };
}

async function readBelow(root: string, path: string, mostBytes: number): Promise<ReadFile> {
  const parts = partsOf(path);
  if (parts === undefined) return { fault: 'outside' };
  let at = root;
  // Step by step: a folder on the way may be a link too.
  for (const [n, part] of parts.entries()) {
    at = join(at, part);
    const found = await lstat(at).catch(() => undefined);
    if (found === undefined) return { fault: 'missing' };
    if (found.isSymbolicLink()) return { fault: 'link' };
    if (n < parts.length - 1 && !found.isDirectory()) return { fault: 'missing' };
  }
  // Not followed either when it becomes a link meanwhile.
  const file = await open(at, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => null);
  if (file === null) return { fault: 'missing' };
  try {
    const found = await file.stat();
    if (!found.isFile()) return { fault: 'not-a-file' };
    if (found.size > mostBytes) return { fault: 'too-large' };
    return { bytes: await file.readFile(), path: parts.join('/') };
  } finally {
    await file.close();
  }
}

/** Undefined for what leads out or is no path. */
export function partsOf(path: string): readonly string[] | undefined {
  if (/\p{Cc}|\\|^[a-zA-Z]:/u.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts;
}

async function* listBelow(root: string, below: string, endings: RegExp): AsyncGenerator<string> {
  const names: { readonly name: string; readonly isFolder: boolean }[] = [];
  for await (const one of await opendir(join(root, below))) {
    if (one.isDirectory()) names.push({ name: one.name, isFolder: true });
    else if (one.isFile() && endings.test(one.name))
      names.push({ name: one.name, isFolder: false });
  }
  names.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, isFolder } of names) {
    const path = below === '' ? name : `${below}/${name}`;
    if (isFolder) yield* listBelow(root, path, endings);
    else yield path;
  }
}
