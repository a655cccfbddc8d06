// The frame of every page: tags in the head, the way around the site, the foot that 政府网站发展指引
// (国办发〔2017〕47号) asks for.

import { html, raw } from '../html.ts';
import type { ColumnRow } from '../../../store/tables.ts';
import { formScript, script, stylesheet } from '../assets.ts';
import { type DisplayMode, modeSwitches, type ModeSwitch, toggled } from '../display-mode.ts';
import { type Html, isBelow, type Page, type Site } from '../page.ts';
import { feedTags, searchFeedTags } from '../feeds.ts';
import { iconLinks } from './icon-links.ts';
import { breadcrumb } from './breadcrumb.ts';
import { drawnOnce } from './drawn-once.ts';
import { foot, superiorsOf } from './foot.ts';
import { pageTags } from './page-tags.ts';
import { suggestionsAddress } from '../suggestions-address.ts';

export interface FrameOptions {
  readonly site: Site;
  readonly mode: DisplayMode;
  readonly origin: string;
  readonly path: string;
  /** Where a choice of display leads back to: with its question, where the page answers one. */
  readonly back?: string;
  /** Set with GONGKAI_NOW: the day the clock shows. */
  readonly setClock: string | undefined;
  /** What somebody wrote or signed, in the answer to a posted form: kept in the characters it has. */
  readonly asWritten?: boolean;
}

export function frame(page: Page, options: FrameOptions): Html {
  const { site, mode, origin, path } = options;
  const title = titleOf(page, site);
  const canonical = `${origin}${page.canonical ?? path}`;
  const isTraditional = mode.traditional && options.asWritten !== true;
  return html`<!doctype html>
    <html lang="${isTraditional ? 'zh-Hant' : 'zh-CN'}" class="${modeClasses(mode)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${pageTags(page, site, canonical)} ${feedTags(site, page.feed)}
        ${page.searchFeed === undefined ? '' : searchFeedTags(page.searchFeed)}
        <link rel="stylesheet" href="${stylesheet.address}" />
        ${iconLinks()}
        <script src="${script.address}" defer></script>
        ${page.forms === true ? html`<script src="${formScript.address}" defer></script>` : ''}
        ${jsonLd(page.jsonLd)}
      </head>
      <body>
        <a class="skip" href="#zhengwen">跳到正文</a>
        ${header(options, page.section)} ${mode.traditional ? charactersNote(options) : ''}
        ${page.trail === undefined ? '' : breadcrumb(page.trail)}
        <main id="zhengwen" class="wrap" tabindex="-1">${page.body}</main>
        ${foot(site)}
      </body>
    </html>`;
}

/** 文章标题_栏目_站名; in the folder of an organ below its name stands before the site's. */
function titleOf({ title }: Page, site: Site): string {
  const organ = isBelow(site) ? site.organ.short_name : undefined;
  const parts = [title, title === organ ? undefined : organ, site.name];
  return parts.filter((part) => part !== undefined).join('_');
}

function modeClasses(mode: DisplayMode): string {
  return (['elder', 'contrast', 'large', 'small'] as const).filter((name) => mode[name]).join(' ');
}

/** `<` is written otherwise, so that no text can end the block. */
function jsonLd(value: unknown): Html | '' {
  if (value === undefined) return '';
  const json = JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
  return html`<script type="application/ld+json">
    ${raw(json)}
  </script>`;
}

