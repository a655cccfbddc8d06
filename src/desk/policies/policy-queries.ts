// What the pages of policy items ask the server.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AmountRule } from '../../rules/policy/amount.ts';
import type { Condition } from '../../rules/policy/condition.ts';
import type { getPolicyClauses } from '../../web/api/policy-clauses.ts';
import type { getPolicyItem, getPolicyItems } from '../../web/api/policy-items.ts';
import type {
  getPolicyDuties,
  getPolicyTerms,
  getSampleFirms,
} from '../../web/api/policy-terms.ts';
import type { postPolicyTrial } from '../../web/api/policy-trial.ts';
import { call, type ReplyOf } from '../api.ts';

export type ListedItem = ReplyOf<typeof getPolicyItems>['items'][number];
export type Item = ReplyOf<typeof getPolicyItem>;
export type Terms = ReplyOf<typeof getPolicyTerms>;
export type Passage = ReplyOf<typeof getPolicyClauses>['clauses'][number];
export type SampleFirm = ReplyOf<typeof getSampleFirms>['items'][number];
export type Trial = ReplyOf<typeof postPolicyTrial>;

export const itemsKey = ['policy-items'] as const;
export const termsKey = ['policy-terms'] as const;
export const samplesKey = ['sample-firms'] as const;

export function useItems() {
  return useQuery({
    queryKey: [...itemsKey],
    queryFn: () => call<typeof getPolicyItems>('get', '/policy-items'),
  });
}

export function useItem(id: number) {
  return useQuery({
    queryKey: [...itemsKey, id],
    queryFn: () => call<typeof getPolicyItem>('get', '/policy-items/{id}', { params: { id } }),
    // What somebody is writing is not replaced under his hands.
    refetchOnWindowFocus: false,
  });
}

export function useDuties() {
  return useQuery({
    queryKey: ['policy-duties'],
    queryFn: () => call<typeof getPolicyDuties>('get', '/policy-duties'),
  });
}

const noTerms: Terms = { labels: [], regions: [] };

export function useTerms(): Terms {
  const { data } = useQuery({
    queryKey: [...termsKey],
    queryFn: () => call<typeof getPolicyTerms>('get', '/policy-terms'),
  });
  return data ?? noTerms;
}

export function useSamples() {
  return useQuery({
    queryKey: [...samplesKey],
    queryFn: () => call<typeof getSampleFirms>('get', '/sample-firms'),
  });
}

export function useClauses(documentId: number | undefined) {
  return useQuery({
    queryKey: ['document-clauses', documentId],
    enabled: documentId !== undefined,
    queryFn: () =>
      call<typeof getPolicyClauses>('get', '/documents/{id}/clauses', {
        params: { id: documentId ?? 0 },
      }),
  });
}

const pause = 400; // ms without a change before the server is asked

/** How the firms stand under the condition as it is being written. */
export function useTrial(
  condition: Condition,
  amount: AmountRule | undefined,
  firms: readonly { readonly name: string; readonly facts: object }[],
): { readonly data: Trial | undefined; readonly error: unknown } {
  const now = JSON.stringify({ condition, amount, firms });
  const [asked, ask] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => ask(now), pause);
    return () => clearTimeout(timer);
  }, [now]);
  const { data, error } = useQuery({
    queryKey: ['policy-trial', asked],
    queryFn: () =>
      call<typeof postPolicyTrial>('post', '/policy-trial', {
        body: JSON.parse(asked) as never,
      }),
    placeholderData: (before) => before,
    retry: false,
  });
  return { data, error };
}

/** Above every page of an item. */
export const itemsTrail = [{ to: '/policy-items', label: '政策事项' }];
