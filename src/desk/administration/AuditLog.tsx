// The log, newest first.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { auditActions, isAuditAction } from '../../rules/audit-actions.ts';
import { isRole, roles } from '../../rules/roles.ts';
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
  { key: 'object', title: '对象', width: 240, cell: objectText },
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
  letter: '文书',
  printed: '打印',
  format: '格式',
  key: '密钥编号',
  values: '数据',
  rule: '规则',
  count: '份数',
  document: '文件',
  organ: '机关',
};

function objectText({ object, objectName }: Line): string {
  const [kind = '', key = ''] = object.split(' ');
  return `${objects[kind] ?? kind} ${objectName ?? key}`.trim();
}

const details: Readonly<Record<string, string>> = {
  username: '用户名',
  code: '代码',
  reason: '理由',
  before: '原来',
  after: '现在',
  was: '原来',
  now: '现在',
  cause: '依据',
  tab: '栏',
  rows: '行数',
  version: '版本',
  indexNumber: '索引号',
  reviewedBy: '审查人',
  conclusion: '结论',
  lines: '行数',
  file: '材料',
  page: '页',
  files: '文件数',
  imported: '新导入',
  unchanged: '未变',
  letter: '文书',
  printed: '打印',
  format: '格式',
  key: '密钥编号',
  values: '数据',
  rule: '规则',
  count: '份数',
};

function detailText(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  return Object.entries(detail)
    .filter(([name]) => name in details)
    .map(([name, value]) => `${details[name]}：${valueText(value)}`)
    .join('；');
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('、') || '无';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return isRole(value) ? roles[value] : value;
}
