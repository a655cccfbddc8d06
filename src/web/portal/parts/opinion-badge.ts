// The clock of a third party (条例 32): its day of fifteen and why; before service is proved, that no day can
// be named yet.

import { html } from '../html.ts';
import { opinionDays } from '../../../rules/clock.ts';
import type { IsoDay } from '../../../rules/day.ts';
import type { OpinionClock } from '../../../rules/request/opinion-clock.ts';
import { dayWithWeekday } from '../dates.ts';
import type { Html } from '../page.ts';
import { dayByDay, dueText, ticks } from './clock-badge.ts';

export function opinionBadge(clock: OpinionClock | undefined, today: IsoDay): Html {
  if (clock === undefined) {
    return html`<section class="clock clock-unconfirmed" aria-label="提出意见的期限">
      <p class="clock-value">${opinionDays}个工作日，自收到意见书的次日起算</p>
      <p>
        收到的日期以送达的凭证为准（条例第三十二条）。机关还没有登记这个日期，所以现在不写最后一天；意见可以现在就提出。
      </p>
    </section>`;
  }
  const { servedOn, lastOn, provisional, dayNumber, totalDays, remaining, days } = clock;
  const hint =
    '收到意见书的当天不计算，从次日起算；周末和放假的日子不计算，调休上班的日子计算（条例第三十二条）。';
  return html`<section class="clock clock-running" aria-label="提出意见的期限">
    <p class="clock-value">第${dayNumber}/${totalDays}个工作日</p>
    ${ticks(dayNumber, totalDays)}
    <p>
      意见书于${dayWithWeekday(servedOn)}送达。提出意见的最后一天：<strong>${dueText(lastOn, provisional)}</strong>，${remaining === 0 ? '就是今天' : `还有${remaining}个工作日`}。
    </p>
    ${dayByDay(days, today, hint)}
  </section>`;
}
