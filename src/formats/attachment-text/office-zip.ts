// The parts of an office file (DOCX, XLSX), bounded before anything is unpacked, and put together again.

import { unzip, zipSync } from 'fflate';
import { zipParts } from '../zip-parts.ts';

/** An attachment of 100 MB in pictures unpacks to little more; text of this size is an attack. */
const mostUnpacked = 256 * 1024 * 1024;
const mostText = 96 * 1024 * 1024;
const mostParts = 5000;

export type OfficeParts = Map<string, Uint8Array>;

export function isBomb(sizes: ReadonlyMap<string, number>): boolean {
  let all = 0;
  let text = 0;
  for (const [name, size] of sizes) {
    all += size;
    if (/\.(?:xml|rels)$/i.test(name)) text += size;
  }
  return sizes.size > mostParts || all > mostUnpacked || text > mostText;
}

/** `undefined` when it is no archive, damaged or too large unpacked. */
export async function partsOf(bytes: Uint8Array): Promise<OfficeParts | undefined> {
  const sizes = await zipParts(bytes);
  if (sizes === null || isBomb(sizes)) return undefined;
  return await new Promise((resolve) => {
    unzip(bytes, (fault, parts) => {
      resolve(fault === null ? new Map(Object.entries(parts)) : undefined);
    });
  });
}

export function zipOf(parts: OfficeParts): Uint8Array {
  // [Content_Types].xml first, as the package format likes it: the order of the old file.
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: '1980-01-01' });
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export function textOfPart(parts: OfficeParts, name: string): string | undefined {
  const bytes = parts.get(name);
  return bytes === undefined ? undefined : decoder.decode(bytes);
}

export function setPart(parts: OfficeParts, name: string, text: string): void {
  parts.set(name, encoder.encode(text));
}
