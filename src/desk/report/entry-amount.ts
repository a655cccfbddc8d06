// A figure of another register: where it stands, and how it reads.

import type { EntryItem } from '../../rules/annual-report/cell.ts';

export interface EntryPlace {
  readonly code: string;
  readonly year: number;
  readonly item: EntryItem;
}

/** Fees are kept in fen and printed in 万元. */
export function amountText(item: EntryItem, amount: number): string {
  return item === 'fees' ? `${amount / 1_000_000}万元（${amount / 100}元）` : `${amount}件`;
}
