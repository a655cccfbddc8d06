// The firms behind a figure of the year: whom an item was pushed to, who looked, who answered so.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { matchStates } from '../../rules/policy/match.ts';
import { firmAnswers } from '../../rules/policy/push.ts';
import type { getToldInYear } from '../../web/api/policy-statistics.ts';
import { call, type QueryOf, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { matchTones } from './Reasons.tsx';

type Row = ReplyOf<typeof getToldInYear>['items'][number];
const pageSize = 50;

export interface ToldOf {
  readonly which: QueryOf<typeof getToldInYear>['which'];
  readonly title: string;
  /** Absent: of all items. */
  readonly item?: number;
  readonly name?: string;
}

export function Told(props: {
  readonly year: number;
  readonly of: ToldOf;
  readonly onClose: () => void;
}): ReactNode {
  const { year, of, onClose } = props;
  const { which, item, name = '全部事项' } = of;
  const [page, turn] = useState(1);
  const { data, error } = useQuery({
    queryKey: ['policy-told-in-year', year, which, item, page],
    queryFn: () =>
      call<typeof getToldInYear>('get', '/policy-statistics/told', {
        query: { year, which, page, pageSize, ...(item === undefined ? {} : { item }) },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Drawer open size={820} title={`${year}年${of.title}：${name}`} onClose={onClose}>
      {error !== null && <Problem error={error} />}
      <DataTable<Row>
        name="policy-told-in-year"
        columns={columns}
        rows={data?.items}
        rowKey={({ itemId, id }) => `${itemId} ${id}`}
        empty="没有企业"
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
        caption={data === undefined ? '' : `共${data.total}户次`}
      />
    </Drawer>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: '企业',
    cell: ({ id, name, creditCode }) => (
      <>
        <Link to={`/enterprises/${id}`}>{name}</Link>
        <div className="quiet">{creditCode}</div>
      </>
    ),
  },
  { key: 'item', title: '政策事项', width: 180, cell: ({ item }) => item },
  {
    key: 'state',
    title: '推送时',
    width: 100,
    cell: ({ matchState }) =>
      matchState !== null && <Mark tone={matchTones[matchState]}>{matchStates[matchState]}</Mark>,
  },
  { key: 'at', title: '推送时间', width: 140, cell: ({ pushedAt }) => momentText(pushedAt) },
  {
    key: 'read',
    title: '查看时间',
    width: 140,
    cell: ({ readAt }) => (readAt === null ? '没有查看' : momentText(readAt)),
  },
  {
    key: 'answer',
    title: '反馈',
    width: 80,
    cell: ({ answer }) => (answer === null ? '' : firmAnswers[answer]),
  },
];
