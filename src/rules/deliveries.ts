// Delivery of what was published to the places where everybody may read it, quarter by quarter (条例 25¶3; P22).

import type { IsoDay } from './day.ts';
import { violation, type Violation } from './violations.ts';

export const recipients = {
  archive: '国家档案馆',
  library: '公共图书馆',
} as const;
export type Recipient = keyof typeof recipients;
export const recipientKeys = Object.keys(recipients) as readonly Recipient[];

export interface Quarter {
  readonly year: number;
  readonly quarter: number;
  readonly first: IsoDay;
  readonly last: IsoDay;
}

const lastDays = ['03-31', '06-30', '09-30', '12-31'] as const;

export function quarter(year: number, n: number): Quarter {
  const month = String(n * 3 - 2).padStart(2, '0');
  return {
    year,
    quarter: n,
    first: `${year}-${month}-01` as IsoDay,
    last: `${year}-${lastDays[n - 1] ?? '12-31'}` as IsoDay,
  };
}

export function quarterOf(on: IsoDay): Quarter {
  return quarter(Number(on.slice(0, 4)), Math.ceil(Number(on.slice(5, 7)) / 3));
}

export interface Receipt {
  readonly on: IsoDay;
  readonly by: string;
  readonly number?: string | null;
}

/** @param delivered the day on which it was handed over */
export function deliveryViolations(
  delivered: IsoDay,
  { last }: Pick<Quarter, 'last'>,
  today: IsoDay,
): readonly Violation[] {
  if (delivered > today) return [violation('delivery-day', 'deliveredOn', delivered)];
  return delivered <= last ? [violation('delivery-before-end', 'deliveredOn', last)] : [];
}

export function receiptViolations(
  receipt: Receipt,
  delivered: IsoDay,
  today: IsoDay,
): readonly Violation[] {
  const found: Violation[] = [];
  if (receipt.on < delivered || receipt.on > today) {
    found.push(violation('receipt-day', 'on', delivered));
  }
  if (receipt.by.trim() === '') found.push(violation('receipt-by-missing', 'by'));
  return found;
}
