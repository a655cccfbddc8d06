// What stands in an export where only the server can answer: where that is, in one step; and what is said where it
// cannot be reached.

import { html } from '../portal/html.ts';
import {
  largeAddress,
  notFoundFor,
  readOnlyAddress,
  unreachableAddress,
  unreadableAddress,
} from '../../formats/site-export/nginx-conf.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { applyStep, opinionStep, trackStep } from '../portal/addresses.ts';
import { sectionOf, trailTo } from '../portal/column-place.ts';
import { plainMode } from '../portal/display-mode.ts';
import { readOnlyPage, tooLargePage } from '../portal/error-page.ts';
import { failureOn } from '../portal/failure-page.ts';
import type { Page, Site } from '../portal/page.ts';
import { frame } from '../portal/parts/frame.ts';
import { telephone } from '../portal/parts/telephone.ts';
import { refusedIn } from '../program-refusals.ts';

const steps = {
  [applyStep]: { title: '提交申请', button: '填写申请表' },
  [trackStep]: { title: '查询进度', button: '查询申请的办理进度' },
  [opinionStep]: { title: '答复征求意见书', button: '答复征求意见书' },
} as const;

export interface StandIn {
  readonly address: string;
  readonly text: string;
}

export async function standIns(
  site: Site,
  columns: readonly ColumnRow[],
  where: { readonly origin: string; readonly dynamic: string },
): Promise<readonly StandIn[]> {
  return await Promise.all(
    columns.flatMap((column) =>
      Object.keys(steps).map(
        async (step) => await standIn(site, column, step as keyof typeof steps, where),
      ),
    ),
  );
}

async function standIn(
  site: Site,
  column: ColumnRow,
  step: keyof typeof steps,
  { origin, dynamic }: { readonly origin: string; readonly dynamic: string },
): Promise<StandIn> {
  const address = `/${column.path}/${step}/`;
  const { title, button } = steps[step];
  const page = frame(
    {
      keep: 'public',
      topics: [],
      title,
      section: sectionOf(site, column),
      trail: [...trailTo(site, column, true), { label: title }],
      body: html`<div class="notice-page">
        <h1>${title}</h1>
        <p>这一项在办理网站上进行：${new URL(dynamic).host}。</p>
        <form action="${address}">
          <p class="actions"><button type="submit">${button}</button></p>
        </form>
      </div>`,
    },
    { site, mode: plainMode, origin, path: address, setClock: undefined },
  );
  return { address, text: (await page).toString() };
}

/**
 * For nginx: what it asks the server for does not come, or what it is asked is nothing (formats/site-export/nginx-conf.ts).
 *
 * @param isBehind whether the server stands behind this site
 */
export async function failurePages(
  site: Site,
  origin: string,
  isBehind: boolean,
): Promise<readonly StandIn[]> {
  const pages = [
    ...(isBehind ? ([[unreachableAddress, unreachablePage(site)]] as const) : []),
    [largeAddress, tooLargePage()],
    [unreadableAddress, failureOn(site, 'unreadable')],
    [readOnlyAddress, readOnlyPage('/')],
  ] as const;
  const drawn = await Promise.all(
    pages.map(async ([address, page]) => {
      // From a page that tells of a failure a choice of display leads home.
      const text = frame(page, {
        site,
        mode: plainMode,
        origin,
        path: address,
        back: '/',
        setClock: undefined,
      });
      return { address, text: (await text).toString() };
    }),
  );
  return [...drawn, ...(await notFoundForPrograms())];
}

async function notFoundForPrograms(): Promise<readonly StandIn[]> {
  return await Promise.all(
    (['json', 'xml'] as const).map(async (tongue) => ({
      address: notFoundFor[tongue].address,
      text: await refusedIn(tongue, 'no-such-address').text(),
    })),
  );
}

function unreachablePage({ organ: { guide } }: Site): Page {
  const { phone } = guide;
  return {
    title: '这一项暂时办不了',
    status: 503,
    keep: 'personal',
    trail: [{ label: '这一项暂时办不了' }],
    body: html`<div class="notice-page">
      <h1>这一项暂时办不了</h1>
      <p>
        搜索、申请、查询进度、留言由办理系统答复，现在连不上。刚才提交的内容没有登记：请用浏览器的“后退”回到表单（填写的内容还在），过一会儿再提交。
      </p>
      <p>
        公开的文件照常可以看：<a href="/wzdt/">网站地图</a>。着急的，可以当面、邮寄提交${
          phone === undefined ? '' : html`，或者致电${telephone(phone)}`
        }。
      </p>
    </div>`,
  };
}
