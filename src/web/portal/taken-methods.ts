// In which ways an address may be asked: all are read, a few take a form as well. Whatever else is tried is answered
// with what there is (RFC 9110 15.5.6).

import type { Context } from 'hono';
import type { ColumnRow } from '../../store/tables.ts';
import { auditAddress, type Place, placeAt } from './addresses.ts';
import { readOnlyPage } from './error-page.ts';
import { oaiAddress, openDataFolder } from './open-data-addresses.ts';
import type { PageRequest, PageResult } from './page.ts';
import { compareItemsAddress, servedPolicies } from './policies/addresses.ts';

const formPlaces: readonly Place['kind'][] = [
  'apply',
  'track',
  'suggest',
  'opinion',
  'comment',
  'page-error',
  'contact',
  'message-answer',
];

const formFolders = servedPolicies.filter((address) => address !== compareItemsAddress);

function takesForms(path: string, columns: readonly ColumnRow[]): boolean {
  if (path === auditAddress || path === oaiAddress) return true;
  if (formFolders.some((folder) => path.startsWith(folder))) return true;
  const kind = placeAt(path, columns)?.kind;
  return kind !== undefined && formPlaces.includes(kind);
}

function methodsOf(path: string, columns: readonly ColumnRow[]): string {
  return takesForms(path, columns) ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS';
}

/** Lets a form through to where one is taken; elsewhere the page says that it takes none, if there is one. */
export async function posted(
  make: (request: PageRequest) => Promise<PageResult>,
  request: PageRequest,
): Promise<PageResult> {
  const { http, path, site } = request;
  if (http.req.method !== 'POST' || takesForms(path, site.columns)) return await make(request);
  const page = await make(request);
  return page.status === 404 ? page : onlyRead(request);
}

export function onlyRead({ path, site }: PageRequest): PageResult {
  return readOnlyPage(path, methodsOf(path, site.columns));
}

/** To who neither reads nor posts; a browser asks like this before it lets the page of another site read here. */
export function otherMethod(http: Context, columns: readonly ColumnRow[]): Response {
  const { method, path } = http.req;
  const allow = methodsOf(path, columns);
  if (method !== 'OPTIONS') {
    return http.text('本站不接受这种请求方法。', 405, {
      Allow: allow,
      'Cache-Control': 'no-store',
    });
  }
  const isOpen = path === oaiAddress || path.startsWith(openDataFolder);
  return http.body(null, 204, {
    Allow: allow,
    ...(isOpen ? readableFromAnywhere : {}),
  });
}

const readableFromAnywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'If-None-Match, If-Range, Range',
  'Access-Control-Max-Age': '86400',
};
