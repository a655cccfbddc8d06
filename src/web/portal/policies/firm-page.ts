// A firm's own page: what it was told, with its answer; lists of 免申即享 that wait for its word; and the way out. Credit
// code and code come by a posted form and stand in no address.

import { html } from '../html.ts';
import { answerPush, guardedFirm, setConsent } from '../../../commands/policies/guarded-firm.ts';
import { firmOrgans } from '../../../commands/policies/policy-reach.ts';
import { confirmPayoutLine, declinePayoutLine } from '../../../commands/policies/payout-lines.ts';
import type { Result } from '../../../commands/context.ts';
import { moneyInWords, stepsBeyond } from '../../../rules/policy/amount.ts';
import { itemStateOn, itemStates, periodInWords } from '../../../rules/policy/item.ts';
import { lineStates } from '../../../rules/policy/payout.ts';
import { type FirmAnswer, firmAnswers } from '../../../rules/policy/push.ts';
import { sentenceOf } from '../../../rules/violations.ts';
import { noteFirmOpened } from '../../../store/policies/enterprise-links.ts';
import { enterpriseById } from '../../../store/policies/enterprises.ts';
import { payoutsForFirm } from '../../../store/policies/payouts.ts';
import { publishedItems, type PublishedItem } from '../../../store/policies/policy-items.ts';
import { newsOfFirm, saveAnswer } from '../../../store/policies/policy-pushes.ts';
import type { EnterpriseRow } from '../../../store/tables.ts';
import { asReader } from '../../context.ts';
import { plainText } from '../../plain-text.ts';
import { textOf } from '../applicant-key.ts';
import { longDay } from '../dates.ts';
import { tooManyPage } from '../error-page.ts';
import {
  type AskedAgain,
  askedAgain,
  keyIn,
  lookGuarded,
  type NumberAndCode,
  type RefusalWords,
} from '../guarded-form.ts';
import type { Html, Page, PageRequest } from '../page.ts';
import { errorSummary, type FieldFault, textField } from '../parts/field.ts';
import { firmAddress } from './addresses.ts';
import { readForm } from '../posted-form.ts';

const frame = {
  keep: 'personal',
  trail: [{ label: '惠企政策', path: '/hqzc/' }, { label: '企业专页' }],
  forms: true,
} as const;

export async function firmPage(request: PageRequest): Promise<Page> {
  const { http, context, site } = request;
  if (http.req.method !== 'POST') return askPage({});
  const posted = (await readForm({ http })) ?? new FormData();
  const { key, missing } = keyIn(posted, '请填写统一社会信用代码');
  if (missing.length > 0) return askPage({ key, faults: missing });
  const organIds = await firmOrgans(context.db, site.main.organ.id);
  const looked = await lookGuarded(request, posted, (given) =>
    guardedFirm(context, { ...key, organIds, ...given }),
  );
  if (looked === 'too-many') return tooManyPage(request);
  if (looked.outcome !== 'found') return askPage(await askedAgain(request, key, looked, words));
  return await visited(request, looked.found, key, posted);
}

interface Said {
  readonly text: string;
  readonly isWrong: boolean;
  readonly line?: number;
}

async function visited(
  request: PageRequest,
  firm: EnterpriseRow,
  key: NumberAndCode,
  posted: FormData,
): Promise<Page> {
  const { context } = request;
  await noteFirmOpened(context.db, firm.id, context.clock.now());
  const said = await actOn(request, firm, posted);
  const fresh = (await enterpriseById(context.db, [firm.organ_id], firm.id)) ?? firm;
  return {
    ...frame,
    title: '企业专页',
    status: said?.isWrong === true ? 422 : 200,
    body: await standing(request, fresh, key, said, posted),
  };
}

