// An annual report as a file, for whoever works on it: what is computed now, marked a draft on every page,
// or an edition that was sealed.

import { z } from '@hono/zod-openapi';
import { computeReport } from '../../commands/reports/compute-report.ts';
import { refusedFor } from '../../commands/context.ts';
import { sealedSheet } from '../../commands/reports/sealed-reports.ts';
import { type ReportFormat, reportFormats } from '../../formats/report-files/formats.ts';
import { reportTitle } from '../../rules/annual-report/laid-report.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { knownYear } from './report.ts';
import { keysOf, organCode, year } from './schemas.ts';

export const getReportFile = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/files/{format}',
  access: 'read-report',
  summary: '下载年度报告：现在算出的草稿（每页标明“草稿”），或者指明的定稿版次',
  params: z.object({ code: organCode, year, format: z.enum(keysOf<ReportFormat>(reportFormats)) }),
  query: z.object({
    /** Absent: the draft. */
    edition: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const reportFileRoutes: readonly Route[] = [
  route(getReportFile, async (call) => {
    const { context, http, params, query } = call;
    const organ = await knownYear(call, params);
    if (!organ.ok) return organ;
    const sheet =
      query.edition === undefined
        ? { report: await computeReport(context, organ.value, params.year) }
        : await sealedSheet(context.db, organ.value.id, params.year, query.edition);
    if (sheet === undefined) return refusedFor('year-unknown', 'edition');
    const { print, mediaType } = reportFormats[params.format];
    const bytes = await print(sheet, context.origin);
    const which = query.edition === undefined ? '（草稿）' : `（第${query.edition}版）`;
    http.header('Content-Type', mediaType);
    http.header(
      'Content-Disposition',
      asDownload(`${reportTitle(sheet.report)}${which}.${params.format}`),
    );
    http.header('Cache-Control', 'no-store');
    return http.body(new Uint8Array(bytes));
  }),
];
