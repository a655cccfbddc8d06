// All documents of the organ and those below it, last changed first.

import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { type DocumentKind, documentKinds } from '../../rules/document-classes.ts';
import type { getDocuments } from '../../web/api/documents.ts';
import { addressOf, call, type QueryOf, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link, usePlace } from '../router.tsx';
import { useMay } from '../session.ts';
import { documentStates, StateTag } from './StateTag.tsx';
import { WithdrawButton } from './WithdrawDialog.tsx';

type Item = ReplyOf<typeof getDocuments>['items'][number];
type Query = QueryOf<typeof getDocuments>;
const pageSize = 50;

export default function DocumentList(): ReactNode {
  const may = useMay();
  const query = useDocumentQuery();
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
        caption={data === undefined ? '' : `共 ${data.total} 件`}
        tools={
          <>
            <Select<Query['state'] | null>
              aria-label="状态"
              className="filter-short"
              allowClear
              placeholder="全部状态"
              value={query.state ?? null}
              onChange={(state) => show({ ...query, state: state ?? undefined, page: 1 })}
              options={Object.entries(documentStates).map(([value, { label }]) => ({
                value: value as Item['state'],
                label,
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
              placeholder="标题"
              aria-label="按标题查找"
              allowClear
              defaultValue={query.title}
              onSearch={(title) => show({ ...query, title, page: 1 })}
            />
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
  const state = query.get('state') as Query['state'] | null;
  const kind = query.get('kind') as DocumentKind | null;
  return {
    state: state ?? undefined,
    kind: kind ?? undefined,
    title: query.get('title') ?? undefined,
    page: Number(query.get('page') ?? 1),
    pageSize,
  };
}

function show({ state, kind, title, page }: Query): void {
  const query = addressOf('', {}, { state, kind, title, page: page === 1 ? '' : page });
  goTo(`/documents${query.slice('/api'.length)}`, { replace: true });
}

const columns: readonly Column<Item>[] = [
  {
    key: 'title',
    title: '标题',
    cell: (item) => <Link to={`/documents/${item.id}`}>{item.title}</Link>,
    sortBy: (item) => item.title,
  },
  { key: 'state', title: '状态', width: 90, cell: (item) => <StateTag state={item.state} /> },
  {
    key: 'kind',
    title: '种类',
    width: 130,
    cell: (item) => documentKinds[item.kind].label,
    sortBy: (item) => item.kind,
  },
  {
    key: 'number',
    title: '发文字号',
    width: 170,
    cell: (item) => item.documentNumber ?? '—',
    sortBy: (item) => item.documentNumber ?? '',
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
    key: 'made',
    title: '成文',
    width: 100,
    cell: (item) => item.madeOn ?? '—',
    sortBy: (item) => item.madeOn ?? '',
  },
  {
    key: 'published',
    title: '发布',
    width: 140,
    cell: (item) => (item.publishedAt === null ? '—' : momentText(item.publishedAt)),
    sortBy: (item) => item.publishedAt ?? '',
  },
  {
    key: 'updated',
    title: '修改',
    width: 140,
    cell: (item) => momentText(item.updatedAt),
    sortBy: (item) => item.updatedAt,
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
