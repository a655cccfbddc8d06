// What a zip archive (a Word file, a workbook) says it holds, so that its size is known before it is opened.

import { unzip } from 'fflate';

/**
 * Names and unpacked sizes, without unpacking; `null` when it is no archive. Of parts that bear the same name the sizes
 * are summed: whoever unpacks, unpacks each of them.
 */
export async function zipParts(bytes: Uint8Array): Promise<ReadonlyMap<string, number> | null> {
  const parts = new Map<string, number>();
  return await new Promise((resolve) => {
    unzip(
      bytes,
      {
        filter: ({ name, originalSize }) => {
          parts.set(name, (parts.get(name) ?? 0) + originalSize);
          return false;
        },
      },
      (fault) => {
        resolve(fault === null ? parts : null);
      },
    );
  });
}
