// The reply at the head of the applicant's page, once it is served and opened: what was decided, why, by which
// article, and what to do now. The letter below says it in full.

import { html } from './html.ts';
import type { Progress } from '../../commands/requests/query-request.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { replyKindOf } from '../../rules/letters/facts.ts';
import type { ReplyKind } from '../../rules/letters/kinds.ts';
import { type RefusalGround, refusalGrounds } from '../../rules/outcomes.ts';
import { plainOutcome, provisionsOfReply } from '../../rules/plain-outcome.ts';
import { provisionInWords } from '../../rules/provision-words.ts';
import { type ReplyContent, suppliedForms } from '../../rules/request/events.ts';
import { longDay } from './dates.ts';
import type { Html } from './page.ts';
import { fact } from './parts/fact.ts';

/** `isUnread`: sent electronically and not opened: its content is in the letter, and that is to be opened. */
export function replyView({ request }: Progress, isUnread: boolean): Html | '' {
  const { service, reply: signed } = request;
  if (service === undefined || signed === undefined || isUnread) return '';
  const { content, number, on } = signed;
  const { label } = wordsOfOutcome(content.outcome);
  const provisions = provisionsOfReply(content).map(provisionInWords).join('；');
  return html`<section class="reply" aria-labelledby="reply">
    <h2 id="reply">答复</h2>
    <p class="decided"><strong>${plainOutcome(content)}</strong></p>
    <dl class="facts">
      ${fact('答复书', `${number}，${longDay(on)}`)}
      ${fact('办理结果', `${label}（${provisions}）`)}
      ${fact('依据', content.grounds.map(groundInWords).join('；'))}
      ${saidBy(content).map(([name, text]) => paragraphs(name, text))}
    </dl>
  </section>`;
}

type Said = readonly [string, string | undefined];

/** As the letter of that kind says it: the same entry is what is given, or where else it is to be had. */
function saidBy(content: ReplyContent): readonly Said[] {
  const { correction = {} } = content;
  const kind = replyKindOf(content);
  return [
    [providedAs[kind] ?? '提供信息', content.provided],
    ['怎样提供', wayOf(content)],
    ['形式不同', content.otherForm],
    ['不予公开', content.withheldPart],
    ['理由', content.reasons],
    ['区分处理', kind === 'R04' ? content.separability : undefined],
    ['现有的信息', content.existing],
    ['此前的答复', content.earlierReply],
    ['出版物', content.publication],
    ['有关规定', content.specialRule],
    ['负责机关', content.responsibleOrgan],
    [kind === 'R11' ? '获取途径' : '其他渠道', content.otherChannel],
    ['更正前', correction.before],
    ['更正后', correction.after],
    ['转送的机关', correction.competentOrgan],
  ];
}

const providedAs: Readonly<Partial<Record<ReplyKind, string>>> = {
  R01: '在哪里看',
  R07: '可以提供的',
  R11: '获取途径',
  R12: '办理途径',
};

/** 36(2), 40: form, how much, how and when. */
function wayOf({ form, copies, delivery }: ReplyContent): string {
  return [form && suppliedForms[form], copies, delivery]
    .filter((part) => part !== undefined && part !== '')
    .join('，');
}

/** Which protected interest it is, and where the law protects it (条例 14–16). */
function groundInWords(ground: RefusalGround): string {
  const { label, provision } = refusalGrounds[ground];
  return `${label}（${provisionInWords(provision)}）`;
}

function paragraphs(label: string, text: string | undefined): Html | '' {
  if (text === undefined || text.trim() === '') return '';
  return fact(label, html`${text.split('\n').map((line) => html`<p>${line}</p>`)}`);
}
