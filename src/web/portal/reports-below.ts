// Annual reports of the organs below, which may be thousands: by year, in pages.

import { html } from './html.ts';
import { reportFormatKeys, reportFormats } from '../../formats/report-files/formats.ts';
import { reportTitle } from '../../rules/annual-report/laid-report.ts';
import {
  type PublishedReport,
  publishedReports,
  publishedReportYears,
} from '../../store/reports/report-editions.ts';
import { organSubtree } from '../../store/people/organs.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { listAddress } from './addresses.ts';
import { yearFilter } from './list.ts';
import type { Html, PageRequest } from './page.ts';
import { pager } from './parts/pager.ts';
import { fileAddress, reportAddress } from './report-files.ts';

const pageSize = 50;

export function belowPages(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** `undefined`: there is no such page. */
export async function reportsBelow(
  { context: { db }, site }: PageRequest,
  column: ColumnRow,
  page: number,
  year: number | undefined,
): Promise<Html | '' | undefined> {
  const below = (await organSubtree(db, site.organ.id))
    .map(({ id }) => id)
    .filter((id) => id !== site.organ.id);
  const years = await publishedReportYears(db, below);
  const total = years
    .filter((one) => year === undefined || one.year === year)
    .reduce((sum, { count }) => sum + count, 0);
  const pages = belowPages(total);
  if (page > pages || (year !== undefined && total === 0)) return undefined;
  if (total === 0) return '';
  const reports = await publishedReports(db, below, {
    year,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return html`<h2 id="suoshu">所属机关的年度报告</h2>
    <p class="count">共${total}份</p>
    ${yearFilter(column, years, year)}
    <ul class="notes">
      ${reports.map((report) => line(column, report))}
    </ul>
    ${pager(page, pages, (n) => listAddress(column.path, n, year))}`;
}

function line(column: ColumnRow, { code, name, year }: PublishedReport): Html {
  const title = reportTitle({ organ: { code, name }, year });
  return html`<li>
    <a href="${reportAddress(column, year, code)}">${title}</a>
    <span class="report-files"
      >${reportFormatKeys.map(
        (format) =>
          html`<a
            href="${fileAddress(column, { year }, format, code)}"
            download="${title}.${format}"
            >${reportFormats[format].label}</a
          > `,
      )}</span
    >
  </li>`;
}
