// What is said when a page cannot be made at all: a fault, the database away, a form of another site. It looks like the
// site it belongs to and needs no database: the site is the one that was read last.

import { html } from './html.ts';
import type { WebContext } from '../context.ts';
import { pageInTraditional } from '../../formats/traditional.ts';
import { barePage, type FailureKind, type FailurePage, failures, said } from './bare-page.ts';
import { longDay } from './dates.ts';
import { readMode } from './display-mode.ts';
import { lastSite } from './load-site.ts';
import type { Page, Site } from './page.ts';
import { frame } from './parts/frame.ts';
import { telephone } from './parts/telephone.ts';

/** @param path of what was asked to be read; absent when it was sent or could not be read */
export async function failurePage(
  context: WebContext,
  kind: FailureKind,
  { path, cookie }: { readonly path?: string | undefined; readonly cookie?: string | undefined },
): Promise<FailurePage> {
  const { clock, origin, isClockSet } = context;
  const site = lastSite(context);
  if (site === undefined) return barePage(kind, { path, now: clock.now() });
  const { status } = failures[kind];
  const mode = readMode(cookie);
  const drawn = frame(
    failureOn(site, kind, { path, now: clock.now() }),
    // From a page that tells of a failure a choice of display leads home.
    { site, mode, origin, path: '/', setClock: isClockSet ? longDay(clock.today()) : undefined },
  );
  const text = (await drawn).toString();
  return { status, html: mode.traditional ? await pageInTraditional(text) : text };
}

/** @param now the moment that somebody who asks what happened is to name */
export function failureOn(
  site: Site,
  kind: FailureKind,
  { path, now }: { readonly path?: string | undefined; readonly now?: Temporal.Instant } = {},
): Page {
  const { status, title } = failures[kind];
  const { phone } = site.organ.guide;
  return {
    title,
    status: status === 507 ? 500 : status,
    keep: 'personal',
    isUnlisted: true,
    trail: [{ label: title }],
    body: html`<div class="notice-page">
      ${said(kind, path, now)}
      ${phone === undefined ? '' : html`<p>着急的，可以致电${telephone(phone)}。</p>`}
    </div>`,
  };
}
