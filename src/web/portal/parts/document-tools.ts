// The bar above a text: its size, printing, reading aloud, sharing, the text as a file. Links work without a script;
// what needs one appears with it.

import { html, raw } from '../html.ts';
import { formFormats } from '../../../formats/print/print-form.ts';
import { documentPaperAddress } from '../../../rules/document-address.ts';
import { sized, textSizes } from '../display-mode.ts';
import type { Html, PageRequest, Site } from '../page.ts';
import { leavingTo } from '../leaving.ts';
import { keptAddress, pageErrorAddress } from '../addresses.ts';
import { viewsAddress } from '../views-address.ts';
import { displayAddress } from './frame.ts';
import { qrCode } from './qr-code.ts';

/** Where readers of government sites are used to pass a page on (国办发〔2017〕47号); 微信 takes the picture above. */
const sharingSites = [
  { name: '微博', address: 'https://service.weibo.com/share/share.php' },
  { name: 'QQ空间', address: 'https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey' },
] as const;

/** @param title absent for a draft, which nobody keeps and whose views nobody counts */
export function documentTools(
  { mode, context, site }: PageRequest,
  address: string,
  id: number,
  title?: string,
): Html {
  const url = context.origin + address;
  return html`<div class="document-tools" role="group" aria-label="阅读工具">
    <span class="text-sizes">
      字号
      ${Object.entries(textSizes).map(([label, size]) => {
        const to = sized(mode, size);
        const isNow = to.key === mode.key;
        return html`<a
          href="${displayAddress(to, address)}"
          rel="nofollow"
          data-size="${size ?? ''}"
          aria-label="${label}字号"
          ${isNow ? raw('aria-current="true"') : ''}
          >${label}</a
        >`;
      })}
    </span>
    <button type="button" class="button-small" data-print hidden>打印</button>
    <button type="button" class="button-small" data-read=".official" hidden>朗读</button>
    <details class="share">
      <summary>分享</summary>
      <div class="share-box">
        ${qrCode(url, '本页网址的二维码')}
        <p>用手机扫一扫，在手机上打开、转发（微信用“扫一扫”）</p>
        <p>
          <span id="wangzhi">${url}</span>
          <button type="button" class="button-small" data-copy="wangzhi" hidden>复制链接</button>
        </p>
        ${title === undefined ? '' : sharedAt(site, url, title)}
      </div>
    </details>
    <a href="${pageErrorAddress(id)}" rel="nofollow">我要纠错</a>
    ${title === undefined ? '' : keptAndSeen(address, id, title)}
  </div>`;
}

/**
 * Nothing of theirs is loaded, and nobody is sent on without having read that he leaves for a site that is no
 * government's: the words of the page that tells so (leaving.ts), here with the address and the title.
 */
function sharedAt(site: Site, url: string, title: string): Html {
  const page = new URLSearchParams({ url, title }).toString();
  return html`${sharingSites.map(
    ({ name, address }) =>
      html`<details class="share-site" name="fenxiang">
        <summary>分享到${name}</summary>
        ${leavingTo(site, `${address}?${page}`, address)}
      </details>`,
  )}`;
}

/** Both come with the script: what is kept stays with the reader, and a page in memory knows no number. */
function keptAndSeen(address: string, id: number, title: string): Html {
  return html`<button
      type="button"
      class="button-small"
      data-keep="${address}"
      data-title="${title}"
      hidden
    >
      收藏
    </button>
    <span data-views="${viewsAddress(id)}" hidden>浏览 <span>0</span> 次</span>
    <a href="${keptAddress}" data-kept-list hidden>我的收藏</a>`;
}

/** @param what which text counts where an original is attached */
export function paperLinks(title: string, address: string, what: string): Html {
  return html`<section class="attachments papers" aria-labelledby="papers">
    <h2 id="papers">下载正文</h2>
    <ul class="files">
      ${(['docx', 'pdf'] as const).map(
        (format) =>
          html`<li>
            <a
              href="${documentPaperAddress(address, format)}"
              download="${title}.${format}"
              rel="nofollow"
              >下载${formFormats[format].label}版</a
            >
            <span class="hint">公文版式</span>
          </li>`,
      )}
    </ul>
    <p class="hint">${what}</p>
  </section>`;
}