async function actOn(
  request: PageRequest,
  firm: EnterpriseRow,
  posted: FormData,
): Promise<Said | undefined> {
  const { context } = request;
  const act = textOf(posted, 'act');
  const line = Number(textOf(posted, 'line'));
  switch (act) {
    case 'answer': {
      const answer = textOf(posted, 'answer');
      if (!Object.hasOwn(firmAnswers, answer)) return { text: '请选择反馈', isWrong: true };
      const itemId = Number(textOf(posted, 'item'));
      const result = await answerPush(context, firm, { itemId, answer: answer as FirmAnswer });
      return told(result, `已经反馈：${firmAnswers[answer as FirmAnswer]}`);
    }
    case 'stop':
    case 'resume': {
      const consent = act === 'stop' ? 'refused' : 'given';
      const by = asReader(context, firm.organ_id);
      await setConsent(by, firm, { consent, source: '企业在企业专页设定' });
      const text = act === 'stop' ? '已经停止接收，不再向本企业推送政策' : '已经恢复接收';
      return { text, isWrong: false };
    }
    case 'confirm':
    case 'decline': {
      const own = (await payoutsForFirm(context.db, firm.id)).find(({ id }) => id === line);
      if (own === undefined) return { text: '没有这份名单', isWrong: true };
      const by = asReader(context, own.organ_id);
      const at = { id: own.payout_id, lineId: line };
      const result =
        act === 'confirm'
          ? await confirmPayoutLine(by, { ...at, account: accountIn(posted) })
          : await declinePayoutLine(by, { ...at, reason: '企业在企业专页放弃' });
      const text = act === 'confirm' ? '已经确认领取，请等候公示和兑付' : '已经放弃领取';
      return { ...told(result, text), line };
    }
    default:
      return undefined;
  }
}

function told(result: Result<null>, text: string): Said {
  return result.ok
    ? { text, isWrong: false }
    : { text: result.violations.map(sentenceOf).join('；'), isWrong: true };
}

function accountIn(posted: FormData) {
  const text = (name: string): string => plainText(textOf(posted, name)).trim().slice(0, 200);
  return {
    holder: text('holder'),
    bank: text('bank'),
    number: text('account').replaceAll(/[\s-]/g, ''),
  };
}

async function standing(
  request: PageRequest,
  firm: EnterpriseRow,
  key: NumberAndCode,
  said: Said | undefined,
  posted: FormData,
): Promise<Html> {
  const { db, clock } = request.context;
  const news = await newsOfFirm(db, firm.id);
  const lists = await payoutsForFirm(db, firm.id);
  const ids = [...new Set([...news, ...lists].map(({ item_id }) => item_id))];
  const items = new Map((await publishedItems(db, { ids })).map((item) => [item.id, item]));
  for (const { item_id } of news) {
    await saveAnswer(db, { itemId: item_id, enterpriseId: firm.id, at: clock.now() });
  }
  const hidden = html`<input type="hidden" name="number" value="${key.number}" /><input
      type="hidden"
      name="code"
      value="${key.code}"
    />`;
  return html`<div class="form">
    <h1>${firm.name}</h1>
    ${
      said === undefined
        ? ''
        : html`<p
            class="notice ${said.isWrong ? 'notice-warning' : 'notice-plain'}"
            role="${said.isWrong ? 'alert' : 'status'}"
          >
            ${said.text}
          </p>`
    }
    ${lists.map((line) => payoutPart(request, firm, { line, items, hidden, posted, said }))}
    <h2>收到的惠企政策</h2>
    ${
      news.length === 0
        ? html`<p class="hint">还没有收到推送的政策。</p>`
        : news.map(({ item_id, answer }) => {
            const item = items.get(item_id);
            return item === undefined ? '' : newsPart(request, item, answer, hidden);
          })
    }
    <h2>接收推送</h2>
    <form action="${firmAddress}" method="post">
      ${hidden}<input
        type="hidden"
        name="act"
        value="${firm.consent === 'given' ? 'stop' : 'resume'}"
      />
      <p>
        ${
          firm.consent === 'given'
            ? '本企业同意接收惠企政策推送，随时可以停止。'
            : '本企业没有同意接收惠企政策推送。'
        }
      </p>
      <p class="actions">
        <button type="submit" class="button-plain">
          ${firm.consent === 'given' ? '停止接收' : '同意接收'}
        </button>
      </p>
    </form>
  </div>`;
}

function newsPart(
  { context: { clock } }: PageRequest,
  item: PublishedItem,
  answer: FirmAnswer | null,
  hidden: Html,
): Html {
  const { content } = item;
  const state = itemStates[itemStateOn(content, item.document, clock.today())];
  return html`<section>
    <h3><a href="/hqzc/${item.id}/">${content.name}</a></h3>
    <dl class="facts">
      <div>
        <dt>支持标准</dt>
        <dd>${content.support}</dd>
      </div>
      <div>
        <dt>申报时间</dt>
        <dd>${periodInWords(content)}（${state}）</dd>
      </div>
      <div>
        <dt>受理单位</dt>
        <dd>${content.office}，${content.phone}</dd>
      </div>
    </dl>
    <form action="${firmAddress}" method="post">
      ${hidden}<input type="hidden" name="act" value="answer" /><input
        type="hidden"
        name="item"
        value="${item.id}"
      />
      <p class="actions">
        ${Object.entries(firmAnswers).map(
          ([value, label]) =>
            html`<button
              type="submit"
              name="answer"
              value="${value}"
              class="${answer === value ? '' : 'button-plain'}"
              aria-pressed="${answer === value ? 'true' : 'false'}"
            >
              ${label}${answer === value ? '（已选）' : ''}
            </button>`,
        )}
      </p>
    </form>
  </section>`;
}

