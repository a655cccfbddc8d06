// What was asked before that is like this request: the applicant's own with their replies, others' with
// their names masked, what they speak for, and how often the applicant asks. It proposes; people decide.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { conversionStates } from '../../rules/conversion.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getSimilarRequests } from '../../web/api/similar.ts';
import { call, type ReplyOf } from '../api.ts';
import { AnswerAlso, replyOf } from '../letters/JointAnswer.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { FrequencyTable } from './FrequencyTable.tsx';
import type { Detail } from './request-queries.ts';
import { SimilarList, UnlikeList } from './SimilarList.tsx';
import { SuggestConversion } from './SuggestConversion.tsx';

export type Similar = ReplyOf<typeof getSimilarRequests>;

export function SimilarPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const requestId = detail.request.id;
  const { data, error, refetch } = useQuery({
    queryKey: ['similar', requestId],
    queryFn: () =>
      call<typeof getSimilarRequests>('get', '/requests/{id}/similar', {
        params: { id: requestId },
      }),
  });
  return (
    <Panel
      title="相似和重复申请"
      id="similar"
      extra={data !== undefined && <Conversion requestId={requestId} found={data} />}
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined ? error === null && <Spin /> : <Findings found={data} detail={detail} />}
    </Panel>
  );
}

function Findings(props: { readonly found: Similar; readonly detail: Detail }): ReactNode {
  const { found, detail } = props;
  const { ofApplicant, ofOthers, proposals, frequency } = found;
  const own = ofApplicant.filter(({ isSimilar }) => isSimilar);
  const unlike = ofApplicant.filter(({ isSimilar }) => !isSimilar);
  return (
    <>
      {proposals.map((proposal) => (
        <Alert
          key={proposal.kind}
          type="info"
          showIcon
          title={<Proposal proposal={proposal} found={found} detail={detail} />}
        />
      ))}
      <p className="quiet">
        {own.length + ofOthers.length === 0 && '没有找到内容相似的申请。'}
        以文字和文号比对，仅供参考，由经办人判断。
      </p>
      <SimilarList title="同一申请人的相似申请" items={own} />
      <SimilarList title="其他申请人的相似申请" items={ofOthers} isOfOthers />
      <UnlikeList items={unlike} />
      <FrequencyTable frequency={frequency} />
    </>
  );
}

function Proposal(props: {
  readonly proposal: Similar['proposals'][number];
  readonly found: Similar;
  readonly detail: Detail;
}): ReactNode {
  const { kind, text, provision, requests, earlierReply } = props.proposal;
  return (
    <>
      {text}（{provision}）。
      {earlierReply !== null && (
        <>
          前次答复：{earlierReply.number}，{dayText(earlierReply.on)}。
        </>
      )}
      涉及
      {requests.map(({ id, number }) => (
        <span key={id} className="same-applicant">
          <Link to={`/requests/${id}`}>{number}</Link>
        </span>
      ))}
      。
      {kind === 'answer-together' && (
        <Together found={props.found} requests={requests} detail={props.detail} />
      )}
    </>
  );
}

/** Once a reply is drafted here, the others can take its content. */
function Together(props: {
  readonly found: Similar;
  readonly requests: Similar['proposals'][number]['requests'];
  readonly detail: Detail;
}): ReactNode {
  const may = useMay();
  const reply = replyOf(props.detail);
  if (!may('handle-requests')) return null;
  if (reply === undefined) return <p className="quiet">先在这件拟好答复书，就可以一并答复。</p>;
  return (
    <p className="panel-tools">
      {props.requests.map((other) => {
        const drafted = props.found.ofApplicant.find(({ id }) => id === other.id)?.replyLetter;
        return drafted === undefined || drafted === null ? (
          <AnswerAlso key={other.id} letterId={reply.id} other={other} />
        ) : (
          <Link key={other.id} to={`/letters/${drafted}`}>
            {other.number}的答复书已经拟好
          </Link>
        );
      })}
    </p>
  );
}

function Conversion(props: { readonly requestId: number; readonly found: Similar }): ReactNode {
  const { requestId, found } = props;
  const may = useMay();
  const client = useQueryClient();
  const [isAsking, ask] = useState(false);
  const { conversion } = found;
  return (
    <span>
      {conversion !== null && (
        <Link to="/conversions">
          <Mark tone={conversion.state === 'open' ? 'new' : 'plain'}>
            转为主动公开：{conversionStates[conversion.state]}
          </Mark>
        </Link>
      )}
      {may('handle-requests') && conversion?.state !== 'open' && (
        <Button size="small" onClick={() => ask(true)}>
          建议转为主动公开
        </Button>
      )}
      {isAsking && (
        <SuggestConversion
          requestId={requestId}
          onClose={() => {
            ask(false);
            void client.invalidateQueries({ queryKey: ['similar', requestId] });
          }}
        />
      )}
    </span>
  );
}
