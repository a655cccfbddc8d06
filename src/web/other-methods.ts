// To who neither reads nor posts: with what there is (RFC 9110 15.5.6). A browser asks like this too before it lets the
// page of another site read here.

import type { Context } from 'hono';
import type { FailurePage } from './portal/bare-page.ts';
import { refusalToProgram } from './program-refusals.ts';

/** For what holds nothing that is not public and asks no cookie: pages of any site may read it. */
export const readableFromAnywhere = { 'Access-Control-Allow-Origin': '*' } as const;

const onAsking = {
  ...readableFromAnywhere,
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'If-None-Match, If-Range, Range',
  'Access-Control-Max-Age': '86400',
} as const;

export interface Taken {
  readonly allow: string;
  /** Whether pages of other sites may read what stands there. */
  readonly isOpen: boolean;
}

/** For every answer that says which methods are taken. */
export function takenHeaders({ allow, isOpen }: Taken): Readonly<Record<string, string>> {
  return { Allow: allow, ...(isOpen ? readableFromAnywhere : {}) };
}

/** @param draw for who asks in a way that no browser's page does, but reads the answer as one */
export async function answerOtherMethod(
  http: Context,
  taken: Taken,
  draw: () => Promise<FailurePage>,
): Promise<Response> {
  const { method, path } = http.req;
  const headers = takenHeaders(taken);
  if (method === 'OPTIONS') {
    return http.body(null, 204, { ...headers, ...(taken.isOpen ? onAsking : {}) });
  }
  const toProgram = refusalToProgram(path, 'method-not-taken', { headers });
  if (toProgram !== undefined) return toProgram;
  const { html, status } = await draw();
  return http.html(html, status, { ...headers, 'Cache-Control': 'no-store' });
}
