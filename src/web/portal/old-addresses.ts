// Addresses of the site that was here before. They are asked only when nothing of this site stands there, and lead only
// to a document of this site, a file of it or a column: no old address hides a page, none leads anywhere else.

import { attachmentAddress } from '../../rules/document-address.ts';
import { documentAddress } from '../../rules/document-address.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { listKeysOf, readOldAddress } from '../../rules/old-address.ts';
import type { AddressLine } from '../../formats/old-site/address-map.ts';
import type { Database } from '../../store/database.ts';
import {
  oldAddressColumn,
  oldAddressesOf,
  type OldAddressLine,
  oldAddressTarget,
} from '../../store/documents/old-addresses.ts';
import type { PageRequest } from './page.ts';

/** 301, or undefined when no old address is like that. */
export async function movedFrom({
  context,
  site,
  http,
}: Pick<PageRequest, 'context' | 'site' | 'http'>): Promise<Response | undefined> {
  if (http.req.method !== 'GET' && http.req.method !== 'HEAD') return undefined;
  const { pathname, search } = new URL(http.req.url);
  // A path that begins with two strokes is a path here, never another host.
  const read = readOldAddress(`${pathname.replace(/^\/+/, '/')}${search}`);
  if ('fault' in read) return undefined;
  const { key, fileKey = key } = read;
  const target = await oldAddressTarget(context.db, site.organ.id, [key, fileKey]);
  const column =
    target === undefined
      ? await oldAddressColumn(context.db, site.organ.id, listKeysOf(key))
      : undefined;
  const leadsTo = target ?? (column === undefined ? undefined : { column_path: column });
  if (leadsTo === undefined) return undefined;
  const to = addressOfTarget(leadsTo);
  return to === pathname ? undefined : http.redirect(to, 301);
}

export function addressOfTarget(to: OldAddressLine['to']): string {
  if ('column_path' in to) return `/${to.column_path}/`;
  const { document_id, published_at, home_path, file } = to;
  return file === undefined
    ? documentAddress(home_path, beijingDay(published_at), document_id)
    : attachmentAddress(document_id, file.sha256, file.name);
}

/**
 * All that lead somewhere, for those who keep the map elsewhere too.
 * @param withdrawnToo also to documents whose page only says that they were withdrawn, as here
 */
export async function* addressLines(
  db: Database,
  organId: number,
  { withdrawnToo = false }: { readonly withdrawnToo?: boolean } = {},
): AsyncGenerator<AddressLine> {
  const states = withdrawnToo ? (['published', 'withdrawn'] as const) : (['published'] as const);
  for await (const { key, address, to } of oldAddressesOf(db, organId, states)) {
    yield { from: address, key, to: addressOfTarget(to), isColumn: 'column_path' in to };
  }
}
