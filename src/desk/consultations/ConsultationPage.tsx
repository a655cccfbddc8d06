// What was said on one consultation: several like comments are ticked, summed up under one label and answered at once;
// from what was decided the result is drafted.

import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { consultationStates } from '../../rules/kind-fields.ts';
import { type Verdict, verdicts } from '../../rules/public-consultation.ts';
import type { getComments, postResult } from '../../web/api/public-comments.ts';
import { addressOf, call, type ReplyOf } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { Commenter } from './Commenter.tsx';
import { Result, stateTones } from './Consultations.tsx';
import { DecideComments } from './DecideComments.tsx';

export type Comment = ReplyOf<typeof getComments>['items'][number];
type Consultation = ReplyOf<typeof getComments>['consultation'];

const pageSize = 50;
const wanted: Readonly<Record<Verdict | 'undecided', string>> = {
  undecided: '未登记',
  ...verdicts,
};

export default function ConsultationPage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const may = useMay();
  const [page, turn] = useState(1);
  const [verdict, chooseVerdict] = useState<Verdict | 'undecided'>();
  const [label, chooseLabel] = useState<string>();
  const [ticked, tick] = useState<readonly number[]>([]);
  const [isDeciding, decide] = useState(false);
  const filter = {
    ...(verdict === undefined ? {} : { verdict }),
    ...(label === undefined ? {} : { label }),
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['comments', id, filter, page],
    queryFn: () =>
      call<typeof getComments>('get', '/consultations/{id}/comments', {
        params: { id },
        query: { ...filter, page, pageSize },
      }),
  });
  const consultation = data?.consultation;
  const narrow = (change: () => void): void => {
    change();
    turn(1);
    tick([]);
  };
  return (
    <Page
      title={consultation?.title ?? '意见征集'}
      trail={[{ to: '/consultations', label: '意见征集' }]}
      actions={
        <>
          <a href={addressOf('/consultations/{id}/comments/export', { id }, filter)}>导出 Excel</a>
          {may('edit-documents') && consultation !== undefined && isOver(consultation) && (
            <DraftResult id={id} resultId={consultation.resultId} />
          )}
        </>
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {consultation !== undefined && (
        <Facts
          facts={[
            [
              '状态',
              <Mark key="state" tone={stateTones[consultation.state]}>
                {consultationStates[consultation.state]}
              </Mark>,
            ],
            ['起止日期', `${consultation.from} 至 ${consultation.until}（含当日）`],
            ['意见', `${consultation.comments}条，${consultation.undecided}条未登记是否采纳`],
            ['结果反馈', <Result key="result" item={consultation} />],
            [
              '原文',
              <Link key="document" to={`/documents/${id}`}>
                打开文件
              </Link>,
            ],
          ]}
        />
      )}
      <DataTable<Comment>
        name="comments"
        columns={columns}
        rows={data?.items}
        rowKey={(item) => item.id}
        empty="没有这样的意见"
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
        {...(may('edit-documents')
          ? { ticked: { keys: ticked, onChange: (keys) => tick(keys.map(Number)) } }
          : {})}
        caption={
          <>
            <Select
              className="filter-short"
              aria-label="采纳情况"
              placeholder="采纳情况"
              allowClear
              value={verdict}
              onChange={(next) => narrow(() => chooseVerdict(next))}
              options={Object.entries(wanted).map(([value, name]) => ({ value, label: name }))}
            />{' '}
            <Select
              className="filter-short"
              aria-label="概括"
              placeholder="概括"
              allowClear
              popupMatchSelectWidth={false}
              value={label}
              onChange={(next) => narrow(() => chooseLabel(next))}
              options={(data?.labels ?? []).map((value) => ({ value, label: value }))}
            />
          </>
        }
        tools={
          may('edit-documents') && (
            <Button type="primary" disabled={ticked.length === 0} onClick={() => decide(true)}>
              登记是否采纳{ticked.length > 0 && `（${ticked.length}条）`}
            </Button>
          )
        }
      />
      {isDeciding && (
        <DecideComments
          id={id}
          comments={(data?.items ?? []).filter((one) => ticked.includes(one.id))}
          labels={data?.labels ?? []}
          onClose={() => {
            decide(false);
            tick([]);
            void refetch();
          }}
        />
      )}
    </Page>
  );
}

/** Until its last day comments come in: what became of them cannot be said yet. */
function isOver({ state, resultId }: Consultation): boolean {
  return state === 'closed' || state === 'answered' || resultId !== null;
}

function DraftResult(props: { readonly id: number; readonly resultId: number | null }): ReactNode {
  const { message } = App.useApp();
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      call<typeof postResult>('post', '/consultations/{id}/result', { params: { id: props.id } }),
    onSuccess: ({ id }) => goTo(`/documents/${id}`),
    onError: (error) => message.error(error.message),
  });
  return (
    <Button loading={isPending} onClick={() => mutate()}>
      {props.resultId === null ? '起草结果反馈' : '打开结果反馈'}
    </Button>
  );
}

const tones: Readonly<Record<Verdict, MarkTone>> = {
  adopted: 'good',
  'partly-adopted': 'careful',
  'not-adopted': 'plain',
};

const columns: readonly Column<Comment>[] = [
  { key: 'number', title: '编号', width: 160, cell: ({ number }) => number },
  { key: 'at', title: '提交', width: 150, cell: ({ receivedAt }) => momentText(receivedAt) },
  { key: 'name', title: '提出人', width: 150, cell: (item) => <Commenter comment={item} /> },
  {
    key: 'opinion',
    title: '意见',
    cell: ({ opinion }) => <span className="message-text">{opinion}</span>,
  },
  { key: 'label', title: '概括', width: 140, cell: ({ label }) => label ?? '—' },
  {
    key: 'verdict',
    title: '采纳情况',
    width: 100,
    cell: ({ verdict }) =>
      verdict === null ? '未登记' : <Mark tone={tones[verdict]}>{verdicts[verdict]}</Mark>,
  },
  { key: 'answer', title: '说明', width: 200, cell: ({ answer }) => answer ?? '—' },
  {
    key: 'by',
    title: '登记',
    width: 140,
    isExtra: true,
    cell: ({ decidedBy, decidedAt }) =>
      decidedAt === null ? '—' : `${decidedBy ?? ''} ${momentText(decidedAt)}`,
  },
];
