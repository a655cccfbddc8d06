// What a zip archive (a Word file, a workbook) says it holds, so that its size is known before it is opened.

import { unzip } from 'fflate';

/** Names and unpacked sizes, without unpacking; `null` when it is no archive. */
export async function zipParts(bytes: Uint8Array): Promise<ReadonlyMap<string, number> | null> {
  const parts = new Map<string, number>();
  return await new Promise((resolve) => {
    unzip(
      bytes,
      {
        filter: ({ name, originalSize }) => {
          parts.set(name, originalSize);
          return false;
        },
      },
      (fault) => {
        resolve(fault === null ? parts : null);
      },
    );
  });
}
