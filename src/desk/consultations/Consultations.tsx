// 意见征集: which are open, which are over and wait for their result (重大行政决策程序暂行条例 15, 18).

import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { consultationStates } from '../../rules/kind-fields.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getConsultations } from '../../web/api/public-comments.ts';
import { call, type ReplyOf } from '../api.ts';
import { ReaderDays } from '../messages/ReaderDays.tsx';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link } from '../router.tsx';

export type Consultation = ReplyOf<typeof getConsultations>['items'][number];

export const stateTones: Readonly<Record<Consultation['state'], MarkTone>> = {
  ahead: 'plain',
  open: 'new',
  closed: 'careful',
  answered: 'good',
};

export default function Consultations(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['consultations'],
    queryFn: () => call<typeof getConsultations>('get', '/consultations'),
  });
  return (
    <Page title="意见征集">
      <p className="quiet">
        种类为“意见征集”的文件发布后列在这里：征集期内公众在网上提意见，截止日期当天结束自动停止；结果反馈发布后为“已反馈”。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Consultation>
        name="consultations"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        onOpen={({ id }) => goTo(`/consultations/${id}`)}
        empty="没有发布过意见征集。新建文件时种类选“意见征集”，填写开始和截止日期"
      />
      <ReaderDays fields={['result']} />
    </Page>
  );
}

const columns: readonly Column<Consultation>[] = [
  {
    key: 'state',
    title: '状态',
    width: 100,
    cell: ({ state }) => <Mark tone={stateTones[state]}>{consultationStates[state]}</Mark>,
    sortBy: ({ state }) => state,
  },
  {
    key: 'title',
    title: '征集事项',
    cell: ({ id, title }) => <Link to={`/consultations/${id}`}>{title}</Link>,
  },
  { key: 'organ', title: '机关', width: 160, cell: ({ organ }) => organ.name, isExtra: true },
  {
    key: 'days',
    title: '起止日期',
    width: 200,
    cell: ({ from, until }) => `${from} 至 ${until}`,
    sortBy: ({ until }) => until,
  },
  {
    key: 'comments',
    title: '意见',
    width: 80,
    align: 'right',
    cell: ({ comments }) => comments,
    sortBy: ({ comments }) => comments,
  },
  {
    key: 'undecided',
    title: '未登记',
    width: 80,
    align: 'right',
    cell: ({ undecided }) => undecided,
    sortBy: ({ undecided }) => undecided,
  },
  {
    key: 'result',
    title: '结果反馈',
    width: 220,
    cell: (item) => <Result item={item} />,
    sortBy: ({ resultDue }) => resultDue ?? '',
  },
];

export function Result({ item }: { readonly item: Consultation }): ReactNode {
  const { state, resultId, resultDue, isResultLate } = item;
  return (
    <>
      {resultId !== null && (
        <Link to={`/documents/${resultId}`}>{state === 'answered' ? '已发布' : '草稿'}</Link>
      )}{' '}
      {state !== 'answered' && resultDue !== null && `${dayText(resultDue)}前发布 `}
      {isResultLate && <Mark tone="bad">逾期</Mark>}
    </>
  );
}
