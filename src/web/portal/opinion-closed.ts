// The answer link when it does not open (条例 32): used, too late, shut. The reason and its article, whom to
// ring, and of an answer no more than that it came and when.

import { html } from './html.ts';
import { answeredAt, type OpenedLink } from '../../commands/letters/open-answer-link.ts';
import { consultationOf } from '../../rules/request/consultation.ts';
import type { OnlineOpinion } from '../../rules/request/online-answer.ts';
import { sentenceOf, type Violation } from '../../rules/violations.ts';
import type { OrganRow } from '../../store/tables.ts';
import { longDay, longMoment } from './dates.ts';
import { opinionSummary } from './opinion-review.ts';
import type { Html } from './page.ts';
import { telephone } from './parts/telephone.ts';

/** `written`: what was in a form that came too late; handed back, kept by nobody. */
export function opinionClosed(
  organ: OrganRow,
  opened: OpenedLink,
  why: Violation,
  written?: OnlineOpinion,
): Html {
  const { letter } = opened;
  const isAnswered = why.code === 'consultation-answered';
  return html`<div class="notice-page">
    <h1>${isAnswered ? '这份意见书已经答复' : '不能在网上提出意见'}</h1>
    <p>意见书：${letter.number}</p>
    <p>${isAnswered ? answered(opened) : sentenceOf(why)}</p>
    ${whomToAsk(organ)}
    ${
      written === undefined
        ? ''
        : html`<h2>您刚才填写的内容没有提交</h2>
            <p>系统没有保存。需要的可以打印这一页，书面提出，由机关决定怎样处理。</p>
            ${opinionSummary(written, [])}
            <p>
              <button type="button" class="button-small no-print" data-print hidden>打印</button>
            </p>`
    }
  </div>`;
}

function answered(opened: OpenedLink): Html {
  const { letter, request } = opened;
  const answer = consultationOf(request, letter.consultation_id ?? '')?.answer;
  const at = answeredAt(opened);
  if (answer?.online !== undefined && at !== undefined) {
    return html`意见已于<strong>${longMoment(at)}</strong>在网上提交。答复码只能用一次；为了保密，这里不显示意见的内容。`;
  }
  const on = answer === undefined ? '' : longDay(answer.on);
  return html`机关已于<strong>${on}</strong>收到对这份意见书的意见，不能再在网上提交。为了保密，这里不显示意见的内容。`;
}

function whomToAsk(organ: OrganRow): Html {
  const { phone, officeName, hours } = organ.guide;
  return html`<p class="hint">
    有疑问请联系${officeName ?? organ.name}${
      phone === undefined ? '' : html`，电话${telephone(phone)}`
    }${hours === undefined ? '' : `，${hours}`}。
  </p>`;
}
