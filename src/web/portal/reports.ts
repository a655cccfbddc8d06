// Annual reports by year: those computed here, and older ones published as documents; those of the organs
// below; all of them side by side and at once.

import { html } from './html.ts';
import { type SealedSheet, sealedSheetsOf } from '../../commands/reports/sealed-reports.ts';
import { listDocuments } from '../../store/documents/documents.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { allFigures, allReports, compareStep, websiteStep } from './addresses.ts';
import { notFoundPage } from './error-page.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { documentList } from './parts/list-row.ts';
import { type ArchivedYear, archivedYears, yearArchive } from './parts/year-archive.ts';
import { trendChart, yearCharts } from './report-charts.ts';
import { reportsBelow } from './reports-below.ts';
import { publicWebsiteYears, reportDocuments, websiteArchive } from './website-report-years.ts';

/** The first page shows everything; those after it and those of a year go on with the organs below. */
export async function reportsPage(
  request: PageRequest,
  column: ColumnRow,
  page: number,
  year: number | undefined,
): Promise<Page> {
  const { context, site } = request;
  const below = await reportsBelow(request, column, page, year);
  if (below === undefined) return notFoundPage(request);
  if (page > 1 || year !== undefined) return belowPage(request, column, { below, page, year });
  const [sheets, websiteYears, documents] = await Promise.all([
    sealedSheetsOf(context.db, site.organ.id),
    publicWebsiteYears(context.db, site.organ),
    listDocuments(context.db, reportDocuments(column)),
  ]);
  const own = sheets.toReversed();
  const archived = archivedYears({
    years: own.map(({ report }) => report.year),
    addressOf: (year) => `/${column.path}/${year}/`,
    title: `${site.organ.name}政府信息公开工作年度报告`,
    documents,
    named: /政府信息公开.*(?:报告|年报)(?:（[^）]*）)?$/u,
  });
  return {
    keep: 'public',
    topics: ['reports', `column:${column.id}`],
    title: column.name,
    section: sectionOf(site, column),
    trail: trailTo(site, column),
    columnTags: columnTags(site, column),
    body: html`<div class="with-side">
      <div class="content">
        <h1>${column.name}</h1>
        <p class="lead">
          本机关每年公布上一年度的政府信息公开工作年度报告。报告里的每一个数字都由系统从记录中算出。任何机关的报告都可以拿来<a
            href="/gongju/nianbao/"
            >核对</a
          >。
        </p>
        ${
          archived.length === 0
            ? html`<p class="empty">还没有公布的年度报告。</p>`
            : yearArchive(archived)
        }
        ${below} ${own.length === 0 && below === '' ? '' : together(column, own)}
        ${websiteReports(column, websiteArchive(column, websiteYears, { site, documents }))}
        ${
          documents.length === 0
            ? ''
            : html`<h2>历年报告和相关文件</h2>
                ${documentList(documents, context.clock.today())}`
        }
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

/** 政府网站工作年度报表 stand beside the annual reports. */
function websiteReports(column: ColumnRow, archived: readonly ArchivedYear[]): Html | '' {
  if (archived.length === 0) return '';
  return html`<h2>政府网站工作年度报表</h2>
    <ul class="notes">
      ${archived
        .slice(0, 3)
        .map(({ year, address }) =>
          address === undefined
            ? html`<li>${year}年度：本站未公布</li>`
            : html`<li><a href="${address}">${year}年度</a></li>`,
        )}
      <li><a href="/${column.path}/${websiteStep}/">历年网站工作年度报表</a></li>
    </ul>`;
}

/** What one does with several reports at once. */
function together(column: ColumnRow, own: readonly SealedSheet[]): Html {
  const last = own[0]?.report;
  return html`<h2>比较和下载</h2>
    <p><a href="/${column.path}/${compareStep}/">选择年度和机关，并列比较</a></p>
    <p>
      <a href="/${column.path}/${allReports}" download>下载全部年度报告（ZIP）</a>
      <span class="hint">各有Word、PDF、Excel、CSV和JSON，附目录和全部数据</span>
    </p>
    <p>
      <a href="/${column.path}/${allFigures}" download>下载全部数据（CSV）</a>
      <span class="hint">各机关、各年度在一张表里，每个数字一行，带行、列代码</span>
    </p>
    ${trendChart(own.map(({ report }) => report))} ${last === undefined ? '' : yearCharts(last)}`;
}

function belowPage(
  { site }: PageRequest,
  column: ColumnRow,
  { below, page, year }: { below: Html | ''; page: number; year: number | undefined },
): Page {
  const heading = year === undefined ? column.name : `${column.name}（${year}年）`;
  return {
    keep: 'public',
    topics: ['reports', `column:${column.id}`],
    title: page === 1 ? heading : `${heading}第${page}页`,
    section: sectionOf(site, column),
    trail: [
      ...trailTo(site, column, true),
      { label: year === undefined ? '所属机关' : `${year}年` },
    ],
    columnTags: columnTags(site, column),
    body: html`<div class="with-side">
      <div class="content">
        <h1>${heading}</h1>
        ${below}
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}
