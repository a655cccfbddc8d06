// Whom to ask (条例 10, 27): the organs of the site with what they are there for and how to reach them. A
// link each, so that choosing needs neither script nor pointer.

import { html } from './html.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { applyStep, organStep } from './addresses.ts';
import { organParameter } from './asked-organ.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { organFinder } from './organ-finder.ts';
import type { Page, PageRequest } from './page.ts';

export async function chooseOrganPage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { site } = request;
  const form = `/${column.path}/${applyStep}/`;
  const link = { addressOf: ({ code }: { code: string }) => `${form}?${organParameter}=${code}` };
  return {
    keep: 'public',
    topics: [],
    title: '选择受理机关',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '选择受理机关' }],
    columnTags: columnTags(site, column),
    description: '可以向哪些机关申请公开政府信息：职责和辖区、电话、地址、办公时间',
    forms: true,
    body: html`<div class="content">
      <h1>选择受理机关</h1>
      <p class="lead">
        向制作或者保存这项信息的机关申请，答复最快。拿不准的，选最接近的一个：不由它负责的，它会告知您理由和负责的机关（条例第十条、第三十六条）。
      </p>
      ${await organFinder(request, `/${column.path}/${organStep}/`, link)}
    </div>`,
  };
}
