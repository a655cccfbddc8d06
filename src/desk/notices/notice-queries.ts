// Reminders and the figures of the menu, read anew every minute.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { getBadges, getNotices, postNoticesSeen } from '../../web/api/notices.ts';
import { call, type ReplyOf } from '../api.ts';
import { useMay } from '../session.ts';

export type Notice = ReplyOf<typeof getNotices>['items'][number];
export type Badges = ReplyOf<typeof getBadges>;

export function useNotices() {
  return useQuery({
    queryKey: ['notices'],
    queryFn: () => call<typeof getNotices>('get', '/notices'),
    refetchInterval: 60_000,
  });
}

export function useBadges() {
  const may = useMay();
  return useQuery({
    queryKey: ['badges'],
    enabled: may('read-requests') || may('read-documents'),
    queryFn: () => call<typeof getBadges>('get', '/badges'),
    refetchInterval: 60_000,
  });
}

export function useSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<typeof postNoticesSeen>('post', '/notices/seen', { body: {} }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['notices'] });
      await client.invalidateQueries({ queryKey: ['badges'] });
    },
  });
}

/** Where a reminder is seen to. */
export function placeOf({
  about,
  subjectId,
  requestId,
}: Pick<Notice, 'about' | 'subjectId' | 'requestId'>): string {
  switch (about) {
    case 'letter':
      return `/letters/${subjectId}`;
    case 'remedy':
      return `/remedies/${subjectId}`;
    case 'withheld':
      return '/withheld';
    case 'report':
      return '/reports';
    case 'website-report':
      return '/website-reports';
    case 'delegation':
      return '/inbox';
    case 'document':
      return `/documents/${subjectId}`;
    case 'normative':
      return '/registers/normative';
    case 'delivery':
      return '/registers/deliveries';
    case 'consultation':
      return `/consultations/${subjectId}`;
    case 'message':
      return '/messages';
    case 'guide':
      return '/organs';
    case 'request':
      return `/requests/${requestId ?? subjectId}`;
  }
}
