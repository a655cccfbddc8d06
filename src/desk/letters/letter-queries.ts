// Letters as the pages read and change them. Every act carries the version that was seen.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LetterAct } from '../../rules/letters/approval.ts';
import type { LetterFacts } from '../../rules/letters/facts.ts';
import type { getInbox } from '../../web/api/inbox.ts';
import type { getLetter, postLetter, putLetter } from '../../web/api/letters.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { faultsOf } from '../parts/Problem.tsx';

export type Letter = ReplyOf<typeof getLetter>;
export type InboxItem = ReplyOf<typeof getInbox>['items'][number];

export function useLetter(id: number) {
  return useQuery({
    queryKey: ['letter', id],
    queryFn: () => call<typeof getLetter>('get', '/letters/{id}', { params: { id } }),
  });
}

export function useInbox(isOpen = true) {
  return useQuery({
    queryKey: ['inbox'],
    enabled: isOpen,
    refetchInterval: 60_000,
    queryFn: () => call<typeof getInbox>('get', '/inbox'),
  });
}

function useRefresh(): (letter: Letter) => Promise<void> {
  const client = useQueryClient();
  return async (letter) => {
    client.setQueryData(['letter', letter.id], letter);
    await Promise.all(
      [['request', letter.requestId], ['queue'], ['inbox']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/** A new draft from what was entered. */
export function useDraft(requestId: number, onDone: (letter: Letter) => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (facts: LetterFacts) =>
      call<typeof postLetter>('post', '/requests/{id}/letters', {
        params: { id: requestId },
        body: { facts } as unknown as BodyOf<typeof postLetter>,
      }),
    onSuccess: async (letter) => {
      await refresh(letter);
      onDone(letter);
    },
  });
}

export function useSave(letter: Letter, onDone: () => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (change: { readonly facts?: LetterFacts; readonly text?: Letter['text'] }) =>
      call<typeof putLetter>('put', '/letters/{id}', {
        params: { id: letter.id },
        body: { version: letter.version, ...change } as unknown as BodyOf<typeof putLetter>,
      }),
    onSuccess: async (saved) => {
      await refresh(saved);
      onDone();
    },
  });
}

/** Somebody was quicker: the page shows what he did, and the act can be tried again. */
export function useAct(letter: Letter, act: Exclude<LetterAct, 'save'>, onDone: () => void) {
  const client = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      call('post', `/letters/{id}/${act}`, {
        params: { id: letter.id },
        body: { version: letter.version, ...body },
      }) as Promise<Letter>,
    onSuccess: async (done) => {
      await refresh(done);
      onDone();
    },
    onError: async (error) => {
      const codes = faultsOf(error).map(({ code }) => code);
      if (codes.includes('changed-meanwhile') || codes.includes('letter-state')) {
        await client.invalidateQueries({ queryKey: ['letter', letter.id] });
      }
    },
  });
}
