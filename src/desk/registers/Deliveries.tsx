// 移交: what of each quarter is still to be handed to archive and library, and the receipts (条例 25¶3).

import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { recipients } from '../../rules/deliveries.ts';
import type { getDeliveries } from '../../web/api/deliveries.ts';
import { addressOf, call } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay, useSession } from '../session.ts';
import { type Delivery, DeliverModal, type Line } from './DeliverModal.tsx';
import { ReceiptModal } from './ReceiptModal.tsx';

export function Deliveries(): ReactNode {
  const { today } = useSession();
  const may = useMay();
  const thisYear = Number(today.slice(0, 4));
  const [year, choose] = useState(thisYear);
  const [delivering, deliver] = useState<Line>();
  const [receiving, receive] = useState<Delivery>();
  const { data, error, refetch } = useQuery({
    queryKey: ['deliveries', year],
    queryFn: () => call<typeof getDeliveries>('get', '/deliveries', { query: { year } }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  const begun = data?.quarters.filter(({ from }) => from <= today);
  const lines = begun?.flatMap((quarter) =>
    quarter.recipients.map(({ recipient, undelivered }) => ({
      key: `${quarter.quarter} ${recipient}`,
      quarter,
      recipient,
      undelivered,
    })),
  );
  const mayWrite = may('edit-documents');
  const close = (): void => {
    deliver(undefined);
    receive(undefined);
    void refetch();
  };
  return (
    <>
      <p className="quiet">
        行政机关应当及时向国家档案馆、公共图书馆提供主动公开的政府信息（条例第二十五条第三款）。按季度列出清单，移交后登记回执。
      </p>
      <DataTable<Line>
        name="delivery-quarters"
        columns={[...quarterColumns(year), ...(mayWrite ? [deliverColumn(today, deliver)] : [])]}
        rows={lines}
        rowKey={({ key }) => key}
        empty="没有这一年的清单"
        tools={
          <Select<number>
            aria-label="年份"
            className="filter-short"
            value={year}
            onChange={choose}
            options={Array.from({ length: 8 }, (_, n) => ({
              value: thisYear - n,
              label: `${thisYear - n}年`,
            }))}
          />
        }
      />
      <h2 className="part-head">已移交</h2>
      <DataTable<Delivery>
        name="deliveries"
        columns={[...deliveryColumns, ...(mayWrite ? [receiptColumn(receive)] : [])]}
        rows={data?.deliveries}
        rowKey={({ id }) => id}
        empty="这一年还没有登记移交"
        caption={data === undefined ? '' : `共 ${data.deliveries.length} 次`}
      />
      {delivering !== undefined && <DeliverModal line={delivering} year={year} onClose={close} />}
      {receiving !== undefined && <ReceiptModal delivery={receiving} onClose={close} />}
    </>
  );
}

function quarterColumns(year: number): readonly Column<Line>[] {
  return [
    {
      key: 'quarter',
      title: '季度',
      width: 100,
      cell: ({ quarter }) => `第${quarter.quarter}季度`,
    },
    { key: 'recipient', title: '接收单位', cell: ({ recipient }) => recipients[recipient] },
    {
      key: 'published',
      title: '主动公开',
      width: 100,
      align: 'right',
      cell: ({ quarter }) => `${quarter.published} 件`,
    },
    {
      key: 'open',
      title: '未移交',
      width: 110,
      align: 'right',
      cell: ({ undelivered }) =>
        undelivered === 0 ? '—' : <Mark tone="careful">{undelivered} 件</Mark>,
    },
    {
      key: 'list',
      title: '清单',
      width: 120,
      cell: ({ quarter, recipient }) => (
        <a
          href={addressOf('/deliveries/export', {}, { year, quarter: quarter.quarter, recipient })}
        >
          导出 XLSX
        </a>
      ),
    },
  ];
}

function deliverColumn(today: string, deliver: (line: Line) => void): Column<Line> {
  return {
    key: 'deliver',
    title: '办理',
    width: 110,
    cell: (line) =>
      line.undelivered > 0 && line.quarter.to < today ? (
        <Button size="small" onClick={() => deliver(line)}>
          登记移交
        </Button>
      ) : line.quarter.to >= today ? (
        <span className="quiet">季度未结束</span>
      ) : null,
  };
}

const deliveryColumns: readonly Column<Delivery>[] = [
  { key: 'quarter', title: '季度', width: 100, cell: ({ quarter }) => `第${quarter}季度` },
  { key: 'to', title: '接收单位', cell: ({ recipientName }) => recipientName },
  { key: 'on', title: '移交', width: 110, cell: ({ deliveredOn }) => deliveredOn },
  {
    key: 'documents',
    title: '件数',
    width: 80,
    align: 'right',
    cell: ({ documents }) => documents,
  },
  {
    key: 'receipt',
    title: '回执',
    width: 280,
    cell: (delivery) => <Receipt delivery={delivery} />,
  },
];

function receiptColumn(receive: (delivery: Delivery) => void): Column<Delivery> {
  return {
    key: 'receive',
    title: '办理',
    width: 110,
    cell: (delivery) =>
      delivery.receiptFile === null && (
        <Button size="small" onClick={() => receive(delivery)}>
          {delivery.receiptOn === null ? '登记回执' : '补附扫描件'}
        </Button>
      ),
  };
}

function Receipt({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const { id, receiptOn, receiptBy, receiptNumber, receiptFile } = delivery;
  if (receiptOn === null) return <Mark tone="careful">尚无回执</Mark>;
  return (
    <>
      {[receiptOn, receiptBy, receiptNumber].filter((part) => part !== null).join('　')}
      <div>
        {receiptFile === null ? (
          <span className="quiet">没有扫描件</span>
        ) : (
          <a href={addressOf('/deliveries/{id}/receipt-file', { id })}>{receiptFile}</a>
        )}
      </div>
    </>
  );
}
