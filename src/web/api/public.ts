// The sealed reports as data: open to everybody, without a key, to be cached by their ETag.

import { z } from '@hono/zod-openapi';
import { refusedFor } from '../../commands/context.ts';
import type { PrintedOverride } from '../../rules/annual-report/overrides.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import type { Figures, ReportTexts } from '../../rules/annual-report/texts.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { publishedEditions } from '../../store/reports/report-editions.ts';
import { organByCode } from '../../store/people/organs.ts';
import { publishedWebsiteEditions } from '../../store/reports/website-report-editions.ts';
import {
  websiteContent,
  type websiteFile,
  websiteSchemaAddress,
} from '../../formats/report-files/website-formats.ts';
import { endpoint, publicRoute, type Route } from './endpoint.ts';
import { cached } from './open-route.ts';
import { organBrief, organCode, typed, year } from './schemas.ts';

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
