// Where there is nothing that is not public and no cookie is asked: pages of any site may read what is said there,
// refusals too, else their readers are told of a fault without its words (条例 24).

import { isFeed } from './portal/feed-addresses.ts';
import { oaiAddress, openDataFolder } from './portal/open-data-addresses.ts';

const openApi = '/api/public/';

const readable = { 'Access-Control-Allow-Origin': '*' } as const;

export function isOpenToAll(path: string): boolean {
  return (
    path === oaiAddress ||
    [openApi, openDataFolder].some((folder) => path.startsWith(folder)) ||
    path.endsWith('.schema.json') ||
    isFeed(path)
  );
}

/** For every answer at the address, whatever it says. */
export function openHeaders(path: string): Readonly<Record<string, string>> {
  if (!isOpenToAll(path)) return {};
  if (!path.startsWith(openApi)) return readable;
  return {
    ...readable,
    'Access-Control-Expose-Headers': 'Allow, ETag, Retry-After',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}
