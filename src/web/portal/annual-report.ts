// /zfxxgk/zfxxgknb/2022/: the annual report of a year (条例 49, 50; 国办公开办函〔2021〕30号), as sealed.
// Its figures were computed from the records; sealed, they never change, and a later edition stands
// beside the earlier ones with the reason (R26). An unsealed year is no report yet and is not shown.

import { html } from 'hono/html';
import { schemaAddress } from '../../formats/report-files/report-json.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { reportTitle } from '../../rules/annual-report/laid-report.ts';
import { editionsOf } from '../../store/report-editions.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { compareStep } from './addresses.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { notFoundPage } from './error-page.ts';
import type { PageRequest, PageResult } from './page.ts';
import { reportArticle } from './report-article.ts';
import { yearCharts } from './report-charts.ts';
import { reportDownloads } from './report-files.ts';
import { latestReport } from './report-years.ts';

export async function annualReportPage(
  request: PageRequest,
  column: ColumnRow,
  year: number,
): Promise<PageResult> {
  const { context, site } = request;
  const sheet = await latestReport(context.db, site.organ, year);
  if (sheet === undefined) return notFoundPage(request);
  const { report, sealed } = sheet;
  const all = await editionsOf(context.db, site.organ.id);
  const editions = all.filter((e) => e.year === year);
  const hasYearBefore = all.some((e) => e.year === year - 1);
  const latest = editions[0];
  const title = reportTitle(report);
  const sealedAt = latest === undefined ? '' : beijingMinute(latest.sealedAt);
  return {
    keep: 'public',
    title,
    description: `${title}：总体情况、主动公开、依申请公开、行政复议和行政诉讼、问题和改进、其他事项。`,
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: `${year}年` }],
    columnTags: columnTags(site, column),
    articleTags: { title, pubDate: sealedAt, source: site.organ.name },
    body: html`${reportArticle(report)}
      <section class="report-data" aria-labelledby="report-charts">
        <h2 id="report-charts">图表</h2>
        ${yearCharts(report)}
      </section>
      <aside class="report-note" aria-labelledby="report-files">
        <h2 id="report-files">下载</h2>
        ${await reportDownloads(context, column, sheet)}
        <p>
          本报告的各项数据由本机关的公开文件和申请办理记录逐件统计得出，并经表间勾稽核对；第${
            sealed.edition
          }版，${sealedAt}定稿。JSON数据的结构见<a href="${schemaAddress}">JSON Schema</a>。
        </p>
        ${
          hasYearBefore
            ? html`<p>
                <a href="/${column.path}/${compareStep}/?nian=${year}&amp;nian=${year - 1}"
                  >与上一年度比较</a
                >
              </p>`
            : ''
        }
      </aside>`,
  };
}
