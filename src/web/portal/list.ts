// A column's list: newest first, by year, in pages. Totals and counts by year stand on its first page alone, since
// they change with every publication.

import { html } from './html.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { type InterpretationForm, interpretationForms } from '../../rules/document-classes.ts';
import {
  type InterpretationStep,
  interpretationSteps,
  type ReplyStep,
  replyTypes,
} from '../../rules/list-forms.ts';
import { cardPictures, interpretationFormsOf } from '../../store/documents/card-pictures.ts';
import { columnWithDescendants } from '../../store/documents/columns.ts';
import {
  countDocuments,
  type ListedDocument,
  listDocuments,
} from '../../store/documents/documents.ts';
import { totalOf } from '../../store/documents/document-counts.ts';
import { particularsOf } from '../../store/documents/particulars.ts';
import { standingsAmong } from '../../store/readers/public-consultations.ts';
import type { IssuerCount } from '../../store/search/issuers-in.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { interpretationsAddress, listAddress, type Place } from './addresses.ts';
import {
  interpretationsOfColumn,
  issuersOfColumn,
  startsOfList,
  yearsOfColumn,
} from './site-counts.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { longDay } from './dates.ts';
import { notFoundPage } from './error-page.ts';
import { listPages, printedNumber, stretchOf } from './list-pages.ts';
import { feedLinks } from './feeds.ts';
import { type Html, isBelow, type Page, type PageRequest } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { documentList } from './parts/list-row.ts';
import { interpretationList } from './parts/interpretation-cards.ts';
import { listPager } from './parts/pager.ts';
import { recordTable } from './record-table.ts';
import { searchAddress } from './search-query.ts';
import { replyTable } from './reply-table.ts';

/** Of larger columns nobody waits until it is counted who issued what: the search estimates it. */
const mostGrouped = 5000;

/** From here on to count off the newer ones takes longer than to look where the page begins. */
const farBehind = 1000;

type ListPlace = Pick<
  Extract<Place, { kind: 'column' }>,
  'column' | 'page' | 'year' | 'reply' | 'interpretation'
>;

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

