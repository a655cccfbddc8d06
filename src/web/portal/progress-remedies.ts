// What the applicant can do against a reply or against silence, in plain words: which way, by which article,
// to whom, until when (行政复议法 20, 22, 23; 行政诉讼法 45, 46; 法释〔2025〕8号 2).

import { html } from './html.ts';
import type { ApplicantRemedies } from '../../rules/applicant-remedies.ts';
import type { DueDay } from '../../rules/calendar.ts';
import { isoOf } from '../../rules/day.ts';
import type { RemedyBodies } from '../../rules/remedy.ts';
import { isWebAddress } from '../../rules/web-address.ts';
import { dayWithWeekday } from './dates.ts';
import type { Html } from './page.ts';

export function remediesView(
  remedies: ApplicantRemedies | undefined,
  /** Those in force on the day of the reply, or today where there is none. */
  bodies: RemedyBodies | undefined,
): Html | '' {
  if (remedies === undefined) return '';
  return html`<section class="remedies" aria-labelledby="${placeOf(remedies)}">
    <h2 id="${placeOf(remedies)}">${headings[remedies.against]}</h2>
    ${remedies.against === 'reply' ? againstReply(remedies, bodies) : againstSilence(remedies, bodies)}
  </section>`;
}

/** For the head of the page: letters and forms stand between, and the days run. */
export function remediesLink(remedies: ApplicantRemedies | undefined): Html | '' {
  if (remedies === undefined) return '';
  return html`<p class="no-print">
    <a class="jump" href="#${placeOf(remedies)}">${headings[remedies.against]}</a>
  </p>`;
}

const headings: Readonly<Record<ApplicantRemedies['against'], string>> = {
  reply: '不服答复怎么办',
  silence: '逾期没有答复怎么办',
};

function placeOf({ against }: ApplicantRemedies): string {
  return `against-${against}`;
}

type AgainstReply = Extract<ApplicantRemedies, { against: 'reply' }>;
type AgainstSilence = Extract<ApplicantRemedies, { against: 'silence' }>;

const from = '自收到答复书之日起';

function againstReply({ way, periods }: AgainstReply, bodies: RemedyBodies | undefined): Html {
  const reconsideration = (heading: string): Html =>
    step(heading, {
      to: bodies?.reconsideration,
      doing: '申请行政复议',
      period: `${from}60日内`,
      by: periods?.reconsiderationBy,
      provision: '行政复议法第二十条',
      more: onlineChannel(bodies),
    });
  const suit = (heading: string): Html =>
    step(heading, {
      to: bodies?.court,
      doing: '提起行政诉讼',
      period: `${from}6个月内`,
      by: periods?.suitBy,
      provision: '行政诉讼法第四十六条',
    });
  const suitAfter = step('第二步　行政诉讼', {
    to: bodies?.court,
    lead: '对复议决定不服的，',
    doing: '提起行政诉讼',
    period: '自收到复议决定书之日起15日内',
    provision: '行政诉讼法第四十五条',
    more: html`复议机关逾期不作决定的，自复议期限届满之日起15日内起诉。`,
  });
  const first = html`<ol class="ways">
    ${reconsideration('第一步　行政复议')}${suitAfter}
  </ol>`;
  const either = html`<ul class="ways">
    ${reconsideration('行政复议')}${suit('行政诉讼')}
  </ul>`;
  switch (way) {
    case 'review-first':
      return html`<p>
          不予公开的决定，应当先申请行政复议，对复议决定不服的再起诉（行政复议法第二十三条）。
        </p>
        ${first}${notYet(periods)}`;
    case 'direct':
      return html`<p>可以申请行政复议，也可以直接起诉，任选一种。</p>
        ${either}${notYet(periods)}`;
    case 'split':
      return html`<h3>对不予公开的部分</h3>
        <p>应当先申请行政复议（行政复议法第二十三条）。</p>
        ${first}
        <h3>对其余部分</h3>
        <p>可以申请行政复议，也可以直接起诉，任选一种。</p>
        ${either}${notYet(periods)}`;
  }
}

/** L29: reconsideration is the safe road, because some courts ask for it first (行政复议法 23 ¶1(3)). */
function againstSilence(
  { dueOn, periods }: AgainstSilence,
  bodies: RemedyBodies | undefined,
): Html {
  return html`<p>
      答复期限已在${dayWithWeekday(dueOn)}届满，还没有答复。<strong>最稳妥的是先申请行政复议</strong>：有的法院认为没有答复的也应当先经过复议（行政复议法第二十三条）。
    </p>
    <ul class="ways">
      ${step('行政复议（最稳妥）', {
        to: bodies?.reconsideration,
        doing: '申请行政复议',
        period: '自答复期限届满之日起60日内',
        by: periods.reconsiderationBy,
        provision: '行政复议法第二十条、行政复议法实施条例第十六条',
        more: onlineChannel(bodies),
      })}
      ${step('行政诉讼', {
        to: bodies?.court,
        doing: '提起行政诉讼',
        period: '自答复期限届满之日起6个月内',
        by: periods.suitBy,
        provision: '法释〔2018〕1号第六十六条',
      })}
    </ul>
    <p>也可以向政府信息公开工作主管部门投诉、举报（条例第五十一条）。</p>`;
}

interface Way {
  readonly lead?: string;
  /** Unknown where the organ has not confirmed whom it names. */
  readonly to: string | undefined;
  readonly doing: string;
  readonly period: string;
  readonly by?: DueDay | undefined;
  readonly provision: string;
  readonly more?: Html | undefined;
}

function step(heading: string, { lead = '', to, doing, period, by, provision, more }: Way): Html {
  return html`<li>
    <strong>${heading}</strong>
    <p>
      ${lead}${period}，向${to ?? '有管辖权的机关（请致电受理机关询问）'}${doing}。${
        by === undefined
          ? ''
          : html`最后一天：<strong>${dayWithWeekday(isoOf(by.on))}</strong>${by.provisional ? '（暂定）' : ''}。`
      }${more ?? ''}
    </p>
    <p class="hint">依据：${provision}</p>
  </li>`;
}

/** The address itself is what one reads, so that nobody leaves without knowing where to; a name of an app is no link. */
function onlineChannel(bodies: RemedyBodies | undefined): Html | undefined {
  const channel = bodies?.internetReconsideration;
  if (channel === undefined) return undefined;
  const shown = isWebAddress(channel) ? html`<a href="${channel}">${channel}</a>` : channel;
  return html`也可以在网上提出：${shown}。`;
}

function notYet(periods: AgainstReply['periods']): Html | '' {
  return periods === undefined
    ? html`<p class="hint">期限自您收到答复书之日起算；收到之日登记以后，这里写明最后一天。</p>`
    : '';
}
