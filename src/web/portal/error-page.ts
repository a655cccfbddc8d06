// Pages for what cannot be shown: what happened, what to do. The bare ones need no database.

import { html } from './html.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { DocumentRow } from '../../store/tables.ts';
import { applyStep, columnOfKind, contactAddress } from './addresses.ts';
import { stylesheet } from './assets.ts';
import { longDay } from './dates.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { telephone } from './parts/telephone.ts';

const bare = {
  unexpected: {
    status: 500,
    title: '这一页没有打开',
    text: '系统处理这一页时出了差错，已经记录。请稍后重试；仍然不行的，请把现在的时间告诉我们。',
  },
  unavailable: {
    status: 503,
    title: '服务暂时不可用',
    text: '数据库暂时连接不上，没有保存任何内容。请稍候片刻再试。',
  },
  'storage-full': {
    status: 507,
    title: '没有存下来',
    text: '服务器的存储空间不足，这一次没有登记，没有保存任何内容。请用浏览器的“后退”回到表单（填写的内容还在），过一会儿再提交；着急的，请与我们电话联系，或者改为当面、邮寄提交。',
  },
  'foreign-form': {
    status: 403,
    title: '没有受理',
    text: '这张表不是从本网站的页面提交的，没有受理，没有保存任何内容。请从下面的链接打开本网站，在本网站的页面上填写。',
  },
  'no-organ': {
    status: 503,
    title: '网站尚未设置',
    text: '还没有登记机关。管理员请运行 bin/gongkai init，建立第一个机关和管理员。',
  },
} as const;

export function bareErrorPage(
  kind: keyof typeof bare,
  now: Temporal.Instant,
): { readonly html: Html; readonly status: 403 | 500 | 503 | 507 } {
  const { status, title, text } = bare[kind];
  return {
    status,
    html: html`<!doctype html>
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <link rel="stylesheet" href="${stylesheet.address}" />
        </head>
        <body>
          <main class="wrap notice-page">
            <h1>${title}</h1>
            <p>${text}</p>
            <p class="hint">${beijingMinute(now)}</p>
            <p><a href="/">回到首页</a></p>
          </main>
        </body>
      </html>`,
  };
}

export function notFoundPage({ site }: Pick<PageRequest, 'site'>): Page {
  return {
    title: '没有这个页面',
    status: 404,
    keep: 'fresh',
    trail: [{ label: '没有这个页面' }],
    body: html`<div class="notice-page">
      <h1>没有这个页面</h1>
      <p>地址可能输入有误，或者链接已经过时。文件的地址不会改变；撤回的文件会写明已撤回。</p>
      ${searchAgain()} ${applyHint(site)}
    </div>`,
  };
}

/** 405: a form of another page, or of an earlier state of this one, was sent to what can only be read. */
export function readOnlyPage(path: string, allow?: string): Page {
  const title = '这个页面不接收提交的内容';
  return {
    title,
    status: 405,
    keep: 'personal',
    ...(allow === undefined ? {} : { headers: { Allow: allow } }),
    trail: [{ label: title }],
    body: html`<div class="notice-page">
      <h1>${title}</h1>
      <p>这里没有可以提交的表单，刚才提交的内容没有登记，也没有保存。</p>
      <p><a href="${path}">${path === '/' ? '打开首页' : '打开这个页面'}</a></p>
    </div>`,
  };
}

/** 410: the address was right, the document was taken back. Nothing of its text is shown. */
export function withdrawnPage(
  { site }: Pick<PageRequest, 'site'>,
  gone: Pick<DocumentRow, 'withdrawal_notice' | 'display_ended_on'>,
): Page {
  if (gone.display_ended_on !== null) return displayOverPage(site, gone.display_ended_on);
  return {
    title: '文件已撤回',
    status: 410,
    keep: 'fresh',
    trail: [{ label: '文件已撤回' }],
    body: html`<div class="notice-page">
      <h1>文件已撤回</h1>
      <p>这份文件已由发布机关撤回，不再公开。需要了解的，可以与政府信息公开工作机构联系。</p>
      ${
        gone.withdrawal_notice === null
          ? ''
          : html`<section class="withdrawal-notice">
              <h2>撤回的说明</h2>
              ${gone.withdrawal_notice.split('\n').map((line) => html`<p>${line}</p>`)}
            </section>`
      }
      ${searchAgain()} ${applyHint(site)}
    </div>`,
  };
}

/** The period of display is over (P06): the page says so and repeats nothing of what stood there. */
function displayOverPage(site: PageRequest['site'], lastDayOn: IsoDay): Page {
  return {
    title: '公示期已满',
    status: 410,
    keep: 'fresh',
    trail: [{ label: '公示期已满' }],
    body: html`<div class="notice-page">
      <h1>公示期已满</h1>
      <p>
        这里的公示到${longDay(lastDayOn)}为止，期满后自动撤下，不再公开。需要了解结果的，可以与政府信息公开工作机构联系。
      </p>
      ${searchAgain()} ${applyHint(site)}
    </div>`,
  };
}

export function tooManyPage({ site }: Pick<PageRequest, 'site'>): Page {
  const { phone } = site.organ.guide;
  return {
    title: '操作太频繁',
    status: 429,
    keep: 'personal',
    trail: [{ label: '操作太频繁' }],
    body: html`<div class="notice-page">
      <h1>操作太频繁</h1>
      <p>
        同一网络短时间内提交的次数太多，这一次没有处理，没有保存任何内容。请稍等几分钟再试${
          phone === undefined ? '' : html`；着急的可以致电${telephone(phone)}`
        }。
      </p>
    </div>`,
  };
}

export function tooLargePage(): Page {
  return {
    title: '附件太大',
    status: 413,
    keep: 'personal',
    trail: [{ label: '附件太大' }],
    body: html`<div class="notice-page">
      <h1>附件太大</h1>
      <p>
        每个附件不能超过10 MB，合计不能超过20
        MB，这一次没有提交。请用浏览器的“后退”回到表单（填写的内容还在），压缩或者减少附件后再提交。
      </p>
    </div>`,
  };
}

function searchAgain(): Html {
  return html`<form class="inline-search" action="/sousuo/" role="search" aria-label="换个办法找">
    <label for="again">换个办法找：输入几个词或者文号</label>
    <div class="hero-field">
      <input id="again" name="q" type="search" maxlength="200" />
      <button type="submit">搜索</button>
    </div>
  </form>`;
}

/** Where else to turn: the application, the map, the message form. Nothing of what was looked for comes along. */
function applyHint(site: PageRequest['site']): Html {
  const apply = columnOfKind(site.columns, 'apply');
  return html`<p>
    ${
      apply === undefined
        ? '也可以看'
        : html`没有公开的信息，可以<a href="/${apply.path}/${applyStep}/">提交政府信息公开申请</a
            >；也可以看`
    }<a href="/wzdt/">网站地图</a>，或者<a href="${contactAddress}">给我们留言</a>。
  </p>`;
}
