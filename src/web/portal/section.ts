// A column that holds columns: the disclosure platform with its five entries, and the statutory catalogue
// with the fifteen items of 条例 20.

import { html } from './html.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { columnWithDescendants, lastPublished } from '../../store/documents/columns.ts';
import { keepsCatalogue } from '../../store/documents/catalogue.ts';
import { listDocuments } from '../../store/documents/documents.ts';
import { totalOf } from '../../store/documents/document-counts.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { organsAddress } from './addresses.ts';
import { countsOfSite, yearsOfColumn } from './site-counts.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { entryTexts } from './entry-texts.ts';
import { catalogueAddress } from './grassroots-catalogue.ts';
import { type Html, isBelow, type Page, type PageRequest, type Site } from './page.ts';
import { leadsElsewhere } from './leaving.ts';
import { columnSide } from './parts/column-side.ts';
import { documentList } from './parts/list-row.ts';

export async function sectionPage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { context, site } = request;
  const { db } = context;
  const inside = columnWithDescendants(site.columns, column).map(({ id }) => id);
  const [counts, dates, years, latest] = await Promise.all([
    countsOfSite(request),
    lastPublished(db, site.organ.id),
    yearsOfColumn(request, column),
    listDocuments(db, { columnIds: inside, limit: 10, offset: 0 }),
  ]);
  const children = site.columns.filter(({ parent_id }) => parent_id === column.id);
  const isStatutory = children.some(({ art20_item }) => art20_item !== null);
  const grassroots = isStatutory && (await keepsCatalogue(db, site.organ.id));
  const items = children.map((child) => ({
    column: child,
    count: sum(columnWithDescendants(site.columns, child), counts),
    last: latestOf(columnWithDescendants(site.columns, child), dates),
  }));
  return {
    keep: 'public',
    topics: [`column:${column.id}`, 'catalogue'],
    title: column.name,
    section: sectionOf(site, column),
    trail: trailTo(site, column),
    columnTags: columnTags(site, column),
    feed: column,
    body: html`<div class="with-side">
      <div class="content">
        <h1>${column.name}</h1>
        ${isStatutory ? catalogue(items, totalOf(years)) : entries(site, items)}
        ${isPlatform(column) && !isBelow(site) ? toOrgans() : ''}
        ${grassroots ? html`<p><a href="${catalogueAddress}">基层政务公开标准目录</a></p>` : ''}
        <section aria-labelledby="latest">
          <h2 id="latest">最近公开</h2>
          ${
            latest.length === 0
              ? html`<p class="empty">还没有公开的文件。</p>`
              : documentList(latest, context.clock.today())
          }
        </section>
      </div>
      ${columnSide(site, column)}
    </div>`,
  };
}

/** 政府信息公开 itself, the column of the five entries. */
function isPlatform({ slug, parent_id: parent }: ColumnRow): boolean {
  return slug === 'zfxxgk' && parent === null;
}

function toOrgans(): Html {
  return html`<p>
    部门、街道和派出机构各有自己的指南、制度、公开内容、年报和申请入口：<a href="${organsAddress}"
      >各机关的信息公开</a
    >
  </p>`;
}

interface Item {
  readonly column: ColumnRow;
  readonly count: number;
  readonly last: string | undefined;
}

function catalogue(items: readonly Item[], total: number): Html {
  return html`<p class="lead">
      《中华人民共和国政府信息公开条例》第二十条规定应当主动公开的信息，共${total}件，按条文的项次排列。
    </p>
    <ol class="catalogue">
      ${items.map(
        ({ column, count, last }) =>
          html`<li>
            <span class="catalogue-item"
              >${column.art20_item === null ? '' : itemName(column.art20_item)}</span
            >
            <a href="/${column.path}/">${column.name}</a>
            ${
              column.link === null
                ? html`<span class="catalogue-count">${count}件</span>
                    <span class="catalogue-last"
                      >${last === undefined ? '暂无' : `${last}更新`}</span
                    >`
                : html`<span class="catalogue-elsewhere">${leadsElsewhere}</span>`
            }
          </li>`,
      )}
    </ol>`;
}

const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 第（十二）项 */
function itemName(n: number): string {
  const name = n <= 10 ? digits[n - 1] : `十${digits[n - 11]}`;
  return `（${name}）`;
}

function entries(site: Site, items: readonly Item[]): Html {
  return html`<ul class="entry-list">
    ${items.map(
      ({ column, count, last }) =>
        html`<li>
          <a href="/${column.path}/"><strong>${column.name}</strong></a>
          <span
            >${
              column.link === null
                ? `${entryTexts[column.kind] ?? ''}${counted(column, count, last)}`
                : leadsElsewhere
            }</span
          >
          ${column.kind === 'section' ? subColumns(site, column) : ''}
        </li>`,
    )}
  </ul>`;
}

function counted({ kind }: ColumnRow, count: number, last: string | undefined): string {
  if (kind !== 'list' && kind !== 'section') return '';
  return `，${count}件${last === undefined ? '' : `，${last}更新`}`;
}

function subColumns(site: Site, column: ColumnRow): Html {
  const children = site.columns.filter(({ parent_id }) => parent_id === column.id);
  return html`<ul class="sub-columns">
    ${children.map((child) => html`<li><a href="/${child.path}/">${child.name}</a></li>`)}
  </ul>`;
}

function sum(columns: readonly ColumnRow[], counts: ReadonlyMap<number, number>): number {
  return columns.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0);
}

function latestOf(
  columns: readonly ColumnRow[],
  dates: ReadonlyMap<number, Temporal.Instant>,
): string | undefined {
  const days = columns.flatMap(({ id }) => dates.get(id) ?? []).map(beijingDay);
  return days.sort().at(-1);
}
