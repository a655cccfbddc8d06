// The form of a third party (条例 32): yes, no or in part, with reasons; what it marks as its secret; who
// speaks for it. Marks are added one at a time by a button that needs no script.

import { html, raw } from './html.ts';
import { opinions } from '../../rules/request/events.ts';
import { capacities, markKinds, mostMarks } from '../../rules/request/online-answer.ts';
import type { LetterAndCode } from '../../commands/letters/open-answer-link.ts';
import type { OrganRow } from '../../store/tables.ts';
import { carriedValues, type OpinionValues } from './opinion-input.ts';
import type { Html } from './page.ts';
import {
  type FieldFault,
  type FieldState,
  radioField,
  selectField,
  textArea,
  textField,
} from './parts/field.ts';

/** Where the forms go: to the page itself, with number and code in the body. */
export interface FormPlace extends LetterAndCode {
  readonly address: string;
}

export function keyFields({ number, code }: LetterAndCode): Html {
  return html`<input type="hidden" name="number" value="${number}" />
    <input type="hidden" name="code" value="${code}" />`;
}

export function opinionForm(
  organ: OrganRow,
  place: FormPlace,
  values: OpinionValues,
  faults: readonly FieldFault[],
  /** Rows of marks to show; those that hold something are always shown. */
  rows: number,
): Html {
  const state: FieldState = { values: carriedValues(values), faults };
  const shown = Math.min(mostMarks, Math.max(1, rows, values.marks.length));
  return html`<form class="opinion-form" action="${place.address}" method="post">
    ${keyFields(place)}
    <input type="hidden" name="submissionKey" value="${values.submissionKey}" />
    <input type="hidden" name="rows" value="${shown}" />
    ${enterGoesOn()}
    <fieldset class="part">
      <legend>一、是否同意公开</legend>
      ${radioField(state, {
        name: 'opinion',
        label: '意见',
        options: [
          ['agree', opinions.agree],
          ['partly', opinions.partly, '写明同意的部分'],
          ['refuse', opinions.refuse],
        ],
      })}
      ${textArea(state, {
        name: 'parts',
        label: '同意公开哪些部分',
        hint: '只同意公开一部分的填写。没有写明的部分，不作为同意。',
        rows: 3,
      })}
      ${textArea(state, {
        name: 'reasons',
        label: '理由',
        hint: '不同意或者只同意一部分的填写：公开哪些内容，会怎样损害您的合法权益。',
        rows: 6,
      })}
    </fieldset>
    <fieldset class="part">
      <legend>二、属于商业秘密、个人隐私的内容</legend>
      <p class="hint">没有的不填。逐处写明是哪些内容、为什么属于，机关在区分处理时会看到。</p>
      ${Array.from({ length: shown }, (_, i) => markRow(state, i))}
      ${shown < mostMarks ? moreButton(place, shown) : ''}
    </fieldset>
    <fieldset class="part">
      <legend>三、谁提出意见</legend>
      ${textField(state, { name: 'name', label: '姓名', autocomplete: 'name', short: true })}
      ${radioField(state, {
        name: 'capacity',
        label: '身份',
        options: Object.entries(capacities),
        hint: '受委托的，请在下一步附授权委托书或者单位证明。',
      })}
      ${textField(state, {
        name: 'phone',
        label: '电话',
        type: 'tel',
        autocomplete: 'tel',
        hint: '手机，或者带区号的固定电话，用于核实意见。',
        maxlength: 40,
        short: true,
      })}
    </fieldset>
    ${privacy(organ)}
    <p class="actions"><button type="submit" name="act" value="review">下一步：核对</button></p>
    <p class="hint">下一步可以附上文件，核对无误再提交。</p>
  </form>`;
}

/** Enter in a field takes the first button of a form: it should lead on, not add a row. */
function enterGoesOn(): Html {
  return html`<button
    class="visually-hidden"
    type="submit"
    name="act"
    value="review"
    tabindex="-1"
    aria-hidden="true"
  >
    核对
  </button>`;
}

function markRow(state: FieldState, i: number): Html {
  const name = (part: string): string => `mark-${i}-${part}`;
  return html`<fieldset class="mark-row" id="mark-${i}">
    <legend>第${i + 1}处</legend>
    ${textField(state, {
      name: name('what'),
      label: '哪些内容',
      maxlength: 2000,
    })}
    ${textField(state, {
      name: name('where'),
      label: '在哪里',
      hint: '如：合同第3页第二条，或者附件的名称。',
      maxlength: 2000,
    })}
    ${selectField(state, {
      name: name('kind'),
      label: '属于',
      options: Object.entries(markKinds),
    })}
    ${textArea(state, { name: name('why'), label: '为什么', rows: 2 })}
  </fieldset>`;
}

/** The page comes back at the new row. */
function moreButton({ address }: FormPlace, shown: number): Html {
  return html`<p class="actions">
    <button
      class="button-plain"
      type="submit"
      name="act"
      value="more"
      ${raw(`formaction="${address}#mark-${shown}"`)}
    >
      再标一处
    </button>
  </p>`;
}

/** 个人信息保护法 17. */
function privacy(organ: OrganRow): Html {
  return html`<p class="hint">
    您的姓名和电话由${organ.name}处理，只用于核实这份意见，加密保存，不提供给申请人，不公开。
  </p>`;
}
