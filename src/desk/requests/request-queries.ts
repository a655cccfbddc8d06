// One request as the page reads and changes it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { EntryStep } from '../../rules/request/steps.ts';
import type { getRequest } from '../../web/api/request.ts';
import type { stepBodies } from '../../web/api/steps.ts';
import { call, type ReplyOf } from '../api.ts';
import { useMeanwhile } from '../parts/Meanwhile.tsx';
import { requestChanges } from './request-changes.ts';

export type Detail = ReplyOf<typeof getRequest>;
export type StepBody<S extends EntryStep = EntryStep> = z.input<(typeof stepBodies)[S]>;

function requestQuery(id: number) {
  return {
    queryKey: ['request', id],
    queryFn: () => call<typeof getRequest>('get', '/requests/{id}', { params: { id } }),
  };
}

export function useRequest(id: number) {
  return useQuery(requestQuery(id));
}

/** Takes a step on what was seen; afterwards page and queue are read anew. */
export function useStep(detail: Detail, step: EntryStep, onDone: () => void) {
  const client = useQueryClient();
  const { id } = detail.request;
  const reread = () => client.fetchQuery({ ...requestQuery(id), staleTime: 0 });
  const { current, changes, onRefused } = useMeanwhile(detail, reread, requestChanges);
  const mutation = useMutation({
    mutationFn: (body: StepBody) =>
      call('post', `/requests/{id}/${step}`, {
        params: { id },
        body: { version: current.version, ...body },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['request', id] });
      await client.invalidateQueries({ queryKey: ['queue'] });
      onDone();
    },
    onError: onRefused,
  });
  return { ...mutation, changes };
}
