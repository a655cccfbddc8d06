// What the applicant sees of a request: the clock, what happened, what comes next, and the reply with its
// remedies once it is served. Drafts, names of third parties and of officers are not his to see here.

import { html } from 'hono/html';
import type { Progress } from '../../commands/query-request.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import { channels } from '../../rules/channels.ts';
import type { IsoDay } from '../../rules/day.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { yuanText, fen } from '../../rules/fee.ts';
import { clauseOfReply, type RemedyBodies } from '../../rules/remedy.ts';
import { consultees, deliveryMethods, eventLabels } from '../../rules/request/events.ts';
import { clockFacts, replyClock } from '../../rules/request/state.ts';
import type { StoredEvent } from '../../store/requests.ts';
import { dayWithWeekday, longDay } from './dates.ts';
import type { Html, Site } from './page.ts';
import { telephone } from './parts/telephone.ts';
import { clockBadge } from './parts/clock-badge.ts';
import { timeline, type TimelineEntry } from './parts/timeline.ts';

export function progressView(
  site: Site,
  progress: Progress,
  today: IsoDay,
  calendar: WorkingCalendar,
  /** Those in force on the day of the reply; absent before it. */
  bodies: RemedyBodies | undefined,
): Html {
  const { request, row, events } = progress;
  const clock = replyClock(request, today, calendar);
  const facts = clockFacts(request, calendar);
  return html`<h1>申请 ${row.number} 的进度</h1>
    ${clockBadge({ clock, facts, today, calendar })} ${reply(progress, bodies)}
    <h2>办理过程</h2>
    ${timeline([
      ...events.flatMap((event) => entryOf(event, request.service !== undefined)),
      ...nextOf(progress),
    ])}
    ${contact(site)}`;
}

function entryOf({ event }: StoredEvent, isServed: boolean): readonly TimelineEntry[] {
  const entry = { label: eventLabels[event.kind], on: dayWithWeekday(event.on) };
  switch (event.kind) {
    case 'submitted':
      return [{ ...entry, detail: channels[event.channel].label }];
    case 'supplement-requested':
      return [{ ...entry, detail: event.items }];
    case 'consulted':
      return [{ ...entry, label: `征求${consultees[event.consultee]}意见` }];
    case 'extended': {
      const told = `${dayWithWeekday(event.notifiedOn)}告知`;
      return [{ ...entry, detail: `延长${event.days}个工作日，${told}。理由：${event.reason}` }];
    }
    case 'delay-fixed': {
      const told = `${dayWithWeekday(event.notifiedOn)}告知`;
      return [{ ...entry, detail: `延迟${event.days}个工作日，${told}。理由：${event.reason}` }];
    }
    case 'explanation-requested':
      return [{ ...entry, detail: event.evidence }];
    case 'fee-notified':
      return [{ ...entry, detail: `应缴${yuanText(fen(event.amount))}` }];
    case 'fee-paid':
    case 'fee-refunded':
      return [{ ...entry, detail: yuanText(fen(event.amount)) }];
    case 'split':
      return [{ ...entry, detail: `按一事一申请拆分，其余各项另行编号：${event.into.join('、')}` }];
    case 'corrected-letter-served':
      return [{ ...entry, detail: event.number }];
    case 'reply-served':
      return [{ ...entry, detail: deliveryMethods[event.method] }];
    // Who handles it inside, what was searched and what the third party was told stay in the file.
    case 'assigned':
    case 'searched':
    case 'third-party-told':
    case 'reply-returned':
    case 'reply-voided':
    case 'archived':
      return [];
    // The reply is a draft of the organ's until it goes out.
    case 'reply-drafted':
      return [];
    case 'reply-signed':
      return isServed ? [{ ...entry, detail: event.number }] : [];
    // Content of opinions and notes of calls stay in the file.
    case 'receipt-confirmed':
    case 'contact-attempted':
    case 'supplement-notice-served':
    case 'supplement-received':
    case 'consultation-served':
    case 'opinion-received':
    case 'reply-received':
    case 'withdrawn':
    case 'explanation-notice-served':
    case 'explanation-received':
    case 'fee-notice-served':
    case 'applicant-told':
    case 'delivery-changed':
    case 'contact-corrected':
    case 'service-failed':
    case 'rated':
      return [entry];
  }
}

function nextOf({ request }: Progress): readonly TimelineEntry[] {
  if (request.withdrawnOn !== undefined || request.service !== undefined) return [];
  if (request.receivedOn === undefined) {
    return [{ label: '双方确认收到', detail: '工作人员会按您留下的联系方式与您确认。' }];
  }
  if (request.supplement !== undefined && request.supplement.receivedOn === undefined) {
    return [{ label: '您补正申请内容', detail: '按补正告知书写明的事项补充说明。' }];
  }
  if (request.fee !== undefined && request.fee.payments.length === 0) {
    return [{ label: '您缴纳信息处理费', detail: '按收费通知书写明的方式和期限缴纳。' }];
  }
  if (request.consultations.some(({ answer }) => answer === undefined)) {
    return [{ label: '收到意见后继续办理' }];
  }
  return [{ label: '作出答复并送达' }];
}

function reply({ request }: Progress, bodies: RemedyBodies | undefined): Html | '' {
  const { service, reply: signed } = request;
  if (service === undefined || signed === undefined) return '';
  const { content, number, on } = signed;
  const { outcome, reasons, provided, responsibleOrgan } = content;
  return html`<section class="reply" aria-labelledby="reply">
    <h2 id="reply">答复</h2>
    <dl class="facts">
      <div>
        <dt>答复书</dt>
        <dd>${number}，${longDay(on)}</dd>
      </div>
      <div>
        <dt>办理结果</dt>
        <dd>${wordsOfOutcome(outcome).label}（${wordsOfOutcome(outcome).provision}）</dd>
      </div>
      ${row('提供的信息', provided)} ${row('理由', reasons)}
      ${row('负责公开的机关', responsibleOrgan)}
    </dl>
    ${
      bodies === undefined
        ? ''
        : html`<h3>不服答复怎么办</h3>
            <p>${clauseOfReply(content, on, bodies)}</p>`
    }
  </section>`;
}

function row(label: string, text: string | undefined): Html | '' {
  if (text === undefined || text.trim() === '') return '';
  return html`<div>
    <dt>${label}</dt>
    <dd>${text.split('\n').map((line) => html`<p>${line}</p>`)}</dd>
  </div>`;
}

function contact(site: Site): Html {
  const { officeName, phone, hours } = site.organ.guide;
  return html`<p class="hint">
    有疑问请联系${officeName ?? site.organ.name}${phone === undefined ? '' : html`，电话${telephone(phone)}`}${hours === undefined ? '' : `，${hours}`}。
  </p>`;
}
