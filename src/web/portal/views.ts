// 浏览次数: the page of a document posts here when a reader opens it and is told the number; asked by GET it is told and
// nothing is counted (docs/decisions/0057).

import type { Context } from 'hono';
import { viewsOf } from '../../store/documents/document-views.ts';
import { callerOf } from '../client-address.ts';
import type { WebContext } from '../context.ts';

/** From one address in a minute: an office behind one address reads less, a program that pushes a number more. */
const mostCounted = 120;

/** Undefined: no such document is on the site. */
export async function documentViews(
  { db, views, openCalls, addressOf }: WebContext,
  http: Context,
): Promise<Response | undefined> {
  const id = Number(http.req.param('id'));
  const stored = await viewsOf(db, id);
  if (stored === undefined) return undefined;
  const isOpened =
    http.req.method === 'POST' &&
    openCalls.call(`views ${callerOf(addressOf(http))}`, mostCounted) === undefined;
  if (isOpened) views.count(id);
  const headers = { 'Cache-Control': 'no-store' };
  return http.json({ views: stored + views.unwritten(id) }, 200, headers);
}
