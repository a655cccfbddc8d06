// Subscribing by e-mail, confirmed by who reads it; and stopping. Where no mail can be sent the page says so and offers
// the feeds instead.

import { html, raw } from '../html.ts';
import {
  askToSubscribe,
  confirmWithinDays,
} from '../../../commands/policies/subscribe-policies.ts';
import { feedFormats, isFeedFormat } from '../../../formats/feeds/feed.ts';
import { factKeys, factLine, type FactValue, type FirmFacts } from '../../../rules/policy/facts.ts';
import { noneValue, readFirm } from '../../../rules/policy/firm-form.ts';
import {
  type PolicyLevel,
  policyLevels,
  type PolicyType,
  policyTypes,
} from '../../../rules/policy/item.ts';
import { reminderDays } from '../../../rules/policy/subscription.ts';
import { factInWords, type PolicyNames } from '../../../rules/policy/words.ts';
import { day, type IsoDay } from '../../../rules/day.ts';
import { asReader } from '../../context.ts';
import { helpAddress } from '../addresses.ts';
import { tooManyPage } from '../error-page.ts';
import { faultsOf, readNumber, readText } from '../form-input.ts';
import { goodPayment, countSubmission, type Payment, tollOf } from '../form-toll.ts';
import { readForm } from '../posted-form.ts';
import type { Html, Page, PageRequest, PageResult } from '../page.ts';
import { unpaidFault } from '../parts/challenge-field.ts';
import { errorSummary, type FieldFault, selectField, textField } from '../parts/field.ts';
import { isSubmissionKey, newSubmissionKey } from '../submission-key.ts';
import { matchAddress, policiesAddress, policiesFeed, subscribeAddress } from './addresses.ts';
import { factsOfText } from './match-input.ts';
import { factField, type FirmFields } from './firm-fields.ts';
import { policyBook } from './policy-book.ts';

interface Asked {
  readonly email: string;
  readonly submissionKey: string | undefined;
  readonly types: readonly PolicyType[];
  readonly levels: readonly PolicyLevel[];
  readonly newItems: boolean;
  readonly daysBefore: string;
  /** Where and of what trade, as typed: enough without any firm. */
  readonly region: string;
  readonly industry: string;
  /** The firm as the form before this one had it; kept only where `keepFacts` was chosen. */
  readonly facts: FirmFacts | undefined;
  readonly keepFacts: boolean;
}

const blank: Asked = {
  email: '',
  submissionKey: undefined,
  types: [],
  levels: [],
  newItems: true,
  daysBefore: '7',
  region: '',
  industry: '',
  facts: undefined,
  keepFacts: false,
};

export async function subscribePage(request: PageRequest): Promise<PageResult> {
  const { http, context } = request;
  if (context.canMail !== true) return withoutMail();
  if (http.req.method !== 'POST') return await formPage(request, blank, []);
  const form = await readForm(request);
  if (form === undefined) return await formPage(request, blank, []);
  // Coming from a list: nothing is asked for yet.
  if (form.has('from')) {
    const facts = factsOfText(form.get('from'), context.clock.today());
    return await formPage(request, { ...blank, ...placeAndTrade(facts), facts }, []);
  }
  const wait = countSubmission(request);
  if (wait !== undefined) return tooManyPage(request, wait);
  const asked = readAsked(form, context.clock.today());
  const payment = await goodPayment(request, asked.submissionKey, form);
  if (payment === undefined) return await formPage(request, asked, [unpaidFault]);
  const place = readFirm(
    { region: [asked.region], industry: [asked.industry] },
    day(context.clock.today()),
  );
  if (place.faults.length > 0) {
    const faults = place.faults.map(({ fact, reason }) => ({ field: fact, text: reason }));
    return await formPage(request, asked, faults, payment);
  }
  const facts = { ...(asked.keepFacts ? asked.facts : undefined), ...place.facts };
  const result = await askToSubscribe(asReader(context, request.site.main.organ.id), {
    email: asked.email,
    wants: {
      types: asked.types,
      levels: asked.levels,
      facts: Object.keys(facts).length > 0 ? facts : null,
      newItems: asked.newItems,
      daysBefore: daysOf(asked.daysBefore),
    },
  });
  if (!result.ok) {
    return await formPage(request, asked, faultsOf(result.violations, 'email'), payment);
  }
  return {
    ...frameOf('请到邮箱里确认'),
    body: html`<div class="form">
      <h1>请到邮箱里确认</h1>
      <p>
        确认邮件已经交付发送。请打开邮件里的链接，订阅才生效；${confirmWithinDays}天内没有确认，邮箱地址自动删除。
      </p>
      <p>没有收到的，请看看垃圾邮件，十分钟以后可以再提交一次。</p>
      <p><a href="${policiesAddress}">回到惠企政策</a></p>
    </div>`,
  };
}

function readAsked(form: FormData, today: IsoDay): Asked {
  const among = <T extends string>(name: string, options: Readonly<Record<T, unknown>>): T[] =>
    form
      .getAll(name)
      .filter((one): one is T => typeof one === 'string' && Object.hasOwn(options, one));
  return {
    email: readNumber(form, 'email'),
    submissionKey: readText(form, 'submissionKey'),
    types: among('types', policyTypes),
    levels: among('levels', policyLevels),
    newItems: form.get('newItems') === '1',
    daysBefore: readText(form, 'daysBefore'),
    region: readText(form, 'region'),
    industry: readText(form, 'industry'),
    facts: factsOfText(form.get('facts'), today),
    keepFacts: form.get('keepFacts') === '1',
  };
}

/** As the field of the form has it. */
function said(value: FactValue | undefined): string {
  return value === null ? noneValue : typeof value === 'string' ? value : '';
}

