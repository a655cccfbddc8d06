// Letters as the pages read and change them. Every act carries the version that was seen.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LetterAct } from '../../rules/letters/approval.ts';
import type { LetterFacts } from '../../rules/letters/facts.ts';
import type { getInbox } from '../../web/api/inbox.ts';
import type {
  getLetter,
  postLetter,
  putLetter,
  revealLetter as revealLetterDoor,
} from '../../web/api/letters.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { useMeanwhile } from '../parts/Meanwhile.tsx';
import { letterChanges } from './letter-changes.ts';

export type Letter = ReplyOf<typeof getLetter>;
export type InboxItem = ReplyOf<typeof getInbox>['items'][number];
export type Returned = ReplyOf<typeof getInbox>['returned'][number];

function letterQuery(id: number) {
  return {
    queryKey: ['letter', id],
    queryFn: () => call<typeof getLetter>('get', '/letters/{id}', { params: { id } }),
  };
}

/** The letter with the applicant in clear: for a reason, which is logged. */
export function revealLetter(id: number, body: { reason: string }): Promise<Letter> {
  return call<typeof revealLetterDoor>('post', '/letters/{id}/reveal', { params: { id }, body });
}

export function useLetter(id: number) {
  return useQuery(letterQuery(id));
}

/** The letter as it was opened, until a refusal told what others did. */
function useSeen(letter: Letter) {
  const client = useQueryClient();
  const reread = () => client.fetchQuery({ ...letterQuery(letter.id), staleTime: 0 });
  return useMeanwhile(letter, reread, letterChanges);
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
  const { current, changes, onRefused } = useSeen(letter);
  const mutation = useMutation({
    mutationFn: (change: { readonly facts?: LetterFacts; readonly text?: Letter['text'] }) =>
      call<typeof putLetter>('put', '/letters/{id}', {
        params: { id: letter.id },
        body: { version: current.version, ...change } as unknown as BodyOf<typeof putLetter>,
      }),
    onSuccess: async (saved) => {
      await refresh(saved);
      onDone();
    },
    onError: onRefused,
  });
  return { ...mutation, changes };
}

export function useAct(letter: Letter, act: Exclude<LetterAct, 'save'>, onDone: () => void) {
  const refresh = useRefresh();
  const { current, changes, onRefused } = useSeen(letter);
  const mutation = useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      call('post', `/letters/{id}/${act}`, {
        params: { id: letter.id },
        body: { version: current.version, ...body },
      }) as Promise<Letter>,
    onSuccess: async (done) => {
      await refresh(done);
      onDone();
    },
    onError: onRefused,
  });
  return { ...mutation, changes };
}
