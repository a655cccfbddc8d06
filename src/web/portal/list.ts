// A column's list: newest first, by year, in pages.

import { html } from 'hono/html';
import { type ReplyStep, replyTypes } from '../../rules/list-forms.ts';
import { columnWithDescendants } from '../../store/columns.ts';
import {
  countDocuments,
  type ListedDocument,
  listDocuments,
  totalOf,
} from '../../store/documents.ts';
import { particularsOf } from '../../store/particulars.ts';
import { standingsAmong } from '../../store/public-consultations.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { listAddress, type Place } from './addresses.ts';
import { yearsOfColumn } from './site-counts.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { notFoundPage } from './error-page.ts';
import { feedLinks } from './feeds.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { documentList } from './parts/list-row.ts';
import { pager } from './parts/pager.ts';
import { recordTable } from './record-table.ts';
import { replyTable } from './reply-table.ts';

const pageSize = 20;

type ListPlace = Pick<Extract<Place, { kind: 'column' }>, 'column' | 'page' | 'year' | 'reply'>;

async function rowsOf(
  { context, site }: PageRequest,
  column: ColumnRow,
  documents: readonly ListedDocument[],
): Promise<Html> {
  const { list_form: form } = column;
  if (form !== 'proposal-replies' && form !== 'records') {
    const asking = documents.filter(({ kind }) => kind === 'consultation').map(({ id }) => id);
    const standings = asking.length === 0 ? undefined : await standingsAmong(context.db, asking);
    return documentList(documents, context.clock.today(), site.organ.id, standings);
  }
  const particulars = await particularsOf(
    context.db,
    documents.map(({ id }) => id),
  );
  return form === 'records'
    ? recordTable(documents, particulars)
    : replyTable(documents, particulars);
}

export function listPages(total: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

export async function listPage(
  request: PageRequest,
  { column, page, year, reply }: ListPlace,
): Promise<Page> {
  const { context, site } = request;
  const { db } = context;
  const columnIds = columnWithDescendants(site.columns, column).map(({ id }) => id);
  const replyType = reply === undefined ? undefined : replyTypes[reply];
  const years = await yearsOfColumn(request, column);
  const total =
    replyType === undefined
      ? totalOf(years, year)
      : await countDocuments(db, { columnIds, year, replyType });
  const pages = listPages(total);
  const isUnknownYear = year !== undefined && !years.some((one) => one.year === year);
  if (page > pages || isUnknownYear) return notFoundPage(request);
  const documents = await listDocuments(db, {
    columnIds,
    year,
    replyType,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const parts = [year === undefined ? '' : `${year}年`, replyType ?? ''].filter(Boolean);
  const heading = parts.length === 0 ? column.name : `${column.name}（${parts.join('，')}）`;
  const title = page === 1 ? heading : `${heading}第${page}页`;
  return {
    keep: 'public',
    topics: [`column:${column.id}`],
    title,
    section: sectionOf(site, column),
    trail:
      parts.length === 0
        ? trailTo(site, column)
        : [...trailTo(site, column, true), { label: parts.join('，') }],
    columnTags: columnTags(site, column),
    feed: column,
    body: html`<div class="with-side">
      <div class="content">
        <h1>${heading}</h1>
        <p class="count">共${total}件，按发布时间排列 ${feedLinks(column)}</p>
        ${yearFilter(column, reply === undefined ? years : withoutCounts(years), year, reply)}
        ${column.list_form === 'proposal-replies' ? replyFilter(column, year, reply) : ''}
        ${documents.length === 0 ? emptyColumn(column) : await rowsOf(request, column, documents)}
        ${pager(page, pages, (n) => listAddress(column.path, n, year, reply))}
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

/** How many of the year are of one type is not counted. */
function withoutCounts(years: readonly { year: number }[]): readonly { year: number }[] {
  return years.map(({ year }) => ({ year }));
}

export function yearFilter(
  column: ColumnRow,
  years: readonly { year: number; count?: number }[],
  year: number | undefined,
  reply?: ReplyStep,
): Html | '' {
  if (years.length < 2) return '';
  return html`<nav class="facet" aria-label="按年份">
    <ul>
      ${facetItem(
        '全部年份',
        undefined,
        listAddress(column.path, 1, undefined, reply),
        year === undefined,
      )}
      ${years.map((one) =>
        facetItem(
          `${one.year}年`,
          one.count,
          listAddress(column.path, 1, one.year, reply),
          one.year === year,
        ),
      )}
    </ul>
  </nav>`;
}

export function facetItem(
  label: string,
  count: number | undefined,
  address: string,
  isCurrent: boolean,
): Html {
  if (isCurrent) return html`<li><span aria-current="true">${label}</span></li>`;
  const counted = count === undefined ? '' : html` <small>${count}</small>`;
  return html`<li><a href="${address}">${label}${counted}</a></li>`;
}

/** 人大代表建议 or 政协提案, within the year that is looked at. */
function replyFilter(
  column: ColumnRow,
  year: number | undefined,
  reply: ReplyStep | undefined,
): Html {
  const at = (step?: ReplyStep): string => listAddress(column.path, 1, year, step);
  return html`<nav class="facet" aria-label="按类型">
    <ul>
      ${facetItem('全部类型', undefined, at(), reply === undefined)}
      ${(Object.keys(replyTypes) as ReplyStep[]).map((step) =>
        facetItem(replyTypes[step], undefined, at(step), step === reply),
      )}
    </ul>
  </nav>`;
}

export function emptyColumn(column: ColumnRow): Html {
  return html`<div class="empty">
    <p>“${column.name}”目前没有公开的信息。</p>
    <p>
      可以<a href="/sousuo/">搜索全站</a>；确有需要而没有公开的信息，可以依法<a href="/wzdt/#ysqgk"
        >申请公开</a
      >。
    </p>
  </div>`;
}
