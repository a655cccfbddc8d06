// The portal as an application: fixed pages, what stands below the columns, files; and the way from a
// page to an answer: frame, memory, conditional requests.

import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { feedFormats } from '../../formats/feeds/feed.ts';
import { pageInTraditional } from '../../formats/traditional.ts';
import { classCodesAddress, classCodesFile } from '../../formats/open-data/class-codes-file.ts';
import {
  documentSchemaAddress,
  documentSchemaText,
  tombstoneSchemaAddress,
  tombstoneSchemaText,
} from '../../formats/open-data/open-document.ts';
import { reportSchema, schemaAddress } from '../../formats/report-files/report-json.ts';
import { websiteSchema, websiteSchemaAddress } from '../../formats/report-files/website-formats.ts';
import { type Compressed, compressed, sendHashedFile } from '../compress.ts';
import type { WebContext } from '../context.ts';
import { matches } from '../etag.ts';
import { openHeaders } from '../open-to-all.ts';
import { refusalToProgram, refusedIn } from '../program-refusals.ts';
import { chooseEncoding, pageKey, type StoredPage } from '../page-memory.ts';
import { aboutPage, leaveSitePage } from './about.ts';
import { aboutAddress, auditAddress, leavingRoute } from './addresses.ts';
import { assets, oldIcon } from './assets.ts';
import { auditPage } from './audit-page.ts';
import { sendAttachment, showPdf } from './attachments.ts';
import { longDay } from './dates.ts';
import { displayPath, readMode } from './display-mode.ts';
import { notFoundPage, tooLargePage } from './error-page.ts';
import { barePage } from './bare-page.ts';
import { feedAt } from './feed-addresses.ts';
import { feedText } from './feeds.ts';
import { robots, siteMap } from './machine-files.ts';
import { harvest } from './oai.ts';
import { oaiAddress, openDataFolder } from './open-data-addresses.ts';
import { openDataFile } from './open-data-files.ts';
import { movedFrom } from './old-addresses.ts';
import type { MachineFile, Page, PageRequest, PageResult } from './page.ts';
import { frame } from './parts/frame.ts';
import { loadSite } from './load-site.ts';
import { placePage } from './place-page.ts';
import { firmPage } from './policies/firm-page.ts';
import { firmAddress, policiesAddress } from './policies/addresses.ts';
import { policyFeed } from './policies/feed.ts';
import { feedFormatOf, policyFeedRoute, policyPlace } from './policies/policy-places.ts';
import { policyListFile, policyListRoute } from './policy-list-file.ts';
import { previewRoute, sendPreview } from './preview.ts';
import { goneFilePage } from './gone-file.ts';
import { sendEdition } from './report-files.ts';
import { portalRoutes } from './routes.ts';
import { onlyRead, otherMethod, posted } from './taken-methods.ts';
import { statisticsCsv, statisticsFile } from './statistics.ts';
import { searchFeed, searchFeedRoute } from './search-feed.ts';
import { suggestionsAddress } from './suggestions-address.ts';
import { documentViews } from './views.ts';
import { viewsRoute } from './views-address.ts';
import { typingSuggestions } from './typing-suggestions.ts';
import { mostTogether } from './uploads.ts';

type MakePage = (request: PageRequest) => Promise<PageResult> | PageResult;

/** Of a harvester, which may post it: longer than any with all its parameters. */
const longestQuestion = 8192; // bytes

/** Of Brotli: every reader waits for them, they are made once. */
const assetQuality = 11;

