// What the fee comes to, tier by tier, as it is typed: the count of the month is the register's.

import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { getFee } from '../../web/api/fee.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';

export function FeeTiers({ requestId }: { readonly requestId: number }): ReactNode {
  const standard = Form.useWatch<string | undefined>('standard');
  const quantity = Form.useWatch<number | null | undefined>('quantity');
  const isPublic = Form.useWatch<boolean | undefined>('isPublic') === true;
  const counted = Number.isInteger(quantity) ? (quantity ?? 0) : 0;
  const query = {
    ...(standard === 'by-item' ? { items: counted } : { pages: counted }),
    isPublic: isPublic ? 'true' : 'false',
  } as const;
  const { data, error } = useQuery({
    queryKey: ['fee', requestId, query],
    enabled: counted > 0,
    placeholderData: (before) => before,
    queryFn: () =>
      call<typeof getFee>('get', '/requests/{id}/fee', { params: { id: requestId }, query }),
  });
  if (error !== null) return <Problem error={error} />;
  if (data === undefined || counted === 0) return null;
  return (
    <div className="fee-tiers" role="status">
      {standard === 'by-item' && data.month !== null && (
        <p>
          {monthText(data.month.first)}，同一申请人在本次申请之前已有
          <strong>{data.earlier}件</strong>（按台账的收到日期统计）。
        </p>
      )}
      {data.why.map((fault) => (
        <p key={fault.code}>{fault.message}</p>
      ))}
      {data.amountText !== null && (
        <>
          <ul>
            {data.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>
            合计应缴<strong>{data.amountText}</strong>
          </p>
        </>
      )}
    </div>
  );
}

function monthText(first: string): string {
  const [year, month] = first.split('-').map(Number);
  return `${year}年${month}月`;
}
