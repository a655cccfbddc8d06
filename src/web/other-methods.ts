// To who neither reads nor posts: with what there is (RFC 9110 15.5.6). A browser asks like this too before it lets the
// page of another site read here.

import type { Context } from 'hono';
import type { FailurePage } from './portal/bare-page.ts';
import { isOpenToAll } from './open-to-all.ts';
import { refusalToProgram } from './program-refusals.ts';

const onAsking = {
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'If-None-Match, If-Range, Range',
  'Access-Control-Max-Age': '86400',
} as const;

/** @param draw for who asks in a way that no browser's page does, but reads the answer as one */
export async function answerOtherMethod(
  http: Context,
  allow: string,
  draw: () => Promise<FailurePage>,
): Promise<Response> {
  const { method, path } = http.req;
  const headers = { Allow: allow };
  if (method === 'OPTIONS') {
    return http.body(null, 204, { ...headers, ...(isOpenToAll(path) ? onAsking : {}) });
  }
  const toProgram = refusalToProgram(path, 'method-not-taken', { headers });
  if (toProgram !== undefined) return toProgram;
  const { html, status } = await draw();
  return http.html(html, status, { ...headers, 'Cache-Control': 'no-store' });
}
