// 政府信息公开指南: a record in fields (条例 12 ¶2), printed here and read by letters and the footer, so
// that address and telephone stand in one place only. What the record lacks is said, not hidden.

import { html } from './html.ts';
import type { Guide } from '../../rules/organ.ts';
import { listDocuments } from '../../store/documents/documents.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { columnOfKind, trackStep } from './addresses.ts';
import { blankFormLinks } from './blank-form.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { longDay } from './dates.ts';
import type { Html, Page, PageRequest, Site } from './page.ts';
import { columnSide } from './parts/column-side.ts';
import { documentList } from './parts/list-row.ts';
import { mailAddress } from './parts/mail-address.ts';
import { telephone } from './parts/telephone.ts';
import { fact } from './parts/fact.ts';

export async function guidePage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { context, site } = request;
  const { guide } = site.organ;
  const today = context.clock.today();
  const remedy = await remedySetOn(context.db, site.organ.id, today);
  const documents = await listDocuments(context.db, {
    columnIds: [column.id],
    limit: 20,
    offset: 0,
  });
  return {
    keep: 'public',
    topics: ['guide', `column:${column.id}`],
    title: column.name,
    section: sectionOf(site, column),
    trail: trailTo(site, column),
    columnTags: columnTags(site, column),
    description: `${site.organ.name}政府信息公开指南：公开范围、获取方式、申请办法、期限和救济`,
    body: html`<div class="with-side">
      <article class="content prose">
        <h1>${column.name}</h1>
        ${
          guide.updatedOn === undefined
            ? ''
            : html`<p class="count">${longDay(guide.updatedOn)}更新</p>`
        }
        <p>
          为了方便公民、法人和其他组织获得本机关的政府信息，按照《中华人民共和国政府信息公开条例》第十二条编制本指南。
        </p>
        ${part('一、信息的分类和编排', guide.classification, guide.arrangement)}
        ${part('二、获取的方式', guide.waysToObtain)}
        <h2>三、政府信息公开工作机构</h2>
        ${contactFacts(guide)} ${part('四、依申请公开', guide.howToApply)} ${applyLinks(site)}
        ${part('五、答复的期限', guide.timeLimits)} ${part('六、监督和救济', guide.remedies)}
        ${
          remedy === undefined
            ? ''
            : html`<dl class="facts">
                <div>
                  <dt>行政复议机关</dt>
                  <dd>${remedy.reconsideration}</dd>
                </div>
                <div>
                  <dt>管辖的人民法院</dt>
                  <dd>${remedy.court}</dd>
                </div>
              </dl>`
        }
        ${
          documents.length === 0
            ? ''
            : html`<h2>相关文件</h2>
                ${documentList(documents, today)}`
        }
      </article>
      ${columnSide(site, column)}
    </div>`,
  };
}

function part(heading: string, ...texts: readonly (string | undefined)[]): Html {
  const paragraphs = texts.flatMap((text) => (text ?? '').split('\n')).filter((t) => t.trim());
  return html`<h2>${heading}</h2>
    ${
      paragraphs.length === 0
        ? html`<p class="empty">本机关尚未填写这一部分，需要了解的请拨打联系电话。</p>`
        : paragraphs.map((text) => html`<p>${text}</p>`)
    }`;
}

const contactLabels = {
  officeName: '机构名称',
  address: '办公地址',
  hours: '办公时间',
  phone: '联系电话',
  fax: '传真号码',
  email: '电子邮箱',
  website: '互联网申请',
  postcode: '邮政编码',
} as const satisfies Partial<Record<keyof Guide, string>>;

function shownFact(label: string, value: string): Html | string {
  if (label === contactLabels.phone) return telephone(value);
  return label === contactLabels.email ? mailAddress(value) : value;
}

/** How to reach the disclosure office. */
export function contactFacts(guide: Guide): Html {
  const rows = Object.entries(contactLabels).map(
    ([key, label]) => [label, guide[key as keyof Guide]] as const,
  );
  return html`<dl class="facts">
    ${rows.map(([label, value]) => fact(label, value && shownFact(label, value)))}
  </dl>`;
}

function applyLinks(site: Site): Html | '' {
  const apply = columnOfKind(site.columns, 'apply');
  if (apply === undefined) return '';
  return html`<p class="actions">
      <a class="button" href="/${apply.path}/">我要申请</a>
      <a class="button button-plain" href="/${apply.path}/${trackStep}/">查询进度</a>
    </p>
    ${blankFormLinks(apply)}`;
}
