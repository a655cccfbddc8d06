// /tongji/: what was published and what became of requests, in figures; charts with their tables, and all of it as a file.

import { tagsOfPart } from './column-place.ts';
import { html } from './html.ts';
import { smallestCell } from '../../rules/public-statistics.ts';
import { csvRow } from '../../formats/csv.ts';
import { asDownload } from '../content-disposition.ts';
import { columnOfKind, compareStep, statisticsAddress } from './addresses.ts';
import { longDay } from './dates.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { barChart } from './parts/chart.ts';
import { receivedAndConcluded } from './report-charts.ts';
import { figureTable } from './parts/figure-table.ts';
import { statisticsOf, type Statistics } from './statistics-figures.ts';
import {
  notPublished,
  notShown,
  statisticsTables,
  type StatisticsTables,
} from './statistics-tables.ts';

export const statisticsFile = `${statisticsAddress}tongji.csv`;

/** Bars of one chart: more are read in the table. */
const mostBars = 10;

export async function statisticsPage(request: PageRequest): Promise<Page> {
  const { context, site } = request;
  const reports = columnOfKind(site.main.columns, 'reports');
  const statistics = await statisticsOf(request);
  const tables = statisticsTables(statistics, reports);
  return {
    keep: 'public',
    topics: ['documents', 'reports'],
    title: '公开统计',
    trail: [{ label: '公开统计' }],
    columnTags: tagsOfPart(
      site,
      '公开统计',
      `${site.name}主动公开、依申请公开和政策解读的统计数据`,
    ),
    body: html`<h1>公开统计</h1>
      <p class="lead">
        数字由系统从记录中算出，截至${longDay(context.clock.today())}。带链接的数字可以点开，看它数的是哪些信息。
      </p>
      <p>
        <a href="${statisticsFile}" download>下载全部统计表（CSV）</a>${
          reports === undefined
            ? ''
            : html` 　<a href="/${reports.path}/${compareStep}/">比较各年度、各机关的年度报告</a>`
        }
      </p>
      ${published(statistics, tables)} ${asked(statistics, tables)}
      ${
        statistics.interpretations.length === 0
          ? ''
          : html`<section aria-labelledby="jiedu">
              <h2 id="jiedu">政策解读</h2>
              ${figureTable(tables.interpretations)}
            </section>`
      }`,
  };
}

function published({ years }: Statistics, tables: StatisticsTables): Html {
  if (years.length === 0) return html`<p class="empty">还没有公开的信息。</p>`;
  return html`<section aria-labelledby="zhudong">
    <h2 id="zhudong">主动公开</h2>
    <div class="chart-pair">
      ${chart('years', '各年度发布', tables, mostBars)} ${figureTable(tables.years)}
    </div>
    <div class="chart-pair">
      ${chart('kinds', '各种类发布', tables, mostBars)} ${figureTable(tables.kinds)}
    </div>
    ${figureTable(tables.organs)}
  </section>`;
}

/** The first bars of a table with one figure in a line. */
function chart(
  key: 'years' | 'kinds',
  title: string,
  tables: StatisticsTables,
  bars: number,
): Html {
  const rows = tables[key].rows.slice(0, bars).map(({ label, cells }) => ({
    label,
    values: cells.map(({ value }) => Number(value)),
  }));
  return barChart({
    id: `chart-${key}`,
    title,
    unit: '件',
    summary: rows.map(({ label, values }) => `${label}${values[0] ?? 0}件`).join('，'),
    hasTableBeside: true,
    series: ['发布'],
    rows,
  });
}

function asked({ requests }: Statistics, tables: StatisticsTables): Html {
  if (requests.length === 0) {
    return html`<section aria-labelledby="shenqing">
      <h2 id="shenqing">依申请公开</h2>
      <p class="empty">还没有收到政府信息公开申请。</p>
    </section>`;
  }
  const rows = requests.map((one) => ({
    label: `${one.year}年`,
    ...(one.counted
      ? { values: [one.received, one.concluded] }
      : { values: [], instead: notPublished }),
  }));
  return html`<section aria-labelledby="shenqing">
    <h2 id="shenqing">依申请公开</h2>
    <p>
      已经公布年度报告的年度，数字与报告相同，点年度看报告；其他年度是系统的当日统计，可能与以后公布的年度报告不同。为了不让人认出申请人，当日统计按申请人、办理结果分开的格子不足${smallestCell}件的不列数字，写作“${notShown}”，能从合计推算出它的格子也不列；新收、办结、答复的总数照列。没有收到申请的年度列为0；${
        requests.every(({ counted }) => counted)
          ? ''
          : html`写作“${notPublished}”的年度没有公布年度报告，系统里也没有当时的记录；`
      }“—”表示没有可以计算的记录。按期答复按期限届满前作出答复的申请计算，不计入期限的时间已经扣除。
    </p>
    <div class="chart-pair">
      ${barChart({
        id: 'chart-requests',
        title: '新收和办结的申请',
        unit: '件',
        summary: receivedAndConcluded(rows),
        hasTableBeside: true,
        series: ['新收', '办结'],
        rows,
      })}
      ${figureTable(tables.requests)}
    </div>
    ${figureTable(tables.applicants)} ${figureTable(tables.outcomes)}
  </section>`;
}

/** A line a figure: what it stands in, whose line, which heading. */
export async function statisticsCsv(request: PageRequest): Promise<Response> {
  const reports = columnOfKind(request.site.main.columns, 'reports');
  const tables = statisticsTables(await statisticsOf(request), reports);
  const lines = Object.values(tables).flatMap(({ caption, head, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map(({ value }, i) => [caption, label, head[i + 1] ?? '', String(value)]),
    ),
  );
  const text = [['统计表', '行', '列', '数值'], ...lines].map(csvRow).join('');
  return new Response(`\uFEFF${text}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': asDownload('公开统计.csv', 'statistics'),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-cache',
    },
  });
}
