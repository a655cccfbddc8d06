// The forms on the page of a request, one for each act that is open today. What the applicant is waited for
// stands open; the rest folds, so that the page stays calm.

import { html, raw } from './html.ts';
import type { Progress } from '../../commands/requests/query-request.ts';
import { uploadAccept, uploadTypesText } from '../../formats/upload-type.ts';
import { deliveryWishes } from '../../rules/application.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import { maskApplicant } from '../../rules/mask-applicant.ts';
import type { LetterKind } from '../../rules/letters/kinds.ts';
import { obstacle } from '../../rules/request/obstacles.ts';
import { openApplication } from '../../store/requests/requests.ts';
import type { ColumnRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import { trackStep } from './addresses.ts';
import { type Act, type ActAnswer, acts, longestAnswer, longestNote } from './applicant-acts.ts';
import { type ApplicantKey, keyFields, textOf } from './applicant-key.ts';
import type { Html } from './page.ts';
import { checkBox, fileField, radioField, textArea, textField } from './parts/field.ts';

export interface ActForms {
  readonly column: ColumnRow;
  readonly progress: Progress;
  readonly key: ApplicantKey;
  readonly today: IsoDay;
  readonly calendar: WorkingCalendar;
  readonly secrets: WebContext['secrets'];
  /** Nobody is asked how he liked what he has not read. */
  readonly isReplyUnread: boolean;
  /** Kinds of letters still to be opened: none is answered unread. */
  readonly unread: ReadonlySet<LetterKind>;
  /** What came with a form that could not be taken: its words come back. */
  readonly answer: ActAnswer | undefined;
  readonly form: FormData;
}

const urgent: readonly Act[] = ['supplement', 'explanation'];
const folded: readonly Act[] = ['contact', 'delivery', 'withdraw'];

/** Answers to notices: the applicant's turn. */
export function urgentForms(forms: ActForms): Html {
  return html`${openActs(forms, urgent).map(
    (act) =>
      html`<section class="form turn" aria-labelledby="act-${act}">
        <h2 id="act-${act}">${acts[act].heading}</h2>
        ${actForm(forms, act)}
      </section>`,
  )}`;
}

export function otherForms(forms: ActForms): Html | '' {
  const open = openActs(forms, folded);
  const rating = forms.isReplyUnread ? [] : openActs(forms, ['rate']);
  return html`${rating.map(
    (act) =>
      html`<section class="form" aria-labelledby="act-${act}">
        <h2 id="act-${act}">${acts[act].heading}</h2>
        ${actForm(forms, act)}
      </section>`,
  )}
  ${
    open.length === 0
      ? ''
      : html`<section class="no-print form" aria-labelledby="more">
          <h2 id="more">还可以办理</h2>
          ${open.map(
            (act) =>
              html`<details class="act" ${isBack(forms, act) ? raw('open') : ''}>
                <summary>${acts[act].heading}</summary>
                ${actForm(forms, act)}
              </details>`,
          )}
        </section>`
  }`;
}

/** The letter that a form answers. */
const answered: Readonly<Partial<Record<Act, LetterKind>>> = {
  supplement: 'P02',
  explanation: 'P07',
};

function openActs(
  { progress, today, calendar, unread }: ActForms,
  among: readonly Act[],
): readonly Act[] {
  const { supplement } = progress.request;
  // A notice that did not get there waits for nothing yet.
  const unasked = (act: Act): boolean => {
    const letter = answered[act];
    if (letter !== undefined && unread.has(letter)) return true;
    return act === 'supplement' && supplement?.failed !== undefined;
  };
  return among.filter(
    (act) =>
      !unasked(act) &&
      obstacle(progress.request, acts[act].step, { today, calendar }) === undefined,
  );
}

function isBack({ answer }: ActForms, act: Act): boolean {
  return answer?.act === act && !answer.isDone;
}

function actForm(forms: ActForms, act: Act): Html {
  const { column, progress, key } = forms;
  const takesFiles = act === 'supplement' || act === 'explanation';
  return html`<form
    action="/${column.path}/${trackStep}/"
    method="post"
    ${takesFiles ? raw('enctype="multipart/form-data"') : ''}
  >
    ${keyFields(key)}
    <input type="hidden" name="act" value="${act}" />
    <input type="hidden" name="version" value="${progress.row.version}" />
    ${fieldsOf(forms, act)}
    <p class="actions"><button type="submit">${acts[act].button}</button></p>
  </form>`;
}

function fieldsOf(forms: ActForms, act: Act): Html {
  const back = (name: string): string => (isBack(forms, act) ? textOf(forms.form, name) : '');
  switch (act) {
    case 'supplement':
      return html`${askedFor(forms)}
      ${answerFields('按补正告知书的要求补充说明', '如身份证明、授权委托书。', back('text'))}`;
    case 'explanation':
      return answerFields('申请数量较多、较频繁的理由', '能够说明理由的材料。', back('text'));
    case 'contact':
      return contactFields(forms, back);
    case 'delivery':
      return html`${radioField(
        { values: { deliveryWish: back('deliveryWish') }, faults: [] },
        {
          name: 'deliveryWish',
          label: '获取的方式',
          hint: '改变获取方式不影响答复期限（条例第四十条）。',
          options: Object.entries(deliveryWishes),
        },
      )}
      ${checkBox(
        { values: {}, faults: [] },
        {
          name: 'electronicConsent',
          label: '选择网上下载或者电子邮件的：我同意以电子方式接收答复书和其他文书',
        },
      )}`;
    case 'withdraw':
      return checkBox(
        { values: {}, faults: [] },
        { name: 'sure', label: '确认撤回。撤回后不再办理，需要时可以重新申请。' },
      );
    case 'rate':
      return html`<fieldset class="field scores">
          <legend>满意程度</legend>
          ${scores.map(
            ([score, label]) =>
              html`<label
                ><input
                  type="radio"
                  name="score"
                  value="${score}"
                  required
                  ${back('score') === String(score) ? raw('checked') : ''}
                />
                ${score} <span class="hint">${label}</span></label
              >`,
          )}
        </fieldset>
        ${textArea(
          { values: { text: back('text') }, faults: [] },
          { name: 'text', label: '意见', required: false, rows: 3, hint: `最多${longestNote}字。` },
        )}`;
  }
}

const scores = [
  [5, '很满意'],
  [4, '满意'],
  [3, '一般'],
  [2, '不满意'],
  [1, '很不满意'],
] as const;

/** What the notice asks for, beside the box it is answered in; how to put it stands in the notice. */
function askedFor({ progress }: ActForms): Html | '' {
  const items = (progress.request.supplement?.items ?? '')
    .split('\n')
    .filter((item) => item.trim());
  if (items.length === 0) return '';
  return html`<p>请补正以下内容，怎样写见<a href="#letters">补正告知书</a>：</p>
    <ul class="asked-for">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
}

function answerFields(label: string, papers: string, text: string): Html {
  return html`${textArea(
    { values: { text }, faults: [] },
    {
      name: 'text',
      label,
      required: 'one-of-these',
      hint: `可以只写文字，也可以只附文件。最多${longestAnswer}字。`,
    },
  )}
  ${fileField(
    { values: {}, faults: [] },
    {
      name: 'file',
      label: '文件',
      required: 'one-of-these',
      hint: `${papers}${uploadTypesText}，每个不超过10 MB，合计不超过20 MB，可以选几个。加密保存。`,
      accept: uploadAccept,
      multiple: true,
    },
  )}`;
}

function hint(value: string | undefined): { readonly hint: string } {
  return { hint: value === undefined ? '现在没有登记' : `现在登记的：${value}` };
}

/** What stands there now is masked: whoever has number and code need not learn it. */
function contactFields(forms: ActForms, back: (name: string) => string): Html {
  const { progress, secrets, answer } = forms;
  const now = maskApplicant(openApplication(secrets, progress.row).applicant);
  const values = { phone: back('phone'), email: back('email'), address: back('address') };
  const faults = isBack(forms, 'contact') ? (answer?.faults ?? []) : [];
  const state = { values: { ...values, postcode: back('postcode') }, faults };
  const field = { required: false } as const;
  return html`<p class="hint">只填要更正的，其余留空。</p>
    ${textField(state, { ...field, ...hint(now.phone), name: 'phone', label: '联系电话', type: 'tel', short: true })}
    ${textField(state, { ...field, ...hint(now.email), name: 'email', label: '电子邮箱', type: 'email' })}
    ${textField(state, { ...field, ...hint(now.address), name: 'address', label: '通信地址' })}
    ${textField(state, { ...field, ...hint(now.postcode), name: 'postcode', label: '邮政编码', inputmode: 'numeric', short: true })}`;
}
