// In which ways an address may be asked: all are read, a few take a form as well. Whatever else is tried is answered
// with what there is (other-methods.ts).

import type { Context } from 'hono';
import type { ColumnRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import { answerOtherMethod } from '../other-methods.ts';
import { refusalToProgram } from '../program-refusals.ts';
import { auditAddress, type Place, placeAt } from './addresses.ts';
import { readOnlyPage } from './error-page.ts';
import { failurePage } from './failure-page.ts';
import { oaiAddress } from './open-data-addresses.ts';
import type { PageRequest, PageResult } from './page.ts';
import { compareItemsAddress, servedPolicies } from './policies/addresses.ts';
import { viewsFolder } from './views-address.ts';

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
  if (path.startsWith(viewsFolder)) return true;
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
  const allow = methodsOf(path, site.columns);
  const refused = refusalToProgram(path, 'method-not-taken', { headers: { Allow: allow } });
  return refused ?? readOnlyPage(path, allow);
}

export async function otherMethod(
  context: WebContext,
  http: Context,
  columns: readonly ColumnRow[],
): Promise<Response> {
  return await answerOtherMethod(
    http,
    methodsOf(http.req.path, columns),
    async () => await failurePage(context, 'other-method', { cookie: http.req.header('cookie') }),
  );
}
