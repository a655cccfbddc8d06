// 我的收藏: what the reader kept, drawn by the browser that holds it (scripts/kept.js). The page is the same for everybody.

import { html } from './html.ts';
import { keptAddress } from './addresses.ts';
import type { Page } from './page.ts';

export function keptPage(): Page {
  return {
    keep: 'public',
    topics: [],
    title: '我的收藏',
    trail: [{ label: '我的收藏' }],
    canonical: keptAddress,
    isUnlisted: true,
    body: html`<div class="prose">
      <h1>我的收藏</h1>
      <p class="lead">
        在文件页上点“收藏”，文件就列在这里，最近收藏的在前。收藏只记在这个浏览器里，不用登录，不告诉本站，也不随您到别的手机或者电脑；清除浏览器数据时一起清除。
      </p>
      <p id="meiyou-shoucang">
        这个浏览器里还没有收藏。收藏要用浏览器的脚本，停用脚本的请用浏览器自己的书签。
      </p>
      <div class="kept" data-kept="#meiyou-shoucang" hidden>
        <ul aria-label="收藏的文件"></ul>
        <p><button type="button" class="button-small" data-kept-clear>全部移除</button></p>
      </div>
    </div>`,
  };
}
