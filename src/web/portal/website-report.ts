// /zfxxgk/zfxxgknb/wangzhan/2022/: the website's yearly work report of a year, as sealed (国办函〔2018〕12号); its files; and
// all years. A later edition stands beside the earlier ones with its reason.

import { html } from './html.ts';
import { printableWebsiteReport } from '../../commands/reports/report-files.ts';
import { type ReportFormat, reportFormatKeys } from '../../formats/report-files/formats.ts';
import {
  websiteFormats,
  websiteSchemaAddress,
} from '../../formats/report-files/website-formats.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { websiteDifference } from '../../rules/website-report/difference.ts';
import {
  nameOfField,
  websiteReportBasis,
  websiteReportTitle,
} from '../../rules/website-report/form.ts';
import { laidWebsiteReport } from '../../rules/website-report/laid.ts';
import { overridesIn, type WebsiteReport } from '../../rules/website-report/report.ts';
import { listDocuments } from '../../store/documents/documents.ts';
import type { ColumnRow } from '../../store/tables.ts';
import {
  publishedWebsiteEditions,
  type WebsiteEdition,
} from '../../store/reports/website-report-editions.ts';
import type { WebContext } from '../context.ts';
import { websiteStep } from './addresses.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { notFoundPage } from './error-page.ts';
import type { Html, PageRequest, PageResult } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { yearArchive } from './parts/year-archive.ts';
import { laidArticle } from './report-article.ts';
import { downloadList, editionFile, fileSizes, sendEdition } from './report-files.ts';
import {
  publicWebsiteYears,
  reportDocuments,
  websiteArchive,
  websiteHeading,
  websiteReportAddress,
} from './website-report-years.ts';

