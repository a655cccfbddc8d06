// /zhuangongkai/: what several applicants had asked for, or one suggested to publish, and everybody can read now (条例 44).
// Nothing is said of who asked, in which words or when: only the document that came of it, which was reviewed as any other.

import { html } from './html.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { smallestCell } from '../../rules/public-statistics.ts';
import {
  conversionCounts,
  turnedPublic,
  type TurnedPublic,
} from '../../store/requests/turned-public.ts';
import { columnOfKind } from './addresses.ts';
import { organsOfSite } from './asked-organ.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { addressOfDocument, publishedOn } from './parts/list-row.ts';

export const turnedPublicAddress = '/zhuangongkai/';

const mostListed = 300;

export async function turnedPublicPage(request: PageRequest): Promise<Page> {
  const { context, site } = request;
  const organIds = (await organsOfSite(request)).map(({ id }) => id);
  const [all, counts] = await Promise.all([
    turnedPublic(context.db, organIds, mostListed),
    conversionCounts(context.db, organIds),
  ]);
  const apply = columnOfKind(site.main.columns, 'apply');
  const { open = 0, accepted = 0, declined = 0 } = counts;
  return {
    keep: 'public',
    topics: ['documents'],
    title: '依申请公开转为主动公开',
    section: apply?.path.split('/')[0],
    trail: [
      ...(apply === undefined ? [] : [{ label: apply.name, path: `/${apply.path}/` }]),
      { label: '转为主动公开' },
    ],
    description: `${site.name}由依申请公开转为主动公开的信息`,
    body: html`<div class="content">
      <h1>依申请公开转为主动公开</h1>
      <p class="lead">
        多个申请人就相同信息提出申请，并且可以公开的，转为主动公开；申请人也可以建议转为主动公开（《中华人民共和国政府信息公开条例》第四十四条）。
      </p>
      ${
        open + accepted + declined === 0
          ? ''
          : html`<p>
              提出的建议和系统提示共${open + accepted + declined}件，同意公开${accepted}件，不转为公开${declined}件，待决定${open}件；同意公开的，审查后发布。
            </p>`
      }
      ${
        all.length === 0
          ? html`<div class="empty">
              <p>目前没有由依申请公开转为主动公开的信息。</p>
              <p>收到过答复、认为其中的信息应当让大家都能看到的，可以建议转为主动公开。</p>
            </div>`
          : html`${part('many', '申请人较多的信息', all.filter(wasAskedOften))}
            ${part(
              'suggested',
              '按建议公开的信息',
              all.filter((one) => !wasAskedOften(one)),
            )}`
      }
      ${
        apply === undefined
          ? ''
          : html`<p><a href="/${apply.path}/">需要的信息还没有公开，可以申请公开</a></p>`
      }
    </div>`,
  };
}

/** The system suggests what several different applicants were given (rules/conversion.ts). */
function wasAskedOften({ applicants }: TurnedPublic): boolean {
  return applicants !== null;
}

function part(id: string, heading: string, found: readonly TurnedPublic[]): Html | '' {
  if (found.length === 0) return '';
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    <ul class="rows">
      ${found.map((one) => {
        const on = beijingDay(one.published_at);
        return html`<li class="row">
          <a class="row-title" href="${addressOfDocument(one)}">${one.title}</a>
          <span class="row-facts"><span>${reasonOf(one)}</span><span>${one.publisher}</span></span>
          ${publishedOn(on)}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** The exact number only where so many asked that it tells of none of them. */
function reasonOf({ origin, applicants }: TurnedPublic): string {
  if (applicants !== null) {
    return applicants >= smallestCell ? `${applicants}个申请人申请过` : '多个申请人申请过';
  }
  return origin === 'applicant' ? '申请人建议' : '工作人员建议';
}
