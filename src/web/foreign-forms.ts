// Forms that a page of another site sends here in somebody's name (CSRF): an application, a comment, a choice of display
// that the reader never made. The browser says where a form comes from (Origin, Sec-Fetch-Site); programs say nothing and
// come in as before. The exported site may stand under another name than the server that takes its forms: that name is
// the site's own, and others are let in by the operator (GONGKAI_FORM_ORIGINS).

import type { MiddlewareHandler } from 'hono';
import { failurePage } from './portal/failure-page.ts';
import type { WebContext } from './context.ts';

interface Sent {
  readonly origin: string | undefined;
  readonly site: string | undefined;
  /** Under which name the server was asked. */
  readonly host: string | undefined;
}

/** @param allowed the site itself, and whose forms the operator lets in */
export function isForeignForm({ origin, site, host }: Sent, allowed: readonly string[]): boolean {
  // A browser that hides the origin still says whether the page was of another site.
  if (origin === undefined || origin === 'null') return site === 'cross-site';
  if (allowed.includes(origin)) return false;
  // Reached under a second name: then the page and the server bear the same.
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** The back office has a door of its own (api/guard.ts); a harvester may ask by POST and changes nothing. */
export function refuseForeignForms(
  context: WebContext,
  elsewhere: readonly string[],
): MiddlewareHandler {
  const allowed = [context.origin, ...context.formOrigins];
  return async (http, next) => {
    const { method, path } = http.req;
    const isForm = method === 'POST' && !elsewhere.some((start) => path.startsWith(start));
    const header = (name: string): string | undefined => http.req.header(name);
    const sent = {
      origin: header('origin'),
      site: header('sec-fetch-site'),
      host: header('host') ?? new URL(http.req.url).host,
    };
    if (!isForm || !isForeignForm(sent, allowed)) return await next();
    const page = await failurePage(context, 'foreign-form', { cookie: header('cookie') });
    http.header('Cache-Control', 'no-store');
    return http.html(page.html, page.status);
  };
}
