// The log, newest first.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { auditActions, isAuditAction } from '../../rules/audit-actions.ts';
import type { getAuditLog } from '../../web/api/audit-log.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';

type Line = ReplyOf<typeof getAuditLog>['items'][number];
const limit = 100;

export default function AuditLog(): ReactNode {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['audit-log'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: before }) =>
      call<typeof getAuditLog>('get', '/audit-log', { query: { before, limit } }),
    getNextPageParam: ({ items }) =>
      items.length === limit ? items[items.length - 1]?.id : undefined,
  });
  return (
    <Page title="日志">
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Line>
        name="audit-log"
        columns={columns}
        rows={data?.pages.flatMap((page) => page.items)}
        rowKey={(line) => line.id}
        empty="还没有记录"
        caption="只能查看，不能修改和删除"
      />
      {hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </Page>
  );
}

const columns: readonly Column<Line>[] = [
  { key: 'at', title: '时间', width: 150, cell: (line) => momentText(line.at) },
  {
    key: 'actor',
    title: '人员',
    width: 130,
    cell: ({ actor }) => (actor.kind === 'staff' ? actor.name : '系统'),
  },
  {
    key: 'action',
    title: '事项',
    width: 160,
    cell: ({ action }) => (isAuditAction(action) ? auditActions[action] : action),
  },
  { key: 'object', title: '对象', width: 150, cell: (line) => objectName(line.object) },
  {
    key: 'detail',
    title: '细节',
    cell: ({ detail }) => <span className="log-detail">{detailText(detail)}</span>,
  },
  { key: 'address', title: '地址', width: 150, cell: (line) => line.address ?? '—' },
];

const objects: Readonly<Record<string, string>> = {
  staff: '人员',
  request: '申请',
  requests: '台账',
  document: '文件',
  organ: '机关',
};

function objectName(object: string): string {
  const [kind = '', key = ''] = object.split(' ');
  return `${objects[kind] ?? kind} ${key}`.trim();
}

function detailText(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  return Object.entries(detail)
    .map(([name, value]) => `${name}：${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('；');
}
