// A column's list: newest first, by year, in pages.

import { html } from 'hono/html';
import { columnWithDescendants } from '../../store/columns.ts';
import { countDocuments, listDocuments, yearsOf } from '../../store/documents.ts';
import { standingsAmong } from '../../store/public-consultations.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { listAddress } from './addresses.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { notFoundPage } from './error-page.ts';
import { feedLinks } from './feeds.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { documentList } from './parts/list-row.ts';
import { pager } from './parts/pager.ts';

const pageSize = 20;

export async function listPage(
  request: PageRequest,
  column: ColumnRow,
  page: number,
  year: number | undefined,
): Promise<Page> {
  const { context, site } = request;
  const { db } = context;
  const columnIds = columnWithDescendants(site.columns, column).map(({ id }) => id);
  const [years, total] = await Promise.all([
    yearsOf(db, columnIds),
    countDocuments(db, { columnIds, year }),
  ]);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const isUnknownYear = year !== undefined && !years.some((one) => one.year === year);
  if (page > pages || isUnknownYear) return notFoundPage(request);
  const documents = await listDocuments(db, {
    columnIds,
    year,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const asking = documents.filter(({ kind }) => kind === 'consultation').map(({ id }) => id);
  const standings = asking.length === 0 ? undefined : await standingsAmong(db, asking);
  const heading = year === undefined ? column.name : `${column.name}（${year}年）`;
  const title = page === 1 ? heading : `${heading}第${page}页`;
  return {
    keep: 'public',
    title,
    section: sectionOf(site, column),
    trail:
      year === undefined
        ? trailTo(site, column)
        : [...trailTo(site, column, true), { label: `${year}年` }],
    columnTags: columnTags(site, column),
    feed: column,
    body: html`<div class="with-side">
      <div class="content">
        <h1>${heading}</h1>
        <p class="count">共${total}件，按发布时间排列 ${feedLinks(column)}</p>
        ${yearFilter(column, years, year)}
        ${
          documents.length === 0
            ? emptyColumn(column)
            : documentList(documents, context.clock.today(), site.organ.id, standings)
        }
        ${pager(page, pages, (n) => listAddress(column.path, n, year))}
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

export function yearFilter(
  column: ColumnRow,
  years: readonly { year: number; count: number }[],
  year: number | undefined,
): Html | '' {
  if (years.length < 2) return '';
  return html`<nav class="facet" aria-label="按年份">
    <ul>
      ${yearItem('全部年份', undefined, listAddress(column.path), year === undefined)}
      ${years.map((one) =>
        yearItem(
          `${one.year}年`,
          one.count,
          listAddress(column.path, 1, one.year),
          one.year === year,
        ),
      )}
    </ul>
  </nav>`;
}

function yearItem(
  label: string,
  count: number | undefined,
  address: string,
  isCurrent: boolean,
): Html {
  if (isCurrent) return html`<li><span aria-current="true">${label}</span></li>`;
  const counted = count === undefined ? '' : html` <small>${count}</small>`;
  return html`<li><a href="${address}">${label}${counted}</a></li>`;
}

function emptyColumn(column: ColumnRow): Html {
  return html`<div class="empty">
    <p>“${column.name}”目前没有公开的信息。</p>
    <p>
      可以<a href="/sousuo/">搜索全站</a>；确有需要而没有公开的信息，可以依法<a href="/wzdt/#ysqgk"
        >申请公开</a
      >。
    </p>
  </div>`;
}
