// What the applicant can do on the page of his request: supplement it (条例 30), give reasons (35), withdraw
// it, say how he was served. Number and code come along in the same posted form and stand in no address.

import { html } from 'hono/html';
import { enterStep } from '../../commands/enter-step.ts';
import type { Progress } from '../../commands/query-request.ts';
import { obstacle } from '../../rules/request/obstacles.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import { sentenceOf } from '../../rules/violations.ts';
import { plainText } from '../plain-text.ts';
import { asApplicant, type WebContext } from '../context.ts';
import { trackStep } from './addresses.ts';
import type { ColumnRow } from '../../store/tables.ts';
import type { Html } from './page.ts';

const acts = {
  supplement: {
    step: 'record-supplement',
    heading: '补正申请内容',
    button: '提交补正',
    done: '补正已经提交，答复期限自今天的次日起重新计算。',
  },
  explanation: {
    step: 'record-explanation',
    heading: '说明理由',
    button: '提交说明',
    done: '说明已经提交。',
  },
  withdraw: {
    step: 'withdraw',
    heading: '撤回申请',
    button: '撤回申请',
    done: '申请已经撤回。',
  },
  rate: { step: 'rate', heading: '评价这次办理', button: '提交评价', done: '谢谢您的评价。' },
} as const;
type Act = keyof typeof acts;

function isAct(text: string): text is Act {
  return Object.hasOwn(acts, text);
}

export interface ActAnswer {
  readonly text: string;
  readonly isDone: boolean;
}

/** Does what the form asks for; `undefined` when it only asks to see. */
export async function takeApplicantAct(
  context: WebContext,
  form: FormData,
  { row }: Progress,
): Promise<ActAnswer | undefined> {
  const act = textOf(form, 'act');
  if (!isAct(act)) return undefined;
  const command = asApplicant(context, row.organ_id);
  const on = context.clock.today();
  const seen = { requestId: row.id, version: Number(textOf(form, 'version')) || 0, on };
  const text = plainText(textOf(form, 'text')).slice(0, 5000);
  const result = await run(command, act, seen, { text, form });
  return result.ok
    ? { text: acts[act].done, isDone: true }
    : { text: result.violations.map(sentenceOf).join(''), isDone: false };
}

function run(
  command: ReturnType<typeof asApplicant>,
  act: Act,
  seen: { requestId: number; version: number; on: IsoDay },
  { text, form }: { text: string; form: FormData },
) {
  switch (act) {
    case 'supplement':
      return enterStep(command, 'record-supplement', { ...seen, text });
    case 'explanation':
      return enterStep(command, 'record-explanation', { ...seen, text });
    case 'withdraw':
      return enterStep(command, 'withdraw', { ...seen, note: '申请人在网上撤回' });
    case 'rate':
      return enterStep(command, 'rate', { ...seen, score: Number(textOf(form, 'score')) });
  }
}

/** A form for each act that is open today. */
export function actForms(
  column: ColumnRow,
  { request, row }: Progress,
  key: { readonly number: string; readonly code: string },
  today: IsoDay,
  calendar: WorkingCalendar,
): Html {
  const open = (Object.keys(acts) as Act[]).filter(
    (act) => obstacle(request, acts[act].step, { today, calendar }) === undefined,
  );
  const forms = open.map((act) => {
    const { heading, button } = acts[act];
    return html`<section class="form" aria-labelledby="act-${act}">
      <h2 id="act-${act}">${heading}</h2>
      <form action="/${column.path}/${trackStep}/" method="post">
        <input type="hidden" name="number" value="${key.number}" />
        <input type="hidden" name="code" value="${key.code}" />
        <input type="hidden" name="act" value="${act}" />
        <input type="hidden" name="version" value="${row.version}" />
        ${fieldOf(act)}
        <p class="actions"><button type="submit">${button}</button></p>
      </form>
    </section>`;
  });
  return html`${forms}`;
}

function fieldOf(act: Act): Html | '' {
  switch (act) {
    case 'supplement':
      return area('text-supplement', '按补正告知书的要求补充说明');
    case 'explanation':
      return area('text-explanation', '申请数量较多、较频繁的理由');
    case 'withdraw':
      return html`<p>
        <label
          ><input type="checkbox" name="sure" required />
          确认撤回。撤回后不再办理，需要时可以重新申请。</label
        >
      </p>`;
    case 'rate':
      return html`<fieldset>
        <legend>满意程度</legend>
        ${[5, 4, 3, 2, 1].map(
          (score) =>
            html`<label
              ><input type="radio" name="score" value="${score}" required /> ${score}分</label
            > `,
        )}
      </fieldset>`;
  }
}

function area(id: string, label: string): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <textarea id="${id}" name="text" rows="6" maxlength="5000" required></textarea>
  </div>`;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
