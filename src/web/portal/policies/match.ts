// 企业找政策: a minute's form without sign-in, posted so that nothing of it stands in an address, and the ranked list.
// The form goes with the list: answers are given in place and it is made anew.

import { html, raw } from '../html.ts';
import { day, type IsoDay } from '../../../rules/day.ts';
import { dateText } from '../../../rules/letters/words.ts';
import { factLine } from '../../../rules/policy/facts.ts';
import { policyTypes } from '../../../rules/policy/item.ts';
import { tooManyPage } from '../error-page.ts';
import { readForm } from '../posted-form.ts';
import type { Html, Page, PageRequest, PageResult } from '../page.ts';
import { errorSummary } from '../parts/field.ts';
import { matchAddress, policiesAddress, subscribeAddress } from './addresses.ts';
import { bundle } from './bundle.ts';
import { calendarDays, sendCalendar } from './calendar.ts';
import { comparison, mostCompared, tooMany } from './compare.ts';
import { factField, type FirmFields, mainFacts, moreFields, sizeInWords } from './firm-fields.ts';
import { listDocument, listWorkbook } from './match-files.ts';
import { type MatchInput, noInput, readMatchInput } from './match-input.ts';
import { changeList, resultCounts, resultLists } from './match-results.ts';
import {
  changesBetween,
  firstQuestions,
  type FirmMatches,
  type Matched,
  matchesOf,
} from './matches.ts';
import { type PolicyBook, policyBook } from './policy-book.ts';
import { callerOf } from '../../client-address.ts';

/** Looks at all items each time; a whole office may stand behind one address. */
const mostLooks = 600;

export async function matchPage(request: PageRequest): Promise<PageResult> {
  const { http, context } = request;
  const book = await policyBook(context);
  if (http.req.method !== 'POST') {
    return { ...frameOf('企业找政策'), isListed: true, body: formOnly(request, book, noInput) };
  }
  const from = `match ${callerOf(context.addressOf(http))}`;
  const wait = context.submissions.call(from, mostLooks);
  if (wait !== undefined) return tooManyPage(request, wait);
  const form = await readForm(request);
  const today = context.clock.today();
  const input = form === undefined ? noInput : readMatchInput(form, today);
  if (input.faults.length > 0) {
    return {
      ...frameOf('请改正：企业找政策'),
      status: 422,
      body: formOnly(request, book, input),
    };
  }
  const found = matchesOf(book, input.facts, input, today);
  return (await fileOf(request, book, input, found)) ?? resultPage(request, book, input, found);
}

function frameOf(title: string): Pick<Page, 'keep' | 'title' | 'trail' | 'forms'> {
  return {
    keep: 'personal',
    title,
    trail: [{ label: '惠企政策', path: policiesAddress }, { label: '企业找政策' }],
    forms: true,
  };
}

function fieldsOf({ values, faults }: MatchInput, book: PolicyBook): FirmFields {
  return { values, faults, names: book.names };
}

function formOnly(request: PageRequest, book: PolicyBook, input: MatchInput): Html {
  const fields = fieldsOf(input, book);
  return html`<div class="form firm-form">
    <h1>企业找政策</h1>
    <p class="lead">
      填您知道的，不知道的留空：先看结果，再补最有用的几项。不用登录，不用写企业名称。
    </p>
    ${errorSummary(input.faults, `有${input.faults.length}处需要改正，还没有查找`)}
    <form action="${matchAddress}" method="post" data-firm>
      ${kept()}
      <fieldset class="part">
        <legend>基本情况（约一分钟）</legend>
        ${mainFacts.map((key) => factField(fields, key))}
      </fieldset>
      <fieldset class="part">
        <legend>更多情况（选填）</legend>
        ${moreFields(fields)}
      </fieldset>
      <fieldset class="part">
        <legend>想要哪一类（选填）</legend>
        ${wishes(input)}
      </fieldset>
      <p class="actions">
        <button type="submit" name="do" value="match">查找适用的政策</button>
      </p>
    </form>
  </div>`;
}

/** With a script the browser keeps what was typed, and nobody else does. */
function kept(): Html {
  return html`<p class="hint firm-kept" data-firm-note hidden>
      填写的内容只保存在您的浏览器，下次打开自动填好；不保存在本站。
      <button type="button" class="button-small" data-firm-clear>清除保存的内容</button>
    </p>
    <noscript><p class="hint">填写的内容不保存，离开本页就没有了。</p></noscript>`;
}

function wishes({ types, onlyAutomatic }: MatchInput): Html {
  return html`<div class="ticked">
      ${Object.entries(policyTypes).map(
        ([key, label]) =>
          html`<p class="choice">
            <input
              type="checkbox"
              id="types-${key}"
              name="types"
              value="${key}"
              ${types.some((one) => one === key) ? raw('checked') : ''}
            />
            <label for="types-${key}">${label}</label>
          </p>`,
      )}
    </div>
    <p class="choice">
      <input
        type="checkbox"
        id="only"
        name="only"
        value="automatic"
        ${onlyAutomatic ? raw('checked') : ''}
      />
      <label for="only">只看免申即享</label>
    </p>`;
}

/** The items that were chosen; without a choice, all that are not ruled out. */
function chosenOf({ picked }: MatchInput, { all }: FirmMatches): readonly Matched[] {
  const chosen = all.filter(({ item }) => picked.includes(item.id));
  return chosen.length > 0 ? chosen : all.filter(({ match }) => match.state !== 'fails');
}

