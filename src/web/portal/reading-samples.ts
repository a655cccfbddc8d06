// Parts of lists and documents for the page of all parts: narrowing, search, tools, facts that fold, tables of records,
// files, marks.

import { html } from './html.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import { siteMarks } from './assets.ts';
import { facetItem } from './list.ts';
import type { Html, PageRequest } from './page.ts';
import { consultationBanner } from './parts/consultation.ts';
import { documentTools } from './parts/document-tools.ts';
import { fieldTable } from './parts/field-table.ts';
import { fileType } from './parts/files.ts';
import { hotWordList } from './parts/hot-word-list.ts';
import { metadataTable } from './parts/metadata.ts';

/** Samples lead to the page itself. */
export function facetSample(here: string): Html {
  return html`<nav class="facet" aria-label="分面的例子">
      <ul>
        ${facetItem('全部年份', undefined, here, true)} ${facetItem('2026年', 24, here, false)}
        ${facetItem('2025年', 131, here, false)}
      </ul>
    </nav>
    <details class="narrowed">
      <summary>按发文机关筛选</summary>
      <ul>
        <li><a href="${here}">某某开发区管理委员会</a> <small>12件</small></li>
        <li><a href="${here}">某某开发区党政办公室</a> <small>7件</small></li>
      </ul>
    </details>
    <p class="taken">
      <a href="${here}"
        ><span class="visually-hidden">去掉</span>年份：2026年 <span aria-hidden="true">✕</span></a
      >
    </p>
    ${hotWordList(['住房保障', '营商环境'])}`;
}

export function factsSample(): Html {
  return metadataTable([
    ['索引号', '000000000000000000/2026-00007'],
    ['主题分类', '综合政务\\政务公开'],
    ['发文机关', '某某开发区管理委员会'],
    ['成文日期', '2026年3月18日', 'first'],
    ['标题', '关于开放公共体育场地的通知', 'whole'],
    ['发文字号', '某开管办发〔2026〕7号'],
    ['发布日期', '2026年3月20日', 'first'],
  ]);
}

export function toolsSample(request: PageRequest, here: string): Html {
  return documentTools(request, here, 1);
}

/** Ahead, open, closed, answered. */
export function consultationSample(today: IsoDay): Html {
  const later = (days: number): IsoDay => isoOfOrdinal(ordinalOfIso(today) + days);
  const from = (days: number, until: number, hasResult = false): Html | '' => {
    const particulars = { 开始日期: later(days), 截止日期: later(until) };
    return consultationBanner(1, { particulars, hasResult }, today);
  };
  return html`${from(3, 33)} ${from(-3, 27)} ${from(-40, -10)} ${from(-40, -10, true)}`;
}

export function recordSample(here: string): Html {
  return html`${fieldTable(
      '记录表的例子',
      ['编号', '案由', '办理结果', '答复日期'],
      [
        ['47', html`<a href="${here}">关于增设夜间照明的建议</a>`, 'A类', '2026-11-11'],
        ['48', html`<a href="${here}">关于增加公交班次的建议</a>`, '', '2026-11-12'],
      ],
      1,
    )}
    <ul class="files">
      <li>
        <a href="${here}">项目申报表.docx</a> <span class="hint">${fileType('a.docx')}，12 KB</span>
      </li>
    </ul>`;
}

export function markSample(): Html {
  return html`<p>
    ${(
      [
        ['party', '党政机关网站标识'],
        ['institution', '事业单位网站标识'],
      ] as const
    ).map(
      ([mark, label]) =>
        html`<img
          class="site-mark"
          src="${siteMarks[mark].address}"
          alt="${label}"
          width="48"
          height="56"
        />`,
    )}
  </p>`;
}
