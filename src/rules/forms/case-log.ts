// 办理经过: every event in its order, with who entered it and when the system took it in (条例 45).

import { beijingMinute } from '../beijing-time.ts';
import type { FormSheet } from '../letters/sheet.ts';
import { actorName, eventLines } from '../request/event-text.ts';
import { eventLabels } from '../request/events.ts';
import type { CaseRecord } from './case-record.ts';

export function caseLog(c: CaseRecord): FormSheet {
  const consulted = (id: string): string =>
    c.request.consultations.find((one) => one.id === id)?.name ?? '';
  return {
    title: '政府信息公开申请办理经过',
    issuer: c.issuer.name,
    reference: `申请编号：${c.number}`,
    rows: [],
    list: {
      columns: [
        { label: '序号', width: 7 },
        { label: '日期', width: 15 },
        { label: '事项', width: 17 },
        { label: '内容', width: 36 },
        { label: '登记', width: 25 },
      ],
      rows: c.events.map(({ seq, event, actor, recordedAt }) => [
        String(seq),
        event.on,
        eventLabels[event.kind],
        eventLines(event, consulted).join('\n'),
        `${actorName(actor)}\n${beijingMinute(recordedAt)}`,
      ]),
    },
    notes: ['本表由系统按登记的先后生成，事项登记后不能修改。'],
  };
}
