// The form of a comment: which fields are needed stands in the table of the rules.

import { html } from './html.ts';
import type { IsoDay } from '../../rules/day.ts';
import { commentFields } from '../../rules/public-consultation.ts';
import { uploadAccept, uploadTypesText } from '../../formats/upload-type.ts';
import type { DocumentRow, OrganRow } from '../../store/tables.ts';
import { commentAddress } from './addresses.ts';
import type { Html } from './page.ts';
import { consultationMark } from './parts/consultation.ts';
import { errorSummary, type FieldState, fileField, textArea, textField } from './parts/field.ts';
import { addressOfDocument } from './parts/list-row.ts';

export const commentUpload = 'file';

export interface ShownCommentForm {
  readonly organ: OrganRow;
  readonly document: Pick<DocumentRow, 'id' | 'title' | 'details'> &
    Parameters<typeof addressOfDocument>[0];
  readonly today: IsoDay;
  readonly state: FieldState;
  readonly toll: Html;
}

export function commentForm({ organ, document, today, state, toll }: ShownCommentForm): Html {
  const { particulars = {} } = document.details;
  const { opinion, name, phone, email } = commentFields;
  return html`<div class="form">
    <h1>提出意见</h1>
    ${errorSummary(state.faults, `有${state.faults.length}处需要改正，意见还没有提交`)}
    <p class="lead">
      <a href="${addressOfDocument(document)}">${document.title}</a><br />
      ${consultationMark({ particulars, hasResult: false }, today)}
    </p>
    <form action="${commentAddress(document.id)}" method="post" enctype="multipart/form-data">
      <input type="hidden" name="submissionKey" value="${state.values['submissionKey'] ?? ''}" />
      ${textArea(state, {
        name: 'opinion',
        label: opinion.label,
        hint: `写明对哪一条、哪一款有什么意见，理由是什么。最多${opinion.longest}字，更长的请用附件。`,
        required: opinion.isRequired,
        rows: 10,
      })}
      ${fileField(state, {
        name: commentUpload,
        label: '附件',
        hint: `一个文件，不超过10 MB，可以是${uploadTypesText}。`,
        required: false,
        accept: uploadAccept,
      })}
      ${textField(state, {
        name: 'name',
        label: name.label,
        autocomplete: 'name',
        required: name.isRequired,
        short: true,
      })}
      ${textField(state, {
        name: 'phone',
        label: phone.label,
        type: 'tel',
        autocomplete: 'tel',
        hint: '手机，或者带区号的固定电话。',
        required: phone.isRequired,
        short: true,
      })}
      ${textField(state, {
        name: 'email',
        label: email.label,
        type: 'email',
        autocomplete: 'email',
        required: email.isRequired,
        short: true,
      })}
      <p class="hint">
        姓名和联系方式由${organ.name}处理，只用于必要时核实意见，加密保存，不公开，结果反馈里不出现；征集结束满一年删除。
      </p>
      ${toll}
      <p class="actions"><button type="submit">提交意见</button></p>
    </form>
  </div>`;
}
