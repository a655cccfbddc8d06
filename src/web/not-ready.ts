// The answer while the server starts or the database comes back. It looks like the site: its sheet and its mark lie in
// the program and are handed out all the same.

import { hashedFileHeaders } from './compress.ts';
import type { WebContext } from './context.ts';
import { assets } from './portal/assets.ts';
import { barePage } from './portal/bare-page.ts';
import { barePageHeaders } from './unreadable.ts';
import { failurePage } from './portal/failure-page.ts';
import { refusalToProgram } from './program-refusals.ts';
import { securityHeaders } from './security-headers.ts';

export const secondsToWait = '5';

/** @param context once there is a site */
export async function notReady(request: Request, context?: WebContext): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const asset = assets.find(({ address }) => address === pathname);
  if (asset !== undefined) {
    return new Response(asset.content, {
      headers: {
        ...hashedFileHeaders(asset.contentType),
        'X-Content-Type-Options': 'nosniff',
      },
    });
  }
  const headers = { 'Retry-After': secondsToWait };
  const toProgram = refusalToProgram(pathname, 'starting', { headers });
  if (toProgram !== undefined) return toProgram;
  const path = request.method === 'GET' ? pathname + search : undefined;
  const page =
    context === undefined
      ? await barePage('starting', { path })
      : await failurePage(context, 'starting', {
          path,
          cookie: request.headers.get('cookie') ?? undefined,
        });
  return new Response(page.html, {
    status: page.status,
    headers: {
      ...(context === undefined ? {} : securityHeaders(context.origin)),
      ...barePageHeaders,
      'Retry-After': secondsToWait,
    },
  });
}
