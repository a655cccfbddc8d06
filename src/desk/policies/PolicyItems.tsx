// 政策事项: everything taken out of documents, whatever its state, and documents that still ask for it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Modal, Select, Space, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { itemStates } from '../../rules/policy/item.ts';
import { itemiseDaysBounds } from '../../rules/policy/itemise.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { postNoItems, putItemiseDays } from '../../web/api/policy-terms.ts';
import { call } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { type ListedItem, useDuties, useItems } from './policy-queries.ts';
import { wayMark, ways } from './way-mark.tsx';

/** [choice] Days before the end in which an item counts as ending soon. */
const soon = 14;

export default function PolicyItems(): ReactNode {
  const may = useMay();
  const duties = useDuties();
  const open = duties.data?.open.length ?? 0;
  return (
    <Page
      title="政策事项"
      actions={
        <Space wrap>
          <Button href="/api/policy-items/file" download>
            导出
          </Button>
          {may('edit-documents') && (
            <Button type="primary" onClick={() => goTo('/policy-items/new')}>
              提炼政策事项
            </Button>
          )}
        </Space>
      }
    >
      <Tabs
        items={[
          { key: 'items', label: '事项', children: <ItemTable /> },
          {
            key: 'duties',
            label: `待提炼的文件${open > 0 ? `（${open}）` : ''}`,
            children: <Duties />,
          },
        ]}
      />
    </Page>
  );
}

