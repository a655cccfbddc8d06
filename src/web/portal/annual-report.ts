// /zfxxgk/zfxxgknb/2022/, of an organ below /zfxxgk/zfxxgknb/kfq-scj/2022/: the annual report of a year (条例 49, 50; 国办公开办函〔2021〕30号), as sealed. An organ's own folder (/jg/kfq-scj/…) has it too, and names the
// address under the site's column as the one.
// Its figures were computed from the records; sealed, they never change, and a later edition stands
// beside the earlier ones with the reason (R26). An unsealed year is no report yet and is not shown.

import { html } from './html.ts';
import { reportDifference, type ReportDifference } from '../../rules/annual-report/difference.ts';
import { cellName } from '../../rules/annual-report/cell-names.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { reportFormatKeys, reportFormats } from '../../formats/report-files/formats.ts';
import { schemaAddress } from '../../formats/report-files/report-json.ts';
import { reportTitle } from '../../rules/annual-report/laid-report.ts';
import {
  type Edition,
  editionsOf,
  publishedEditions,
} from '../../store/reports/report-editions.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { columnOfKind, compareStep } from './addresses.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { notFoundPage } from './error-page.ts';
import type { PageRequest, PageResult } from './page.ts';
import { reportArticle } from './report-article.ts';
import { yearCharts } from './report-charts.ts';
import { fileAddress, reportAddress, reportDownloads } from './report-files.ts';
import { latestReport, reportingOrgan } from './report-years.ts';

export async function annualReportPage(
  request: PageRequest,
  {
    column,
    year,
    edition,
    organ: below,
  }: {
    column: ColumnRow;
    year: number;
    edition?: number | undefined;
    organ?: string | undefined;
  },
): Promise<PageResult> {
  const { context, site } = request;
  const organ = await reportingOrgan(context.db, site.organ, below);
  if (organ === undefined) return notFoundPage(request);
  const published = await publishedEditions(context.db, organ.id, year);
  const address = (at: number | string): string => reportAddress(column, at, below);
  const at = edition === undefined ? 0 : published.findIndex((one) => one.edition === edition);
  const shown = published[at];
  if (shown === undefined) return notFoundPage(request);
  const { report } = shown;
  const all = await editionsOf(context.db, organ.id);
  const editions = all.filter((one) => one.year === year && one.publishedAt !== null);
  const hasYearBefore = all.some((one) => one.year === year - 1 && one.publishedAt !== null);
  const sheet = await latestReport(context.db, site.organ, year, organ.code);
  const own = editions.find((one) => one.edition === shown.edition);
  const before = published[at + 1];
  const title = reportTitle(report);
  const sealedAt = own === undefined ? '' : beijingMinute(own.sealedAt);
  const isLatest = at === 0;
  const canonical = reportAddress(
    columnOfKind(site.main.columns, 'reports') ?? column,
    isLatest ? year : `${year}-${shown.edition}`,
    organ.id === site.main.organ.id ? undefined : organ.code,
  );
  return {
    keep: 'public',
    topics: ['reports'],
    title: isLatest ? title : `${title}（第${shown.edition}版）`,
    section: sectionOf(site, column),
    trail: [
      ...trailTo(site, column, true),
      { label: below === undefined ? `${year}年` : `${organ.short_name}${year}年` },
    ],
    columnTags: columnTags(site, column),
    canonical,
    jsonLd: jsonLd({
      report,
      organ: organ.name,
      edition: shown.edition,
      publishedAt: own?.publishedAt ?? undefined,
      sealedAt: own?.sealedAt,
      url: context.origin + canonical,
      files:
        isLatest && sheet !== undefined
          ? reportFormatKeys.map((format) => ({
              url: context.origin + fileAddress(column, report, format, below),
              type: reportFormats[format].mediaType,
            }))
          : [],
    }),
    articleTags: {
      title,
      pubDate: sealedAt,
      source: organ.name,
      keywords: `政府信息公开,年度报告,${year}年`,
      author: organ.name,
      description: saidOf(title),
      ...(own?.publishedAt
        ? { times: { published: own.publishedAt, modified: own.publishedAt } }
        : {}),
    },
    body: html`${
        isLatest
          ? ''
          : html`<p class="notice">
              这是第${shown.edition}版，已经更正。
              <a href="${address(year)}">查看现行的第${published[0]?.edition}版</a>
            </p>`
      }
      <p class="report-ways no-print">
        <a href="#report-files">下载和说明</a>　<a href="#report-charts">图表</a>
      </p>
      ${reportArticle(report)}
      <section class="report-data" aria-labelledby="report-charts">
        <h2 id="report-charts">图表</h2>
        ${yearCharts(report)}
      </section>
      <aside class="report-note" aria-labelledby="report-files">
        <h2 id="report-files">下载</h2>
        ${sheet === undefined || !isLatest ? '' : await reportDownloads(context, column, sheet, below)}
        <p>
          本报告的各项数据由本机关的公开文件和申请办理记录逐件统计得出，并经表间勾稽核对；第${
            shown.edition
          }版，${sealedAt}定稿。JSON数据的结构见<a href="${schemaAddress}">JSON Schema</a>。
        </p>
        ${own === undefined ? '' : reasonsOf(own)} ${overridesNote(report)}
        ${before === undefined ? '' : differenceNote(reportDifference(before.report, report), before.edition)}
        ${editions.length > 1 ? editionList(address, year, editions) : ''}
        ${
          hasYearBefore
            ? html`<p>
                <a
                  href="/${column.path}/${compareStep}/?nian=${year}&amp;nian=${year - 1}${
                    below === undefined ? '' : `&jiguan=${below}`
                  }"
                  >与上一年度比较</a
                >
              </p>`
            : ''
        }
      </aside>`,
  };
}

