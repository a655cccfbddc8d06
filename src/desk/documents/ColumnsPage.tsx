// 栏目: the tree as readers see it, how each column is reviewed and by whom, and which are due for something new.

import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FreshnessState, freshnessStates } from '../../rules/columns.ts';
import { reviewSteps } from '../../rules/document-review.ts';
import type { postColumnMove } from '../../web/api/columns.ts';
import { call } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { type ColumnLine, inTree, useColumnTree } from './column-queries.ts';
import { ColumnDrawer } from './ColumnDrawer.tsx';

const tones: Readonly<Record<FreshnessState, MarkTone>> = {
  fresh: 'good',
  due: 'new',
  stale: 'bad',
  blank: 'bad',
};

export default function ColumnsPage(): ReactNode {
  const may = useMay();
  const { data, error, refetch } = useColumnTree();
  const [opened, open] = useState<number | 'new'>();
  const [shown, show] = useState<'all' | 'due'>('all');
  const isKeeper = may('keep-columns');
  const all = data === undefined ? undefined : inTree(data.items);
  const due = all?.filter(isDue);
  return (
    <Page
      title="栏目"
      actions={
        isKeeper && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => open('new')}>
            增加栏目
          </Button>
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<ColumnLine>
        name="column-settings"
        columns={isKeeper && shown === 'all' ? [...columns, order(all ?? [])] : columns}
        rows={shown === 'due' ? due : all}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        caption="地址发布以后不再改变，移动栏目也不改变地址"
        empty={shown === 'due' ? '没有到期应当更新的栏目' : '还没有栏目'}
        tools={
          <Segmented<'all' | 'due'>
            aria-label="显示哪些栏目"
            value={shown}
            onChange={show}
            options={[
              { value: 'all', label: '全部栏目' },
              { value: 'due', label: `应当更新（${due?.length ?? 0}）` },
            ]}
          />
        }
      />
      {opened !== undefined && data !== undefined && (
        <ColumnDrawer
          key={opened}
          tree={data}
          column={data.items.find(({ id }) => id === opened)}
          onClose={() => open(undefined)}
        />
      )}
    </Page>
  );
}

function isDue({ freshness }: ColumnLine): boolean {
  return freshness !== null && freshness.state !== 'fresh';
}

const columns: readonly Column<ColumnLine>[] = [
  {
    key: 'name',
    title: '栏目',
    cell: ({ name, depth, link }) => (
      <span className="column-name" style={{ paddingInlineStart: `${depth * 20}px` }}>
        {name}
        {link !== null && <span className="quiet">（外链）</span>}
      </span>
    ),
  },
  { key: 'path', title: '地址', width: 220, cell: ({ path }) => <code>/{path}/</code> },
  {
    key: 'documents',
    title: '已发布',
    width: 80,
    align: 'right',
    cell: ({ documents, kind }) => (kind === 'list' ? `${documents}件` : '—'),
  },
  {
    key: 'period',
    title: '更新周期',
    width: 90,
    cell: ({ updateDays }) => (updateDays === null ? '—' : `${updateDays}天`),
  },
  {
    key: 'freshness',
    title: '更新情况',
    width: 220,
    cell: ({ freshness }) =>
      freshness === null ? (
        '—'
      ) : (
        <>
          <Mark tone={tones[freshness.state]}>{freshnessStates[freshness.state]}</Mark>
          {freshness.dueOn !== null && <span className="quiet"> {freshness.dueOn}到期</span>}
        </>
      ),
  },
  {
    key: 'review',
    title: '审查环节',
    width: 170,
    cell: ({ reviewSteps: steps, secrecyForm, kind, link }) =>
      kind !== 'list' || link !== null
        ? '—'
        : [
            ...steps.slice(0, -1).map((step) => reviewSteps[step].label),
            ...(secrecyForm === 'separate' ? ['保密'] : []),
            ...steps
              .slice(-1)
              .map(
                (step) =>
                  `${reviewSteps[step].label}${secrecyForm === 'separate' ? '' : '（含保密）'}`,
              ),
          ].join('→'),
  },
  {
    key: 'people',
    title: '指定人员',
    width: 130,
    cell: ({ people: { edit, review } }) =>
      edit.length + review.length === 0
        ? '不限'
        : `编辑${edit.length === 0 ? '不限' : `${edit.length}人`}，审查${review.length === 0 ? '不限' : `${review.length}人`}`,
  },
];

/** Up and down among its siblings. */
function order(all: readonly ColumnLine[]): Column<ColumnLine> {
  return {
    key: 'order',
    title: '次序',
    width: 90,
    cell: (column) => <OrderButtons column={column} all={all} />,
  };
}

function OrderButtons(props: {
  readonly column: ColumnLine;
  readonly all: readonly ColumnLine[];
}): ReactNode {
  const { column, all } = props;
  const { message } = App.useApp();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (before: number | null) =>
      call<typeof postColumnMove>('post', '/column-settings/{id}/move', {
        params: { id: column.id },
        query: {},
        body: { parentId: column.parentId, before },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['column-settings'] }),
    onError: (error) => message.error(error.message),
  });
  const siblings = all.filter(({ parentId }) => parentId === column.parentId);
  const at = siblings.findIndex(({ id }) => id === column.id);
  const above = siblings[at - 1];
  const afterNext = siblings[at + 2]?.id ?? null;
  return (
    <span role="presentation" onClick={(event) => event.stopPropagation()}>
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={`上移：${column.name}`}
        disabled={above === undefined || isPending}
        onClick={() => above !== undefined && mutate(above.id)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        aria-label={`下移：${column.name}`}
        disabled={at === siblings.length - 1 || isPending}
        onClick={() => mutate(afterNext)}
      />
    </span>
  );
}
