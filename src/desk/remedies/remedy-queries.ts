// Reconsiderations and suits as the pages read and change them.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RemedyStep } from '../../rules/remedy-case.ts';
import type {
  getRemedies,
  getRemedy,
  remedyStepBodies,
  revealRemedy as revealRemedyDoor,
} from '../../web/api/remedies.ts';
import type { postRemedy } from '../../web/api/report-entries.ts';
import type { redo } from '../../web/api/request.ts';
import type { z } from 'zod';
import { type BodyOf, call, type QueryOf, type ReplyOf } from '../api.ts';
import { faultsOf } from '../parts/Problem.tsx';

export type Remedy = ReplyOf<typeof getRemedies>['items'][number];
export type RemedyDetail = ReplyOf<typeof getRemedy>;
export type RemedyBody = BodyOf<typeof postRemedy>;
export type StepBody = z.input<(typeof remedyStepBodies)[RemedyStep]>;

export function useRemedies(query: QueryOf<typeof getRemedies>) {
  return useQuery({
    queryKey: ['remedies', query],
    queryFn: () => call<typeof getRemedies>('get', '/remedies', { query }),
  });
}

export function useRemedy(id: number) {
  return useQuery({
    queryKey: ['remedy', id],
    queryFn: () => call<typeof getRemedy>('get', '/remedies/{id}', { params: { id } }),
  });
}

export type RemedyWords = ReplyOf<typeof revealRemedyDoor>;

/** Claims and note in clear: for a reason, which is logged. */
export function revealRemedy(id: number, body: { reason: string }): Promise<RemedyWords> {
  return call<typeof revealRemedyDoor>('post', '/remedies/{id}/reveal', { params: { id }, body });
}

/** What hangs on a case: the register, the report, the requests, the reminders. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const keys = [
      'remedy',
      'remedies',
      'report',
      'records',
      'notices',
      'badges',
      'risks',
      'request',
    ];
    await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}

/** A new case, or corrections to one. */
export function useSaveRemedy(code: string, onDone: (id: number) => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: RemedyBody) =>
      call<typeof postRemedy>('post', '/organs/{code}/remedies', { params: { code }, body }),
    onSuccess: async ({ id }) => {
      await refresh();
      onDone(id);
    },
  });
}

export function useRemedyStep(remedy: Remedy, step: RemedyStep, onDone: () => void) {
  const refresh = useRefresh();
  const { id, version } = remedy;
  return useMutation({
    mutationFn: (body: StepBody) =>
      call('post', `/remedies/{id}/${step}`, { params: { id }, body: { version, ...body } }),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
    onError: async (error) => {
      if (faultsOf(error).some((fault) => fault.code === 'changed-meanwhile')) await refresh();
    },
  });
}

/** Opens the linked case that a decision ordered. */
export function useRedo(requestId: number, onDone: (id: number) => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: BodyOf<typeof redo>) =>
      call<typeof redo>('post', '/requests/{id}/redo', { params: { id: requestId }, body }),
    onSuccess: async ({ id }) => {
      await refresh();
      onDone(id);
    },
  });
}
