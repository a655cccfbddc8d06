// 条例 35: how often one applicant asks one organ. The law names no figure; more than ten a month, where
// the fee tiers begin too (国办函〔2020〕109号), is when reasons may be asked for [choice]. The table is
// the evidence that goes with the demand.

import type { IsoDay } from './day.ts';

/** More than so many in a calendar month. */
export const frequentAbove = 10;

export interface ReceivedRequest {
  readonly number: string;
  /** The day of receipt; of submission while receipt is not confirmed. */
  readonly on: IsoDay;
}

export interface MonthOfRequests<R extends ReceivedRequest = ReceivedRequest> {
  /** 2026-03. */
  readonly month: string;
  readonly requests: readonly R[];
  readonly isFrequent: boolean;
}

/** Newest month first, its requests in the order they came. */
export function requestsByMonth<R extends ReceivedRequest>(
  requests: readonly R[],
): readonly MonthOfRequests<R>[] {
  const inOrder = requests.toSorted(
    (a, b) => a.on.localeCompare(b.on) || a.number.localeCompare(b.number),
  );
  return [...Map.groupBy(inOrder, ({ on }) => on.slice(0, 7))]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([month, requests]) => ({ month, requests, isFrequent: requests.length > frequentAbove }));
}

/** Whether the month in which this one came is one of many: then reasons may be asked for. */
export function mayAskReasons(months: readonly MonthOfRequests[], on: IsoDay): boolean {
  return months.some(({ month, isFrequent }) => isFrequent && month === on.slice(0, 7));
}
