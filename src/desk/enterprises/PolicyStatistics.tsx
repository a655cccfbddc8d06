// 惠企统计: what policies did in a year, for the annual report; every figure opens what it counts.

import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Select, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { moneyInWords } from '../../rules/policy/amount.ts';
import type { getPayments, getPolicyStatistics } from '../../web/api/policy-statistics.ts';
import { addressOf, call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { Told, type ToldOf } from './Told.tsx';
import { useSession } from '../session.ts';

type Reply = ReplyOf<typeof getPolicyStatistics>;
type Row = Reply['items'][number];
type Payment = ReplyOf<typeof getPayments>['items'][number];

interface PaidOf {
  readonly item?: number;
  readonly name: string;
  /** Absent: all. */
  readonly isInTime?: boolean;
}

const captions = {
  all: '',
  published: '只列本年发布的；再点一次上面的数字，全部列出',
  subscribed: '只列推送过订阅人的；再点一次上面的数字，全部列出',
};

/** Each figure with the records that it counts. */
const toldFigures = [
  ['firms', 'firms', '推送企业'],
  ['read', 'read', '已查看'],
  ['interested', 'interested', '感兴趣'],
  ['notApplicable', 'not-applicable', '不适用'],
  ['applied', 'applied', '已申报'],
] as const;

export default function PolicyStatistics(): ReactNode {
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const [year, choose] = useState(thisYear);
  const [paid, open] = useState<PaidOf>();
  const [told, tell] = useState<ToldOf>();
  const [shown, narrow] = useState<keyof typeof captions>('all');
  const { data, error, refetch } = useQuery({
    queryKey: ['policy-statistics', year],
    queryFn: () =>
      call<typeof getPolicyStatistics>('get', '/policy-statistics', { query: { year } }),
  });
  return (
    <Page
      title="惠企统计"
      actions={
        <>
          <Select<number>
            aria-label="年份"
            value={year}
            onChange={choose}
            options={Array.from({ length: 6 }, (_, n) => ({
              value: thisYear - n,
              label: `${thisYear - n}年`,
            }))}
          />
          <Button href={addressOf('/policy-statistics/export', {}, { year, format: 'xlsx' })}>
            导出XLSX
          </Button>
          <Button href={addressOf('/policy-statistics/export', {}, { year, format: 'csv' })}>
            导出CSV
          </Button>
        </>
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && (
        <>
          <Facts
            facts={[
              [
                '本年发布事项',
                <span key="items">
                  <Figure
                    n={data.total.items}
                    onOpen={() => narrow((was) => (was === 'published' ? 'all' : 'published'))}
                  />
                  项
                </span>,
              ],
              ...toldFigures.map(([key, which, title]): readonly [string, ReactNode] => [
                title,
                <span key={key}>
                  <Figure n={data.total[key]} onOpen={() => tell({ which, title })} />
                  户次
                </span>,
              ]),
              [
                '推送订阅人',
                <span key="subscribers">
                  <Figure
                    n={data.total.subscribers}
                    onOpen={() => narrow((was) => (was === 'subscribed' ? 'all' : 'subscribed'))}
                  />
                  人次
                </span>,
              ],
              [
                '免申即享兑付',
                <Button
                  key="paid"
                  type="link"
                  size="small"
                  onClick={() => open({ name: `${year}年` })}
                >
                  {data.total.paidFirms}户次，{moneyInWords(data.total.paidFen)}
                </Button>,
              ],
              [
                '兑付用时',
                <span key="time">
                  在事项的兑现时限内
                  <Figure
                    n={data.total.inTime}
                    onOpen={() => open({ name: `${year}年按时`, isInTime: true })}
                  />
                  笔，超过时限
                  <Figure
                    n={data.total.late}
                    onOpen={() => open({ name: `${year}年超过时限`, isInTime: false })}
                  />
                  笔
                </span>,
              ],
            ]}
          />
          <DataTable<Row>
            name="policy-statistics"
            columns={columns(year, open, tell)}
            rows={data.items.filter(
              ({ publishedIn, subscribers }) =>
                shown === 'all' || (shown === 'published' ? publishedIn : subscribers > 0),
            )}
            caption={captions[shown]}
            rowKey={({ id }) => id}
            empty={`${year}年没有发布、推送或者兑付`}
          />
        </>
      )}
      {told !== undefined && <Told year={year} of={told} onClose={() => tell(undefined)} />}
      {paid !== undefined && <Payments year={year} of={paid} onClose={() => open(undefined)} />}
    </Page>
  );
}

function columns(
  year: number,
  open: (of: { readonly item: number; readonly name: string }) => void,
  tell: (of: ToldOf) => void,
): readonly Column<Row>[] {
  const told = toldFigures.map(([key, which, title]) => ({
    key,
    title,
    width: 90,
    align: 'right' as const,
    cell: ({ id, name, [key]: figure }: Row) => (
      <Figure n={figure} onOpen={() => tell({ which, title, item: id, name })} />
    ),
    sortBy: (row: Row) => row[key],
  }));
  return [
    {
      key: 'name',
      title: '政策事项',
      cell: ({ id, name }) => <Link to={`/policy-reach/${id}?year=${year}`}>{name}</Link>,
    },
    {
      key: 'published',
      title: '本年发布',
      width: 90,
      cell: ({ publishedIn }) => publishedIn && <Mark tone="good">是</Mark>,
    },
    ...told,
    {
      key: 'subscribers',
      title: '订阅人',
      width: 80,
      align: 'right',
      cell: ({ subscribers }) => subscribers,
      sortBy: ({ subscribers }) => subscribers,
    },
    {
      key: 'paid',
      title: '兑付',
      width: 180,
      align: 'right',
      cell: ({ id, name, paidFirms, paidFen }) =>
        paidFirms === 0 ? (
          0
        ) : (
          <Button type="link" size="small" onClick={() => open({ item: id, name })}>
            {paidFirms}户，{moneyInWords(paidFen)}
          </Button>
        ),
      sortBy: ({ paidFen }) => paidFen,
    },
  ];
}

/** A figure that opens what it counts. */
function Figure({ n, onOpen }: { readonly n: number; readonly onOpen: () => void }): ReactNode {
  if (n === 0) return 0;
  return (
    <Button type="link" size="small" onClick={onOpen}>
      {n}
    </Button>
  );
}

function Payments(props: {
  readonly year: number;
  readonly of: PaidOf;
  readonly onClose: () => void;
}): ReactNode {
  const { year, of, onClose } = props;
  const { data, error } = useQuery({
    queryKey: ['policy-payments', year, of.item],
    queryFn: () =>
      call<typeof getPayments>('get', '/policy-statistics/payments', {
        query: { year, ...(of.item === undefined ? {} : { item: of.item }) },
      }),
  });
  return (
    <Drawer open size={820} title={`${of.name}的兑付`} onClose={onClose}>
      {error !== null && <Problem error={error} />}
      <DataTable<Payment>
        name="policy-payments"
        columns={paymentColumns}
        rows={data?.items.filter(
          ({ isInTime }) => of.isInTime === undefined || isInTime === of.isInTime,
        )}
        rowKey={({ payoutId, creditCode }) => `${payoutId} ${creditCode}`}
        empty="没有兑付"
      />
    </Drawer>
  );
}

const paymentColumns: readonly Column<Payment>[] = [
  { key: 'name', title: '企业', cell: ({ name }) => name },
  {
    key: 'number',
    title: '名单',
    width: 190,
    cell: ({ payoutId, number }) => <Link to={`/payouts/${payoutId}`}>{number}</Link>,
  },
  { key: 'fen', title: '金额', width: 110, align: 'right', cell: ({ fen }) => moneyInWords(fen) },
  { key: 'approvedOn', title: '核准', width: 110, cell: ({ approvedOn }) => approvedOn },
  { key: 'paidOn', title: '兑付', width: 110, cell: ({ paidOn }) => paidOn },
  {
    key: 'days',
    title: '用时',
    width: 130,
    cell: ({ days, withinDays, isInTime }) => (
      <>
        <Mark tone={isInTime ? 'good' : 'bad'}>{days}个工作日</Mark>
        <div className="quiet">时限{withinDays}个</div>
      </>
    ),
  },
];
