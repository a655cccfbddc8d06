// What a reviewer reads beside the text.

import { useQuery } from '@tanstack/react-query';
import type { getReview } from '../../web/api/document-review.ts';
import { call, type ReplyOf } from '../api.ts';

export type Review = ReplyOf<typeof getReview>;

/** @param version of the document: what was read of an earlier one is not shown for this */
export function useReview(id: number, version: number) {
  return useQuery({
    queryKey: ['document', id, 'review', version],
    queryFn: () => call<typeof getReview>('get', '/documents/{id}/review', { params: { id } }),
  });
}
