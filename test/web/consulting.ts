// A consultation on a test site, published through all its reviews.

import { saveDocument } from '../../src/commands/documents/save-document.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { columnsOf } from '../../src/store/documents/columns.ts';
import { given } from '../commands/letters.ts';
import { publishUnread } from '../publish.ts';
import type { TestSite } from './site.ts';

export async function consults(
  site: TestSite,
  days: { readonly from: IsoDay; readonly until: IsoDay },
  title = '青枫电动自行车停放充电管理办法（征求意见稿）',
): Promise<number> {
  const { command } = site;
  const columns = await columnsOf(command.db, site.organId);
  const home = columns.find(({ slug }) => slug === 'zdly');
  const saved = given(
    await saveDocument(command, {
      title,
      kind: 'consultation',
      issuers: ['青枫经济技术开发区管理委员会'],
      publisher: '青枫经济技术开发区管理委员会',
      columns: [home?.id ?? 0],
      madeOn: command.clock.today(),
      openness: 'proactive',
      body: '<p>第一条　为了规范电动自行车停放和充电，制定本办法。</p>',
      particulars: {
        征集单位: '青枫经济技术开发区管理委员会',
        开始日期: days.from,
        截止日期: days.until,
        起草说明: '为了规范停放充电。',
        反馈渠道: '信函寄管理委员会办公室',
      },
    }),
  );
  await publishUnread(command, saved);
  return saved.id;
}
