// The queue: what is nearest to its end stands first. j and k move, Enter opens, / searches.

import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, Button, Input, type InputRef, Select, Tabs } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { channels } from '../../rules/channels.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { clockBadge, clockStates } from '../../rules/request/clock-badge.ts';
import type { getQueue, QueueTab } from '../../web/api/queue.ts';
import { addressOf, call, type QueryOf, type ReplyOf } from '../api.ts';
import { ClockBadge } from '../parts/ClockBadge.tsx';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link, usePlace } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { useQueueKeys } from './queue-keys.ts';

type Item = ReplyOf<typeof getQueue>['items'][number];

const tabs: readonly QueueTab[] = [
  'unconfirmed',
  'running',
  'paused',
  'awaiting-supplement',
  'stopped',
];

export default function Queue(): ReactNode {
  const may = useMay();
  const query = useQueueQuery();
  const { data, error, refetch } = useQuery({
    queryKey: ['queue', query],
    queryFn: () => call<typeof getQueue>('get', '/requests', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const [selected, select] = useState(0);
  const search = useRef<InputRef>(null);
  const items = data?.items;
  useQueueKeys({
    length: items?.length ?? 0,
    selected,
    select,
    open: (n) => items?.[n] !== undefined && goTo(`/requests/${items[n].id}`),
    search: () => search.current?.focus({ cursor: 'all' }),
  });
  return (
    <Page
      title="依申请公开"
      actions={
        may('handle-requests') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => goTo('/requests/new')}>
            登记申请
          </Button>
        )
      }
    >
      <Tabs
        activeKey={query.tab}
        onChange={(tab) => {
          select(0);
          show({ ...query, tab: tab as QueueTab, page: 1 });
        }}
        items={tabs.map((tab) => ({
          key: tab,
          label: <TabLabel tab={tab} counts={data?.counts} />,
        }))}
      />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Item>
        name={`queue-${query.tab === 'stopped' ? 'concluded' : 'open'}`}
        key={query.tab === 'stopped' ? 'concluded' : 'open'}
        columns={query.tab === 'stopped' ? concludedColumns : openColumns}
        rows={items}
        rowKey={(item) => item.id}
        onOpen={(item) => goTo(`/requests/${item.id}`)}
        selected={selected}
        empty={emptyText(query.tab, query.number)}
        page={{
          current: query.page,
          size: query.pageSize,
          total: data?.total ?? 0,
          onChange: (page) => show({ ...query, page }),
        }}
        caption={<span className="keys-note">j、k 上下移动，Enter 打开，/ 查找</span>}
        tools={
          <>
            <OrganChoice
              value={query.organ}
              onChange={(organ) => show({ ...query, organ, page: 1 })}
            />
            <Input.Search
              ref={search}
              className="queue-search"
              placeholder="登记编号"
              aria-label="按登记编号查找"
              allowClear
              defaultValue={query.number}
              onSearch={(number) => show({ ...query, number, page: 1 })}
            />
            <Button
              icon={<DownloadOutlined />}
              href={addressOf('/requests/export', {}, { ...query, page: '', pageSize: '' })}
            >
              导出
            </Button>
          </>
        }
      />
    </Page>
  );
}

interface QueueQuery extends QueryOf<typeof getQueue> {
  readonly tab: QueueTab;
  readonly page: number;
  readonly pageSize: number;
  readonly organ?: string | undefined;
  readonly number?: string | undefined;
}

function useQueueQuery(): QueueQuery {
  const { query } = usePlace();
  const tab = tabs.find((tab) => tab === query.get('tab')) ?? 'running';
  const number = query.get('number') ?? undefined;
  const organ = query.get('organ') ?? undefined;
  return { tab, number, organ, page: Number(query.get('page') ?? 1), pageSize: 50 };
}

function show({ tab, organ, number, page }: QueueQuery): void {
  const query = addressOf('', {}, { tab, organ, number, page: page === 1 ? '' : page });
  goTo(`/requests${query.slice('/api'.length)}`, { replace: true });
}

function TabLabel(props: {
  readonly tab: QueueTab;
  readonly counts: Readonly<Record<QueueTab, number>> | undefined;
}): ReactNode {
  const { tab, counts } = props;
  return (
    <span className="tab-label">
      {clockStates[tab]}
      {tab !== 'stopped' && (
        <Badge
          count={counts?.[tab] ?? 0}
          overflowCount={999}
          color={tab === 'unconfirmed' ? '#8a5200' : '#4b535d'}
        />
      )}
    </span>
  );
}

function OrganChoice(props: {
  readonly value: string | undefined;
  readonly onChange: (organ: string | undefined) => void;
}): ReactNode {
  const { organs } = useSession();
  if (organs.length < 2) return null;
  return (
    <Select
      className="queue-organ"
      aria-label="机关"
      allowClear
      placeholder="全部机关"
      value={props.value ?? null}
      onChange={(code: string | null) => props.onChange(code ?? undefined)}
      options={organs.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}

function emptyText(tab: QueueTab, number: string | undefined): string {
  if (number !== undefined && number !== '')
    return `“${clockStates[tab]}”中没有编号含“${number}”的申请`;
  switch (tab) {
    case 'unconfirmed':
      return '没有待确认的申请。网上、传真、邮件来的申请，与申请人双方确认后开始计算期限';
    case 'running':
      return '没有正在计算期限的申请';
    case 'paused':
      return '没有等待意见的申请';
    case 'awaiting-supplement':
      return '没有等待补正的申请';
    case 'awaiting-payment':
      return '没有等待缴费的申请';
    case 'stopped':
      return '还没有办结的申请';
  }
}

/** An unconfirmed request that nobody followed up says so: it is what is sued over (条例 31). */
function dueText({ clock, daysWithoutContact }: Item): string {
  const { detail } = clockBadge(clock);
  return daysWithoutContact === 0 ? detail : `${detail}；${daysWithoutContact}个工作日未联系`;
}

const common: readonly Column<Item>[] = [
  {
    key: 'number',
    title: '登记编号',
    width: 150,
    cell: (item) => (
      <Link to={`/requests/${item.id}`} className="figure">
        {item.number}
      </Link>
    ),
    sortBy: (item) => item.number,
  },
  {
    key: 'subject',
    title: '所需信息',
    cell: (item) => (
      <>
        {item.matter === 'correction' && <span className="quiet">申请更正 </span>}
        {item.subject}
      </>
    ),
  },
  {
    key: 'applicant',
    title: '申请人',
    width: 150,
    cell: (item) => (
      <>
        {item.maskedName} <span className="quiet">{applicantKinds[item.applicantKind]}</span>
      </>
    ),
    sortBy: (item) => item.applicantKind,
  },
  {
    key: 'channel',
    title: '渠道',
    width: 130,
    cell: (item) => channels[item.channel].label,
    sortBy: (item) => item.channel,
  },
  {
    key: 'organ',
    title: '机关',
    width: 160,
    cell: (item) => item.organ.name,
    sortBy: (item) => item.organ.code,
    isExtra: true,
  },
  {
    key: 'submitted',
    title: '提交',
    width: 100,
    cell: (item) => item.submittedOn,
    sortBy: (item) => item.submittedOn,
    isExtra: true,
  },
  {
    key: 'received',
    title: '收到',
    width: 100,
    cell: (item) => item.receivedOn ?? '—',
    sortBy: (item) => item.receivedOn ?? '',
  },
];

const openColumns: readonly Column<Item>[] = [
  {
    key: 'clock',
    title: '期限',
    width: 236,
    cell: (item) => <ClockBadge clock={item.clock} explainedAt={`/requests/${item.id}#clock`} />,
  },
  ...common,
  {
    key: 'handler',
    title: '经办人',
    width: 90,
    cell: (item) => item.handler?.name ?? '未分派',
    sortBy: (item) => item.handler?.name ?? '',
  },
  {
    key: 'internal',
    title: '内部期限',
    width: 100,
    cell: (item) => item.internalDueOn ?? '—',
    sortBy: (item) => item.internalDueOn ?? '',
    isExtra: true,
  },
  {
    key: 'due',
    title: '到期',
    width: 210,
    cell: (item) => dueText(item),
  },
];

const concludedColumns: readonly Column<Item>[] = [
  ...common,
  {
    key: 'outcome',
    title: '办理结果',
    width: 190,
    cell: (item) => (item.outcome === null ? '—' : wordsOfOutcome(item.outcome).label),
    sortBy: (item) => item.outcome ?? '',
  },
  {
    key: 'concluded',
    title: '办结',
    width: 100,
    cell: (item) => item.concludedOn ?? '—',
    sortBy: (item) => item.concludedOn ?? '',
  },
  { key: 'clock', title: '期限', width: 110, cell: (item) => <ClockBadge clock={item.clock} /> },
];