/** What the list before this form already knew. */
function placeAndTrade(facts: FirmFacts | undefined): Pick<Asked, 'region' | 'industry'> {
  return { region: said(facts?.region), industry: said(facts?.industry) };
}

function daysOf(text: string): number | null {
  return reminderDays.find((days) => String(days) === text) ?? null;
}

export function frameOf(title: string): Pick<Page, 'keep' | 'title' | 'trail' | 'forms'> {
  return {
    keep: 'personal',
    title,
    trail: [{ label: '惠企政策', path: policiesAddress }, { label: '订阅' }],
    forms: true,
  };
}

function withoutMail(): Page {
  const formats = Object.keys(feedFormats).filter(isFeedFormat);
  return {
    keep: 'public',
    topics: [],
    title: '订阅惠企政策',
    trail: [{ label: '惠企政策', path: policiesAddress }, { label: '订阅' }],
    body: html`<div class="prose">
      <h1>订阅惠企政策</h1>
      <p><strong>本站目前没有开通邮件提醒。</strong>可以这样得到新的政策：</p>
      <ul>
        <li>
          用阅读器订阅，不用留下任何信息：
          ${formats.map(
            (format) => html`<a href="${policiesFeed(format)}">${feedFormats[format].label}</a> `,
          )}
        </li>
        <li>在事项页面把申报截止日期“加入日历”，由手机或者电脑提前三天提醒</li>
        <li>
          用<a href="${matchAddress}">企业找政策</a>再查一次，填写的内容保存在您自己的浏览器里
        </li>
      </ul>
      <p><a href="${helpAddress}#dayin">怎样使用阅读器</a></p>
    </div>`,
  };
}

async function formPage(
  request: PageRequest,
  asked: Asked,
  faults: readonly FieldFault[],
  payment?: Payment,
): Promise<Page> {
  const { names } = await policyBook(request.context);
  const submissionKey = isSubmissionKey(asked.submissionKey)
    ? asked.submissionKey
    : newSubmissionKey();
  const place: FirmFields = {
    values: { region: [asked.region], industry: [asked.industry] },
    faults,
    names,
    hints: { region: '企业在哪里注册', industry: '输入代码或者名称，如：C39、软件' },
  };
  const state = { values: { email: asked.email, daysBefore: asked.daysBefore }, faults };
  return {
    ...frameOf(faults.length > 0 ? '请改正：订阅惠企政策' : '订阅惠企政策'),
    status: faults.length > 0 ? 422 : 200,
    body: html`<div class="form">
      <h1>订阅惠企政策</h1>
      <p class="lead">
        有新的政策、快要截止的时候发一封邮件。不用注册；确认以后生效，每封邮件都可以退订。
      </p>
      ${errorSummary(faults, `有${faults.length}处需要改正，还没有提交`)}
      <form action="${subscribeAddress}" method="post">
        <input type="hidden" name="submissionKey" value="${submissionKey}" />
        ${textField(state, {
          name: 'email',
          label: '电子邮箱',
          hint: '加密保存，只用来发这些提醒；退订时删除。',
          type: 'email',
          autocomplete: 'email',
          required: true,
        })}
        ${many('types', '哪些类型', '都不选就是全部', policyTypes, asked.types)}
        ${many('levels', '哪些层级', '都不选就是全部', policyLevels, asked.levels)}
        <h2>只看有关的（选填）</h2>
        <p>不用填写企业的情况；选了以后，明确只给其他地区、其他行业的事项不发。</p>
        ${factField(place, 'region')} ${factField(place, 'industry')}
        <fieldset class="field">
          <legend>什么时候提醒</legend>
          ${tick('newItems', '1', '有新的事项时', asked.newItems)}
        </fieldset>
        ${selectField(state, {
          name: 'daysBefore',
          label: '截止前提醒',
          options: [
            ['', '不提醒'],
            ...reminderDays.map((days) => [String(days), `截止前${days}天`] as const),
          ],
        })}
        ${asked.facts && Object.keys(asked.facts).length > 0 ? firmField(asked.facts, asked.keepFacts, names) : ''}
        ${await tollOf(request, submissionKey, faults, payment)}
        <p class="actions"><button type="submit">发送确认邮件</button></p>
      </form>
    </div>`,
  };
}

/** Kept only by choice, and shown in full before. */
function firmField(facts: FirmFacts, isKept: boolean, names: PolicyNames): Html {
  const known = factKeys.flatMap((key) =>
    facts[key] === undefined
      ? []
      : [`${factLine(key).label}：${factInWords(key, facts[key], names)}`],
  );
  return html`<fieldset class="field">
    <legend>企业情况</legend>
    <input type="hidden" name="facts" value="${JSON.stringify(facts)}" />
    <span class="hint">${known.join('；')}</span>
    ${tick('keepFacts', '1', '同时保存上面的情况，只发可能适合的事项；退订时一并删除', isKept)}
  </fieldset>`;
}

function many(
  name: string,
  legend: string,
  hint: string,
  options: Readonly<Record<string, string>>,
  chosen: readonly string[],
): Html {
  return html`<fieldset class="field">
    <legend>${legend}<span class="optional">（${hint}）</span></legend>
    <div class="ticked">
      ${Object.entries(options).map(([value, label]) => tick(name, value, label, chosen.includes(value)))}
    </div>
  </fieldset>`;
}

function tick(name: string, value: string, label: string, isChosen: boolean): Html {
  const id = value === '1' ? name : `${name}-${value}`;
  return html`<p class="choice">
    <input
      type="checkbox"
      id="${id}"
      name="${name}"
      value="${value}"
      ${isChosen ? raw('checked') : ''}
    />
    <label for="${id}">${label}</label>
  </p>`;
}
