// The site as one application: portal, interfaces and back office behind the same headers, the same log
// and the same last word when something fails.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { pino } from 'pino';
import type { ChannelRule } from '../rules/channel-address.ts';
import type { MailSettings } from '../rules/policy/push.ts';
import { isoOf } from '../rules/day.ts';
import { loadCalendar } from '../store/requests/calendar.ts';
import type { Database, Pool } from '../store/database.ts';
import { addViews } from '../store/documents/document-views.ts';
import { addSearches } from '../store/search/hot-words.ts';
import { siteOrgan } from '../store/people/organs.ts';
import { listenForPageChanges } from '../store/database/page-notice.ts';
import { loadDictionary } from '../store/search/search-words.ts';
import type { Secrets } from '../store/database/secrets.ts';
import { createApi } from './api/api.ts';
import { createAttempts } from './attempts.ts';
import { clientAddresses } from './client-address.ts';
import { compressAnswers } from './compress.ts';
import type { WebContext } from './context.ts';
import { createDesk } from './desk.ts';
import { openLogFile } from './log-file.ts';
import { refuseForeignForms } from './foreign-forms.ts';
import { loggedError } from './logged-error.ts';
import { createPageCache } from './page-cache.ts';
import { notReady, secondsToWait } from './not-ready.ts';
import { openHeaders } from './open-to-all.ts';
import { oaiAddress } from './portal/open-data-addresses.ts';
import { withoutToken } from './portal/policies/addresses.ts';
import { failurePage } from './portal/failure-page.ts';
import { createPortal } from './portal/portal.ts';
import { createRate } from './rate.ts';
import { refusalToProgram } from './program-refusals.ts';
import { refusalOfError } from './refusals.ts';
import { createSearchedWords } from './searched-words.ts';
import { createViewCounts } from './view-counts.ts';
import { securityHeaders } from './security-headers.ts';

export interface SiteParts {
  readonly database: {
    readonly db: Database;
    readonly pool: Pool;
    readonly secrets: Secrets;
  };
  readonly context: {
    readonly config: () => {
      readonly dataFolder: string;
      readonly origin: string;
      readonly formOrigins: readonly string[];
      readonly trustedProxies: readonly string[];
      readonly channelRule: ChannelRule;
      readonly mail: MailSettings | undefined;
      readonly clockStartsAt: Temporal.Instant | undefined;
      readonly largestVideo: number;
    };
    readonly clock: () => {
      readonly now: () => Temporal.Instant;
      readonly today: () => Temporal.PlainDate;
    };
  };
  /** The built back office. */
  readonly deskFolder?: string | undefined;
}

export interface RunningSite {
  readonly fetch: (request: Request, env?: unknown) => Response | Promise<Response>;
  /** Answers a page that lies rendered in memory; false when `fetch` has to. */
  readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** The same for a plain request: the whole answer. */
  readonly find: WebContext['pages']['find'];
  /** What becomes of the pages in memory (page-cache.ts). */
  readonly follow: WebContext['pages']['follow'];
  readonly onError: (error: unknown) => void;
  /** Instead of `fetch`, while the database is away. */
  readonly notReady: (request: Request) => Promise<Response>;
  /** Writes what was counted since the last minute. */
  readonly close: () => Promise<void>;
}

/** The site of a running server, everything made from the settings and the database. */
export async function createSite(parts: SiteParts): Promise<RunningSite> {
  const { context, refreshCalendar } = await createWebContext(parts);
  const listener = listenForPageChanges(parts.database.pool, {
    onChange: (topics) => {
      context.pages.invalidate(topics);
      // A notice loaded meanwhile; in between the old calendar serves.
      if (topics.includes('site')) refreshCalendar().catch(context.onError);
    },
    onListening: context.pages.setListening,
  });
  const app = createApp(context, parts.deskFolder);
  setTimeout(loadDictionary, 200).unref();
  const { onError } = context;
  const { answer, find, follow } = context.pages;
  const keepCounts = async (): Promise<void> => {
    await Promise.all([keepSearches(context), keepViews(context)].map((one) => one.catch(onError)));
  };
  const counting = setInterval(() => void keepCounts(), 60_000).unref();
  const close = async (): Promise<void> => {
    clearInterval(counting);
    listener.stop();
    await keepCounts();
  };
  return {
    fetch: app.fetch,
    answer,
    find,
    follow,
    onError,
    notReady: async (request) => await notReady(request, context),
    close,
  };
}

