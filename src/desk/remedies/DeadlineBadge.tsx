// The day that runs against the organ, with how many working days are left of it.

import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { redDays, yellowDays } from '../../rules/request/urgency.ts';
import type { Remedy } from './remedy-queries.ts';

export function DeadlineBadge({ next }: { readonly next: Remedy['next'] }): ReactNode {
  if (next === null) return null;
  const { label, on, daysLeft } = next;
  const tone =
    daysLeft < 0
      ? 'overdue'
      : daysLeft <= redDays
        ? 'urgent'
        : daysLeft <= yellowDays
          ? 'soon'
          : 'plain';
  const shape = { overdue: '▲', urgent: '■', soon: '◆', plain: '●' }[tone];
  const left =
    daysLeft < 0
      ? `逾期${-daysLeft}个工作日`
      : daysLeft === 0
        ? '今日截止'
        : `剩${daysLeft}个工作日`;
  return (
    <span className={`badge badge-${tone}`} title={`${label}：${dayText(on)}`}>
      <span className="badge-shape" aria-hidden="true">
        {shape}
      </span>
      <span className="badge-text">
        {label}，{left}
      </span>
    </span>
  );
}
