// /zfxxgk/zfxxgknb/bijiao/: years and organs side by side with what changed, as a page, XLSX or CSV. A form
// that is got, so a comparison has an address and needs no script.

import { html, raw } from './html.ts';
import { sealedSheetsOf } from '../../commands/reports/sealed-reports.ts';
import { comparisonFormats } from '../../formats/report-files/comparison-file.ts';
import { compareReports, type Comparison } from '../../rules/annual-report/compare-reports.ts';
import { organSubtree } from '../../store/people/organs.ts';
import {
  publishedReportYears,
  type ReportingOrgan,
  reportingOrgans,
} from '../../store/reports/report-editions.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { asDownload } from '../content-disposition.ts';
import { compareStep, type TableFormat } from './addresses.ts';
import { sectionOf, trailTo } from './column-place.ts';
import { comparisonTable } from './comparison-table.ts';
import type { Html, PageRequest, PageResult } from './page.ts';
import { comparedChart } from './report-charts.ts';

/** More columns nobody reads side by side. */
const mostColumns = 20;
/** More organs are looked for by name. */
const mostOrgans = 60;

interface Choice {
  readonly years: ReadonlySet<number>;
  readonly organs: ReadonlySet<string>;
  /** A part of the name of organs to choose from. */
  readonly named: string;
  /** Rows too in which every figure is zero. */
  readonly withZeros: boolean;
}

export async function compareReportsPage(
  request: PageRequest,
  column: ColumnRow,
  format?: TableFormat,
): Promise<PageResult> {
  const { context, site, http } = request;
  const { db } = context;
  const family = (await organSubtree(db, site.organ.id)).map(({ id }) => id);
  const [organs, years] = await Promise.all([
    reportingOrgans(db, family),
    publishedReportYears(db, family),
  ]);
  const choice = readChoice(
    http.req.queries(),
    organs,
    years.map(({ year }) => year),
  );
  const asked = organs.filter(({ code }) => choice.organs.has(code)).slice(0, mostColumns + 1);
  const sheets = await Promise.all(asked.map(async ({ id }) => sealedSheetsOf(db, id)));
  const chosen = sheets.flat().filter(({ report }) => choice.years.has(report.year));
  const comparison = compareReports(chosen.slice(0, mostColumns));
  if (format !== undefined) return await comparisonFile(comparison, format, site.organ.name);
  const query = new URL(http.req.url).search;
  return {
    keep: 'fresh',
    title: '年度报告比较',
    description: '各年度、各机关的政府信息公开工作年度报告并列比较，列出增减。',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '比较' }],
    canonical: `/${column.path}/${compareStep}/`,
    body: html`<div class="content">
      <h1>年度报告比较</h1>
      ${chooser(
        organs,
        years.map(({ year }) => year),
        choice,
      )}
      ${
        chosen.length === 0
          ? html`<p class="empty">没有选中已经公布的年度报告，请至少选择一个年度和一个机关。</p>`
          : html`${
                chosen.length > mostColumns
                  ? html`<p class="hint">
                      选中的报告有${chosen.length}份，只列出前${mostColumns}份。
                    </p>`
                  : ''
              }
              <p>
                下载本表：<a href="${compareStep}.xlsx${query}">Excel 表格（XLSX）</a>，<a
                  href="${compareStep}.csv${query}"
                  >CSV 表格</a
                >
              </p>
              ${chartOf(comparison, organs)} ${comparisonTable(comparison, choice.withZeros)}`
      }
    </div>`,
  };
}

/** Organs under their short names: the long ones stand in the table below. */
function chartOf({ columns }: Comparison, organs: readonly ReportingOrgan[]): Html | '' {
  const reports = columns.map(({ sheet }) => sheet.report);
  const isOne = new Set(reports.map(({ organ }) => organ.code)).size === 1;
  return comparedChart(reports, ({ year }, at) => {
    const organ = organs.find(({ code }) => code === reports[at]?.organ.code);
    return isOne ? `${year}年` : `${organ?.short_name ?? ''}${year}年`;
  });
}

/** Nothing chosen: the last two years of the organ whose site it is. */
function readChoice(
  query: Readonly<Record<string, readonly string[]>>,
  organs: readonly ReportingOrgan[],
  years: readonly number[],
): Choice {
  const asked = { years: query['nian'] ?? [], organs: query['jiguan'] ?? [] };
  return {
    years: new Set(asked.years.length === 0 ? years.slice(0, 2) : asked.years.map(Number)),
    organs: new Set(asked.organs.length === 0 ? [organs[0]?.code ?? ''] : asked.organs),
    named: (query['cha']?.[0] ?? '').trim().slice(0, 50),
    withZeros: query['ling'] !== undefined,
  };
}

function chooser(
  organs: readonly ReportingOrgan[],
  years: readonly number[],
  { years: chosenYears, organs: chosen, named, withZeros }: Choice,
): Html {
  const isLong = organs.length > mostOrgans;
  const found = organs.filter(
    ({ code, name }) => chosen.has(code) || !isLong || (named !== '' && name.includes(named)),
  );
  return html`<form class="form" method="get">
    <fieldset class="field">
      <legend>年度</legend>
      <div class="choices">
        ${years.map((year) => choiceBox('nian', String(year), `${year}年`, chosenYears.has(year)))}
      </div>
    </fieldset>
    ${
      organs.length < 2
        ? ''
        : html`<fieldset class="field">
            <legend>机关</legend>
            ${isLong ? organSearch(named, organs.length) : ''}
            <div class="choices">
              ${found
                .slice(0, mostOrgans)
                .map(({ code, name }) => choiceBox('jiguan', code, name, chosen.has(code)))}
            </div>
            ${
              found.length > mostOrgans
                ? html`<p class="hint">
                    名称相符的有${found.length}个，只列出前${mostOrgans}个，请写得更具体。
                  </p>`
                : ''
            }
          </fieldset>`
    }
    ${choiceBox('ling', '1', '也列出全部为0的行', withZeros)}
    <p class="actions"><button>比较</button></p>
  </form>`;
}

/** Thousands of organs are not ticked off a list: those whose name fits join the ones already chosen. */
function organSearch(named: string, count: number): Html {
  return html`<p>
    <label for="cha">机关名称里的字（共${count}个机关）</label>
    <input type="search" id="cha" name="cha" maxlength="50" value="${named}" />
    <button class="button-small">查找</button>
  </p>`;
}

function choiceBox(name: string, value: string, label: string, isChosen: boolean): Html {
  const id = `${name}-${value}`;
  return html`<p class="choice">
    <input
      type="checkbox"
      id="${id}"
      name="${name}"
      value="${value}"
      ${isChosen ? raw('checked') : ''}
    />
    <label for="${id}">${label}</label>
  </p>`;
}

async function comparisonFile(
  comparison: Comparison,
  format: TableFormat,
  author: string,
): Promise<Response> {
  const { print, mediaType } = comparisonFormats[format];
  return new Response(new Uint8Array(await print(comparison, author)), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': asDownload(`年度报告比较.${format}`),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-cache',
    },
  });
}
