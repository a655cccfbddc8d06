// The case behind a proposal: what was asked for, what was searched, who was heard.

import type { ReactNode } from 'react';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { carrierForms, deliveryWishes } from '../../rules/application.ts';
import { channels } from '../../rules/channels.ts';
import { standingText } from '../../rules/forms/consultation-words.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { consultees } from '../../rules/request/events.ts';
import { Facts } from '../parts/Facts.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { Detail } from '../requests/request-queries.ts';

export function AskedPart({ detail }: { readonly detail: Detail }): ReactNode {
  const { application: a, request } = detail;
  const supplement = detail.events.findLast(({ event }) => event.kind === 'supplement-received');
  return (
    <Panel title="申请">
      <Facts
        facts={[
          ['申请人', `${a.applicant.name}（${applicantKinds[a.applicant.kind]}）`],
          ['所需信息', a.title],
          ['文号', a.documentNumber],
          [
            '特征描述',
            a.description === '' ? undefined : (
              <span key="text" className="as-written">
                {a.description}
              </span>
            ),
          ],
          [
            '补正的内容',
            supplement?.event.kind === 'supplement-received' ? supplement.event.text : undefined,
          ],
          ['渠道', channels[request.channel].label],
          ['收到', request.receivedOn === null ? '尚待双方确认' : dayText(request.receivedOn)],
          ['形式和方式', `${carrierForms[a.carrierForm]}，${deliveryWishes[a.deliveryWish]}`],
        ]}
      />
    </Panel>
  );
}

export function SearchedPart({ detail }: { readonly detail: Detail }): ReactNode {
  return (
    <Panel title="检索情况">
      {detail.searches.length === 0 ? (
        <p className="quiet">没有登记检索。</p>
      ) : (
        <ul className="letters">
          {detail.searches.map((search, i) => (
            <li key={i}>
              {search.found}
              <span className="letter-facts">
                {dayText(search.on)}，{search.by}；{search.places}；{search.words}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function HeardPart({ detail }: { readonly detail: Detail }): ReactNode {
  const { consultations } = detail;
  return (
    <Panel title="征求意见">
      {consultations.length === 0 ? (
        <p className="quiet">没有征求第三方或者其他机关的意见。</p>
      ) : (
        <ul className="letters">
          {consultations.map((one) => (
            <li key={one.id}>
              <strong>
                {consultees[one.consultee]}：{one.name}
              </strong>
              ，{standingText(one.standing)}
              {(one.answer?.reasons ?? '') !== '' && (
                <p className="as-written">{one.answer?.reasons}</p>
              )}
              <span className="letter-facts">
                {dayText(one.sentOn)}发出
                {one.servedOn === undefined ? '' : `，${dayText(one.servedOn)}送达`}
                {one.answer === null
                  ? one.lapsesOn === undefined
                    ? ''
                    : `，期限至${dayText(one.lapsesOn)}`
                  : `，${dayText(one.answer.on)}答复`}
                ；{one.content}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
