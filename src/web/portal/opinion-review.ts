// Before and after a third party's answer is sent: all of it once more with the files to go along, and the
// receipt with the time. What was said is shown in the answer to this form and never again.

import { html } from './html.ts';
import { uploadAccept, uploadTypesText } from '../../formats/upload-type.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { opinions } from '../../rules/request/events.ts';
import {
  capacities,
  markKinds,
  type OnlineOpinion,
  type SecretMark,
} from '../../rules/request/online-answer.ts';
import type { AnswerReceipt } from '../../commands/letters/answer-consultation.ts';
import type { OrganRow } from '../../store/tables.ts';
import { type FormPlace, keyFields } from './opinion-form.ts';
import { carriedValues, opinionFrom, type OpinionValues } from './opinion-input.ts';
import type { Html } from './page.ts';
import { errorSummary, type FieldFault, fileField } from './parts/field.ts';
import { notice } from './parts/notice.ts';
import { telephone } from './parts/telephone.ts';
import { fact } from './parts/fact.ts';

export const fileFields = ['file-1', 'file-2', 'file-3'] as const;
const ordinals = ['一', '二', '三'];

export function opinionReview(
  place: FormPlace,
  values: OpinionValues,
  faults: readonly FieldFault[],
): Html {
  const state = { values: {}, faults };
  return html`<div class="form">
    <h1>核对意见</h1>
    ${errorSummary(faults, `有${faults.length}处需要改正，意见还没有提交`)}
    <p class="lead">请逐项核对。提交以后不能更改，答复码也不能再用。</p>
    ${opinionSummary(opinionFrom(values), [])}
    <form action="${place.address}" method="post" enctype="multipart/form-data">
      ${keyFields(place)}
      ${Object.entries(carriedValues(values)).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <fieldset class="part">
        <legend>附件</legend>
        <p class="hint">
          授权委托书、证明材料、标出商业秘密的文件等。${uploadTypesText}，每个不超过10
          MB，合计不超过20 MB。加密保存，不提供给申请人。
        </p>
        ${fileFields.map((name, i) =>
          fileField(state, {
            name,
            label: `附件${ordinals[i] ?? ''}`,
            required: false,
            accept: uploadAccept,
          }),
        )}
      </fieldset>
      <p class="actions">
        <button type="submit" name="act" value="send">提交意见</button>
        <button class="button-plain" type="submit" name="act" value="edit">返回修改</button>
      </p>
      <p class="hint">重复点击只提交一次。</p>
    </form>
  </div>`;
}

/** `files`: names of what went along. */
export function opinionSummary(o: OnlineOpinion, files: readonly string[]): Html {
  const { name, phone, capacity } = o.respondent;
  return html`<dl class="facts facts-told">
    ${fact('意见', html`<strong>${opinions[o.opinion]}</strong>`)}
    ${o.parts === undefined ? '' : fact('同意公开的部分', lines(o.parts))}
    ${o.reasons === undefined ? '' : fact('理由', lines(o.reasons))}
    ${
      o.marks.length === 0
        ? ''
        : fact(
            '标出的内容',
            html`<ol class="marks">
              ${o.marks.map((mark) => html`<li>${markText(mark)}</li>`)}
            </ol>`,
          )
    }
    ${fact('提出意见的人', html`${name}（${capacities[capacity]}）`)}
    ${fact('电话', html`${phone}`)}
    ${files.length === 0 ? '' : fact('附件', html`${files.map((file) => html`<p>${file}</p>`)}`)}
  </dl>`;
}

function markText({ what, where, kind, why }: SecretMark): Html {
  return html`<p><strong>${markKinds[kind]}</strong>：${what}</p>
    ${where === '' ? '' : html`<p>位置：${where}</p>`}
    <p>理由：${why}</p>`;
}

function lines(text: string): Html {
  return html`${text.split('\n').map((line) => html`<p>${line}</p>`)}`;
}

export function opinionReceipt(
  organ: OrganRow,
  letter: { readonly number: string; readonly addressee: string },
  receipt: AnswerReceipt,
  said: { readonly opinion: OnlineOpinion; readonly files: readonly string[] },
): Html {
  const { phone } = organ.guide;
  return html`<div class="form receipt">
    <h1>意见已经提交</h1>
    ${
      receipt.isRepeated
        ? notice(
            'warning',
            '这张表之前已经提交过',
            html`<p>没有重复登记，下面是当时的时间；提交的内容以第一次为准，这里不再显示。</p>`,
          )
        : notice(
            'good',
            '请打印或者保存这一页',
            html`<p>提交的内容只在这里显示一次。</p>
              <p>
                <button type="button" class="button-small no-print" data-print hidden>
                  打印回执
                </button>
              </p>`,
          )
    }
    <dl class="facts facts-told">
      ${fact('意见书', html`${letter.number}`)} ${fact('收件人', html`${letter.addressee}`)}
      ${fact('提交时间', html`${beijingMinute(receipt.at)}`)} ${fact('机关', html`${organ.name}`)}
    </dl>
    ${
      receipt.isRepeated
        ? ''
        : html`<h2>提交的内容</h2>
            ${opinionSummary(said.opinion, said.files)}`
    }
    <h2>接下来</h2>
    <p>
      机关会根据您的意见决定是否公开。决定公开您不同意公开的信息的，会把决定公开的内容和理由书面告知您（条例第三十二条）。要补充或者更正的，请书面提出${
        phone === undefined ? '' : html`，或者致电${telephone(phone)}`
      }。
    </p>
  </div>`;
}
