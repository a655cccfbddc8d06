// The foot of every page: whom to ask, what else the site has, and what 政府网站发展指引 (国办发〔2017〕47号) has every site
// print. What the office has not entered is not printed.

import { html } from '../html.ts';
import type { SiteSettings } from '../../../rules/organ.ts';
import {
  errorsLink,
  markLink,
  policeNumber,
  type SiteLink,
  superiorLinks,
} from '../../../rules/site-links.ts';
import { isGovernmentAddress } from '../../../rules/web-address.ts';
import {
  aboutAddress,
  columnOfKind,
  consultationsAddress,
  contactAddress,
  helpAddress,
  keptAddress,
  leavingAddress,
  organsAddress,
  privacyAddress,
  statisticsAddress,
} from '../addresses.ts';
import { siteMarks } from '../assets.ts';
import { openDataAddress } from '../open-data-addresses.ts';
import { policiesAddress } from '../policies/addresses.ts';
import { policyLibraryAddress } from '../policy-library-address.ts';
import type { Html, Site } from '../page.ts';
import { drawnOnce } from './drawn-once.ts';
import { mailAddress } from './mail-address.ts';
import { telephone } from './telephone.ts';
import { fact } from './fact.ts';

export const foot = drawnOnce(({ organ, columns, main }: Site): Html => {
  const { guide } = organ;
  const { site } = main.organ;
  const apply = columnOfKind(columns, 'apply');
  const guideColumn = columnOfKind(columns, 'guide');
  const superiors = superiorsOf(site);
  return html`<footer class="foot">
    <div class="foot-columns wrap">
      <section aria-labelledby="foot-contact">
        <h2 id="foot-contact">联系政府信息公开工作机构</h2>
        <dl>
          ${fact('机构', guide.officeName ?? organ.name)}
          ${fact('电话', guide.phone === undefined ? undefined : telephone(guide.phone))}
          ${fact('时间', guide.hours)} ${fact('地址', guide.address)}
          ${fact('邮编', guide.postcode)}
          ${fact('邮箱', guide.email === undefined ? undefined : mailAddress(guide.email))}
        </dl>
      </section>
      <nav aria-labelledby="foot-links">
        <h2 id="foot-links">本站</h2>
        <ul>
          ${guideColumn === undefined ? '' : link(`/${guideColumn.path}/`, '公开指南')}
          ${apply === undefined ? '' : link(`/${apply.path}/`, '依申请公开')}
          ${link(policyLibraryAddress, '政策文件库')} ${link(policiesAddress, '惠企政策')}
          ${link(organsAddress, '各机关的信息公开')} ${link(statisticsAddress, '公开统计')}
          ${link(consultationsAddress, '意见征集')} ${link(contactAddress, '联系我们、留言')}
          ${link(helpAddress, '使用帮助')} ${link('/wzdt/', '网站地图')}
          ${link(openDataAddress, '开放数据')} ${link('/feed.xml', '订阅（RSS）')}
          ${site.about === undefined ? '' : link(aboutAddress, '关于本站')}
          ${link(privacyAddress, '隐私声明')} ${link('/wza/', '无障碍声明')}
          ${link(keptAddress, '我的收藏')}
          <li><a href="/xianshi/" rel="nofollow">显示设置</a></li>
        </ul>
      </nav>
    </div>
    <div class="foot-legal wrap">
      ${
        superiors.length === 0
          ? ''
          : html`<nav class="foot-superiors" aria-label="上级网站">${superiors}</nav>`
      }
      <p>
        主办：${site.sponsor ?? main.organ.name}${site.operator === undefined ? '' : `　承办：${site.operator}`}
      </p>
      <p>
        ${site.identifier === undefined ? '' : html`<span>网站标识码 ${site.identifier}</span>`}
        ${site.icp === undefined ? '' : html`<a href="https://beian.miit.gov.cn/">${site.icp}</a>`}
        ${police(site.police, policeNumber(site))}
        ${site.chineseDomain === undefined ? '' : html`<span>${site.chineseDomain}</span>`}
        ${outside(errorsLink(site))} ${siteMark(markLink(site))}
      </p>
    </div>
  </footer>`;
});

/** In the head, and on a phone, where the head has no room for them, in the foot. */
export function superiorsOf(site: SiteSettings): readonly Html[] {
  return superiorLinks(site).map((one) => html`${outside(one)}`);
}

function link(address: string, label: string): Html {
  return html`<li><a href="${address}">${label}</a></li>`;
}

function police(text: string | undefined, number: string | undefined): Html | '' {
  if (text === undefined) return '';
  if (number === undefined) return html`<span>${text}</span>`;
  return html`<a href="https://beian.mps.gov.cn/#/query/webSearch?code=${number}">${text}</a>`;
}

/** As a picture, where readers look for it. */
function siteMark(link: ReturnType<typeof markLink>): Html | '' {
  if (link === undefined) return '';
  const { address } = siteMarks[link.mark];
  return outside(
    link,
    html`<img class="site-mark" src="${address}" alt="${link.label}" width="48" height="56" />`,
  );
}

/** To a government site at once, to another over the page that says so. */
export function outside(link: SiteLink | undefined, shown?: Html): Html | '' {
  if (link === undefined) return '';
  const { key, address } = link;
  const label = shown ?? link.label;
  return isGovernmentAddress(address)
    ? html`<a href="${address}" rel="external">${label}</a>`
    : html`<a href="${leavingAddress(key)}">${label}</a>`;
}
