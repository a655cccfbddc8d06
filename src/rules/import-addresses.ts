// The old addresses of a document on its way in (国办发〔2017〕47号: links must not break when a site moves).

import type { ImportContext, Say } from './import-context.ts';
import type { ImportFile } from './import-document.ts';
import { ownPlaceAt, readOldAddress } from './old-address.ts';

/** Old addresses must lead to one place each, and to nothing that stands on this site anyway. */
export function checkAddresses(
  given: readonly string[],
  files: readonly ImportFile[],
  row: number,
  context: ImportContext,
  say: Say,
): readonly { readonly key: string; readonly path: string }[] {
  const own = new Map<string, { readonly key: string; readonly path: string }>();
  for (const address of given) {
    const read = checkAddress(address, 'oldAddresses', row, context, say);
    if (read !== undefined) own.set(read.key, read);
  }
  for (const { oldAddress } of files) {
    if (oldAddress === undefined) continue;
    const read = readOldAddress(oldAddress);
    if ('fault' in read) say('attachments', 'old-address', `“${oldAddress}”${read.fault}`);
  }
  return [...own.values()];
}

function checkAddress(
  address: string,
  field: string,
  row: number,
  context: ImportContext,
  say: Say,
): { readonly key: string; readonly path: string } | undefined {
  const read = readOldAddress(address);
  if ('fault' in read) return say(field, 'old-address', `“${address}”${read.fault}`);
  const place = ownPlaceAt(read.key, context.places);
  if (place !== undefined) {
    return say(field, 'old-address', `“${address}”在本站是${place}，不能转到别处`);
  }
  const before = context.seen.get(`address ${read.key}`);
  if (before !== undefined && before !== row) {
    return say(field, 'old-address', `“${address}”与第${before}行重复，一个旧地址只能转到一处`);
  }
  context.seen.set(`address ${read.key}`, row);
  return read;
}
