// What a third party reads before it answers: what is asked and by whom, as the letter says it, until when,
// and what each answer leads to (条例 15, 32). Of who applied there is nothing here to show (L09).

import { html } from './html.ts';
import type { OpenedLink } from '../../commands/letters/open-answer-link.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import { consultationOf } from '../../rules/request/consultation.ts';
import { opinionClock } from '../../rules/request/opinion-clock.ts';
import type { LetterContent } from '../../store/requests/letters.ts';
import type { OrganRow } from '../../store/tables.ts';
import { longDay } from './dates.ts';
import type { Html } from './page.ts';
import { opinionBadge } from './parts/opinion-badge.ts';
import { telephone } from './parts/telephone.ts';

export function letterView(
  issuer: string,
  opened: OpenedLink,
  { facts, text }: LetterContent,
  today: IsoDay,
  calendar: WorkingCalendar,
): Html {
  const { letter, request } = opened;
  const consultation = consultationOf(request, letter.consultation_id ?? '');
  const clock = consultation && opinionClock(consultation, today, calendar);
  const content = facts.kind === 'P04' ? facts.content : '';
  return html`${opinionBadge(clock, today)}
    <dl class="facts facts-told">
      <div>
        <dt>机关</dt>
        <dd>${issuer}</dd>
      </div>
      <div>
        <dt>意见书</dt>
        <dd>
          ${letter.number}${letter.signed_on === null ? '' : `，${longDay(letter.signed_on)}`}
        </dd>
      </div>
      <div>
        <dt>收件人</dt>
        <dd>${text.addressee}</dd>
      </div>
      <div>
        <dt>征求意见的信息</dt>
        <dd>${content.split('\n').map((line) => html`<p>${line}</p>`)}</dd>
      </div>
    </dl>
    <details class="letter">
      <summary>意见书全文</summary>
      ${text.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
    </details>
    ${consequences()}`;
}

function consequences(): Html {
  return html`<section class="consequences" aria-labelledby="consequences">
    <h2 id="consequences">您的意见有什么作用</h2>
    <ul>
      <li><strong>同意公开</strong>：机关可以公开这些信息（条例第十五条）。</li>
      <li><strong>部分同意公开</strong>：同意只及于您写明的部分，其余按不同意办理。</li>
      <li>
        <strong>不同意公开，有合理理由的</strong
        >，机关不予公开。机关认为不公开可能对公共利益造成重大影响的，可以决定公开，并把决定公开的内容和理由书面告知您（条例第三十二条）。理由是否合理由机关判断，请写具体。
      </li>
      <li>
        <strong>逾期没有提出意见</strong
        >：不算同意，也不算不同意，由机关依照条例的规定决定是否公开。
      </li>
    </ul>
  </section>`;
}

export function opinionSide(organ: OrganRow): Html {
  const { phone, hours, officeName, address } = organ.guide;
  return html`<aside class="side" aria-label="填写帮助">
    <section>
      <h2>有疑问</h2>
      <p>
        ${officeName ?? organ.name}${phone === undefined ? '' : html`，电话${telephone(phone)}`}
      </p>
      ${hours === undefined ? '' : html`<p class="hint">${hours}</p>`}
      ${address === undefined ? '' : html`<p class="hint">${address}</p>`}
    </section>
    <section>
      <h2>不告知申请人</h2>
      <p>征求意见只针对信息本身，机关不告知是谁申请的，也不把您的姓名和电话告知申请人。</p>
    </section>
  </aside>`;
}