async function fileOf(
  request: PageRequest,
  book: PolicyBook,
  input: MatchInput,
  found: FirmMatches,
): Promise<Response | undefined> {
  const chosen = chosenOf(input, found);
  if (input.act === 'xlsx') return await listWorkbook(request, book, found, chosen);
  if (input.act === 'docx') return await listDocument(request, book, input.facts, found, chosen);
  if (input.act !== 'ics') return undefined;
  const days = chosen.flatMap(({ item }) => calendarDays(item, request));
  const now = request.context.clock.now();
  return days.length === 0
    ? undefined
    : sendCalendar(request, days, '惠企政策申报日程.ics', now, 'no-store');
}

function resultPage(
  request: PageRequest,
  book: PolicyBook,
  input: MatchInput,
  found: FirmMatches,
): Page {
  const today = request.context.clock.today();
  const fields = fieldsOf(input, book);
  const questions = firstQuestions(book, found);
  const asked = questions.map(({ fact }) => fact);
  const before = input.was && matchesOf(book, input.was, input, today);
  const isSame = input.was && JSON.stringify(input.was) === JSON.stringify(input.facts);
  const facts = JSON.stringify(input.facts);
  return {
    ...frameOf('适用的政策'),
    body: html`<h1>适用的政策</h1>
      <p class="lead">
        企业规模：${sizeInWords(input.facts, day(today))}。结论按${dateText(today)}的政策和您填写的情况比对，供参考，以受理单位审核为准。
      </p>
      <form action="${matchAddress}" method="post" data-firm class="match-form">
        <input type="hidden" name="was" value="${facts}" />
        ${resultCounts(found)} ${before && !isSame ? changeList(changesBetween(before, found)) : ''}
        ${chosenView(book, input, found, today)}
        ${questions.length === 0 ? '' : ask(fields, questions)}
        <details class="firm-change no-print">
          <summary>修改企业情况，看看会有什么变化</summary>
          ${kept()}
          ${mainFacts.filter((key) => !asked.includes(key)).map((key) => factField(fields, key))}
          ${moreFields(fields, asked)}
          <fieldset class="part">
            <legend>想要哪一类</legend>
            ${wishes(input)}
          </fieldset>
          <p class="actions">
            <button type="submit" name="do" value="match">按修改后的情况重新查找</button>
          </p>
        </details>
        ${tools(found)} ${resultLists({ found, book, picked: input.picked, today })}
      </form>
      ${request.context.canMail === true ? subscription(facts) : ''}`,
  };
}

/** Answers that decide most are asked for first, and say how much. */
function ask(fields: FirmFields, questions: ReturnType<typeof firstQuestions>): Html {
  const hints = Object.fromEntries(
    questions.map(({ fact, settles, bearsOn }) => [
      fact,
      `${factLine(fact).question}${
        settles > 0 ? `答了能确定${settles}项` : `关系到${bearsOn}项`
      }${settles > 0 && bearsOn > settles ? `，还关系到${bearsOn - settles}项` : ''}。`,
    ]),
  );
  return html`<fieldset class="part first-questions no-print">
    <legend>先答这${questions.length}个问题，结果最清楚</legend>
    ${questions.map(({ fact }) => factField({ ...fields, hints }, fact))}
    <p class="actions"><button type="submit" name="do" value="match">更新结果</button></p>
  </fieldset>`;
}

function chosenView(
  book: PolicyBook,
  input: MatchInput,
  found: FirmMatches,
  today: IsoDay,
): Html | '' {
  if (input.act !== 'compare' && input.act !== 'bundle') return '';
  const chosen = chosenOf(input, found);
  if (chosen.length === 0) return html`<p class="empty" role="status">没有可以放进来的事项。</p>`;
  if (input.act === 'bundle') return bundle(chosen, today);
  return html`<section aria-labelledby="compare">
    <h2 id="compare">比较</h2>
    ${comparison(
      chosen.slice(0, mostCompared).map((matched) => ({ item: matched.item, matched })),
      book.names,
      today,
      found.firm,
    )}
    ${tooMany(chosen.length)}
  </section>`;
}

function tools({ all }: FirmMatches): Html | '' {
  if (all.length === 0) return '';
  return html`<div class="match-tools no-print" role="group" aria-label="选中的事项">
    <p class="hint">在下面选中几项；都不选，就是除“不符合”以外的全部。</p>
    <p class="actions">
      <button type="submit" name="do" value="compare" class="button-plain">并排比较</button>
      <button type="submit" name="do" value="bundle" class="button-plain">合成政策包</button>
      <button type="submit" name="do" value="docx" class="button-plain">下载Word清单</button>
      <button type="submit" name="do" value="xlsx" class="button-plain">下载Excel清单</button>
      <button type="submit" name="do" value="ics" class="button-plain">下载日历</button>
      <button type="button" class="button-plain" data-print hidden>打印清单</button>
    </p>
  </div>`;
}

function subscription(facts: string): Html {
  return html`<form action="${subscribeAddress}" method="post" class="no-print match-subscribe">
    <h2>有新的适合的政策时告诉我</h2>
    <p>按邮箱订阅，确认后生效，随时可以退订。是否保存这里填写的情况，在下一页由您决定。</p>
    <input type="hidden" name="from" value="${facts}" />
    <p class="actions"><button type="submit" class="button-plain">去订阅</button></p>
  </form>`;
}