export async function websiteReportsPage(
  request: PageRequest,
  column: ColumnRow,
): Promise<PageResult> {
  const { context, site } = request;
  const [years, documents] = await Promise.all([
    publicWebsiteYears(context.db, site.organ),
    listDocuments(context.db, reportDocuments(column)),
  ]);
  if (years.length === 0) return notFoundPage(request);
  return {
    keep: 'public',
    topics: ['reports', `column:${column.id}`],
    title: websiteHeading,
    description: `${site.name}历年政府网站工作年度报表。`,
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: websiteHeading }],
    columnTags: columnTags(site, column),
    body: html`<div class="with-side">
      <div class="content">
        <h1>${websiteHeading}</h1>
        <p class="lead">
          每年1月31日前公布上一年度的报表：信息发布、解读回应、办事服务、互动交流、安全防护、移动新媒体和创新发展的情况（${websiteReportBasis}）。
        </p>
        ${yearArchive(websiteArchive(column, years, { site, documents }))}
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

export async function websiteReportPage(
  request: PageRequest,
  { column, year, edition }: { column: ColumnRow; year: number; edition?: number | undefined },
): Promise<PageResult> {
  const { context, site } = request;
  const published = await publishedWebsiteEditions(context.db, site.organ.id, year);
  const at = edition === undefined ? 0 : published.findIndex((one) => one.edition === edition);
  const shown = published[at];
  if (shown === undefined) return notFoundPage(request);
  const { report } = shown;
  const title = websiteReportTitle(report);
  const sealedAt = beijingMinute(shown.sealedAt);
  const isLatest = at === 0;
  return {
    keep: 'public',
    topics: ['reports'],
    title: isLatest ? title : `${title}（第${shown.edition}版）`,
    description: `${title}：信息发布、解读回应、办事服务、互动交流、安全防护、移动新媒体、创新发展。`,
    section: sectionOf(site, column),
    trail: [
      ...trailTo(site, column, true),
      { label: websiteHeading, path: `/${column.path}/${websiteStep}/` },
      { label: `${year}年` },
    ],
    columnTags: columnTags(site, column),
    articleTags: {
      title,
      pubDate: sealedAt,
      source: site.organ.name,
      keywords: `政府网站,年度报表,${year}年`,
      author: site.organ.name,
    },
    body: html`${
        isLatest
          ? ''
          : html`<p class="notice">
              这是第${shown.edition}版，已经更正。
              <a href="${websiteReportAddress(column, year)}"
                >查看现行的第${published[0]?.edition}版</a
              >
            </p>`
      }
      ${laidArticle(laidWebsiteReport(report))}
      <aside class="report-note" aria-labelledby="report-files">
        <h2 id="report-files">下载</h2>
        ${isLatest ? await downloads(context, column, shown) : ''}
        <p>
          信息发布和解读的数量由本网站的公开文件统计得出，其他各项由填报单位按各业务系统的记录填报；第${
            shown.edition
          }版，${sealedAt}定稿。JSON数据的结构见<a href="${websiteSchemaAddress}">JSON Schema</a>。
        </p>
        ${reasonsOf(shown)} ${overridesNote(report)} ${differenceNote(report, published[at + 1])}
        ${published.length > 1 ? editionList(column, year, published) : ''}
      </aside>`,
  };
}

function reasonsOf({ correctionReason, overrideReason, sealedBy }: WebsiteEdition): Html {
  return html`${correctionReason === null ? '' : html`<p>更正的理由：${correctionReason}</p>`}
  ${
    overrideReason === null
      ? ''
      : html`<p>核对有不成立之处，${sealedBy ?? '签发人'}签发时说明：${overrideReason}</p>`
  }`;
}

/** Both values stand for ever. */
function overridesNote(report: WebsiteReport): Html | '' {
  const overrides = overridesIn(report);
  if (overrides.length === 0) return '';
  return html`<h2>改用的数字</h2>
    <ul>
      ${overrides.map(
        ({ field, computed, value, note = '', by = '', on = '' }) =>
          html`<li>
            ${nameOfField(field)}：由记录算出${computed}，印作${String(value)}。理由：${note}（${by}，${on}）
          </li>`,
      )}
    </ul>`;
}

function differenceNote(report: WebsiteReport, before: WebsiteEdition | undefined): Html | '' {
  if (before === undefined) return '';
  return html`<h2>与第${before.edition}版的不同</h2>
    <ul>
      ${websiteDifference(before.report, report).map(
        ({ name, before: was, after }) => html`<li>${name}：${was}改为${after}</li>`,
      )}
    </ul>`;
}

function editionList(column: ColumnRow, year: number, editions: readonly WebsiteEdition[]): Html {
  return html`<h2>各版</h2>
    <ul>
      ${editions.map(
        ({ edition, sealedAt }, n) =>
          html`<li>
            <a href="${websiteReportAddress(column, year, n === 0 ? undefined : edition)}"
              >第${edition}版</a
            >，${beijingMinute(sealedAt)}定稿
          </li>`,
      )}
    </ul>`;
}

async function downloads(
  context: WebContext,
  column: ColumnRow,
  edition: WebsiteEdition,
): Promise<Html> {
  const title = websiteReportTitle(edition.report);
  const address = websiteReportAddress(column, edition.year);
  const sizes = await fileSizes(context, printableWebsiteReport(edition));
  return downloadList(
    reportFormatKeys.map((format) => ({
      address: `${address}${websiteStep}.${format}`,
      name: `${title}.${format}`,
      size: sizes.get(format),
      label: websiteFormats[format].label,
      use: websiteFormats[format].use,
    })),
  );
}

export async function websiteFileResponse(
  request: PageRequest,
  { year, format }: { readonly year: number; readonly format: ReportFormat },
): Promise<PageResult> {
  const { context, http, site } = request;
  const [latest] = await publishedWebsiteEditions(context.db, site.organ.id, year);
  if (latest === undefined) return notFoundPage(request);
  const bytes = await editionFile(context, printableWebsiteReport(latest), format);
  const name = `${websiteReportTitle(latest.report)}.${format}`;
  return sendEdition(http, bytes, name, websiteFormats[format].mediaType);
}
