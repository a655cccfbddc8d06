// The website's yearly work report as the desk reads it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { getWebsiteReport, getWebsiteReports } from '../../web/api/website-report.ts';
import { call, type ReplyOf } from '../api.ts';

export type WebsiteReportView = ReplyOf<typeof getWebsiteReport>;
export type WebsiteReportsView = ReplyOf<typeof getWebsiteReports>;
export type EntryView = WebsiteReportView['entries'][number];

export const websiteAddress = '/organs/{code}/website-reports/{year}';

export function useWebsiteReports(code: string) {
  return useQuery({
    queryKey: ['website-reports', code],
    queryFn: () =>
      call<typeof getWebsiteReports>('get', '/organs/{code}/website-reports', { params: { code } }),
  });
}

export function useWebsiteReport(code: string, year: number) {
  return useQuery({
    queryKey: ['website-report', code, year],
    queryFn: () => call<typeof getWebsiteReport>('get', websiteAddress, { params: { code, year } }),
  });
}

/** What an act or an entry changes elsewhere on the desk. */
export function useWebsiteReportChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    for (const queryKey of [['website-report'], ['website-reports'], ['inbox'], ['badges']]) {
      await client.invalidateQueries({ queryKey });
    }
  };
}

/** May the reader write in it as it stands. */
export function mayWrite(report: WebsiteReportView): boolean {
  return report.acts.some(({ act, isOpen }) => act === 'write' && isOpen);
}
