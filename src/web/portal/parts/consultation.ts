// 意见征集: how it stands, until when, and the way to say something, above the text and in lists.

import { html } from '../html.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { consultationStates } from '../../../rules/kind-fields.ts';
import { daysLeft, stateWithResult } from '../../../rules/public-consultation.ts';
import type { ConsultationStanding } from '../../../store/readers/public-consultations.ts';
import { commentAddress } from '../addresses.ts';
import { longDay } from '../dates.ts';
import type { Html } from '../page.ts';

/** 征集中，还有9天. */
export function consultationMark(
  { particulars, hasResult }: ConsultationStanding,
  today: IsoDay,
): Html {
  const state = stateWithResult(particulars, today, hasResult);
  const left = state === 'open' ? `，${leftText(particulars, today)}` : '';
  return html`<span class="consultation-mark consultation-${state}"
    ><span aria-hidden="true">${shapes[state]}</span> ${consultationStates[state]}${left}</span
  >`;
}

/** In a list: how it stands, who asks, from when until when. */
export function consultationFacts(standing: ConsultationStanding, today: IsoDay): readonly Html[] {
  const { 征集单位: asking = '', 开始日期: from = '', 截止日期: until = '' } = standing.particulars;
  return [
    consultationMark(standing, today),
    ...(asking === '' ? [] : [html`<span>征集单位：${asking}</span>`]),
    ...(from === '' || until === '' ? [] : [html`<span>${from}至${until}</span>`]),
  ];
}

const shapes = { ahead: '○', open: '●', closed: '■', answered: '✓' } as const;

function leftText(particulars: ConsultationStanding['particulars'], today: IsoDay): string {
  const left = daysLeft(particulars, today);
  return left === 1 ? '今天是最后一天' : `还有${left}天（含今天）`;
}

/** Who has read it to its end need not go back to its beginning. */
export function consultationEnd(
  id: number,
  { particulars, hasResult }: ConsultationStanding,
  today: IsoDay,
): Html | '' {
  if (stateWithResult(particulars, today, hasResult) !== 'open') return '';
  return html`<p class="actions consultation-end no-print">
    <a class="button" href="${commentAddress(id)}" rel="nofollow">提出意见</a>
  </p>`;
}

export function consultationBanner(
  id: number,
  standing: ConsultationStanding,
  today: IsoDay,
  result?: { readonly address: string; readonly title: string },
): Html | '' {
  const { particulars, hasResult } = standing;
  const { 开始日期: from = '', 截止日期: until = '' } = particulars;
  if (from === '' || until === '') return '';
  const state = stateWithResult(particulars, today, hasResult);
  return html`<div class="display-period ${state === 'open' ? '' : 'display-over'}" role="note">
    <p>
      <strong>${consultationMark(standing, today)}</strong>
      <span>${longDay(from)}至${longDay(until)}（含当日）</span>
    </p>
    ${
      state === 'open'
        ? html`<p class="actions no-print">
            <a class="button" href="${commentAddress(id)}" rel="nofollow">提出意见</a>
          </p>`
        : ''
    }
    ${state === 'closed' ? html`<p>已经停止接收意见，结果反馈发布后在这里列出。</p>` : ''}
    ${
      result === undefined
        ? ''
        : html`<p>意见采纳情况：<a href="${result.address}">${result.title}</a></p>`
    }
  </div>`;
}