function ItemTable(): ReactNode {
  const { data, error, refetch } = useItems();
  const [sought, seek] = useState('');
  const [way, chooseWay] = useState<ListedItem['way']>();
  const [type, chooseType] = useState<string>();
  const [state, chooseState] = useState<string>();
  const rows = data?.items.filter(
    (item) =>
      (way === undefined || item.way === way) &&
      (type === undefined || item.type === type) &&
      (state === undefined || (state === 'soon' ? isSoon(item) : item.state === state)) &&
      `${item.name}${item.document.title}`.includes(sought),
  );
  const types = [...new Set(data?.items.map((item) => item.type))].filter((one) => one !== '');
  return (
    <>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<ListedItem>
        name="policy-items"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => goTo(`/policy-items/${id}`)}
        empty="没有符合的政策事项。从已发布的文件提炼，读者就能在“惠企政策”里找到"
        caption={
          <Space wrap>
            <Input
              className="filter-short"
              aria-label="按名称和文件查找"
              placeholder="事项或者文件"
              allowClear
              value={sought}
              onChange={({ target }) => seek(target.value.trim())}
            />
            <Choice label="办理" value={way} options={ways} onChange={chooseWay as never} />
            <Choice
              label="类型"
              value={type}
              options={Object.fromEntries(types.map((one) => [one, one]))}
              onChange={chooseType}
            />
            <Choice
              label="申报状态"
              value={state}
              options={{ ...itemStates, soon: `${soon}天内截止` }}
              onChange={chooseState}
            />
          </Space>
        }
      />
    </>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string | undefined) => void;
}): ReactNode {
  return (
    <Select
      className="filter-short"
      aria-label={props.label}
      placeholder={props.label}
      allowClear
      value={props.value ?? null}
      options={Object.entries(props.options).map(([value, label]) => ({ value, label }))}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}

function isSoon({ state, daysLeft }: ListedItem): boolean {
  return state === 'open' && daysLeft !== null && daysLeft <= soon;
}

const columns: readonly Column<ListedItem>[] = [
  { key: 'name', title: '事项', cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'way',
    title: '办理',
    width: 150,
    cell: (item) => (
      <>
        {wayMark(item)}
        {item.hasDraft && item.way === 'published' && <span className="quiet"> 有新稿</span>}
        {item.returnReason !== null && <Mark tone="bad">退回</Mark>}
      </>
    ),
    sortBy: ({ way }) => way,
  },
  {
    key: 'state',
    title: '申报状态',
    width: 130,
    cell: (item) =>
      item.state !== null && (
        <>
          {itemStates[item.state]}
          {isSoon(item) && <Mark tone="careful">还有{item.daysLeft}天</Mark>}
        </>
      ),
    sortBy: ({ state }) => state ?? '',
  },
  { key: 'type', title: '类型', width: 110, cell: ({ type }) => type, sortBy: ({ type }) => type },
  {
    key: 'period',
    title: '申报时间',
    width: 200,
    cell: ({ period }) => period,
    sortBy: ({ closesOn }) => closesOn ?? '9999',
  },
  {
    key: 'document',
    title: '文件',
    cell: ({ document }) => document.title,
    sortBy: ({ document }) => document.title,
  },
  {
    key: 'delivery',
    title: '兑现方式',
    width: 100,
    cell: ({ delivery }) => delivery,
    sortBy: ({ delivery }) => delivery,
    isExtra: true,
  },
  {
    key: 'updated',
    title: '更新',
    width: 150,
    cell: ({ writer, updatedAt }) => `${writer ?? ''} ${momentText(updatedAt)}`,
    sortBy: ({ updatedAt }) => updatedAt,
  },
];

type Duty = NonNullable<ReturnType<typeof useDuties>['data']>['open'][number];

function Duties(): ReactNode {
  const { data, error, refetch } = useDuties();
  const may = useMay();
  const client = useQueryClient();
  const [asked, ask] = useState<Duty>();
  const [reason, type] = useState('');
  const say = useMutation({
    mutationFn: (given: { readonly id: number; readonly reason: string | null }) =>
      call<typeof postNoItems>('post', '/documents/{id}/no-policy-items', {
        params: { id: given.id },
        body: { reason: given.reason },
      }),
    onSuccess: async () => {
      ask(undefined);
      type('');
      await client.invalidateQueries({ queryKey: ['policy-duties'] });
    },
  });
  return (
    <>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {say.error !== null && asked === undefined && <Problem error={say.error} />}
      <p className="quiet">
        正文提到对企业的奖励、补助、减免等，还没有提炼政策事项的现行文件。确实没有的，登记理由后不再提示。
      </p>
      <DataTable<Duty>
        name="policy-duties"
        rows={data?.open}
        rowKey={({ id }) => id}
        empty="没有待提炼的文件"
        columns={dutyColumns(may('edit-documents'), ask)}
      />
      {data !== undefined && data.marked.length > 0 && (
        <details>
          <summary>登记为没有惠企事项的文件（{data.marked.length}）</summary>
          <ul className="task-list">
            {data.marked.map(({ id, title, reason: why, by, at }) => (
              <li key={id}>
                <Link to={`/documents/${id}`}>{title}</Link>
                <p>
                  {why}{' '}
                  <span className="quiet">
                    {by} {momentText(at)}
                  </span>{' '}
                  {may('edit-documents') && (
                    <Button size="small" onClick={() => say.mutate({ id, reason: null })}>
                      取消登记
                    </Button>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {data !== undefined && <DaysForm key={data.days} days={data.days} />}
      {asked !== undefined && (
        <Modal
          open
          title="登记没有惠企事项"
          okText="登记"
          confirmLoading={say.isPending}
          onOk={() => say.mutate({ id: asked.id, reason })}
          onCancel={() => ask(undefined)}
        >
          {say.error !== null && <Problem error={say.error} />}
          <p>{asked.title}</p>
          <Input.TextArea
            aria-label="理由"
            placeholder="理由，如：只规定内部工作分工"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => type(target.value)}
          />
        </Modal>
      )}
    </>
  );
}

function dutyColumns(mayEdit: boolean, ask: (duty: Duty) => void): readonly Column<Duty>[] {
  return [
    {
      key: 'title',
      title: '文件',
      cell: ({ id, title }) => <Link to={`/documents/${id}`}>{title}</Link>,
      sortBy: ({ title }) => title,
    },
    {
      key: 'due',
      title: '最迟',
      width: 230,
      cell: ({ dueOn, overdue }) => (
        <>
          {dayText(dueOn)} {overdue && <Mark tone="bad">已逾期</Mark>}
        </>
      ),
      sortBy: ({ dueOn }) => dueOn,
    },
    {
      key: 'act',
      title: '办理',
      width: 240,
      cell: (duty) =>
        mayEdit && (
          <Space wrap size={4}>
            <Button size="small" onClick={() => goTo(`/policy-items/new?document=${duty.id}`)}>
              提炼
            </Button>
            <Button size="small" onClick={() => ask(duty)}>
              没有惠企事项
            </Button>
          </Space>
        ),
    },
  ];
}

function DaysForm({ days }: { readonly days: number }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const [set, change] = useState(days);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof putItemiseDays>('put', '/policy-duties/days', { body: { days: set } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['policy-duties'] }),
  });
  if (!may('keep-policy-terms')) {
    return <p className="quiet">文件发布后{days}个工作日内提炼</p>;
  }
  return (
    <>
      {error !== null && <Problem error={error} />}
      <p className="entry-import">
        文件发布后{' '}
        <InputNumber
          aria-label="提炼的期限（工作日）"
          size="small"
          min={itemiseDaysBounds.least}
          max={itemiseDaysBounds.most}
          value={set}
          onChange={(next) => change(next ?? set)}
        />{' '}
        个工作日内提炼
        <Button size="small" loading={isPending} disabled={set === days} onClick={() => mutate()}>
          保存
        </Button>
      </p>
    </>
  );
}
