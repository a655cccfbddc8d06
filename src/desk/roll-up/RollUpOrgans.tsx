// The organs whose reports are gathered, a page at a time: state, day, whether it goes in; sent back with
// what is to be mended.

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { type CollectionState, collectionStates } from '../../rules/annual-report/roll-up-state.ts';
import { addressOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { DeadlineDialog } from './DeadlineDialog.tsx';
import { AcceptDialog, InclusionDialog, ReturnDialog } from './RollUpDialogs.tsx';
import {
  type At,
  type OrganFilter,
  type RollUpOrgan,
  type RollUpStates,
  useRollUpOrgans,
} from './roll-up-queries.ts';

const tones: Readonly<Record<CollectionState, MarkTone>> = {
  'not-started': 'plain',
  drafting: 'new',
  returned: 'careful',
  submitted: 'good',
  sealed: 'good',
  accepted: 'good',
};

type Dialog = {
  readonly about: 'return' | 'accept' | 'inclusion' | 'deadline';
  readonly organ: RollUpOrgan;
};

export function RollUpOrgans(props: { readonly at: At; readonly states: RollUpStates }): ReactNode {
  const { at, states } = props;
  const may = useMay();
  const [filter, choose] = useState<OrganFilter>({});
  const [dialog, show] = useState<Dialog>();
  const { page = 1, pageSize = 50 } = filter;
  const { data, error, refetch } = useRollUpOrgans(at, filter);
  return (
    <>
      <Filters filter={filter} choose={choose} states={states} />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<RollUpOrgan>
        name="roll-up"
        columns={columns(at, may('gather-reports') ? show : undefined)}
        rows={data?.items}
        rowKey={({ code }) => code}
        empty="没有符合条件的机关"
        tools={
          <Button
            icon={<DownloadOutlined />}
            href={addressOf(
              '/organs/{code}/roll-ups/{year}/organs/export',
              { ...at },
              { ...filter, page: '', pageSize: '' },
            )}
          >
            导出
          </Button>
        }
        page={{
          current: Number(page),
          size: Number(pageSize),
          total: data?.total ?? 0,
          onChange: (next) => choose({ ...filter, page: next }),
          onSize: (size) => choose({ ...filter, page: 1, pageSize: size }),
        }}
      />
      {dialog?.about === 'return' && (
        <ReturnDialog at={at} organ={dialog.organ} onClose={() => show(undefined)} />
      )}
      {dialog?.about === 'accept' && (
        <AcceptDialog at={at} organ={dialog.organ} onClose={() => show(undefined)} />
      )}
      {dialog?.about === 'deadline' && (
        <DeadlineDialog at={at} organ={dialog.organ} onClose={() => show(undefined)} />
      )}
      {dialog?.about === 'inclusion' && (
        <InclusionDialog at={at} organ={dialog.organ} onClose={() => show(undefined)} />
      )}
    </>
  );
}

function Filters(props: {
  readonly filter: OrganFilter;
  readonly choose: (filter: OrganFilter) => void;
  readonly states: RollUpStates;
}): ReactNode {
  const { filter, choose, states: counted } = props;
  const { page: _, ...rest } = filter;
  const states = Object.entries(collectionStates) as [CollectionState, string][];
  const lists = [
    { value: 'overdue', label: `逾期未报（${counted.overdue}）` },
    { value: 'left-out', label: `不纳入汇总（${counted.total - counted.included}）` },
  ] as const;
  return (
    <div className="roll-up-filters">
      <Input.Search
        className="queue-search"
        placeholder="机关名称"
        aria-label="按名称查找机关"
        allowClear
        onSearch={(name) => choose({ ...rest, name })}
      />
      <Select
        className="filter-short"
        aria-label="状态"
        placeholder="状态"
        allowClear
        popupMatchSelectWidth={false}
        value={filter.state ?? null}
        onChange={(state: CollectionState | null) => choose({ ...rest, state: state ?? undefined })}
        options={states.map(([value, label]) => ({
          value,
          label: `${label}（${counted.states[value]}）`,
        }))}
      />
      <Select
        className="filter-short"
        aria-label="逾期和纳入"
        placeholder="逾期和纳入"
        allowClear
        popupMatchSelectWidth={false}
        value={filter.list ?? null}
        onChange={(list: (typeof lists)[number]['value'] | null) =>
          choose({ ...rest, list: list ?? undefined })
        }
        options={[...lists]}
      />
    </div>
  );
}

function columns(
  at: At,
  show: ((dialog: Dialog) => void) | undefined,
): readonly Column<RollUpOrgan>[] {
  const acts: readonly Column<RollUpOrgan>[] =
    show === undefined
      ? []
      : [
          {
            key: 'acts',
            title: '办理',
            width: 250,
            cell: (organ) => (
              <span className="row-acts">
                {organ.opens.includes('accept') && (
                  <Button size="small" onClick={() => show({ about: 'accept', organ })}>
                    接收
                  </Button>
                )}
                {organ.opens.includes('send-back') && (
                  <Button size="small" onClick={() => show({ about: 'return', organ })}>
                    退回
                  </Button>
                )}
                <Button size="small" onClick={() => show({ about: 'deadline', organ })}>
                  期限
                </Button>
                <Button size="small" onClick={() => show({ about: 'inclusion', organ })}>
                  {organ.included ? '不纳入' : '纳入'}
                </Button>
              </span>
            ),
          },
        ];
  return [
    {
      key: 'name',
      title: '机关',
      cell: ({ code, name, isGovernment }) => (
        <>
          <Link to={`/reports/${code}/${at.year}`}>{name}</Link>
          {isGovernment && (
            <Link to={`/roll-up/${code}/${at.year}`} className="roll-up-below">
              它的汇总
            </Link>
          )}
        </>
      ),
    },
    {
      key: 'state',
      title: '状态',
      width: 200,
      cell: ({ state, isOverdue, comment, edition }) => (
        <>
          <Mark tone={tones[state]}>{collectionStates[state]}</Mark>{' '}
          {isOverdue && <Mark tone="bad">逾期</Mark>}
          {edition !== null && edition > 1 && <span className="quiet">第{edition}版</span>}
          {comment !== null && <p className="quiet roll-up-comment">{comment}</p>}
        </>
      ),
    },
    {
      key: 'dueOn',
      title: '最迟',
      width: 180,
      cell: ({ dueOn }) =>
        dueOn === null ? <span className="quiet">未设定</span> : dayText(dueOn),
    },
    {
      key: 'at',
      title: '报送、签发、退回或者接收',
      width: 160,
      cell: ({ at: moment }) => (moment === null ? '' : momentText(moment)),
    },
    {
      key: 'included',
      title: '纳入汇总',
      width: 200,
      cell: ({ included, reason }) => (
        <>
          {included ? '纳入' : <Mark tone="careful">不纳入</Mark>}
          {reason !== null && <p className="quiet roll-up-comment">{reason}</p>}
        </>
      ),
    },
    ...acts,
  ];
}
