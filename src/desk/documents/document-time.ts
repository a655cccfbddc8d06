// What time has to do with one document, read once for the panel and the dialogs.

import { useQuery } from '@tanstack/react-query';
import type { getDocumentTime } from '../../web/api/document-time.ts';
import { call, type ReplyOf } from '../api.ts';

export type DocumentTimeRead = ReplyOf<typeof getDocumentTime>;

export function useDocumentTime(id: number) {
  return useQuery({
    queryKey: ['document-time', id],
    queryFn: () => call<typeof getDocumentTime>('get', '/documents/{id}/time', { params: { id } }),
  });
}
