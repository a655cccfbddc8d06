// To who neither reads nor posts: with what there is (RFC 9110 15.5.6). A browser asks like this too before it lets the
// page of another site read here.

import type { Context } from 'hono';

/** For what holds nothing that is not public and asks no cookie: pages of any site may read it. */
export const readableFromAnywhere = { 'Access-Control-Allow-Origin': '*' } as const;

const onAsking = {
  ...readableFromAnywhere,
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'If-None-Match, If-Range, Range',
  'Access-Control-Max-Age': '86400',
} as const;

/** @param isOpen whether pages of other sites may read what stands there */
export function answerOtherMethod(http: Context, allow: string, isOpen: boolean): Response {
  if (http.req.method === 'OPTIONS') {
    return http.body(null, 204, { Allow: allow, ...(isOpen ? onAsking : {}) });
  }
  return http.text('本站不接受这种请求方法。', 405, {
    Allow: allow,
    'Cache-Control': 'no-store',
  });
}
