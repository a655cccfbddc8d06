// All organs of the site (机关): each with a folder of its own, in which the five entries of the disclosure platform
// stand (国办公开办函〔2019〕61号).

import { tagsOfPart } from './column-place.ts';
import { html } from './html.ts';
import type { OrganRow } from '../../store/tables.ts';
import { organAddress, organsAddress } from './addresses.ts';
import { organFinder } from './organ-finder.ts';
import type { Page, PageRequest } from './page.ts';
import { countsOfOrgans } from './site-counts.ts';

export async function organsPage(request: PageRequest): Promise<Page> {
  const { site } = request;
  const counts = await countsOfOrgans(request);
  const link = {
    addressOf: organAddress,
    note: ({ id }: OrganRow) => `已公开${counts.get(id) ?? 0}件`,
  };
  return {
    keep: 'public',
    topics: ['documents'],
    title: '机关',
    trail: [{ label: '机关' }],
    columnTags: tagsOfPart(
      site,
      '各机关的信息公开',
      `${site.name}各机关的政府信息公开：指南、制度、法定主动公开内容、年报和依申请公开`,
    ),
    forms: true,
    body: html`<div class="content">
      <h1>各机关的信息公开</h1>
      <p class="lead">
        每个机关有自己的公开指南、制度、法定主动公开内容、年报和依申请公开。找到机关，就到了它的信息公开页。
      </p>
      ${await organFinder(request, organsAddress, link)}
    </div>`,
  };
}
