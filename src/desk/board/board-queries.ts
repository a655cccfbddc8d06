// Risk board and summary as they are read.

import { useQuery } from '@tanstack/react-query';
import type { getRisks, getSummary } from '../../web/api/board.ts';
import { call, type ReplyOf } from '../api.ts';

export type Risks = ReplyOf<typeof getRisks>;
export type Summary = ReplyOf<typeof getSummary>;

export function useRisks(organ: string | undefined) {
  return useQuery({
    queryKey: ['risks', organ],
    queryFn: () =>
      call<typeof getRisks>('get', '/risks', { query: organ === undefined ? {} : { organ } }),
    refetchInterval: 120_000,
  });
}

export function useSummary(query: {
  readonly organ?: string;
  readonly from: string;
  readonly to: string;
}) {
  return useQuery({
    queryKey: ['summary', query],
    queryFn: () => call<typeof getSummary>('get', '/summary', { query }),
  });
}
