// What crawlers read: where they may go, and every public address with its last change.

import { xmlText } from '../../formats/feeds/xml-text.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { organOfPath } from '../../rules/disclosure-columns.ts';
import { columnsOf, lastPublishedEverywhere } from '../../store/documents/columns.ts';
import type { Database } from '../../store/database.ts';
import { publishedAddresses } from '../../store/documents/documents.ts';
import { type MapPart, mapParts } from '../../store/documents/feed-documents.ts';
import { publishedItemIds } from '../../store/policies/policy-items.ts';
import { organSubtree, siteOrgan } from '../../store/people/organs.ts';
import type { OrganRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import type { MachineFile } from './page.ts';
import { contactAddress, keptAddress, organAddress } from './addresses.ts';
import { itemAddress, matchAddress, servedPolicies } from './policies/addresses.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { portalRoutes } from './routes.ts';

/** Columns and documents are open; questions and personal pages are not to be crawled. */
export function robots(origin: string): string {
  return [
    'User-agent: *',
    'Disallow: /sousuo/',
    'Disallow: /xianshi/',
    'Disallow: /yulan/',
    'Disallow: /desk/',
    'Disallow: /api/',
    'Disallow: /kaifang/shuju/',
    'Disallow: /oai',
    ...servedPolicies.filter((path) => path !== matchAddress).map((path) => `Disallow: ${path}`),
    'Disallow: /*/shenqing/',
    'Disallow: /*/chaxun/',
    'Disallow: /*/yijian/',
    'Allow: /',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
}

/** The protocol allows 50,000 addresses a file. */
const mostAddresses = 50_000;
/** Fewer of documents, so that a publication changes a short file; the protocol allows 50,000 files as well. */
export const mapPartSize = 10_000;
/** Pages that are no content of their own. */
const unlisted = new Set(['/sousuo/', '/xianshi/', '/yangshi/', keptAddress]);

/**
 * `/sitemap.xml`: everything, or, where that is more than one file may hold, the list of the files; `part` is one
 * of them: 0 the pages, then the documents by their number.
 */
export async function siteMap(
  { db, origin }: Pick<WebContext, 'db' | 'origin'>,
  part?: number,
  size = mapPartSize,
): Promise<MachineFile | undefined> {
  const parts = await mapParts(db, size);
  const documents = async ({ part: n }: MapPart): Promise<readonly string[]> =>
    (await publishedAddresses(db, (n - 1) * size - 1, size * n)).map((document) =>
      urlOf(origin + addressOfDocument(document), beijingDay(document.changed_at)),
    );
  const pagesOf = async (): Promise<readonly string[]> =>
    await mappedPages(db, origin, await siteOrgan(db));
  if (part === 0) return file(urlSet(await pagesOf()));
  if (part !== undefined) {
    const one = parts.find((each) => each.part === part);
    return one === undefined ? undefined : file(urlSet(await documents(one)));
  }
  const [only, second] = parts;
  const pages = await pagesOf();
  const all = second === undefined && only !== undefined ? await documents(only) : [];
  if (second === undefined && pages.length + all.length <= mostAddresses) {
    return file(urlSet([...pages, ...all]));
  }
  const files = [{ n: 0 }, ...parts.map(({ part: n, changedAt }) => ({ n, changedAt }))];
  return file(siteMapIndex(origin, files));
}

function file(text: string): MachineFile {
  return { text, topics: ['documents', 'policies'] };
}

async function mappedPages(
  db: Database,
  origin: string,
  organ: OrganRow | undefined,
): Promise<readonly string[]> {
  if (organ === undefined) return [];
  const fixed = portalRoutes.map(({ path }) => path).filter((path) => !unlisted.has(path));
  const below = (await organSubtree(db, organ.id)).filter(
    (one) => one.id !== organ.id && one.kind !== 'internal',
  );
  const last = await lastPublishedEverywhere(db);
  const columns = (await columnsOf(db, organ.id)).filter(({ link }) => link === null);
  const own = [
    ...[...fixed, matchAddress, contactAddress].map((path) => urlOf(origin + path)),
    ...(await publishedItemIds(db)).map((id) => urlOf(origin + itemAddress(id))),
    ...columns.map(({ path }) => columnUrl(origin, path, last.get(path))),
    ...below.map((one) => urlOf(origin + organAddress(one))),
  ];
  // Of organs below only the columns in which something stands: their trees are all alike.
  const more = [...last]
    .filter(([path]) => organOfPath(path) !== undefined)
    .map(([path, at]) => columnUrl(origin, path, at));
  return own.length + more.length <= mostAddresses ? [...own, ...more] : own;
}

function columnUrl(origin: string, path: string, at: Temporal.Instant | undefined): string {
  return urlOf(`${origin}/${path}/`, at && beijingDay(at));
}

function urlOf(address: string, changedOn?: string): string {
  const lastmod = changedOn === undefined ? '' : `<lastmod>${changedOn}</lastmod>`;
  return `<url><loc>${xmlText(address)}</loc>${lastmod}</url>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function urlSet(urls: readonly string[]): string {
  return `${declaration}\n<urlset ${namespace}>\n${urls.join('\n')}\n</urlset>\n`;
}

function siteMapIndex(
  origin: string,
  files: readonly { readonly n: number; readonly changedAt?: Temporal.Instant }[],
): string {
  const lines = files.map(({ n, changedAt }) => {
    const lastmod = changedAt === undefined ? '' : `<lastmod>${beijingDay(changedAt)}</lastmod>`;
    return `<sitemap><loc>${xmlText(`${origin}/sitemap-${n}.xml`)}</loc>${lastmod}</sitemap>`;
  });
  return `${declaration}\n<sitemapindex ${namespace}>\n${lines.join('\n')}\n</sitemapindex>\n`;
}