function header(
  { site, mode, path, back = path, setClock }: FrameOptions,
  section: string | undefined,
): Html {
  return html`<header class="masthead">
    ${
      setClock === undefined
        ? ''
        : html`<p class="set-clock">
            试用：系统的日期拨到了${setClock}，页面上的“今天”都是这一天。
          </p>`
    }
    <div class="strip wrap">
      ${superiors(site)}
      <nav class="strip-modes" aria-label="显示方式">
        ${modeLink(mode, 'elder', back)} ${modeLink(mode, 'contrast', back)}
        <a href="/wza/">无障碍</a> ${charactersLink(mode, back)}
      </nav>
    </div>
    <div class="banner wrap">
      <a class="site-name" href="/" rel="home">
        ${mark(site)}
        <span class="site-title">${site.name}</span>
        <span class="site-sub">政府信息公开</span>
      </a>
      ${section === 'home' || section === 'search' ? '' : bannerSearch()}
    </div>
    <nav class="main-nav" aria-label="主导航">
      <ul class="wrap">
        ${navItem('/', '首页', section === 'home')}
        ${topColumns(site.main.columns).map((column) =>
          navItem(`/${column.path}/`, column.name, section === column.path),
        )}
      </ul>
      <a class="nav-all" href="/wzdt/">全部<span class="visually-hidden">栏目</span></a>
    </nav>
  </header>`;
}

/** Governments above (国办发〔2017〕47号); where none was entered, whose site it is. */
const superiors = drawnOnce(({ main }) => {
  const { site, name } = main.organ;
  const links = superiorsOf(site);
  if (links.length === 0) return html`<p class="strip-sponsor">${site.sponsor ?? name}主办</p>`;
  return html`<nav class="strip-sponsor" aria-label="上级网站">${links}</nav>`;
});

/** The home page has a larger one of its own, the search its question. */
function bannerSearch(): Html {
  return html`<form class="banner-search" action="/sousuo/" role="search" aria-label="全站">
    <label class="visually-hidden" for="banner-q">搜索信息或文号</label>
    <input
      id="banner-q"
      name="q"
      type="search"
      maxlength="200"
      placeholder="搜信息、搜文号"
      data-combobox="${suggestionsAddress}"
    />
    <button type="submit">搜索</button>
  </form>`;
}

/** The first character of the place, as a seal: our own mark, no emblem. */
const mark = drawnOnce(
  (site) =>
    html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect class="mark-ground" x="1" y="1" width="46" height="46" rx="4" />
      <rect class="mark-line" x="5" y="5" width="38" height="38" rx="2" />
      <text class="mark-text" x="24" y="34" text-anchor="middle">
        ${Array.from(site.name)[0] ?? ''}
      </text>
    </svg>`,
);

function modeLink(mode: DisplayMode, name: ModeSwitch, path: string): Html {
  const { label } = modeSwitches[name];
  const address = switchAddress(mode, name, path);
  return html`<a href="${address}" rel="nofollow">${mode[name] ? `退出${label}` : label}</a>`;
}

function switchAddress(mode: DisplayMode, name: ModeSwitch, path: string): string {
  return displayAddress(toggled(mode, name), path);
}

/** Sets the display and leads back to the page. */
export function displayAddress({ key }: DisplayMode, path: string): string {
  return `/xianshi/?m=${key === '' ? '0' : key}&fanhui=${encodeURIComponent(path)}`;
}

/** Named in the characters it leads to. */
function charactersLink(mode: DisplayMode, path: string): Html {
  const [lang, label] = mode.traditional ? ['zh-Hans', '简体'] : ['zh-Hant', '繁體'];
  return html`<a
    href="${switchAddress(mode, 'traditional', path)}"
    rel="nofollow"
    lang="${lang}"
    translate="no"
    >${label}</a
  >`;
}

function charactersNote({ asWritten }: FrameOptions): Html {
  return html`<p class="characters-note wrap">
    ${
      asWritten === true
        ? '这一页有您填写的内容或者正式文书，按原来的文字显示。'
        : '本页由系统自动转换为繁体字，以简体中文文本为准。'
    }
  </p>`;
}

function topColumns(columns: readonly ColumnRow[]): readonly ColumnRow[] {
  return columns.filter((column) => column.parent_id === null);
}

function navItem(address: string, label: string, current: boolean): Html {
  return html`<li>
    <a href="${address}" ${current ? raw('aria-current="true"') : ''}>${label}</a>
  </li>`;
}