type Html = ReturnType<typeof html>;

function reasonsOf({ correctionReason, overrideReason, sealedBy }: Edition): Html {
  return html`${correctionReason === null ? '' : html`<p>更正的理由：${correctionReason}</p>`}
  ${
    overrideReason === null
      ? ''
      : html`<p>勾稽核对有不成立之处，${sealedBy ?? '签发人'}签发时说明：${overrideReason}</p>`
  }`;
}

/** Both values stand for ever (条例 50). */
function overridesNote({ overrides = [] }: AnnualReport): Html | '' {
  if (overrides.length === 0) return '';
  return html`<h2>改用的数字</h2>
    <ul>
      ${overrides.map(
        ({ cell, computed, printed, reason, by, on }) =>
          html`<li>
            ${cellName(cell)}：由记录算出${computed}，印作${printed}。理由：${reason}（${by}，${on}）
          </li>`,
      )}
    </ul>`;
}

function differenceNote({ cells, texts }: ReportDifference, before: number): Html {
  return html`<h2>与第${before}版的不同</h2>
    ${
      cells.length === 0
        ? ''
        : html`<ul>
            ${cells.map(
              ({ name, before: was, after }) =>
                html`<li>${name}：${was ?? '空'}改为${after ?? '空'}</li>`,
            )}
          </ul>`
    }
    ${texts.map(
      ({ part, before: gone, after }) =>
        html`<h3>${part}</h3>
          ${gone.map((line) => html`<p><del>${line}</del></p>`)}
          ${after.map((line) => html`<p><ins>${line}</ins></p>`)}`,
    )}`;
}

function editionList(
  address: (at: number | string) => string,
  year: number,
  editions: readonly Edition[],
): Html {
  return html`<h2>各版</h2>
    <ul>
      ${editions.map(
        ({ edition, sealedAt }, n) =>
          html`<li>
            <a href="${address(n === 0 ? year : `${year}-${edition}`)}">第${edition}版</a
            >，${beijingMinute(sealedAt)}定稿
          </li>`,
      )}
    </ul>`;
}

interface Told {
  readonly report: AnnualReport;
  readonly organ: string;
  readonly edition: number;
  readonly publishedAt: Temporal.Instant | undefined;
  readonly sealedAt: Temporal.Instant | undefined;
  readonly url: string;
  readonly files: readonly { readonly url: string; readonly type: string }[];
}

/** For machines: whose report, of which year, in which edition, and where its figures are as data. */
function jsonLd({ report, organ, edition, publishedAt, sealedAt, url, files }: Told): unknown {
  const name = reportTitle(report);
  const by = { '@type': 'GovernmentOrganization', name: organ };
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    name,
    headline: name,
    description: saidOf(name),
    url,
    inLanguage: 'zh-CN',
    temporalCoverage: String(report.year),
    version: String(edition),
    ...(publishedAt === undefined ? {} : { datePublished: publishedAt.toString() }),
    ...(sealedAt === undefined ? {} : { dateModified: sealedAt.toString() }),
    author: by,
    publisher: by,
    ...(files.length === 0
      ? {}
      : {
          encoding: files.map((file) => ({
            '@type': 'MediaObject',
            contentUrl: file.url,
            encodingFormat: file.type,
          })),
        }),
  };
}

function saidOf(title: string): string {
  return `${title}：总体情况、主动公开、依申请公开、行政复议和行政诉讼、问题和改进、其他事项。`;
}
