// 网页纠错、留言: what waits for an answer, the nearest day first; what lies unanswered for three months counts against the
// site (国办秘函〔2019〕19号).

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import {
  type MessageKind,
  messageKinds,
  messageStates,
  type MessageUrgency,
} from '../../rules/reader-messages.ts';
import type { getMessages } from '../../web/api/reader-messages.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { MessageDrawer } from './MessageDrawer.tsx';
import { ReaderDays } from './ReaderDays.tsx';

export type Message = ReplyOf<typeof getMessages>['items'][number];

const pageSize = 50;
const tabs = { open: '待办', settled: '已办' } as const;
type Tab = keyof typeof tabs;

export default function Messages(): ReactNode {
  const client = useQueryClient();
  const [tab, show] = useState<Tab>('open');
  const [kind, choose] = useState<MessageKind>();
  const [page, turn] = useState(1);
  const [opened, open] = useState<number>();
  // What is half written stays while one looks at another message.
  const [begun, keepBegun] = useState<Readonly<Record<number, string>>>({});
  const { data, error, refetch } = useQuery({
    queryKey: ['messages', tab, kind, page],
    queryFn: () =>
      call<typeof getMessages>('get', '/messages', {
        query: { tab, page, pageSize, ...(kind === undefined ? {} : { kind }) },
      }),
  });
  const message = data?.items.find(({ id }) => id === opened);
  return (
    <Page title="纠错和留言">
      <Tabs
        activeKey={tab}
        onChange={(key) => {
          show(key as Tab);
          turn(1);
          open(undefined);
        }}
        items={Object.entries(tabs).map(([key, label]) => ({ key, label }))}
      />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Message>
        key={tab}
        name={`messages-${tab}`}
        columns={tab === 'open' ? [due, ...columns] : [...columns, settled]}
        rows={data?.items}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        empty={tab === 'open' ? '没有等待答复的纠错和留言' : '还没有办结的'}
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
        caption={
          <Select
            className="filter-short"
            aria-label="种类"
            placeholder="种类"
            allowClear
            value={kind}
            onChange={(next) => {
              choose(next);
              turn(1);
            }}
            options={Object.entries(messageKinds).map(([value, label]) => ({ value, label }))}
          />
        }
      />
      <ReaderDays fields={['acknowledge', 'answer']} />
      {message !== undefined && (
        <MessageDrawer
          key={message.id}
          message={message}
          begun={begun[message.id]}
          onWrite={(text) => keepBegun({ ...begun, [message.id]: text })}
          onClose={() => open(undefined)}
          onSettled={(act) => {
            if (act !== 'acknowledge') {
              const { [message.id]: _sent, ...others } = begun;
              keepBegun(others);
            }
            void refetch();
            void client.invalidateQueries({ queryKey: ['badges'] });
          }}
        />
      )}
    </Page>
  );
}

const tones: Readonly<Record<MessageUrgency, MarkTone>> = {
  overdue: 'bad',
  red: 'bad',
  plain: 'plain',
  done: 'good',
};
const words: Readonly<Record<MessageUrgency, string>> = {
  overdue: '逾期',
  red: '今日到期',
  plain: '',
  done: '',
};

const due: Column<Message> = {
  key: 'due',
  title: '最迟',
  width: 210,
  cell: ({ dueOn, urgency, state, kind }) => (
    <>
      {dayText(dueOn)}
      {state === 'new' && kind === 'page-error' ? '受理 ' : '答复 '}
      {words[urgency] !== '' && <Mark tone={tones[urgency]}>{words[urgency]}</Mark>}
    </>
  ),
  sortBy: ({ dueOn }) => dueOn,
};

const columns: readonly Column<Message>[] = [
  { key: 'kind', title: '种类', width: 90, cell: ({ kind }) => messageKinds[kind] },
  {
    key: 'text',
    title: '内容',
    cell: ({ text }) => <span className="message-text message-short">{text}</span>,
  },
  {
    key: 'page',
    title: '页面',
    width: 220,
    cell: ({ document }) => (document === null ? '—' : document.title),
  },
  { key: 'state', title: '状态', width: 90, cell: ({ state }) => messageStates[state] },
  { key: 'number', title: '编号', width: 160, cell: ({ number }) => number },
  {
    key: 'at',
    title: '收到',
    width: 130,
    cell: ({ receivedAt }) => momentText(receivedAt),
    sortBy: ({ receivedAt }) => receivedAt,
  },
];

const settled: Column<Message> = {
  key: 'settled',
  title: '办理',
  width: 180,
  cell: ({ settledBy, settledAt }) =>
    settledAt === null ? '—' : `${settledBy ?? ''} ${momentText(settledAt)}`,
  sortBy: ({ settledAt }) => settledAt ?? '',
};
