// 复议诉讼台账: reconsiderations and suits about replies, open ones by the day that runs against the organ.

import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tabs, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { remedyResults, table4Blocks } from '../../rules/annual-report/form.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { remedyStates } from '../../rules/remedy-case.ts';
import { addressOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { OrganChoice } from '../parts/OrganChoice.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link, usePlace } from '../router.tsx';
import { useMay } from '../session.ts';
import { DeadlineBadge } from './DeadlineBadge.tsx';
import { NewRemedy } from './NewRemedy.tsx';
import { type Remedy, useRemedies } from './remedy-queries.ts';

const tabs = { open: '未审结', ended: '已审结', all: '全部' } as const;
type Tab = keyof typeof tabs;
const words = ['organ', 'block', 'filedFrom', 'filedTo', 'decidedFrom', 'decidedTo'] as const;
const pageSize = 50;

export default function Remedies(): ReactNode {
  const { query } = usePlace();
  const may = useMay();
  const [isAdding, add] = useState(false);
  const standing =
    (Object.keys(tabs) as Tab[]).find((tab) => tab === query.get('standing')) ?? 'open';
  const asked: Record<string, string> = { standing };
  for (const word of words) asked[word] = query.get(word) ?? '';
  const page = Number(query.get('page') ?? 1);
  const { data, error, refetch } = useRemedies({ ...asked, page, pageSize });
  const show = (change: Readonly<Record<string, string>>): void => {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...asked, ...change })) {
      if (value !== '') search.set(key, value);
    }
    goTo(`/remedies?${search.toString()}`, { replace: true });
  };
  return (
    <Page
      title="行政复议、行政诉讼"
      actions={
        (may('handle-requests') || may('edit-report')) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => add(true)}>
            登记案件
          </Button>
        )
      }
    >
      <Tabs
        activeKey={standing}
        onChange={(tab) => show({ standing: tab })}
        items={Object.entries(tabs).map(([key, label]) => ({ key, label }))}
      />
      <Narrowed asked={asked} onDrop={show} />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Remedy>
        name="remedies"
        columns={columns}
        rows={data?.items}
        rowKey={(item) => item.id}
        onOpen={(item) => goTo(`/remedies/${item.id}`)}
        empty={
          standing === 'open'
            ? '没有未审结的案件。收到复议申请书副本、起诉状副本的，请当日登记，答复期限从收到之日起算'
            : '没有这样的案件'
        }
        page={{
          current: page,
          size: pageSize,
          total: data?.total ?? 0,
          onChange: (next) => show({ page: String(next) }),
        }}
        tools={
          <>
            <OrganChoice
              value={query.get('organ') ?? undefined}
              onChange={(organ) => show({ organ: organ ?? '' })}
            />
            <Export asked={asked} />
          </>
        }
      />
      {isAdding && <NewRemedy onClose={() => add(false)} />}
    </Page>
  );
}

function Export({ asked }: { readonly asked: Readonly<Record<string, string>> }): ReactNode {
  const to = (format: string): string => addressOf('/remedies/export', {}, { ...asked, format });
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

/** What a figure elsewhere asked for, to be taken away. */
function Narrowed(props: {
  readonly asked: Readonly<Record<string, string>>;
  readonly onDrop: (change: Readonly<Record<string, string>>) => void;
}): ReactNode {
  const { asked, onDrop } = props;
  const { block = '', filedFrom = '', filedTo = '', decidedFrom = '', decidedTo = '' } = asked;
  const tags: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ...(block === ''
      ? []
      : [[(table4Blocks as Record<string, string>)[block] ?? block, { block: '' }] as const]),
    ...(filedFrom === '' && filedTo === ''
      ? []
      : [[`提起：${filedFrom}至${filedTo}`, { filedFrom: '', filedTo: '' }] as const]),
    ...(decidedFrom === '' && decidedTo === ''
      ? []
      : [[`生效：${decidedFrom}至${decidedTo}`, { decidedFrom: '', decidedTo: '' }] as const]),
  ];
  if (tags.length === 0) return null;
  return (
    <div className="narrowed">
      {tags.map(([label, change]) => (
        <Tag
          key={label}
          closable={{ 'aria-label': `去掉：${label}` }}
          onClose={(event) => {
            event.preventDefault();
            onDrop(change);
          }}
        >
          {label}
        </Tag>
      ))}
    </div>
  );
}

const columns: readonly Column<Remedy>[] = [
  {
    key: 'state',
    title: '状态',
    width: 190,
    cell: (item) => (
      <>
        <Mark tone={item.state === 'ended' ? 'good' : 'plain'}>{remedyStates[item.state]}</Mark>
        <DeadlineBadge next={item.next} />
      </>
    ),
  },
  {
    key: 'case',
    title: '案件',
    cell: (item) => (
      <>
        <Link to={`/remedies/${item.id}`}>{table4Blocks[item.block]}</Link>
        {item.caseNumber !== null && <span className="quiet"> {item.caseNumber}</span>}
      </>
    ),
    sortBy: (item) => item.caseNumber ?? '',
  },
  {
    key: 'request',
    title: '所涉申请',
    width: 150,
    cell: (item) =>
      item.request === null ? (
        '—'
      ) : (
        <Link to={`/requests/${item.request.id}`} className="figure">
          {item.request.number}
        </Link>
      ),
  },
  { key: 'body', title: '复议机关、法院', width: 160, cell: (item) => item.body ?? '—' },
  {
    key: 'filed',
    title: '提起',
    width: 104,
    cell: (item) => item.filedOn,
    sortBy: (item) => item.filedOn,
  },
  { key: 'copy', title: '收到副本', width: 104, cell: (item) => item.copyReceivedOn ?? '—' },
  {
    key: 'due',
    title: '答复期限',
    width: 150,
    cell: (item) =>
      item.answerBy === null
        ? '—'
        : item.answeredOn === null
          ? dayText(item.answerBy)
          : `${item.answeredOn}已提交`,
  },
  {
    key: 'result',
    title: '结果',
    width: 130,
    cell: (item) => item.ending ?? (item.result === 'pending' ? '—' : remedyResults[item.result]),
  },
  {
    key: 'redo',
    title: '重新答复',
    width: 150,
    cell: (item) =>
      item.redo === null ? (
        '—'
      ) : (
        <Link to={`/requests/${item.redo.id}`} className="figure">
          {item.redo.number}
        </Link>
      ),
  },
  { key: 'organ', title: '机关', width: 150, cell: (item) => item.organ.name, isExtra: true },
  {
    key: 'handler',
    title: '经办人',
    width: 90,
    cell: (item) => item.handler?.name ?? '—',
    isExtra: true,
  },
];