function payoutPart(
  { context: { clock } }: PageRequest,
  firm: EnterpriseRow,
  given: {
    readonly line: Awaited<ReturnType<typeof payoutsForFirm>>[number];
    readonly items: ReadonlyMap<number, PublishedItem>;
    readonly hidden: Html;
    readonly posted: FormData;
    readonly said: Said | undefined;
  },
): Html {
  const { line, items, hidden, posted, said } = given;
  const name = items.get(line.item_id)?.content.name ?? line.number;
  const isOpen = line.payout_state === 'confirming' && clock.today() <= line.confirm_by;
  const isOwn = said?.line === line.id && said.isWrong;
  const state = {
    values: {
      holder: isOwn ? textOf(posted, 'holder') : firm.name,
      bank: isOwn ? textOf(posted, 'bank') : '',
      account: '',
    },
    faults: [],
  };
  return html`<section>
    <h2>免申即享：${name}</h2>
    <dl class="facts">
      <div>
        <dt>金额</dt>
        <dd>${amountSaid(line)}</dd>
      </div>
      <div>
        <dt>办理情况</dt>
        <dd>
          ${lineStates[line.state]}${line.paid_on === null ? '' : `，${longDay(line.paid_on)}`}
        </dd>
      </div>
      ${
        isOpen
          ? html`<div>
              <dt>最迟确认</dt>
              <dd>${longDay(line.confirm_by)}</dd>
            </div>`
          : ''
      }
    </dl>
    ${
      isOpen
        ? html`<form action="${firmAddress}" method="post">
              ${hidden}<input type="hidden" name="act" value="confirm" /><input
                type="hidden"
                name="line"
                value="${line.id}"
              />
              ${textField(state, { name: 'holder', label: '户名', hint: '应当与企业名称一致', maxlength: 100 })}
              ${textField(state, { name: 'bank', label: '开户银行', maxlength: 100 })}
              ${textField(state, {
                name: 'account',
                label: '银行账号',
                hint: '只用于兑付，加密保存，不公开',
                maxlength: 40,
                inputmode: 'numeric',
              })}
              <p class="actions"><button type="submit">确认领取</button></p>
            </form>
            <form action="${firmAddress}" method="post">
              ${hidden}<input type="hidden" name="act" value="decline" /><input
                type="hidden"
                name="line"
                value="${line.id}"
              />
              <details>
                <summary>不领取</summary>
                <p>放弃以后不能再确认领取这一笔。</p>
                <p class="actions">
                  <button type="submit" class="button-plain">放弃领取</button>
                </p>
              </details>
            </form>`
        : ''
    }
  </section>`;
}

const words: RefusalWords = {
  unknown: {
    field: 'code',
    text: '统一社会信用代码或者查询码不对，请核对后再试',
  } satisfies FieldFault,
  locked: (until) => `这个代码输错的次数过多，${until}以后再试`,
};

function askPage({
  key = { number: '', code: '' },
  faults = [],
  toll,
  status = 422,
}: Partial<AskedAgain>): Page {
  const state = { values: { ...key }, faults };
  return {
    ...frame,
    title: '企业专页',
    status: faults.length > 0 ? status : 200,
    body: html`<div class="form">
      <h1>企业专页</h1>
      <p class="lead">
        凭统一社会信用代码和邮件、短信、通知单里的查询码，查看收到的政策、反馈是否适用、确认免申即享、停止接收。
      </p>
      ${errorSummary(faults, '没有打开')}
      <form action="${firmAddress}" method="post" data-key>
        ${textField(state, {
          name: 'number',
          label: '统一社会信用代码',
          hint: '18位',
          maxlength: 60,
          short: true,
        })}
        ${textField(state, {
          name: 'code',
          label: '查询码',
          hint: '16位，大小写和横线不影响',
          maxlength: 60,
          short: true,
        })}
        ${toll ?? ''}
        <p class="actions"><button type="submit">打开专页</button></p>
      </form>
    </div>`,
  };
}

function amountSaid({
  amount_fen: fen,
  basis,
}: Pick<Awaited<ReturnType<typeof payoutsForFirm>>[number], 'amount_fen' | 'basis'>): string {
  const steps = stepsBeyond(fen, basis);
  return moneyInWords(fen) + (steps === undefined ? '' : `（${steps}）`);
}
