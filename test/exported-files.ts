// An exported site as its tests compare it: path and bytes of every file but the manifest and what the next export
// remembers.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

export async function filesOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== 'manifest.json' && !path.startsWith('.export'))
    .sort();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(folder, path))] as const),
    ),
  );
}
