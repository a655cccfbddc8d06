// Pages for what cannot be shown: what happened, what to do.

import { html } from './html.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { DocumentRow } from '../../store/tables.ts';
import { columnOfKind, contactAddress } from './addresses.ts';
import { longDay } from './dates.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { searchAgain } from './parts/search-again.ts';
import { telephone } from './parts/telephone.ts';

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

/** @param wait seconds; absent: until what waits already is answered */
export function tooManyPage({ site }: Pick<PageRequest, 'site'>, wait = 10): Page {
  const { phone } = site.organ.guide;
  const soon = wait <= 60 ? '稍等片刻' : `过${Math.ceil(wait / 60)}分钟`;
  return {
    title: '操作太频繁',
    status: 429,
    headers: { 'Retry-After': String(wait) },
    keep: 'personal',
    trail: [{ label: '操作太频繁' }],
    body: html`<div class="notice-page">
      <h1>操作太频繁</h1>
      <p>
        同一网络短时间内提交的次数太多，这一次没有处理，没有保存任何内容。请${soon}再试${
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

/** Where else to turn: the application, the map, the message form. Nothing of what was looked for comes along. */
function applyHint(site: PageRequest['site']): Html {
  const apply = columnOfKind(site.columns, 'apply');
  return html`<p>
    ${
      apply === undefined
        ? '也可以看'
        : html`没有公开的信息，可以<a href="/${apply.path}/">提交政府信息公开申请</a>；也可以看`
    }<a href="/wzdt/">网站地图</a>，或者<a href="${contactAddress}">给我们留言</a>。
  </p>`;
}
