// What crawlers read: where they may go, and every public address with its last change.

import type { Context } from 'hono';
import { beijingDay } from '../../rules/beijing-time.ts';
import { columnsOf } from '../../store/columns.ts';
import { publishedAddresses } from '../../store/documents.ts';
import { siteOrgan } from '../../store/organs.ts';
import type { WebContext } from '../context.ts';
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
    'Disallow: /*/shenqing/',
    'Disallow: /*/chaxun/',
    'Disallow: /*/yijian/',
    'Allow: /',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
}

/** The protocol allows 50,000 addresses a file. */
const most = 50_000;
/** Pages that are no content of their own. */
const unlisted = new Set(['/sousuo/', '/xianshi/', '/yangshi/']);

export async function siteMap(context: WebContext, http: Context): Promise<Response> {
  const { db, origin } = context;
  const organ = await siteOrgan(db);
  const columns = organ === undefined ? [] : await columnsOf(db, organ.id);
  const documents = organ === undefined ? [] : await publishedAddresses(db, organ.id, 0, most);
  const fixed = portalRoutes.map(({ path }) => path).filter((path) => !unlisted.has(path));
  const columnPaths = columns.filter(({ link }) => link === null).map(({ path }) => `/${path}/`);
  const lines = [
    ...[...fixed, ...columnPaths].map((path) => `<url><loc>${origin}${path}</loc></url>`),
    ...documents
      .slice(0, most - fixed.length - columnPaths.length)
      .map(
        (document) =>
          `<url><loc>${origin}${addressOfDocument(document)}</loc>` +
          `<lastmod>${beijingDay(document.updated_at)}</lastmod></url>`,
      ),
  ];
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`;
  http.header('Cache-Control', 'no-cache');
  return http.body(xml, 200, { 'Content-Type': 'application/xml; charset=utf-8' });
}