export function createPortal(context: WebContext): Hono {
  const portal = new Hono();
  for (const { address, contentType, content } of assets) {
    let bodies: Promise<Compressed> | undefined;
    portal.get(address, async (http) => {
      bodies ??= compressed(Buffer.from(content, 'utf8'), assetQuality);
      return sendHashedFile(http, contentType, await bodies);
    });
  }
  const { address: iconAddress, headers: iconHeaders, content: drawnIcon } = oldIcon;
  portal.get(iconAddress, (http) => http.body(drawnIcon, 200, iconHeaders));
  portal.get('/robots.txt', (http) => http.text(robots(context.origin)));
  portal.get('/:file{sitemap(?:-(?:0|[1-9]\\d{0,4}))?\\.xml}', async (http) => {
    const n = /-(\d+)\./.exec(http.req.path)?.[1];
    return (
      (await machineFile(context, http, 'application/xml; charset=utf-8', async () =>
        siteMap(context, n === undefined ? undefined : Number(n)),
      )) ?? (await answer(context, http, notFoundPage))
    );
  });
  portal.get('/:file{feed(?:/.+)?\\.(?:xml|atom|json)}', async (http) => {
    const asked = feedAt(http.req.path);
    const made =
      asked &&
      (await machineFile(
        context,
        http,
        `${feedFormats[asked.format].mediaType}; charset=utf-8`,
        () => feedText(context, asked),
      ));
    return made ?? (await answer(context, http, notFoundPage));
  });
  portal.get(suggestionsAddress, async (http) => {
    const site = await loadSite(context, http.req.path);
    return site === undefined
      ? await answer(context, http, notFoundPage)
      : await typingSuggestions({ context, http, site });
  });
  portal.get(searchFeedRoute, async (http) => {
    const site = await loadSite(context, http.req.path);
    return (
      (site && (await searchFeed({ context, http, site }))) ??
      (await answer(context, http, notFoundPage))
    );
  });
  const schemas = [
    [schemaAddress, reportSchema],
    [websiteSchemaAddress, websiteSchema],
    [documentSchemaAddress, documentSchemaText],
    [tombstoneSchemaAddress, tombstoneSchemaText],
  ] as const;
  for (const [address, schema] of schemas) {
    portal.get(address, (http) =>
      http.body(schema(context.origin), 200, {
        'Content-Type': 'application/schema+json; charset=utf-8',
        'Cache-Control': 'public, no-cache',
      }),
    );
  }
  portal.get(classCodesAddress, (http) =>
    sendEdition(http, Buffer.from(classCodesFile()), '分类代码表.csv', 'text/csv; charset=utf-8'),
  );
  portal.get(
    `${openDataFolder}:name`,
    async (http) =>
      (await openDataFile(context, http)) ?? (await answer(context, http, notFoundPage)),
  );
  portal.post(
    oaiAddress,
    bodyLimit({
      maxSize: longestQuestion,
      onError: () => refusedIn('xml', 'too-large'),
    }),
  );
  portal.on(['GET', 'POST'], oaiAddress, async (http) => await harvest(context, http));
  portal.on(
    ['GET', 'POST'],
    viewsRoute,
    async (http) =>
      (await documentViews(context, http)) ?? (await answer(context, http, notFoundPage)),
  );
  portal.get(
    '/fujian/:document/:sha256/:name',
    async (http) =>
      (await sendAttachment(context, http)) ?? (await answer(context, http, goneFilePage)),
  );
  portal.get(
    '/fujian-yulan/:document/:sha256/:name',
    async (http) => (await showPdf(context, http)) ?? (await answer(context, http, goneFilePage)),
  );
  portal.get(policyFeedRoute, async (http) => {
    const format = feedFormatOf(http.req.path);
    const made =
      format &&
      (await machineFile(context, http, `${feedFormats[format].mediaType}; charset=utf-8`, () =>
        policyFeed(context, format),
      ));
    return made ?? (await answer(context, http, notFoundPage));
  });
  portal.get(policyListRoute, async (http) => await answer(context, http, policyListFile));
  portal.get(previewRoute, async (http) => {
    const site = await loadSite(context, http.req.path);
    return (
      (site && (await sendPreview(context, http, site))) ??
      (await answer(context, http, notFoundPage))
    );
  });
  portal.get(aboutAddress, async (http) => await answer(context, http, aboutPage));
  portal.get(leavingRoute, async (http) => await answer(context, http, leaveSitePage));
  portal.get(statisticsFile, async (http) => await answer(context, http, statisticsCsv));
  for (const { path, page } of portalRoutes) {
    portal.get(path, async (http) => await answer(context, http, page));
    if (path !== '/') portal.get(path.slice(0, -1), (http) => http.redirect(path, 301));
  }
  // Below the columns: reading, and the two forms that are posted.
  portal.post(
    '*',
    bodyLimit({
      maxSize: mostTogether + 512 * 1024,
      onError: async (http) => await answer(context, http, tooLargePage),
    }),
  );
  portal.on(['GET', 'POST'], firmAddress, async (http) => await answer(context, http, firmPage));
  portal.on(
    ['GET', 'POST'],
    [policiesAddress, `${policiesAddress}*`],
    async (http) => await answer(context, http, (request) => posted(policyPlace, request)),
  );
  portal.post(auditAddress, async (http) => await answer(context, http, auditPage));
  for (const { path } of portal.routes.filter(({ method }) => method === 'GET')) {
    portal.post(path, async (http) => await answer(context, http, onlyRead));
  }
  portal.on(
    ['GET', 'POST'],
    '*',
    async (http) => await answer(context, http, (request) => posted(placePage, request)),
  );
  portal.all('*', async (http) => {
    const site = await loadSite(context, http.req.path);
    return await otherMethod(context, http, site?.columns ?? []);
  });
  return portal;
}

