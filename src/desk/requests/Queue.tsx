// The queue: requests by their clock and by what is pressing, and from here into each of them. The keyboard
// is enough: j and k move, Enter opens, x ticks, / looks for a number.

import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, type InputRef } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { addressOf } from '../api.ts';
import { DataTable } from '../parts/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { endedColumns, openColumns } from './queue-columns.tsx';
import { useQueueKeys } from './queue-keys.ts';
import {
  ask,
  type Asked,
  narrowings,
  type QueueItem,
  tabLabel,
  useAsked,
  useQueue,
} from './queue-query.ts';
import { Pressing, QueueTabs } from './QueueTabs.tsx';
import { Reassign } from './Reassign.tsx';

export default function Queue(): ReactNode {
  const may = useMay();
  const { organs, today } = useSession();
  const asked = useAsked();
  const { data, error, refetch } = useQueue(asked);
  const [selected, select] = useState(0);
  const [ticked, tick] = useState<readonly number[]>([]);
  const search = useRef<InputRef>(null);
  const isEnded = asked.tab === 'stopped' || asked.tab === 'all';
  const mayTick = may('handle-requests') && !isEnded;
  const items = data?.items;
  const chosen = items?.filter(({ id }) => ticked.includes(id)) ?? [];
  useQueueKeys({
    length: items?.length ?? 0,
    selected,
    select,
    open: (n) => items?.[n] !== undefined && goTo(`/requests/${items[n].id}`),
    tick: (n) => {
      const id = items?.[n]?.id;
      if (id === undefined || !mayTick) return;
      tick(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
    },
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
      <QueueTabs asked={asked} counts={data?.counts} />
      <Pressing asked={asked} lists={data?.lists} />
      <QueueFilters asked={asked} search={search} />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <p className="print-only">
        {tabLabel(asked.tab)}，{narrowings(asked).map(({ label }) => `${label}，`)}共
        {data?.total ?? 0}件；{dayText(today)}打印
      </p>
      <DataTable<QueueItem>
        name={`queue-${isEnded ? 'concluded' : 'open'}`}
        key={isEnded ? 'concluded' : 'open'}
        columns={(isEnded ? endedColumns : openColumns)(organs.length > 1)}
        rows={items}
        rowKey={(item) => item.id}
        onOpen={(item) => goTo(`/requests/${item.id}`)}
        selected={selected}
        empty={<Nothing asked={asked} />}
        sorting={{
          key: asked.sort,
          direction: asked.direction === 'desc' ? 'desc' : 'asc',
          onChange: (sort, direction) =>
            ask(asked, { sort, direction: sort === undefined ? undefined : direction }),
        }}
        {...(mayTick
          ? { ticked: { keys: ticked, onChange: (keys) => tick(keys.map(Number)) } }
          : {})}
        page={{
          current: Number(asked.page ?? 1),
          size: Number(asked.pageSize ?? 50),
          total: data?.total ?? 0,
          onChange: (page) => ask(asked, { page: page === 1 ? undefined : String(page) }),
          onSize: (size) => ask(asked, { pageSize: size === 50 ? undefined : String(size) }),
        }}
        caption={<span className="keys-note">j、k 上下移动，Enter 打开，x 选择，/ 查找</span>}
        tools={
          <>
            {chosen.length > 0 && (
              <Reassign
                items={chosen}
                organ={asked.organ}
                onDone={(left) => {
                  tick(left);
                  void refetch();
                }}
              />
            )}
            <Export asked={asked} />
          </>
        }
      />
    </Page>
  );
}

function Export({ asked }: { readonly asked: Asked }): ReactNode {
  const to = (format: string): string =>
    addressOf('/requests/export', {}, { ...asked, page: '', pageSize: '', format });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: <a href={to('xlsx')}>Excel 表格（XLSX）</a> },
          { key: 'csv', label: <a href={to('csv')}>文本表格（CSV）</a> },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />}>导出</Button>
    </Dropdown>
  );
}

function Nothing({ asked }: { readonly asked: Asked }): ReactNode {
  if (narrowings(asked).length > 0 || asked.handler !== undefined) {
    return (
      <>
        “{tabLabel(asked.tab)}”中没有符合条件的申请。
        {asked.tab !== 'all' && (
          <Button type="link" onClick={() => ask(asked, { tab: 'all', list: undefined })}>
            在全部申请中查找
          </Button>
        )}
      </>
    );
  }
  switch (asked.tab) {
    case 'open':
      return '没有在办的申请';
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
    case 'all':
      return '还没有申请';
  }
}
