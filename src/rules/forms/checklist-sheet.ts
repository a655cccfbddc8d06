// 卷内备考表: what the file holds and lacks on the day it is closed, who put it together and who looked it
// through (DA/T 22; 条例 45).

import type { FormSheet } from '../letters/sheet.ts';
import { archiveChecklist } from './archive-checklist.ts';
import type { CaseRecord } from './case-record.ts';
import { caseTitle } from './case-title.ts';
import { signature, tick } from './words.ts';

export function checklistSheet(c: CaseRecord): FormSheet {
  const items = archiveChecklist(c);
  const lacking = items.filter(({ isThere }) => !isThere).map(({ name }) => name);
  const archived = c.events.findLast(({ event }) => event.kind === 'archived')?.event;
  const said = archived?.kind === 'archived' ? (archived.note ?? '') : '';
  return {
    title: '卷内备考表',
    issuer: c.issuer.name,
    reference: `申请编号：${c.number}`,
    rows: [
      { boxes: [{ label: '案卷题名', content: caseTitle(c) }] },
      {
        boxes: [
          {
            label: '本卷情况说明',
            content: [
              lacking.length === 0 ? '归档材料齐全。' : `缺少：${lacking.join('、')}。`,
              ...(said === '' ? [] : [said]),
            ].join('\n'),
          },
        ],
        height: 4,
      },
      {
        boxes: [
          { label: '立卷人', content: '', foot: signature('签名').replaceAll(/\u3000{6}/g, '\n') },
          { label: '检查人', content: '', foot: signature('签名').replaceAll(/\u3000{6}/g, '\n') },
        ],
        height: 3,
      },
    ],
    list: {
      columns: [
        { label: '序号', width: 8 },
        { label: '应当归档的材料', width: 40 },
        { label: '有无', width: 16 },
        { label: '说明', width: 36 },
      ],
      rows: items.map(({ name, isThere, note }, i) => [
        String(i + 1),
        name,
        `${tick('有', isThere)} ${tick('缺', !isThere)}`,
        note,
      ]),
    },
    notes: [],
  };
}
