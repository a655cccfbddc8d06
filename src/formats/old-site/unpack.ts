// An archive that was handed in, laid into a folder: names that lead out, too many or too large files are refused before
// anything is written, and nothing unpacks to more than it says.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { archiveName } from '../archive-name.ts';
import { mostFileBytes, partsOf } from './old-files.ts';

const mostEntries = 20_000;
const mostUnpacked = 512 * 1024 * 1024;
/** So many are unpacked before others get their turn. */
const together = 100;

/** A sentence when the archive is refused as a whole; then nothing was written. */
export async function unpackInto(folder: string, bytes: Uint8Array): Promise<string | undefined> {
  const entries: { readonly name: string; readonly path: string }[] = [];
  let unpacked = 0;
  let fault: string | undefined;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/')) return false;
        const path = archiveName(name);
        const parts = partsOf(path);
        unpacked += originalSize;
        if (parts === undefined) fault ??= `压缩包里的“${path}”指到文件夹外面`;
        else if (originalSize > mostFileBytes) fault ??= `压缩包里的“${path}”太大`;
        else entries.push({ name, path: parts.join('/') });
        return false;
      },
    });
  } catch {
    return '不是能够打开的ZIP压缩包';
  }
  if (entries.length > mostEntries) fault ??= `压缩包里的文件超过${mostEntries}个，请用命令行导入`;
  if (unpacked > mostUnpacked) fault ??= '压缩包解开以后超过512 MB，请用命令行导入';
  if (fault !== undefined) return fault;
  for (let i = 0; i < entries.length; i += together) {
    const some = new Map(entries.slice(i, i + together).map(({ name, path }) => [name, path]));
    let files: Readonly<Record<string, Uint8Array>>;
    try {
      files = unzipSync(bytes, { filter: ({ name }) => some.has(name) });
    } catch {
      return '压缩包已经损坏';
    }
    for (const [name, content] of Object.entries(files)) {
      const at = join(folder, some.get(name) ?? '');
      await mkdir(dirname(at), { recursive: true, mode: 0o700 });
      await writeFile(at, content, { mode: 0o600 });
    }
  }
  return undefined;
}
