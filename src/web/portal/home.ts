// The home page: the answer most people come for in the first screen: search, the five entries, what is
// new, where to apply.

import { html } from './html.ts';
import { latestDocuments, listDocuments } from '../../store/documents/documents.ts';
import { totalOf } from '../../store/documents/document-counts.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { yearsOfSite } from './site-counts.ts';
import { columnOfKind, statisticsAddress, trackStep } from './addresses.ts';
import { entryTexts } from './entry-texts.ts';
import { hotWords } from './hot-words.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { figure } from './parts/figure.ts';
import { hotWordList } from './parts/hot-word-list.ts';
import { publicReportYears } from './report-years.ts';
import { documentList } from './parts/list-row.ts';
import { itemAddress, matchAddress, policiesAddress } from './policies/addresses.ts';
import { deadline } from './policies/parts.ts';
import { type BookItem, byDeadline, policyBook, stateOn } from './policies/policy-book.ts';
import type { IsoDay } from '../../rules/day.ts';
import { suggestionsAddress } from './suggestions-address.ts';
import { publicWebsiteYears, websiteReportAddress } from './website-report-years.ts';

export async function homePage(request: PageRequest): Promise<Page> {
  const { context, site } = request;
  const { db } = context;
  const today = context.clock.today();
  const year = Number(today.slice(0, 4));
  const news = site.columns.find((column) => column.slug === 'zwdt');
  const [latest, newsRows, years, reportYears, websiteYears, words, book] = await Promise.all([
    latestDocuments(db, site.organ.id, 8, { except: ['news', 'tourism', 'overview'] }),
    news === undefined ? [] : listDocuments(db, { columnIds: [news.id], limit: 6, offset: 0 }),
    yearsOfSite(request),
    publicReportYears(db, site.organ),
    publicWebsiteYears(db, site.organ),
    hotWords(request),
    policyBook(context),
  ]);
  const soonest = book.items
    .filter((item) => stateOn(item, today) === 'open')
    .toSorted(byDeadline(today))
    .slice(0, 3);
  const thisYear = years.find((one) => one.year === year)?.count ?? 0;
  const total = totalOf(years);
  return {
    keep: 'public',
    topics: ['documents', 'reports', 'policies'],
    section: 'home',
    description: `${site.name}政府信息公开：查信息、查文件、申请公开、查办理进度。`,
    body: html`<h1 class="visually-hidden">${site.name}</h1>
      ${hero(words)} ${fiveEntries(site.columns)}
      <div class="split home-split">
        <section aria-labelledby="latest">
          <h2 id="latest">最新公开</h2>
          ${
            latest.length === 0
              ? html`<p class="empty">还没有公开的文件。</p>`
              : documentList(latest, today)
          }
        </section>
        <aside class="side">
          ${applyBox(columnOfKind(site.columns, 'apply'))} ${policyBox(soonest, today)}
          <section aria-labelledby="figures">
            <h2 id="figures">公开数据</h2>
            <div class="figures">
              ${figure(thisYear, '件', `${year}年以来公开`, `/sousuo/?year=${year}&sort=time`)}
              ${figure(total, '件', '累计公开', '/sousuo/?sort=time')}
            </div>
            <p class="more"><a href="${statisticsAddress}">全部公开统计</a></p>
            ${latestReport(columnOfKind(site.columns, 'reports'), reportYears[0])}
            ${latestWebsiteReport(columnOfKind(site.columns, 'reports'), websiteYears[0])}
          </section>
        </aside>
        ${
          news === undefined
            ? ''
            : html`<section aria-labelledby="news">
                <h2 id="news">${news.name}</h2>
                ${
                  newsRows.length === 0
                    ? html`<p class="empty">还没有动态。</p>`
                    : html`${documentList(newsRows, today)}
                        <p class="more"><a href="/${news.path}/">全部${news.name}</a></p>`
                }
              </section>`
        }
      </div>`,
  };
}

function hero(hotWords: readonly string[]): Html {
  return html`<form class="hero" action="/sousuo/" role="search">
    <label for="q">您要找哪一份文件、哪一条信息？</label>
    <div class="hero-field">
      <input
        id="q"
        name="q"
        type="search"
        maxlength="200"
        autocomplete="off"
        data-combobox="${suggestionsAddress}"
      />
      <button type="submit">搜索</button>
    </div>
    <p class="hint">可以输入几个词，也可以输入文号，如“47号”“〔2022〕47号”。</p>
    ${hotWordList(hotWords)}
  </form>`;
}

/** 国办公开办函〔2019〕61号: the entries of the platform, in its order. */
export function fiveEntries(columns: readonly ColumnRow[]): Html {
  const root = columns.find((column) => column.slug === 'zfxxgk');
  const five = columns.filter((column) => root !== undefined && column.parent_id === root.id);
  return html`<nav class="entries" aria-label="政府信息公开">
    <ul>
      ${five.map(
        (column) =>
          html`<li>
            <a href="/${column.path}/"
              ><strong>${column.name}</strong><span>${entryTexts[column.kind] ?? ''}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** The way for firms, with what ends first; without items there is nothing to lead to. */
function policyBox(soonest: readonly BookItem[], today: IsoDay): Html | '' {
  if (soonest.length === 0) return '';
  return html`<section aria-labelledby="hqzc">
    <h2 id="hqzc">惠企政策</h2>
    <ul class="plain-list">
      ${soonest.map(
        (item) =>
          html`<li>
            <a href="${itemAddress(item.id)}">${item.content.name}</a>
            <small class="item-when">${deadline(item.content, 'open', today)}</small>
          </li>`,
      )}
    </ul>
    <p class="more">
      <a href="${matchAddress}">企业找政策</a>　<a href="${policiesAddress}">全部惠企政策</a>
    </p>
  </section>`;
}

function latestReport(column: ColumnRow | undefined, year: number | undefined): Html | '' {
  if (column === undefined || year === undefined) return '';
  return html`<p class="more">
    <a href="/${column.path}/${year}/">${year}年政府信息公开工作年度报告</a>
  </p>`;
}

/** The basis asks for it on the home page (国办函〔2018〕12号). */
function latestWebsiteReport(column: ColumnRow | undefined, year: number | undefined): Html | '' {
  if (column === undefined || year === undefined) return '';
  return html`<p class="more">
    <a href="${websiteReportAddress(column, year)}">${year}年政府网站工作年度报表</a>
  </p>`;
}

function applyBox(column: ColumnRow | undefined): Html | '' {
  if (column === undefined) return '';
  return html`<section class="apply-box" aria-labelledby="apply">
    <h2 id="apply">没有找到？可以申请公开</h2>
    <p>一般不收费，不问用途；收到申请之日起20个工作日内答复。</p>
    <p class="actions">
      <a class="button" href="/${column.path}/">我要申请</a>
      <a class="button button-plain" href="/${column.path}/${trackStep}/">查询进度</a>
    </p>
  </section>`;
}
