// A fee that was asked for (条例 42): what is due and until when, what came, what is still to come.

import type { ReactNode } from 'react';
import { fen, feeAccount, yuanText } from '../../rules/fee.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { Facts } from '../parts/Facts.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { Detail } from './request-queries.ts';

export function FeePanel({ detail: { fee, feeDueOn } }: { readonly detail: Detail }): ReactNode {
  if (fee === null || fee === undefined) return null;
  const { paid, open, refunded } = feeAccount(fee);
  return (
    <Panel title="信息处理费" id="fee">
      <Facts
        facts={[
          ['应缴', yuanText(fen(fee.amount))],
          ['已缴', yuanText(paid)],
          ['还差', open === 0 ? undefined : `${yuanText(open)}（部分缴纳不算缴纳）`],
          ['已退', refunded === 0 ? undefined : yuanText(refunded)],
          ['缴费期', standing(fee, feeDueOn)],
        ]}
      />
    </Panel>
  );
}

function standing(fee: NonNullable<Detail['fee']>, dueOn: Detail['feeDueOn']): string {
  if (fee.failed !== undefined) return '收费通知书没有送到，视为没有通知过';
  return dueOn === null ? '自收费通知书送达的次日起20个工作日' : `至${dayText(dueOn)}`;
}
