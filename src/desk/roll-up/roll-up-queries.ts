// What the pages of the roll-up ask of the server.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { getRollUp, getRollUpCell, getRollUpStates } from '../../web/api/roll-up.ts';
import type { getRollUpOrgans } from '../../web/api/roll-up-organs.ts';
import { call, type QueryOf, type ReplyOf } from '../api.ts';

export type RollUp = ReplyOf<typeof getRollUp>;
export type RollUpStates = ReplyOf<typeof getRollUpStates>;
export type RollUpOrgan = ReplyOf<typeof getRollUpOrgans>['items'][number];
export type OrganFilter = QueryOf<typeof getRollUpOrgans>;

export interface At {
  readonly code: string;
  readonly year: number;
}

export function useRollUpStates(at: At) {
  return useQuery({
    queryKey: ['roll-up-states', at],
    queryFn: () =>
      call<typeof getRollUpStates>('get', '/organs/{code}/roll-ups/{year}/states', {
        params: { ...at },
      }),
  });
}

/** Sum and contradictions: of thousands of organs it takes seconds, so the list does not wait for it. */
export function useRollUp(at: At, enabled: boolean) {
  return useQuery({
    queryKey: ['roll-up', at],
    enabled,
    queryFn: () =>
      call<typeof getRollUp>('get', '/organs/{code}/roll-ups/{year}', { params: { ...at } }),
  });
}

export function useRollUpOrgans(at: At, query: OrganFilter) {
  return useQuery({
    queryKey: ['roll-up-organs', at, query],
    placeholderData: (before) => before,
    queryFn: () =>
      call<typeof getRollUpOrgans>('get', '/organs/{code}/roll-ups/{year}/organs', {
        params: { ...at },
        query,
      }),
  });
}

export function useRollUpCell(at: At, cell: string) {
  return useQuery({
    queryKey: ['roll-up-cell', at, cell],
    queryFn: () =>
      call<typeof getRollUpCell>('get', '/organs/{code}/roll-ups/{year}/cells', {
        params: { ...at },
        query: { cell },
      }),
  });
}

/** An act after which everything about the roll-up is read anew. */
export function useAct<T>(
  act: (input: T) => Promise<unknown>,
  onDone: () => void = () => undefined,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onDone();
      await Promise.all(
        [
          'roll-up-states',
          'roll-up',
          'roll-up-organs',
          'roll-up-cell',
          'roll-up-outside',
          'report',
        ].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
}
