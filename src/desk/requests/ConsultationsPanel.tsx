// Who was asked, until when, and what they said: a third party's answer over the link of its letter in full,
// with what it marks as its secret and its files (条例 15, 32).

import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { consultees, opinions } from '../../rules/request/events.ts';
import { capacities, markKinds } from '../../rules/request/online-answer.ts';
import type { revealRespondent } from '../../web/api/answer-link.ts';
import { call, type ReplyOf } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { useSession } from '../session.ts';
import { PersonalFile } from './PersonalFile.tsx';
import type { Detail } from './request-queries.ts';

type Consultation = Detail['consultations'][number];
type Answer = NonNullable<Consultation['answer']>;
type Online = NonNullable<Answer['online']>;

export function ConsultationsPanel({ detail }: { readonly detail: Detail }): ReactNode {
  if (detail.consultations.length === 0) return null;
  return (
    <Panel title="征求意见" id="consultations">
      {detail.consultations.map((c) => (
        <section key={c.id} className="consultation">
          <div className="panel-subhead">
            <h3>{c.name}</h3>
            <Standing consultation={c} />
          </div>
          <Facts
            facts={[
              ['征求对象', consultees[c.consultee]],
              ['征求的信息', <Written key="content" text={c.content} />],
              ['送出', dayText(c.sentOn)],
              ['送达', servedText(c)],
              ['答复期限', c.lapsesOn === undefined ? undefined : dayText(c.lapsesOn)],
              ...(c.answer === null ? [] : factsOf(c.answer)),
            ]}
          />
          {c.answer?.online !== undefined && (
            <OnlineFacts detail={detail} id={c.id} online={c.answer.online} />
          )}
        </section>
      ))}
    </Panel>
  );
}

function servedText({ servedOn, answer }: Consultation): string {
  if (servedOn !== undefined) return dayText(servedOn);
  if (answer?.isOnline !== true) return '尚未登记';
  return `尚未登记；对方${dayText(answer.on)}已在网上答复，最迟当日收到，请按回证登记`;
}

function Standing({ consultation }: { readonly consultation: Consultation }): ReactNode {
  const { answer, lapsesOn } = consultation;
  const { today } = useSession();
  if (answer === null) {
    return lapsesOn !== undefined && today > lapsesOn ? (
      <Mark tone="careful">逾期未提出意见</Mark>
    ) : (
      <Mark>等待意见</Mark>
    );
  }
  const tone = answer.opinion === 'agree' ? 'good' : 'careful';
  return <Mark tone={tone}>{opinions[answer.opinion]}</Mark>;
}

function Written({ text }: { readonly text: string }): ReactNode {
  return <span className="as-written">{text}</span>;
}

function factsOf({ on, isOnline, opinion, reasons, online }: Answer) {
  return [
    ['收到意见', `${dayText(on)}${isOnline ? '，通过意见书上的链接' : ''}`],
    ['意见', opinions[opinion]],
    [
      '同意的部分',
      online?.parts === undefined ? undefined : <Agreed key="parts" parts={online.parts} />,
    ],
    ['理由', reasons === null ? undefined : <Written key="why" text={reasons} />],
  ] as const;
}

function Agreed({ parts }: { readonly parts: string }): ReactNode {
  return (
    <>
      <Written text={parts} />
      <span className="quiet consultation-note">同意只及于写明的部分（条例第十五条）</span>
    </>
  );
}

function OnlineFacts(props: {
  readonly detail: Detail;
  readonly id: string;
  readonly online: Online;
}): ReactNode {
  const { detail, id, online } = props;
  const requestId = detail.request.id;
  const [revealed, show] = useRevealed<ReplyOf<typeof revealRespondent>>();
  const { name, phone, capacity } = { ...online.respondent, ...revealed };
  const reveal = (body: { reason: string }) =>
    call<typeof revealRespondent>('post', '/requests/{id}/consultations/{consultation}/reveal', {
      params: { id: requestId, consultation: id },
      body,
    });
  const files = detail.files.filter(({ position }) => online.files.includes(position));
  return (
    <>
      {online.marks.length > 0 && (
        <table className="frequency marks-table">
          <caption>第三方标出的内容（区分处理时请逐处核对）</caption>
          <thead>
            <tr>
              <th scope="col">属于</th>
              <th scope="col">哪些内容、在哪里</th>
              <th scope="col">为什么</th>
            </tr>
          </thead>
          <tbody>
            {online.marks.map((mark, i) => (
              <tr key={i}>
                <th scope="row">{markKinds[mark.kind]}</th>
                <td>
                  {mark.what}
                  {mark.where !== '' && <span className="quiet">（{mark.where}）</span>}
                </td>
                <td>{mark.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Facts
        facts={[
          [
            '附件',
            files.length === 0
              ? undefined
              : files.map((file) => (
                  <PersonalFile
                    key={file.position}
                    requestId={requestId}
                    position={file.position}
                    name={file.name}
                    mediaType={file.mediaType}
                  />
                )),
          ],
          [
            '提出意见的人',
            <>
              {`${name}（${capacities[capacity]}），${phone} `}
              <RevealButton
                title="查看第三方联系人明文"
                isShown={revealed !== undefined}
                load={reveal}
                onShow={show}
              />
            </>,
          ],
        ]}
      />
    </>
  );
}
