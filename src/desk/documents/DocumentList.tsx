// All documents of the organ and those below it, last changed first unless sorted otherwise: filtered, sorted over all
// pages, exported.

import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, TreeSelect } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { type DocumentKind, documentKinds, opennessLabels } from '../../rules/document-classes.ts';
import { documentStateLabels, draftStates } from '../../rules/document-review.ts';
import type { getDocuments } from '../../web/api/documents.ts';
import { addressOf, call, type QueryOf, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link, usePlace } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { Mark } from '../parts/Mark.tsx';
import { type ColumnNode, columnTree, useColumns } from './columns.ts';
import { StateTag } from './StateTag.tsx';
import { WithdrawButton } from './WithdrawDialog.tsx';

type Item = ReplyOf<typeof getDocuments>['items'][number];
type Query = QueryOf<typeof getDocuments>;
const pageSize = 50;

export default function DocumentList(): ReactNode {
  const may = useMay();
  const query = useDocumentQuery();
  const { organ, today } = useSession();
  const columnsHere = useColumns(organ.code);
  const tree = useMemo(() => anyOf(columnTree(columnsHere)), [columnsHere]);
  const thisYear = Number(today.slice(0, 4));
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', query],
    queryFn: () => call<typeof getDocuments>('get', '/documents', { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title="主动公开"
      actions={
        may('edit-documents') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => goTo('/documents/new')}>
            新建文件
          </Button>
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Item>
        name="documents"
        columns={may('withdraw-documents') ? [...columns, withdrawal] : columns}
        rows={data?.items}
        rowKey={(item) => item.id}
        onOpen={(item) => goTo(`/documents/${item.id}`)}
        empty="没有符合条件的文件，请放宽条件或者新建文件"
        page={{
          current: Number(query.page ?? 1),
          size: pageSize,
          total: data?.total ?? 0,
          onChange: (page) => show({ ...query, page }),
        }}
        caption={data === undefined ? '' : `共 ${data.total} 件，${orderText(query)}`}
        sorting={{
          key: query.sort === 'changed' ? undefined : query.sort,
          direction: query.direction ?? 'desc',
          onChange: (sort, direction) =>
            show({
              ...query,
              sort: (sort as Query['sort']) ?? 'changed',
              direction: sort === undefined ? 'desc' : direction,
              page: 1,
            }),
        }}
        tools={
          <>
            <Select<string | null>
              aria-label="状态"
              className="filter-short"
              allowClear
              placeholder="全部状态"
              popupMatchSelectWidth={false}
              value={query.draftState ?? query.state ?? null}
              onChange={(chosen) =>
                show({
                  ...query,
                  state: stateIn(documentStateLabels, chosen),
                  draftState: stateIn(draftStates, chosen),
                  page: 1,
                })
              }
              options={[
                { label: '网站上', options: optionsOf(documentStateLabels) },
                { label: '稿件', options: optionsOf(draftStates) },
              ]}
            />
            <TreeSelect<number | null>
              aria-label="栏目"
              className="filter-short"
              allowClear
              placeholder="全部栏目"
              popupMatchSelectWidth={false}
              treeData={tree}
              showSearch={{ treeNodeFilterProp: 'title' }}
              value={query.column === undefined ? null : Number(query.column)}
              onChange={(column) => show({ ...query, column: column ?? undefined, page: 1 })}
            />
            <Select<number | null>
              aria-label="年份"
              className="filter-short"
              allowClear
              placeholder="全部年份"
              value={query.year === undefined ? null : Number(query.year)}
              onChange={(year) => show({ ...query, year: year ?? undefined, page: 1 })}
              options={Array.from({ length: thisYear - 2007 }, (_, n) => ({
                value: thisYear - n,
                label: `${thisYear - n}年`,
              }))}
            />
            <Select<DocumentKind | null>
              aria-label="信息种类"
              className="filter-short"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="全部种类"
              value={query.kind ?? null}
              onChange={(kind) => show({ ...query, kind: kind ?? undefined, page: 1 })}
              options={kindOptions}
            />
            <Input.Search
              className="queue-search"
              placeholder="标题、文号、索引号"
              aria-label="按标题、文号、索引号查找"
              allowClear
              defaultValue={query.title}
              onSearch={(title) => show({ ...query, title, page: 1 })}
            />
            <a
              href={addressOf('/documents/export', {}, { ...filterOf(query), format: 'xlsx' })}
              download
            >
              导出 XLSX
            </a>
          </>
        }
      />
    </Page>
  );
}

export const kindOptions: { value: DocumentKind; label: string }[] = Object.entries(
  documentKinds,
).map(([value, { label }]) => ({ value: value as DocumentKind, label }));

function useDocumentQuery(): Query {
  const { query } = usePlace();
  const said = (name: string): string | undefined => query.get(name) ?? undefined;
  const number = (name: string): number | undefined =>
    query.get(name) === null ? undefined : Number(query.get(name));
  return {
    state: said('state') as Query['state'],
    draftState: said('draftState') as Query['draftState'],
    kind: said('kind') as Query['kind'],
    column: number('column'),
    year: number('year'),
    openness: said('openness') as Query['openness'],
    title: said('title'),
    sort: (said('sort') ?? 'changed') as NonNullable<Query['sort']>,
    direction: said('direction') === 'asc' ? 'asc' : 'desc',
    page: number('page') ?? 1,
    pageSize,
  };
}

/** What is left out stands as it usually does. */
function filterOf({ page: _, pageSize: __, sort, direction, ...filter }: Query) {
  return sort === 'changed' ? filter : { ...filter, sort, direction };
}

function show(query: Query): void {
  const { page = 1 } = query;
  const address = addressOf('', {}, { ...filterOf(query), page: page === 1 ? '' : page });
  goTo(`/documents${address.slice('/api'.length)}`, { replace: true });
}

/** Here a column with others below it may be chosen too: it stands for all of them. */
function anyOf(nodes: readonly ColumnNode[]): ColumnNode[] {
  return nodes.map(({ children, ...node }) => ({
    ...node,
    selectable: true,
    children: anyOf(children),
  }));
}

function optionsOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function stateIn<K extends string>(
  known: Readonly<Record<K, unknown>>,
  chosen: string | null | undefined,
): K | undefined {
  return chosen !== null && chosen !== undefined && Object.hasOwn(known, chosen)
    ? (chosen as K)
    : undefined;
}

const orderTexts: Readonly<Record<string, string>> = {
  changed: '最近改动的在前',
  published: '按发布时间',
  made: '按成文日期',
  number: '按发文字号',
  title: '按标题',
  views: '按浏览次数',
};

function orderText({ sort = 'changed', direction }: Query): string {
  const text = orderTexts[sort] ?? '';
  if (sort === 'changed') return text;
  const ways = sort === 'views' ? ['从少到多', '从多到少'] : ['从前往后', '从后往前'];
  return `${text}${ways[direction === 'asc' ? 0 : 1]}`;
}

const columns: readonly Column<Item>[] = [
  {
    key: 'title',
    title: '标题',
    cell: (item) => <Link to={`/documents/${item.id}`}>{item.title}</Link>,
    sortKey: 'title',
  },
  {
    key: 'state',
    title: '状态',
    width: 100,
    cell: (item) => (
      <>
        <StateTag state={item.state} />
        {item.draftState !== null && (item.state !== 'draft' || item.draftState !== 'writing') && (
          <span className="block">
            <Mark tone="new">
              {item.state === 'draft' ? '' : '新稿'}
              {draftStates[item.draftState]}
            </Mark>
          </span>
        )}
      </>
    ),
  },
  {
    key: 'kind',
    title: '种类',
    width: 130,
    cell: (item) => documentKinds[item.kind].label,
  },
  {
    key: 'number',
    title: '发文字号',
    width: 170,
    cell: (item) => item.documentNumber ?? '—',
    sortKey: 'number',
  },
  { key: 'column', title: '栏目', width: 150, cell: (item) => item.homeColumn },
  {
    key: 'index',
    title: '索引号',
    width: 180,
    cell: (item) => item.indexNumber ?? '—',
    isExtra: true,
  },
  {
    key: 'openness',
    title: '公开属性',
    width: 100,
    cell: (item) => opennessLabels[item.openness],
    isExtra: true,
  },
  {
    key: 'made',
    title: '成文',
    width: 100,
    cell: (item) => item.madeOn ?? '—',
    sortKey: 'made',
    isExtra: true,
  },
  {
    key: 'published',
    title: '发布',
    width: 140,
    cell: (item) => (item.publishedAt === null ? '—' : momentText(item.publishedAt)),
    sortKey: 'published',
  },
  {
    key: 'updated',
    title: '修改',
    width: 140,
    cell: (item) => momentText(item.updatedAt),
  },
  {
    key: 'views',
    title: '浏览次数',
    width: 100,
    cell: (item) => item.views,
    sortKey: 'views',
    isExtra: true,
  },
];

/** What must come down at once is found in the list and taken down from there. */
const withdrawal: Column<Item> = {
  key: 'withdrawal',
  title: '撤稿',
  width: 70,
  cell: (item) =>
    item.state === 'published' ? (
      <WithdrawButton id={item.id} version={item.version} title={item.title} isLink />
    ) : (
      ''
    ),
};
