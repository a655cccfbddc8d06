// 转为主动公开 (条例 44): what several received, or somebody suggested, waits here for the office head's
// decision; what was accepted leads to its draft.

import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  conversionOrigins,
  type ConversionState,
  conversionStates,
} from '../../rules/conversion.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getConversions } from '../../web/api/conversions.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { DecideConversion } from './DecideConversion.tsx';

export type Suggestion = ReplyOf<typeof getConversions>['items'][number];

const pageSize = 50;

export default function Conversions(): ReactNode {
  const may = useMay();
  const [state, show] = useState<ConversionState>('open');
  const [page, turn] = useState(1);
  const [deciding, decide] = useState<Suggestion>();
  const { data, error, refetch } = useQuery({
    queryKey: ['conversions', state, page],
    queryFn: () =>
      call<typeof getConversions>('get', '/conversions', { query: { state, page, pageSize } }),
  });
  const canDecide = state === 'open' && may('decide-conversions');
  return (
    <Page title="转为主动公开">
      <p className="quiet">
        多个申请人就相同政府信息提出申请且可以公开的，可以纳入主动公开的范围；申请人也可以建议，经审核认为可以的，应当及时主动公开（条例第四十四条）。
      </p>
      <Tabs
        activeKey={state}
        onChange={(key) => {
          show(key as ConversionState);
          turn(1);
        }}
        items={Object.entries(conversionStates).map(([key, label]) => ({ key, label }))}
      />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Suggestion>
        key={state}
        name={`conversions-${state === 'open' ? 'open' : 'decided'}`}
        columns={columnsFor(state, canDecide ? decide : undefined)}
        rows={data?.items}
        rowKey={(item) => item.id}
        empty={
          state === 'open'
            ? '没有待决定的建议。相同信息向两个以上申请人提供后，系统次日列在这里'
            : '还没有这样的决定'
        }
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
      />
      {deciding !== undefined && (
        <DecideConversion
          suggestion={deciding}
          onClose={() => {
            decide(undefined);
            void refetch();
          }}
        />
      )}
    </Page>
  );
}

function columnsFor(
  state: ConversionState,
  onDecide: ((item: Suggestion) => void) | undefined,
): readonly Column<Suggestion>[] {
  const columns = state === 'open' ? common : [...common, ...decided];
  if (onDecide === undefined) return columns;
  const cell = (item: Suggestion): ReactNode => (
    <Button size="small" type="primary" onClick={() => onDecide(item)}>
      决定
    </Button>
  );
  return [...columns, { key: 'decide', title: '办理', width: 90, cell }];
}

const common: readonly Column<Suggestion>[] = [
  {
    key: 'subject',
    title: '所需信息',
    cell: ({ request }) => (
      <>
        <Link to={`/requests/${request.id}`}>{request.subject}</Link>{' '}
        <span className="quiet">{request.number}</span>
      </>
    ),
  },
  { key: 'organ', title: '机关', width: 160, cell: ({ organ }) => organ.name, isExtra: true },
  { key: 'origin', title: '来由', width: 190, cell: originText },
  { key: 'note', title: '说明', cell: ({ note }) => note ?? '—' },
  {
    key: 'on',
    title: '提出',
    width: 170,
    cell: ({ suggestedOn }) => dayText(suggestedOn),
    sortBy: ({ suggestedOn }) => suggestedOn,
  },
];

const decided: readonly Column<Suggestion>[] = [
  { key: 'reason', title: '决定的理由', cell: ({ reason }) => reason ?? '—' },
  {
    key: 'decided',
    title: '决定',
    width: 170,
    cell: ({ decidedBy, decidedOn }) =>
      decidedOn === null ? '—' : `${decidedBy ?? ''} ${dayText(decidedOn)}`,
    sortBy: ({ decidedOn }) => decidedOn ?? '',
  },
  { key: 'draft', title: '文件草稿', width: 110, cell: (item) => <Draft item={item} /> },
];

function originText({ origin, applicants, suggestedBy }: Suggestion): string {
  if (origin === 'system' && applicants !== null) return `已向${applicants}个申请人提供`;
  return suggestedBy === null ? conversionOrigins[origin] : `${suggestedBy}建议`;
}

function Draft({ item }: { readonly item: Suggestion }): ReactNode {
  const may = useMay();
  if (item.state !== 'accepted') return '—';
  if (item.documentId === null) return '没有栏目，未建';
  if (!may('read-documents')) return '已建';
  return <Link to={`/documents/${item.documentId}`}>打开草稿</Link>;
}
