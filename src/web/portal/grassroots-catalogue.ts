// 基层政务公开标准目录: by its areas, every matter with what is to be public of it, on what ground, until when and by
// whom, and the documents that answer it (国办发〔2019〕54号).

import { tagsOfPart } from './column-place.ts';
import { html } from './html.ts';
import { areaName } from '../../rules/grassroots-catalogue.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { documentAddress } from '../../rules/document-address.ts';
import {
  catalogueOf,
  type KeptMatter,
  type MatterDocument,
  matterDocuments,
} from '../../store/documents/catalogue.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { publishedOn } from './parts/list-row.ts';
import { fact } from './parts/fact.ts';

export const catalogueAddress = '/jcgk/';

export async function cataloguePage({ context: { db }, site }: PageRequest): Promise<Page> {
  const matters = await catalogueOf(db, site.organ.id);
  const documents = (await matterDocuments(db, site.organ.id)).filter(
    ({ state }) => state === 'published',
  );
  const areas = [...new Set(matters.map(({ area }) => area))];
  const heading = '基层政务公开标准目录';
  return {
    keep: 'public',
    topics: ['catalogue'],
    title: heading,
    columnTags: tagsOfPart(
      site,
      heading,
      `${site.organ.name}在基层公开的事项：内容、依据、时限、主体和渠道`,
    ),
    trail: [{ label: heading }],
    body: html`<div class="content">
      <h1>${heading}</h1>
      ${
        areas.length === 0
          ? html`<div class="empty">
              <p>本机关没有公布基层政务公开标准目录。</p>
              <p>
                已经公开的信息在<a href="/wzdt/">各个栏目</a>里，也可以<a href="/sousuo/"
                  >搜索全站</a
                >。
              </p>
            </div>`
          : html`<p class="lead">
              共${areas.length}个领域、${matters.length}个事项。点开领域查看事项、依据、时限和已经公开的文件。
            </p>`
      }
      ${areas.map((area) =>
        areaPart(
          area,
          matters.filter((one) => one.area === area),
          documents,
        ),
      )}
    </div>`,
  };
}

function areaPart(
  area: number,
  matters: readonly KeptMatter[],
  documents: readonly MatterDocument[],
): Html {
  return html`<details class="catalogue-area" id="lingyu-${area}">
    <summary>
      <span class="catalogue-area-name">${areaName(area)}</span>
      <span class="hint">${matters.length}个事项</span>
    </summary>
    <ul class="catalogue-matters">
      ${matters.map((one) => matterRow(one, documents))}
    </ul>
  </details>`;
}

function matterRow(m: KeptMatter, documents: readonly MatterDocument[]): Html {
  const own = documents.filter(({ matterId }) => matterId === m.id);
  return html`<li>
    <h2>${m.position}．${m.matter}：${m.submatter}</h2>
    <dl class="facts">
      ${fact('公开内容', m.content)} ${fact('公开依据', m.basis)} ${fact('公开时限', m.deadline)}
      ${fact('公开主体', m.body)} ${fact('公开渠道', m.channels.join('、'))}
      ${fact('公开对象', [m.toAll ? '全社会' : '', groupWords(m.toGroup)].filter(Boolean).join('、'))}
      ${fact('公开方式', [m.proactive ? '主动' : '', m.onRequest ? '依申请' : ''].filter(Boolean).join('、'))}
      ${fact('公开层级', [m.county ? '县级' : '', m.township ? '乡级' : ''].filter(Boolean).join('、'))}
    </dl>
    ${
      own.length === 0
        ? m.proactive
          ? html`<p class="hint">目前没有公开的文件。</p>`
          : ''
        : html`<ul class="rows">
            ${own.map(documentRow)}
          </ul>`
    }
  </li>`;
}

function groupWords(group: string): string {
  return group === '' ? '' : group.length > 1 ? `特定群体（${group}）` : '特定群体';
}

function documentRow({ id, title, homePath, publishedAt }: MatterDocument): Html | '' {
  if (publishedAt === null) return '';
  const on = beijingDay(publishedAt);
  return html`<li class="row">
    <a class="row-title" href="${documentAddress(homePath, on, id)}">${title}</a>
    ${publishedOn(on)}
  </li>`;
}
