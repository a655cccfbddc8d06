// What the portal publishes, as data: open to everybody, without a key, to be cached by its ETag.

import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import type { PrintedOverride } from '../../rules/annual-report/overrides.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import type { Figures, ReportTexts } from '../../rules/annual-report/texts.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { documentAddress } from '../../rules/document-address.ts';
import { columnsOf, columnWithDescendants } from '../../store/columns.ts';
import { listDocuments, type ListedDocument, totalOf, yearsOf } from '../../store/documents.ts';
import { publishedEditions } from '../../store/report-editions.ts';
import { organByCode } from '../../store/organs.ts';
import { publishedWebsiteEditions } from '../../store/website-report-editions.ts';
import {
  websiteContent,
  type websiteFile,
  websiteSchemaAddress,
} from '../../formats/report-files/website-formats.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { type ApiContext, endpoint, publicRoute, type Route } from './endpoint.ts';
import { dayOut, id, offsetOf, organBrief, organCode, page, text, typed, year } from './schemas.ts';

const publicDocument = z
  .object({
    id,
    title: z.string(),
    kind: z.string(),
    documentNumber: z.string().nullable(),
    issuers: z.array(z.string()),
    publisher: z.string(),
    madeOn: dayOut.nullable(),
    publishedOn: dayOut,
    effectiveFrom: dayOut.nullable(),
    effectiveTo: dayOut.nullable(),
    repealedOn: dayOut.nullable(),
    amendedOn: dayOut.nullable(),
    summary: z.string().nullable(),
    column: z.string(),
    url: z.string(),
  })
  .openapi('PublicDocument');

export const getPublicDocuments = endpoint({
  method: 'get',
  path: '/public/organs/{code}/documents',
  access: 'public',
  summary: '已公开的文件，由近及远',
  params: z.object({ code: organCode }),
  query: z.object({
    /** Path of a column; the columns below it are included. */
    column: text(300).optional(),
    year: year.optional(),
    ...page,
  }),
  reply: z.object({ items: z.array(publicDocument), total: z.number().int() }),
});

export const getPublicReport = endpoint({
  method: 'get',
  path: '/public/organs/{code}/annual-reports/{year}',
  access: 'public',
  summary: '已定稿的年度报告：三张表的数据和文字',
  params: z.object({ code: organCode, year }),
  reply: z
    .object({
      organ: organBrief,
      year: z.number().int(),
      tables: typed<ReportTables>('object', '表二、表三、表四'),
      figures: typed<Figures>('object', '每个数字的名称和值'),
      texts: typed<ReportTexts>('object', '文字部分').nullable(),
      overrides: typed<readonly PrintedOverride[]>('array', '改用的数字：算出的、改用的和理由'),
    })
    .openapi('PublicAnnualReport'),
});

export const getPublicWebsiteReport = endpoint({
  method: 'get',
  path: '/public/organs/{code}/website-reports/{year}',
  access: 'public',
  summary: '已公布的政府网站工作年度报表',
  params: z.object({ code: organCode, year }),
  reply: typed<z.infer<typeof websiteFile>>('object', `结构见 ${websiteSchemaAddress}`),
});

export const publicRoutes: readonly Route[] = [
  publicRoute(getPublicDocuments, async ({ context, http, params, query }) => {
    const columns = await publicColumns(context, params.code, query.column);
    if (!columns.ok) return columns;
    const filter = { columnIds: columns.value.map(({ id }) => id), year: query.year };
    const total = totalOf(await yearsOf(context.db, filter.columnIds), filter.year);
    const rows = await listDocuments(context.db, { ...filter, ...offsetOf(query) });
    return cached(http, { items: rows.map((row) => publicOf(context, row)), total });
  }),

  publicRoute(getPublicReport, async ({ context, http, params }) => {
    const organ = await organByCode(context.db, params.code);
    if (organ === undefined) return refusedFor('organ-unknown', 'code');
    const [latest] = await publishedEditions(context.db, organ.id, params.year);
    const report = latest?.report;
    if (report === undefined) return refusedFor('year-unknown', 'year');
    const { organ: brief, year, tables, figures, texts = null, overrides = [] } = report;
    return cached(http, { organ: brief, year, tables, figures, texts, overrides });
  }),

  publicRoute(getPublicWebsiteReport, async ({ context, http, params }) => {
    const organ = await organByCode(context.db, params.code);
    if (organ === undefined) return refusedFor('organ-unknown', 'code');
    const [latest] = await publishedWebsiteEditions(context.db, organ.id, params.year);
    if (latest === undefined) return refusedFor('year-unknown', 'year');
    const { report, edition, sealedAt } = latest;
    const sealed = { edition, on: beijingDay(sealedAt) };
    return cached(http, websiteContent({ report, sealed }, context.origin));
  }),
];

async function publicColumns(
  { db }: ApiContext,
  code: string,
  path: string | undefined,
): Promise<Result<readonly ColumnRow[]>> {
  const organ = await organByCode(db, code);
  if (organ === undefined) return refusedFor('organ-unknown', 'code');
  const all = await columnsOf(db, organ.id);
  if (path === undefined) return done(all);
  const column = all.find((column) => column.path === path);
  return column === undefined
    ? refusedFor('column-unknown', 'column')
    : done(columnWithDescendants(all, column));
}

function publicOf({ origin }: ApiContext, row: ListedDocument): z.input<typeof publicDocument> {
  const publishedOn = beijingDay(row.published_at);
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    documentNumber: row.document_number,
    issuers: row.issuers,
    publisher: row.publisher,
    madeOn: row.made_on,
    publishedOn,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    amendedOn: row.amended_on,
    summary: row.summary,
    column: row.home_path,
    url: `${origin}${documentAddress(row.home_path, publishedOn, row.id)}`,
  };
}

/** 304 to whoever has the same already. */
function cached(http: Context, value: object): Response {
  const text = JSON.stringify(value);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  http.header('ETag', etag);
  // Pages of others may read it: there is nothing in it that is not public, and no cookie is asked.
  http.header('Access-Control-Allow-Origin', '*');
  http.header('Cross-Origin-Resource-Policy', 'cross-origin');
  http.header('Cache-Control', 'public, no-cache');
  const known = (http.req.header('if-none-match') ?? '').split(/\s*,\s*/);
  if (known.some((tag) => tag.replace(/^W\//, '') === etag)) return http.body(null, 304);
  http.header('Content-Type', 'application/json; charset=UTF-8');
  return http.body(text);
}
