// 案卷封面: what stands on the outside of the file (GB/T 9705; DA/T 22). The number of the fonds is given by the
// archive and written by hand.

import { beijingDay } from '../beijing-time.ts';
import type { FormSheet } from '../letters/sheet.ts';
import { caseIndex } from './case-index.ts';
import type { CaseRecord } from './case-record.ts';
import { caseTitle } from './case-title.ts';
import { dayOrBlank } from './words.ts';

/** @param pages of each paper, where they have been counted; without all of them the sum is left to be written */
export function coverSheet(c: CaseRecord, pages: readonly (number | undefined)[] = []): FormSheet {
  const papers = caseIndex(c).length;
  const counted = pages.filter((n) => n !== undefined);
  const isCounted = counted.length === papers;
  const archived = c.events.findLast(({ event }) => event.kind === 'archived')?.event;
  const filed = archived?.kind === 'archived' ? archived : undefined;
  const last = c.events.at(-1);
  const lastDay = last === undefined ? undefined : beijingDay(last.recordedAt);
  return {
    title: '案卷封面',
    issuer: c.issuer.name,
    rows: [
      {
        boxes: [
          { label: '全宗号', content: '' },
          { label: '档号', content: filed?.fileNumber ?? '' },
        ],
      },
      {
        boxes: [
          { label: '年度', content: filed === undefined ? '' : filed.on.slice(0, 4) },
          { label: '保管期限', content: retentionText(filed?.retention) },
        ],
      },
      { boxes: [{ label: '案卷题名', content: caseTitle(c) }], height: 8 },
      { boxes: [{ label: '申请编号', content: c.number }] },
      {
        boxes: [
          {
            label: '起止日期',
            content: lastDay === undefined ? '' : `${c.request.submittedOn}至${lastDay}`,
          },
        ],
      },
      {
        boxes: [
          { label: '件数', content: `${papers}件` },
          {
            label: '页数',
            content: isCounted ? `${counted.reduce((sum, n) => sum + n, 0)}页` : '',
          },
        ],
      },
      {
        boxes: [
          { label: '立卷单位', content: c.issuer.name },
          { label: '归档日期', content: dayOrBlank(filed?.on) },
        ],
      },
    ],
    notes: [],
  };
}

/** 永久, or in years. */
export function retentionText(years: number | undefined): string {
  if (years === undefined) return '';
  return years === 0 ? '永久' : `${years}年`;
}
