// 卷内文件目录 on paper: the order of the file with number, author, title and date of each paper (DA/T 22).

import { beijingDay } from '../beijing-time.ts';
import type { FormSheet } from '../letters/sheet.ts';
import { caseIndex } from './case-index.ts';
import type { CaseRecord } from './case-record.ts';
import { caseTitle } from './case-title.ts';
import { retentionText } from './cover-sheet.ts';

/** @param pages of each entry, where they have been counted */
export function indexSheet(c: CaseRecord, pages: readonly (number | undefined)[] = []): FormSheet {
  const entries = caseIndex(c);
  const archived = c.events.findLast(({ event }) => event.kind === 'archived')?.event;
  const filed = archived?.kind === 'archived' ? archived : undefined;
  const last = c.events.at(-1);
  return {
    title: '卷内文件目录',
    issuer: c.issuer.name,
    rows: [
      { boxes: [{ label: '案卷题名', content: caseTitle(c) }] },
      {
        boxes: [
          { label: '申请编号', content: c.number },
          { label: '档号', content: filed?.fileNumber ?? '' },
        ],
      },
      {
        boxes: [
          {
            label: '起止日期',
            content:
              last === undefined ? '' : `${c.request.submittedOn}至${beijingDay(last.recordedAt)}`,
          },
          {
            label: '保管期限',
            content: retentionText(filed?.retention),
          },
        ],
      },
    ],
    list: {
      columns: [
        { label: '序号', width: 7 },
        { label: '文号', width: 19 },
        { label: '责任者', width: 17 },
        { label: '题名', width: 26 },
        { label: '日期', width: 17 },
        { label: '页数', width: 8 },
        { label: '备注', width: 13 },
      ],
      rows: entries.map((entry, i) => [
        String(i + 1),
        entry.number ?? '',
        entry.author,
        entry.title,
        entry.on?.replaceAll('-', '') ?? '',
        pages[i] === undefined ? '' : String(pages[i]),
        entry.note ?? '',
      ]),
    },
    notes: [],
  };
}
