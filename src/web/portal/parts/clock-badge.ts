// The clock badge: which working day of the period it is, until when, and why, day by day. One of the two
// signatures of this site.

import { html } from '../html.ts';
import { type WorkingCalendar, weekdayName } from '../../../rules/calendar.ts';
import {
  type ClockDay,
  type ClockFacts,
  explainClock,
  replyWorkingDays,
} from '../../../rules/clock.ts';
import { day as dayFrom, type IsoDay } from '../../../rules/day.ts';
import type { ReplyClock } from '../../../rules/request/state.ts';
import { dayWithWeekday } from '../dates.ts';
import type { Html } from '../page.ts';

export interface ClockView {
  readonly clock: ReplyClock;
  /** Absent before receipt. */
  readonly facts: ClockFacts | undefined;
  readonly today: IsoDay;
  readonly calendar: WorkingCalendar;
  /** Ended by the applicant himself, not by a reply. */
  readonly withdrawnOn?: IsoDay | undefined;
}

export function clockBadge(view: ClockView, label = '答复期限'): Html {
  const { clock, withdrawnOn } = view;
  return html`<section class="clock clock-${clock.state}" aria-label="${label}">
    ${withdrawnOn === undefined ? headline(clock) : withdrawn(withdrawnOn)} ${why(view)}
  </section>`;
}

function withdrawn(on: IsoDay): Html {
  return html`<p class="clock-value">已撤回</p>
    <p>您于${dayWithWeekday(on)}撤回了申请，不再办理。需要时可以重新申请。</p>`;
}

function headline(clock: ReplyClock): Html {
  switch (clock.state) {
    case 'unconfirmed':
      return html`<p class="clock-value">等待双方确认收到</p>
        <p>
          通过互联网提交的申请，以双方确认之日为收到申请之日（条例第三十一条）。确认之前，答复期限还没有开始计算；工作人员会与您联系，您也可以主动联系。
        </p>`;
    case 'awaiting-supplement':
      if (clock.lapsed) {
        return html`<p class="clock-value">补正期限已过</p>
          <p>
            补正期限的最后一天是${dueText(clock.supplementDueOn)}。没有正当理由逾期不补正的，视为放弃申请，不再处理（条例第三十条）；有正当理由的，请尽快补正并写明理由。
          </p>`;
      }
      return html`<p class="clock-value">等待您补正</p>
        <p>
          ${
            clock.supplementDueOn === undefined
              ? '补正告知书正在送达。'
              : `请在${dueText(clock.supplementDueOn, clock.provisional)}之前补正。`
          }答复期限自收到补正之日起重新计算；没有正当理由逾期不补正的，视为放弃申请（条例第三十条）。
        </p>`;
    case 'awaiting-payment':
      if (clock.lapsed) {
        return html`<p class="clock-value">缴费期限已过</p>
          <p>
            缴费期限的最后一天是${dueText(clock.payBy)}。逾期没有足额缴纳的，视为放弃申请，不再处理，已缴的款项会退还（国办函〔2020〕109号第六条）。
          </p>`;
      }
      return html`<p class="clock-value">等待您缴费</p>
        <p>
          ${
            clock.payBy === undefined
              ? '收费通知书正在送达。'
              : `请在${dueText(clock.payBy, clock.provisional)}之前全额缴纳信息处理费。`
          }答复期限自全额缴费的次日起重新计算；逾期没有足额缴纳的，视为放弃申请（国办函〔2020〕109号第六条）。
        </p>`;
    case 'running':
      return html`<p class="clock-value">第${clock.dayNumber}/${clock.totalDays}个工作日</p>
        ${ticks(clock.dayNumber, clock.totalDays)}
        <p>
          ${extended(clock.totalDays)}${clock.dayNumber === 0 ? '收到申请的当天不计算，从下一个工作日起算。' : ''}答复期限的最后一天：<strong>${dueText(clock.dueOn, clock.provisional)}</strong>${
            clock.remaining === undefined || clock.remaining < 0
              ? ''
              : `，还有${clock.remaining}个工作日`
          }。
        </p>`;
    case 'paused':
      return html`<p class="clock-value">
          期限暂停在第${clock.dayNumber}/${clock.totalDays}个工作日
        </p>
        ${ticks(clock.dayNumber, clock.totalDays)}
        <p>
          正在征求意见，所需时间不计算在期限内（条例第三十三条）。${
            clock.latestLapseOn === undefined
              ? ''
              : `对方最迟在${dueText(clock.latestLapseOn, clock.lapseProvisional)}之前答复，`
          }恢复之后还有${clock.daysLeft}个工作日。
        </p>`;
    case 'overdue':
      return html`<p class="clock-value">
          已超过期限${clock.remaining === undefined ? '' : `${-clock.remaining}个工作日`}
        </p>
        ${ticks(clock.totalDays, clock.totalDays)}
        <p>
          答复期限的最后一天是<strong>${dueText(clock.dueOn, clock.provisional)}</strong>。逾期不答复的，您可以申请行政复议或者提起行政诉讼，也可以向政府信息公开工作主管部门提出（条例第四十七条、第五十一条）。
        </p>`;
    case 'stopped':
      return html`<p class="clock-value">已办结</p>
        <p>
          ${dayWithWeekday(clock.concludedOn)}办结${
            clock.dueOn === undefined ? '' : `，答复期限的最后一天是${dayWithWeekday(clock.dueOn)}`
          }。
        </p>`;
  }
}

function extended(totalDays: number): string {
  const more = totalDays - replyWorkingDays;
  return more > 0 ? `期限为${replyWorkingDays}个工作日，已延长${more}个工作日。` : '';
}

export function dueText(on: IsoDay | undefined, provisional = false): string {
  if (on === undefined) return '';
  return provisional
    ? `${dayWithWeekday(on)}（放假安排公布前暂按周一至周五估算）`
    : dayWithWeekday(on);
}

/** One tick a working day; a picture of the sentence beside it, so it is not read out. */
export function ticks(used: number, total: number): Html {
  return html`<ol class="ticks" aria-hidden="true">
    ${Array.from({ length: total }, (_, i) => {
      const state = [i < used ? 'used' : '', i === used - 1 ? 'now' : ''].join(' ').trim();
      return html`<li class="${state}"></li>`;
    })}
  </ol>`;
}

function why({ clock, facts, today, calendar }: ClockView): Html | '' {
  if (facts === undefined || clock.state === 'stopped' || clock.state === 'awaiting-supplement') {
    return '';
  }
  const hint =
    '收到申请的当天不计算，从次日起算；周末、放假和征求意见的日子不计算，调休上班的日子计算。';
  return dayByDay(explainClock(facts, today, calendar), today, hint);
}

/** The account behind a last day, folded away. */
export function dayByDay(days: readonly ClockDay[], today: IsoDay, hint: string): Html {
  return html`<details>
    <summary>为什么是这一天：逐日说明</summary>
    <p class="hint">${hint}</p>
    <table class="days">
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">第几个工作日</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        ${days.map((day) => dayRow(day, today))}
      </tbody>
    </table>
  </details>`;
}

function dayRow(day: ClockDay, today: IsoDay): Html {
  const reason = day.on === today ? [day.reason, '今天'].filter(Boolean).join('，') : day.reason;
  return html`<tr class="${day.n === undefined ? 'off' : ''}">
    <td>${day.on}（${weekdayName(dayFrom(day.on))}）</td>
    <td>${day.n === undefined ? '不计算' : day.n}</td>
    <td>${reason}</td>
  </tr>`;
}
