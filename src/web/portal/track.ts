// Progress by number and query code, asked by a posted form so that neither stands in an address. Wrong
// codes and unknown numbers cost the same and read the same; guessing is slowed, nobody is locked out.

import { plainText } from '../plain-text.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { html } from 'hono/html';
import { queryRequest } from '../../commands/query-request.ts';
import { remedySetOn } from '../../store/remedy-settings.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { trackStep } from './addresses.ts';
import { type ActAnswer, actForms, takeApplicantAct } from './applicant-acts.ts';
import { applicantLetters } from './applicant-letters.ts';
import { columnTags, sectionOf, trailTo } from './column-place.ts';
import { tooManyPage } from './error-page.ts';
import type { Html, Page, PageRequest } from './page.ts';
import { errorSummary, type FieldFault, textField } from './parts/field.ts';
import { progressView } from './progress.ts';

export async function trackPage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { http } = request;
  const place = {
    keep: 'personal',
    section: sectionOf(request.site, column),
    trail: [...trailTo(request.site, column, true), { label: '查询进度' }],
    columnTags: columnTags(request.site, column),
    title: '查询申请进度',
  } as const;
  if (http.req.method !== 'POST') return { ...place, body: form(column, '', []) };
  const answer = await look(request);
  if (answer === 'too-many') return tooManyPage(request);
  const { context, site } = request;
  if (answer.progress === undefined) {
    return { ...place, status: 422, body: form(column, answer.number, answer.faults) };
  }
  const told = await takeApplicantAct(context, answer.form, answer.progress);
  const { number, code } = answer;
  // After an act the page shows the request as it then stands.
  const again = told === undefined ? undefined : await queryRequest(context, number, code);
  const progress = again?.ok === true ? again.value : answer.progress;
  const { organ_id: organId } = progress.row;
  const decidedOn = progress.request.reply?.on;
  const bodies = decidedOn && (await remedySetOn(context.db, organId, decidedOn));
  const today = context.clock.today();
  const view = progressView(site, progress, today, context.calendar, bodies);
  const letters = await applicantLetters(context, progress.row.id);
  const forms = actForms(column, progress, { number, code }, today, context.calendar);
  return {
    ...place,
    ...(told?.isDone === false ? { status: 422 as const } : {}),
    body: html`<div class="prose">${noticeOf(told)} ${view} ${letters}</div>
      ${forms}`,
  };
}

function noticeOf(told: ActAnswer | undefined): Html | '' {
  return told === undefined ? '' : html`<p class="notice" role="status">${told.text}</p>`;
}

const unknown: FieldFault = {
  field: 'code',
  text: '编号或者查询码不对，请核对后再试',
};

/** From one address at a time: more of them waiting means a program is trying. */
const mostWaiting = 5;
const waiting = new Map<string, number>();
/** Every wrong answer takes at least this long, whatever it met inside. */
const leastTime = 400; // ms

type Found = NonNullable<Extract<Awaited<ReturnType<typeof queryRequest>>, { ok: true }>['value']>;
type Look =
  | 'too-many'
  | {
      readonly number: string;
      readonly code: string;
      readonly form: FormData;
      readonly progress?: Found;
      readonly faults: readonly FieldFault[];
    };

async function look({ context, http, site }: PageRequest): Promise<Look> {
  const form = await http.req.formData().catch(() => new FormData());
  const number = plainText(textOf(form, 'number')).slice(0, 60);
  const code = textOf(form, 'code').slice(0, 60);
  const asked = { number, code, form };
  const empty = [
    ...(number === '' ? [{ field: 'number', text: '请填写申请编号' }] : []),
    ...(code === '' ? [{ field: 'code', text: '请填写查询码' }] : []),
  ];
  if (empty.length > 0) return { ...asked, faults: empty };
  const attempts = context.queryAttempts;
  const address = `address ${context.addressOf(http) ?? ''}`;
  const guessed = `number ${number.toUpperCase()}`;
  const inLine = waiting.get(address) ?? 0;
  if (inLine >= mostWaiting) return 'too-many';
  waiting.set(address, inLine + 1);
  try {
    const begun = performance.now();
    await pause(Math.min(8000, attempts.failures(address) * 300));
    await pause(Math.min(2000, attempts.failures(guessed) * 200));
    const waited = performance.now() - begun;
    const result = await queryRequest(context, number, code);
    if (result.ok && result.value.row.organ_id === site.organ.id) {
      attempts.forgive(guessed);
      return { ...asked, progress: result.value, faults: [] };
    }
    attempts.fail(address);
    attempts.fail(guessed);
    await pause(Math.max(0, leastTime - (performance.now() - begun - waited)));
    return { ...asked, faults: [unknown] };
  } finally {
    const left = (waiting.get(address) ?? 1) - 1;
    if (left > 0) waiting.set(address, left);
    else waiting.delete(address);
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function form(column: ColumnRow, number: string, faults: readonly FieldFault[]): Html {
  const state = { values: { number }, faults };
  return html`<div class="form">
    <h1>查询申请进度</h1>
    <p class="lead">
      凭提交申请时得到的编号和查询码查询。编号或者查询码遗失的，请凭身份证明与工作人员联系。
    </p>
    ${errorSummary(faults, '没有查到')}
    <form action="/${column.path}/${trackStep}/" method="post">
      ${textField(state, {
        name: 'number',
        label: '申请编号',
        hint: '如 KFQ-2026-0007',
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
      <p class="actions"><button type="submit">查询进度</button></p>
    </form>
  </div>`;
}