export async function listPage(
  request: PageRequest,
  { column, page, year, reply, interpretation }: ListPlace,
): Promise<Page> {
  if (interpretation !== undefined) {
    return await interpretationsPage(request, column, interpretation, page);
  }
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
  const { offset, limit } = stretchOf(total, page);
  const isPlain = year === undefined && replyType === undefined && !isBelow(site);
  const start =
    isPlain && offset > farBehind
      ? (await startsOfList(request, column))[printedNumber(page) - 1]
      : undefined;
  const documents = await listDocuments(db, {
    columnIds,
    year,
    replyType,
    limit,
    offset: start ?? offset,
  });
  const parts = [year === undefined ? '' : `${year}年`, replyType ?? ''].filter(Boolean);
  const heading = parts.length === 0 ? column.name : `${column.name}（${parts.join('，')}）`;
  const title = page === 1 ? heading : `${heading}第${printedNumber(page)}页`;
  // Counts stand on the first page alone: the others stay as they are when something is published.
  const isCounted = page === 1 && year === undefined && reply === undefined;
  const issuers =
    isCounted && !isBelow(site) && totalOf(years, undefined) <= mostGrouped
      ? await issuersOfColumn(request, column)
      : [];
  return {
    keep: 'public',
    topics: [`column:${column.id}`, ...documents.map(({ id }) => `document:${id}` as const)],
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
        <p class="count">
          ${page === 1 ? `共${total}件，按发布时间排列` : spanOf(documents)} ${feedLinks(column)}
        </p>
        ${yearFilter(column, isCounted ? years : withoutCounts(years), year, reply)}
        ${column.list_form === 'proposal-replies' ? replyFilter(column, year, reply) : ''}
        ${
          isCounted && column.list_form === 'documents'
            ? formFilter(column, await interpretationsOfColumn(request, column))
            : ''
        }
        ${isBelow(site) ? '' : narrowed(column, issuers, year)}
        ${documents.length === 0 ? emptyColumn(column) : await rowsOf(request, column, documents)}
        ${listPager(page, pages, (n) => listAddress(column.path, n, year, reply))}
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

/** The days of a page. */
function spanOf(documents: readonly ListedDocument[]): string {
  const [newest, oldest] = [documents[0], documents.at(-1)];
  if (newest === undefined || oldest === undefined) return '';
  const [from, until] = [beijingDay(oldest.published_at), beijingDay(newest.published_at)];
  return from === until ? longDay(from) : `${longDay(from)}至${longDay(until)}`;
}

/** What explains documents, as cards: who would rather look than read chooses by the form (国办发〔2017〕47号). */
async function interpretationsPage(
  request: PageRequest,
  column: ColumnRow,
  step: InterpretationStep,
  page: number,
): Promise<Page> {
  const { context, site } = request;
  const { db } = context;
  const form: InterpretationForm | undefined = interpretationSteps[step];
  const counts = await interpretationsOfColumn(request, column);
  const total = interpretationTotal(counts, form);
  const pages = listPages(total);
  if (page > pages || total === 0) return notFoundPage(request);
  const documents = await listDocuments(db, {
    columnIds: columnWithDescendants(site.columns, column).map(({ id }) => id),
    interpretation: { form },
    ...stretchOf(total, page),
  });
  const ids = documents.map(({ id }) => id);
  const [pictures, forms] = await Promise.all([
    cardPictures(db, ids),
    interpretationFormsOf(db, ids),
  ]);
  const label = form === undefined ? '政策解读' : interpretationForms[form];
  const heading = `${column.name}（${label}）`;
  return {
    keep: 'public',
    topics: [`column:${column.id}`],
    title: page === 1 ? heading : `${heading}第${printedNumber(page)}页`,
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label }],
    columnTags: columnTags(site, column),
    feed: column,
    body: html`<div class="with-side">
      <div class="content">
        <h1>${heading}</h1>
        <p class="count">共${total}件，按发布时间排列</p>
        ${formFilter(column, counts, step)} ${interpretationList(documents, { pictures, forms })}
        ${listPager(page, pages, (n) => interpretationsAddress(column.path, step, n))}
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

export function interpretationTotal(
  counts: ReadonlyMap<InterpretationForm | null, number>,
  form: InterpretationForm | undefined,
): number {
  if (form !== undefined) return counts.get(form) ?? 0;
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Only forms in which something stands; none where nothing explains anything. */
function formFilter(
  column: ColumnRow,
  counts: ReadonlyMap<InterpretationForm | null, number>,
  current?: InterpretationStep,
): Html | '' {
  if (interpretationTotal(counts, undefined) === 0) return '';
  return html`<nav class="facet" aria-label="按解读形式">
    <ul>
      ${facetItem('全部信息', undefined, listAddress(column.path), current === undefined)}
      ${(Object.keys(interpretationSteps) as InterpretationStep[]).map((step) => {
        const form: InterpretationForm | undefined = interpretationSteps[step];
        const count = interpretationTotal(counts, form);
        const label = form === undefined ? '全部解读' : interpretationForms[form];
        const address = interpretationsAddress(column.path, step);
        return count === 0 ? '' : facetItem(label, count, address, step === current);
      })}
    </ul>
  </nav>`;
}

/** By who issued it, within the year that is looked at: what the search finds in the column. */
function narrowed(
  { path }: ColumnRow,
  issuers: readonly IssuerCount[],
  year: number | undefined,
): Html {
  const query = { column: path, ...(year === undefined ? {} : { year: String(year) }) };
  const further = html`<a href="${searchAddress(query)}" rel="nofollow">按主题、体裁等筛选</a>`;
  if (issuers.length < 2) return html`<p class="narrowed">${further}</p>`;
  return html`<details class="narrowed">
    <summary>按发文机关筛选</summary>
    <ul>
      ${issuers.map(
        ({ issuer, count }) =>
          html`<li>
            <a href="${searchAddress({ ...query, issuer })}" rel="nofollow">${issuer}</a>
            <small>${count}件</small>
          </li>`,
      )}
    </ul>
    <p>${further}</p>
  </details>`;
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
