// What became of a message, by number and query code in a posted form; guarded like the look at a request.

import { html } from './html.ts';
import { guardedMessage } from '../../commands/readers/guarded-message.ts';
import { beijingDay, beijingMinute } from '../../rules/beijing-time.ts';
import { messageKinds, messageStates } from '../../rules/reader-messages.ts';
import { organBelow } from '../../store/people/organs.ts';
import { openBody, openMessageAnswer } from '../../store/readers/reader-messages.ts';
import type { MessageRow, OrganRow } from '../../store/tables.ts';
import { contactAddress, messageAnswerAddress } from './addresses.ts';
import { longDay } from './dates.ts';
import { tooManyPage } from './error-page.ts';
import {
  type AskedAgain,
  askedAgain,
  keyIn,
  lookGuarded,
  type RefusalWords,
} from './guarded-form.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { errorSummary, type FieldFault, textField } from './parts/field.ts';
import { readForm } from './posted-form.ts';

export async function messageAnswerPage(request: PageRequest): Promise<Page> {
  const { http, context, site } = request;
  if (http.req.method !== 'POST') return askPage({});
  const posted = (await readForm({ http })) ?? new FormData();
  const { key, missing } = keyIn(posted, '请填写编号');
  if (missing.length > 0) return askPage({ key, faults: missing });
  const looked = await lookGuarded(request, posted, (given) =>
    guardedMessage(context, { ...key, ...given }),
  );
  if (looked === 'too-many') return tooManyPage(request);
  if (looked.outcome !== 'found') return askPage(await askedAgain(request, key, looked, words));
  const row = looked.found;
  const organ = await organBelow(context.db, site.organ.id, row.organ_id);
  if (organ === undefined) return askPage({ key, faults: [unknown] });
  return { ...frame, title: '留言的答复', body: standing(request, row, organ) };
}

function standing({ context: { secrets } }: PageRequest, row: MessageRow, organ: OrganRow): Html {
  const answer = openMessageAnswer(secrets, row);
  return html`<div class="form">
    <h1>${messageKinds[row.kind]}：${messageStates[row.state]}</h1>
    <dl class="facts">
      <div>
        <dt>编号</dt>
        <dd>${row.number}</dd>
      </div>
      <div>
        <dt>提交时间</dt>
        <dd>${beijingMinute(row.received_at)}</dd>
      </div>
      ${
        row.settled_at === null
          ? html`<div>
              <dt>最迟答复</dt>
              <dd>${longDay(row.answer_by)}</dd>
            </div>`
          : ''
      }
    </dl>
    <h2>您写的内容</h2>
    ${lines(openBody(secrets, row))}
    ${
      answer === null || row.settled_at === null
        ? html`<p class="notice notice-plain" role="status">
            ${row.state === 'new' ? '已经收到，还没有开始处理。' : '正在处理，还没有答复。'}
          </p>`
        : html`<section>
            <h2>${row.state === 'closed' ? '办理情况' : '答复'}</h2>
            ${lines(answer)}
            <p class="hint">${organ.name}，${longDay(beijingDay(row.settled_at))}</p>
          </section>`
    }
  </div>`;
}

function lines(text: string): Html {
  return html`${text.split('\n').map((line) => html`<p>${line}</p>`)}`;
}

const unknown: FieldFault = { field: 'code', text: '编号或者查询码不对，请核对后再试' };

const words: RefusalWords = {
  unknown,
  locked: (until) => `这个编号输错的次数过多，${until}以后再试`,
};

const frame = {
  keep: 'personal',
  trail: [{ label: '联系我们', path: contactAddress }, { label: '查询答复' }],
  forms: true,
} as const;

function askPage({
  key = { number: '', code: '' },
  faults = [],
  toll,
  status = 422,
}: Partial<AskedAgain>): Page {
  const state = { values: { ...key }, faults };
  return {
    ...frame,
    title: '查询答复',
    status: faults.length > 0 ? status : 200,
    body: html`<div class="form">
      <h1>查询答复</h1>
      <p class="lead">凭提交纠错、留言时得到的编号和查询码查看。</p>
      ${errorSummary(faults, '没有查到')}
      <form action="${messageAnswerAddress}" method="post" data-key>
        ${textField(state, {
          name: 'number',
          label: '编号',
          hint: '如 KFQ-LY-2026-0007',
          maxlength: 60,
          short: true,
        })}
        ${textField(state, {
          name: 'code',
          label: '查询码',
          hint: '12位，大小写和横线不影响',
          maxlength: 60,
          short: true,
        })}
        ${toll ?? ''}
        <p class="actions"><button type="submit">查看答复</button></p>
      </form>
    </div>`,
  };
}