/** The searches of the last minute go to the figures of the day. */
async function keepSearches({ db, clock, searched }: WebContext): Promise<void> {
  const counted = searched.take();
  const organ = counted.size === 0 ? undefined : await siteOrgan(db);
  if (organ !== undefined) await addSearches(db, organ.id, clock.today(), counted);
}

async function keepViews({ db, views }: WebContext): Promise<void> {
  await views.write(async (counted) => await addViews(db, counted));
}

async function createWebContext({
  database,
  context,
}: SiteParts): Promise<{ context: WebContext; refreshCalendar: () => Promise<void> }> {
  const settings = context.config();
  const { dataFolder, origin, formOrigins, trustedProxies, channelRule, clockStartsAt } = settings;
  const { db } = database;
  const clock = context.clock();
  const today = () => isoOf(clock.today());
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    openLogFile(join(dataFolder, 'logs', 'web.log')),
  );
  let calendar = await loadCalendar(db);
  const web: WebContext = {
    db,
    dataFolder,
    origin,
    formOrigins,
    channelRule,
    largestVideo: settings.largestVideo,
    canMail: settings.mail !== undefined,
    clock: { now: clock.now, today },
    get calendar() {
      return calendar;
    },
    secrets: database.secrets,
    isClockSet: clockStartsAt !== undefined,
    pages: createPageCache(today, securityHeaders(origin)),
    searched: createSearchedWords(),
    views: createViewCounts(),
    queryAttempts: createAttempts(10, clock.now),
    submissions: createRate(() => clock.now().epochMilliseconds, 60),
    suggestions: createAttempts(1, clock.now),
    signInAttempts: createAttempts(10, clock.now),
    openCalls: createRate(),
    addressOf: clientAddresses(trustedProxies),
    onRequest: (line) => log.info(line, 'request'),
    onError: (error) => log.error({ err: loggedError(error) }, 'failed'),
  };
  return {
    context: web,
    refreshCalendar: async () => {
      calendar = await loadCalendar(db);
    },
  };
}

/** `deskFolder`: the built back office, where there is one. */
export function createApp(context: WebContext, deskFolder?: string): Hono {
  const app = new Hono();
  app.use(
    logRequests(context),
    compressAnswers(),
    setHeaders(context),
    refuseForeignForms(context, ['/api/', oaiAddress]),
  );
  app.route('/api', createApi(context));
  if (deskFolder !== undefined) app.route('/desk', createDesk(deskFolder));
  app.route('/', createPortal(context));
  app.onError(async (error, http) => await failed(context, error, http));
  return app;
}

async function failed(context: WebContext, error: Error, http: Context): Promise<Response> {
  context.onError(error);
  const { method, path, url } = http.req;
  const refusal = refusalOfError(error);
  const toProgram = refusalToProgram(path, refusal, {
    headers: refusal === 'unavailable' ? { 'Retry-After': secondsToWait } : {},
  });
  if (toProgram !== undefined) return toProgram;
  const page = await failurePage(context, refusal, {
    path: method === 'GET' ? path + new URL(url).search : undefined,
    cookie: http.req.header('cookie'),
  });
  http.header('Cache-Control', 'no-store');
  if (page.status === 503) http.header('Retry-After', secondsToWait);
  return http.html(page.html, page.status);
}

/** Whoever set a header of his own (the back office its policy) keeps it. */
function setHeaders({ origin }: WebContext): MiddlewareHandler {
  const always = securityHeaders(origin);
  return async (http, next) => {
    await next();
    const headers = { ...always, ...openHeaders(http.req.path) };
    for (const [name, value] of Object.entries(headers)) {
      if (!http.res.headers.has(name)) http.res.headers.set(name, value);
    }
  };
}

function logRequests({ onRequest }: WebContext): MiddlewareHandler {
  return async (http, next) => {
    const begun = performance.now();
    await next();
    const milliseconds = Math.round((performance.now() - begun) * 10) / 10;
    const { method, path } = http.req;
    onRequest({ method, path: withoutToken(path), status: http.res.status, milliseconds });
  };
}
