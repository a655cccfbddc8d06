// The first part of the application form: who asks, who asks together, and who acts for them (条例 29).

import { html, raw } from './html.ts';
import { uploadAccept, uploadTypesText } from '../../formats/upload-type.ts';
import { identityTypes, mostJoint } from '../../rules/application.ts';
import { jointRows, organizationKinds } from './apply-input.ts';
import type { Html } from './page.ts';
import { type FieldState, fileField, radioField, selectField, textField } from './parts/field.ts';

const fileHint = `${uploadTypesText}，每个不超过10 MB，可以选几个。`;

export function personFields(state: FieldState): Html {
  return html`<input type="hidden" name="kind" value="natural-person" />
    ${textField(state, { name: 'name', label: '姓名', autocomplete: 'name', short: true })}
    ${selectField(state, {
      name: 'identityType',
      label: '证件种类',
      options: Object.entries(identityTypes),
    })}
    ${textField(state, {
      name: 'identityNumber',
      label: '证件号码',
      required: false,
      hint: '法律要求申请人提供身份证明（条例第二十九条）。暂不填写也可以提交，但可能需要补正。',
      maxlength: 40,
    })}
    ${jointFields(state)}
    ${fileField(state, {
      name: 'identityFile',
      label: '证件照片或者扫描件',
      required: false,
      hint: `用手机拍照即可。${fileHint}加密保存，只用于核对身份。`,
      accept: uploadAccept,
      multiple: true,
    })}
    ${agentFields(state)}`;
}

export function organizationFields(state: FieldState): Html {
  return html`${radioField(state, {
    name: 'kind',
    label: '组织类别',
    options: organizationKinds.map(([kind, label]) => [kind, kinds[kind] ?? label]),
  })}
  ${textField(state, { name: 'name', label: '名称', autocomplete: 'organization' })}
  ${textField(state, {
    name: 'creditCode',
    label: '统一社会信用代码',
    required: false,
    hint: '18位。暂不填写也可以提交，但可能需要补正。',
    maxlength: 40,
  })}
  ${textField(state, {
    name: 'representative',
    label: '法定代表人或者负责人',
    required: false,
    short: true,
  })}
  ${textField(state, { name: 'contactName', label: '联系人', required: false, short: true })}
  ${fileField(state, {
    name: 'identityFile',
    label: '营业执照或者登记证书',
    required: false,
    hint: `用手机拍照即可。${fileHint}加密保存，只用于核对身份。`,
    accept: uploadAccept,
    multiple: true,
  })}
  ${agentFields(state)}`;
}

const kinds: Readonly<Record<string, string>> = { 'other-organization': '其他组织' };

/** Free rows below those filled in; a button asks for more, with scripts without a way to the server. */
const freeRows = 2;

/** W01: several apply in one request; all are named, and letters go to the one address given below. */
function jointFields(state: FieldState): Html {
  const filled = jointRows(state.values);
  const rows = Math.min(
    mostJoint,
    Math.max(filled + 1, freeRows, Number(state.values['rows']) || 0),
  );
  const isOpen =
    filled > 0 ||
    state.values['more'] === '1' ||
    state.faults.some(({ field }) => field.startsWith('others.'));
  return html`<details class="more-fields" ${isOpen ? raw('open') : ''}>
    <summary>几个人一起申请</summary>
    <p class="hint">
      几个人为同一件事申请的，填一张表，作为一件办理，文书写明每一位申请人，送到下面填写的同一个地址。每人的证件照片在下一栏一起选。
    </p>
    <div data-people>${Array.from({ length: rows }, (_, i) => jointRow(state, i))}</div>
    <input type="hidden" name="rows" value="${rows}" />
    <p>
      <button type="submit" name="more" value="1" class="button-small" data-more="${mostJoint}">
        再添一位
      </button>
    </p>
  </details>`;
}

function jointRow(state: FieldState, i: number): Html {
  return html`<fieldset class="person">
    <legend>共同申请人<span>${i + 1}</span></legend>
    ${textField(state, { name: `others.${i}.name`, label: '姓名', required: false, short: true })}
    ${selectField(state, {
      name: `others.${i}.identityType`,
      label: '证件种类',
      options: Object.entries(identityTypes),
    })}
    ${textField(state, {
      name: `others.${i}.identityNumber`,
      label: '证件号码',
      required: false,
      maxlength: 40,
    })}
  </fieldset>`;
}

function agentFields(state: FieldState): Html {
  const isWrong = state.faults.some(({ field }) => field === 'agent' || field === 'agentFile');
  const isUsed = isWrong || (state.values['agent'] ?? '') !== '';
  return html`<details class="more-fields" ${isUsed ? raw('open') : ''}>
    <summary>委托他人代为申请</summary>
    ${textField(state, { name: 'agent', label: '代理人姓名', required: false, short: true })}
    ${fileField(state, {
      name: 'agentFile',
      label: '授权委托书和代理人的证件',
      required: false,
      hint: fileHint,
      accept: uploadAccept,
      multiple: true,
    })}
  </details>`;
}
