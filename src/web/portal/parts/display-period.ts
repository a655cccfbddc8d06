// 公示、公告、征求意见: until when it stands, above the text, with the reason of a shortened period (P07).

import { html } from '../html.ts';
import { beijingDay } from '../../../rules/beijing-time.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { isDisplayOver } from '../../../rules/display-period.ts';
import { displayMatters } from '../../../rules/publication-deadlines.ts';
import type { DocumentRow } from '../../../store/tables.ts';
import { longDay } from '../dates.ts';
import type { Html } from '../page.ts';

export function displayBanner(
  { details, published_at }: Pick<DocumentRow, 'details' | 'published_at'>,
  today: IsoDay,
): Html | '' {
  const { display } = details;
  if (!display || published_at === null) return '';
  const { matter, lastDayOn, reason } = display;
  const isOver = isDisplayOver(display, today);
  const isAsking = displayMatters[matter].matter.includes('征求意见');
  const period = isAsking ? '征求意见期' : '公示期';
  const from = longDay(beijingDay(published_at));
  return html`<div class="display-period ${isOver ? 'display-over' : ''}" role="note">
    <p>
      <strong
        ><span aria-hidden="true">${isOver ? '■' : '●'}</span>
        ${period}${isOver ? '已经结束' : ''}</strong
      >
      <span>${from}至${longDay(lastDayOn)}${isOver ? '' : '（含当日）'}</span>
    </p>
    ${
      reason === null || reason === undefined || reason === ''
        ? ''
        : html`<p>缩短期限的理由：${reason}</p>`
    }
  </div>`;
}