async function answer(context: WebContext, http: Context, make: MakePage): Promise<Response> {
  const begun = context.pages.begin();
  const site = await loadSite(context, http.req.path);
  if (site === undefined) {
    const page = await barePage('no-organ', { now: context.clock.now() });
    return http.html(page.html, page.status);
  }
  const cookie = http.req.header('cookie');
  const request = { context, http, site, mode: readMode(cookie), path: http.req.path };
  const result = await make(request);
  if (result instanceof Response) return result;
  if (result.status === 404) {
    const moved = await movedFrom(request);
    if (moved !== undefined) return moved;
    const toProgram = refusalToProgram(request.path, 'no-such-address');
    if (toProgram !== undefined) return toProgram;
  }
  const asWritten = http.req.method === 'POST';
  const drawn = (
    await frame(result, {
      ...request,
      origin: context.origin,
      setClock: context.isClockSet ? longDay(context.clock.today()) : undefined,
      asWritten,
      back: wayBack(request.path, http, result),
    })
  ).toString();
  const text = request.mode.traditional && !asWritten ? await pageInTraditional(drawn) : drawn;
  const status = result.status ?? 200;
  const hasQuery = http.req.url.includes('?');
  for (const [name, value] of Object.entries(result.headers ?? {})) http.header(name, value);
  if (result.keep !== 'public' || status !== 200 || hasQuery || http.req.method === 'POST') {
    http.header('Cache-Control', result.keep === 'personal' ? 'no-store' : 'no-cache');
    http.header('Vary', 'Cookie');
    return http.html(text, status);
  }
  const key = pageKey(request.path, cookie);
  const page = {
    contentType: 'text/html; charset=utf-8',
    body: text,
    topics: result.topics,
    headers: result.headers,
  };
  return send(http, await context.pages.keep(key, begun, page));
}

/** A search is still the same search in larger letters. */
function wayBack(path: string, http: Context, { keep, status = 200 }: Page): string {
  const isAnswer = keep === 'fresh' && status === 200 && http.req.method === 'GET';
  if (!isAnswer || path === displayPath) return path;
  const { search } = new URL(http.req.url);
  return path + search.replaceAll(/[^\w.~%&=+*!?-]/g, encodeURIComponent);
}

/** What programs read, kept in memory like a page. */
async function machineFile(
  { pages }: WebContext,
  http: Context,
  contentType: string,
  make: () => Promise<MachineFile | undefined>,
): Promise<Response | undefined> {
  const begun = pages.begin();
  const made = await make();
  if (made === undefined) return undefined;
  const { text, topics } = made;
  if (http.req.url.includes('?')) {
    return http.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-cache' });
  }
  const key = pageKey(http.req.path, http.req.header('cookie'));
  // Kept with it: from memory it is answered before anything else is asked.
  const headers = openHeaders(http.req.path);
  return send(http, await pages.keep(key, begun, { contentType, body: text, topics, headers }));
}

function send(http: Context, page: StoredPage): Response {
  const encoding = chooseEncoding(http.req.header('accept-encoding'));
  const headers = page.headers[encoding];
  if (matches(http.req.header('if-none-match'), headers['ETag'])) {
    return http.body(null, 304, { ...headers });
  }
  return http.body(new Uint8Array(page.bodies[encoding]), 200, { ...headers });
}
