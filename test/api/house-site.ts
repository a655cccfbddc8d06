// The portal of a test house beside its API: what readers see of what its staff did.

import type { Hono } from 'hono';
import { createAttempts } from '../../src/web/attempts.ts';
import { createRate } from '../../src/web/rate.ts';
import { createPageCache } from '../../src/web/page-cache.ts';
import { createSearchedWords } from '../../src/web/searched-words.ts';
import { createViewCounts } from '../../src/web/view-counts.ts';
import { securityHeaders } from '../../src/web/security-headers.ts';
import { createApp } from '../../src/web/server.ts';
import type { House } from './house.ts';

/** @param folder the built desk, where there is one */
export function siteOfHouse({ context }: House, origin: string, folder?: string): Hono {
  const { today, now } = context.clock;
  const site = {
    ...context,
    origin,
    formOrigins: [],
    pages: createPageCache(today, securityHeaders(origin)),
    searched: createSearchedWords(),
    views: createViewCounts(),
    queryAttempts: createAttempts(10, now),
    submissions: createRate(Date.now, 60),
    suggestions: createAttempts(1, now),
    onRequest: () => undefined,
  };
  return createApp(site, folder);
}
