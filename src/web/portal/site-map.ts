// The site as a tree, with how much stands where.

import { html } from './html.ts';
import type { ColumnRow } from '../../store/tables.ts';
import {
  aboutAddress,
  applyStep,
  consultationsAddress,
  contactAddress,
  messageAnswerAddress,
  helpAddress,
  opinionStep,
  organsAddress,
  privacyAddress,
  statisticsAddress,
  trackStep,
} from './addresses.ts';
import { catalogueAddress } from './grassroots-catalogue.ts';
import { leadsElsewhere } from './leaving.ts';
import { matchAddress, policiesAddress, subscribeAddress } from './policies/addresses.ts';
import { openDataAddress } from './open-data-addresses.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { countsOfSite } from './site-counts.ts';
import { turnedPublicAddress } from './turned-public.ts';

export async function siteMapPage({ context, site }: PageRequest): Promise<Page> {
  const counts = await countsOfSite({ context, site });
  const level = (parent: number | null): Html => {
    const columns = site.columns.filter(({ parent_id }) => parent_id === parent);
    if (columns.length === 0) return html``;
    return html`<ul>
      ${columns.map(
        (column) =>
          html`<li id="${column.slug}">
            <a href="/${column.path}/">${column.name}</a>
            ${column.link === null ? countText(counts.get(column.id)) : html`<small>${leadsElsewhere}</small>`}
            ${steps(column)} ${level(column.id)}
          </li>`,
      )}
    </ul>`;
  };
  return {
    keep: 'public',
    topics: [`organ:${site.organ.id}`],
    title: '网站地图',
    trail: [{ label: '网站地图' }],
    body: html`<h1>网站地图</h1>
      <div class="site-map">
        ${level(null)}
        <ul>
          <li><a href="${organsAddress}">各机关的信息公开</a></li>
          <li><a href="/sousuo/">搜索</a></li>
          <li>
            <a href="${policiesAddress}">惠企政策</a>
            <ul>
              <li><a href="${matchAddress}">企业找政策</a></li>
              <li><a href="${subscribeAddress}">订阅惠企政策</a></li>
            </ul>
          </li>
          <li><a href="${consultationsAddress}">意见征集</a></li>
          <li>
            <a href="${contactAddress}">联系我们、留言</a>
            <ul>
              <li><a href="${messageAnswerAddress}">查询留言的答复</a></li>
            </ul>
          </li>
          <li><a href="${turnedPublicAddress}">依申请公开转为主动公开</a></li>
          <li><a href="${statisticsAddress}">公开统计</a></li>
          <li><a href="${catalogueAddress}">基层政务公开标准目录</a></li>
          <li><a href="${openDataAddress}">开放数据</a></li>
          <li><a href="/xianshi/" rel="nofollow">显示设置</a></li>
          <li><a href="${helpAddress}">使用帮助</a></li>
          <li><a href="${privacyAddress}">隐私声明</a></li>
          ${
            site.main.organ.site.about === undefined
              ? ''
              : html`<li><a href="${aboutAddress}">关于本站</a></li>`
          }
          <li><a href="/wza/">无障碍声明</a></li>
        </ul>
      </div>`,
  };
}

function countText(count: number | undefined): Html | '' {
  return count === undefined ? '' : html`<small>${count}件</small>`;
}

function steps({ kind, path }: ColumnRow): Html | '' {
  if (kind !== 'apply') return '';
  return html`<ul>
    <li><a href="/${path}/${applyStep}/">提交申请</a></li>
    <li><a href="/${path}/${trackStep}/">查询进度</a></li>
    <li><a href="/${path}/${opinionStep}/">答复征求意见书</a></li>
  </ul>`;
}
