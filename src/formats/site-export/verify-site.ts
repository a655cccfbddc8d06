// An exported site held against its manifest, file by file; no database is asked.

import type { KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  type FileSum,
  isSameSum,
  manifestName,
  publicKeyName,
  readManifest,
  readPart,
  sumOf,
} from './manifest.ts';

export type Finding =
  | { readonly kind: 'no-manifest' | 'manifest-broken' | 'signature-wrong' }
  | { readonly kind: 'altered' | 'missing' | 'added'; readonly path: string };

export interface Verified {
  readonly sequence: number | undefined;
  readonly files: number;
  readonly findings: readonly Finding[];
}

/** Beside the site and not of it: the manifest itself, the key, what the operator set. */
export const ownFolder = '.export';
const beside = new Set([manifestName, publicKeyName, 'nginx/listen.conf']);

export async function verifySite(folder: string, key: KeyObject): Promise<Verified> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
  if (text === undefined) return failed('no-manifest');
  const read = readManifest(text);
  if (!read.ok) return failed('manifest-broken');
  const { manifest, isSignedBy } = read;
  const findings: Finding[] = isSignedBy(key) ? [] : [{ kind: 'signature-wrong' }];
  const { files: found, others } = await filesBelow(folder);
  const there = new Set(found);
  const known = new Set<string>();
  const compare = async (path: string, sum: FileSum): Promise<Buffer | undefined> => {
    known.add(path);
    const bytes = there.has(path)
      ? await readFile(join(folder, path)).catch(() => undefined)
      : undefined;
    if (bytes === undefined) findings.push({ kind: 'missing', path });
    else if (!isSameSum(sumOf(bytes), sum)) findings.push({ kind: 'altered', path });
    return bytes;
  };
  for (const [part, sum] of manifest.parts) {
    const bytes = await compare(part, sum);
    // One that was altered is found out; what it lists is looked at all the same.
    const listed = bytes === undefined ? undefined : readPart(bytes.toString());
    for (const [path, one] of listed ?? []) await compare(path, one);
  }
  for (const path of [...there, ...others]) {
    if (!known.has(path)) findings.push({ kind: 'added', path });
  }
  const files = known.size - manifest.parts.size;
  return { sequence: manifest.sequence, files, findings };
}

function failed(kind: 'no-manifest' | 'manifest-broken'): Verified {
  return { sequence: undefined, files: 0, findings: [{ kind }] };
}

/** Files, and what is neither file nor folder: a link is no file of the export, wherever it leads. */
export async function filesBelow(
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly others: readonly string[] }> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).map(
    (entry) => ({
      entry,
      path: relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    }),
  );
  const own = entries.filter(
    ({ path }) => !beside.has(path) && !`${path}/`.startsWith(`${ownFolder}/`),
  );
  const pathsOf = (chosen: typeof own): string[] => chosen.map(({ path }) => path).sort();
  return {
    files: pathsOf(own.filter(({ entry }) => entry.isFile())),
    others: pathsOf(own.filter(({ entry }) => !entry.isFile() && !entry.isDirectory())),
  };
}
