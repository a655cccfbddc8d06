// What is said when a page cannot be made at all (failure-page.ts), where no site is known: in its colours, with a way
// home. Loads nothing of the database: the readers beside the server say it too.

import { html } from './html.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { icon, stylesheet } from './assets.ts';
import type { Html } from './page.ts';
import { iconLinks } from './parts/icon-links.ts';
import { searchAgain } from './parts/search-again.ts';

interface Failure {
  readonly status: 400 | 403 | 405 | 500 | 503 | 507;
  readonly title: string;
  readonly text: string;
  /** What else may be tried at once. */
  readonly offers: 'search' | 'again' | 'home';
}

export const failures = {
  unexpected: {
    status: 500,
    title: '这一页没有打开',
    text: '系统处理这一页时出了差错，已经记录。请稍后重试；仍然不行的，请把现在的时间告诉我们。',
    offers: 'search',
  },
  unavailable: {
    status: 503,
    title: '服务暂时不可用',
    text: '数据库暂时连接不上，没有保存任何内容。请稍候片刻再试。',
    offers: 'again',
  },
  starting: {
    status: 503,
    title: '服务暂时不可用',
    text: '系统正在启动或恢复，请稍候片刻再试。正在提交内容的，请用浏览器的“后退”回到表单（填写的内容还在），过一会儿再提交。',
    offers: 'again',
  },
  'storage-full': {
    status: 507,
    title: '没有存下来',
    text: '服务器的存储空间不足，这一次没有登记，没有保存任何内容。请用浏览器的“后退”回到表单（填写的内容还在），过一会儿再提交；着急的，请与我们电话联系，或者改为当面、邮寄提交。',
    offers: 'home',
  },
  'foreign-form': {
    status: 403,
    title: '没有受理',
    text: '这张表不是从本网站的页面提交的，没有受理，没有保存任何内容。请从下面的链接打开本网站，在本网站的页面上填写。',
    offers: 'home',
  },
  'other-method': {
    status: 405,
    title: '不接受这种请求方法',
    text: '这个地址只能用浏览器平常的方式打开，发来的请求方法不接受，没有处理，没有保存任何内容。',
    offers: 'home',
  },
  'no-organ': {
    status: 503,
    title: '网站尚未设置',
    text: '还没有登记机关。管理员请运行 bin/gongkai init，建立第一个机关和管理员。',
    offers: 'home',
  },
  unreadable: {
    status: 400,
    title: '这个请求没有看懂',
    text: '浏览器发来的内容太长，或者写法有误，没有处理，没有保存任何内容。请检查地址是否输入有误；仍然不行的，请清除浏览器中本网站的数据（Cookie）后再试。',
    offers: 'search',
  },
} as const satisfies Record<string, Failure>;

export type FailureKind = keyof typeof failures;

export interface FailurePage {
  readonly html: string;
  readonly status: Failure['status'];
}

/** Without a site: its colours and a way home. */
export async function barePage(
  kind: FailureKind,
  { path, now }: { readonly path?: string | undefined; readonly now?: Temporal.Instant },
): Promise<FailurePage> {
  const { status, title } = failures[kind];
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="${stylesheet.address}" />
        ${iconLinks()}
      </head>
      <body>
        <header class="masthead masthead-bare">
          <div class="banner wrap">
            <a class="site-name" href="/" rel="home">
              <img class="mark" src="${icon.address}" alt="" width="56" height="56" />
              <span class="site-title">政府信息公开</span>
            </a>
          </div>
        </header>
        <main class="wrap notice-page">${said(kind, path, now)}</main>
      </body>
    </html>`;
  return { status, html: (await page).toString() };
}

export function said(
  kind: FailureKind,
  path: string | undefined,
  now: Temporal.Instant | undefined,
): Html {
  const { title, text, offers } = failures[kind];
  return html`<h1>${title}</h1>
    <p>${text}</p>
    ${now === undefined ? '' : html`<p class="hint">${beijingMinute(now)}</p>`}
    ${offers === 'search' ? searchAgain() : ''}
    <p class="actions">
      ${
        offers === 'again' && path !== undefined
          ? html`<a class="button" href="${path}" rel="nofollow">再试一次</a> `
          : ''
      }<a href="/">回到首页</a>
    </p>`;
}
