// One request as the page reads and changes it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { EntryStep } from '../../rules/request/steps.ts';
import type { getRequest } from '../../web/api/request.ts';
import type { stepBodies } from '../../web/api/steps.ts';
import { call, type ReplyOf } from '../api.ts';
import { faultsOf } from '../parts/Problem.tsx';

export type Detail = ReplyOf<typeof getRequest>;
export type StepBody<S extends EntryStep = EntryStep> = z.input<(typeof stepBodies)[S]>;

export function useRequest(id: number) {
  return useQuery({
    queryKey: ['request', id],
    queryFn: () => call<typeof getRequest>('get', '/requests/{id}', { params: { id } }),
  });
}

/** Takes a step on what was seen; afterwards page and queue are read anew. */
export function useStep(detail: Detail, step: EntryStep, onDone: () => void) {
  const client = useQueryClient();
  const { id } = detail.request;
  return useMutation({
    mutationFn: (body: StepBody) =>
      call('post', `/requests/{id}/${step}`, {
        params: { id },
        body: { version: detail.version, ...body },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['request', id] });
      await client.invalidateQueries({ queryKey: ['queue'] });
      onDone();
    },
    onError: async (error) => {
      // Somebody was quicker: the page shows what he did, and what is written here can be sent again.
      if (faultsOf(error).some((fault) => fault.code === 'changed-meanwhile')) {
        await client.invalidateQueries({ queryKey: ['request', id] });
      }
    },
  });
}
