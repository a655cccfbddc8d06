// 意见征集 in one list: what is open for comment first, then what is to come, is over, is answered.

import { tagsOfPart } from './column-place.ts';
import { html } from './html.ts';
import type { IsoDay } from '../../rules/day.ts';
import { type ConsultationState, consultationStates } from '../../rules/kind-fields.ts';
import { stateWithResult } from '../../rules/public-consultation.ts';
import { listedByIds, type ListedDocument } from '../../store/documents/documents.ts';
import {
  consultationIds,
  type ConsultationStanding,
  standingsAmong,
} from '../../store/readers/public-consultations.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { documentList } from './parts/list-row.ts';

/** The newest; older ones are found in their columns and by search. */
const most = 200;

const order: readonly ConsultationState[] = ['open', 'ahead', 'closed', 'answered'];

export async function consultationsPage({ context, site }: PageRequest): Promise<Page> {
  const { db, clock } = context;
  const today = clock.today();
  const ids = await consultationIds(db, most);
  const standings = await standingsAmong(db, ids);
  const documents = await listedByIds(db, ids);
  const inState = (state: ConsultationState): readonly ListedDocument[] =>
    documents.filter(({ id }) => {
      const { particulars = {}, hasResult = false } = standings.get(id) ?? {};
      return stateWithResult(particulars, today, hasResult) === state;
    });
  return {
    keep: 'public',
    topics: ['documents'],
    title: '意见征集',
    trail: [{ label: '意见征集' }],
    columnTags: tagsOfPart(site, '意见征集', `${site.name}公开征求意见的事项、期限和结果`),
    body: html`<div class="content">
      <h1>意见征集</h1>
      <p class="lead">
        征集期内，任何人都可以在网上提出意见，到截止日期当天结束；结果反馈发布后，可以在原文页面看到采纳情况。
      </p>
      ${
        documents.length === 0
          ? html`<div class="empty">
              <p>目前没有公开征求意见的事项。</p>
              <p>对工作的意见建议，可以<a href="/lianxi/">给我们留言</a>。</p>
            </div>`
          : order.map((state) =>
              section(state, inState(state), { today, organId: site.organ.id, standings }),
            )
      }
    </div>`,
  };
}

interface Listed {
  readonly organId: number;
  readonly today: IsoDay;
  readonly standings: ReadonlyMap<number, ConsultationStanding>;
}

function section(
  state: ConsultationState,
  documents: readonly ListedDocument[],
  { today, organId, standings }: Listed,
): Html | '' {
  if (documents.length > 0) {
    return html`<section>
      <h2>${consultationStates[state]}</h2>
      ${documentList(documents, today, organId, standings)}
    </section>`;
  }
  if (state !== 'open') return '';
  return html`<section>
    <h2>${consultationStates.open}</h2>
    <p class="empty">现在没有正在征集意见的事项。</p>
  </section>`;
}
