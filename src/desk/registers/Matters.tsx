// What is to be published, changed, withdrawn or explained, the earliest first: late ones stand above.

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { documentDuties } from '../../rules/document-duties.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getDocumentMatters } from '../../web/api/document-time.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';

type Item = ReplyOf<typeof getDocumentMatters>['items'][number];

const matters = {
  publication: '公开',
  change: '公开变更后的文本',
  duty: '后续义务',
  interpretation: '发布解读',
} as const satisfies Record<Item['matter'], string>;

export function Matters(): ReactNode {
  const [shown, show] = useState<'all' | 'late'>('all');
  const { data, error, refetch } = useQuery({
    queryKey: ['document-matters'],
    queryFn: () => call<typeof getDocumentMatters>('get', '/document-matters'),
  });
  const today = data?.today ?? '';
  const late = data?.items.filter(({ on }) => on < today) ?? [];
  return (
    <>
      <p className="quiet">
        主动公开的政府信息自形成或者变更之日起20个工作日内公开，法律、法规另有规定的从其规定（条例第二十六条）。事情办了就不再列出。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Item>
        name="document-matters"
        columns={columnsOn(today)}
        rows={data === undefined ? undefined : shown === 'late' ? late : data.items}
        rowKey={({ id, matter, duty }) => `${matter} ${duty} ${id}`}
        empty="没有到期未办的事项。成文以后尚未公开、修改后尚未公开、应当撤回或者解读的文件会列在这里"
        caption={data === undefined ? '' : `共 ${data.items.length} 项，逾期 ${late.length} 项`}
        tools={
          <Select<'all' | 'late'>
            aria-label="范围"
            className="filter-short"
            value={shown}
            onChange={show}
            options={[
              { value: 'all', label: '全部' },
              { value: 'late', label: '只看逾期' },
            ]}
          />
        }
      />
    </>
  );
}

function columnsOn(today: string): readonly Column<Item>[] {
  return [
    {
      key: 'on',
      title: '期限',
      width: 190,
      cell: ({ on }) => (
        <>
          {dayText(on)}
          {on < today && <Mark tone="bad">逾期</Mark>}
          {on === today && <Mark tone="careful">今天</Mark>}
        </>
      ),
      sortBy: ({ on }) => on,
    },
    {
      key: 'what',
      title: '应办',
      width: 210,
      cell: ({ matter, duty }) => (duty === null ? matters[matter] : documentDuties[duty].label),
      sortBy: ({ matter }) => matter,
    },
    {
      key: 'title',
      title: '文件',
      cell: ({ id, title }) => <Link to={`/documents/${id}`}>{title}</Link>,
    },
    { key: 'number', title: '发文字号', width: 170, cell: (one) => one.documentNumber ?? '—' },
    { key: 'organ', title: '机关', width: 130, cell: (one) => one.organ, isExtra: true },
    { key: 'editor', title: '起草人', width: 100, cell: (one) => one.editor ?? '—' },
  ];
}
