// The application form (条例 29): who asks, what is asked for, how it is to be had. No purpose is asked, and
// what the law does not need is optional.

import { randomUUID } from 'node:crypto';
import { html, raw } from 'hono/html';
import { uploadAccept, uploadTypesText } from '../../formats/upload-type.ts';
import { carrierForms, deliveryWishes, identityTypes } from '../../rules/application.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { applyStep } from './addresses.ts';
import { advice, privacy } from './apply-advice.ts';
import { type ApplyValues, organizationKinds } from './apply-input.ts';
import type { Html, Site } from './page.ts';
import {
  checkBox,
  errorSummary,
  type FieldFault,
  type FieldState,
  fileField,
  radioField,
  selectField,
  textArea,
  textField,
} from './parts/field.ts';

export type ApplicantGroup = 'person' | 'organization';

export const groupParameter = 'lei';
const groupValues: Readonly<Record<ApplicantGroup, string>> = {
  person: 'geren',
  organization: 'zuzhi',
};

export function groupFrom(text: string | undefined): ApplicantGroup {
  return text === groupValues.organization ? 'organization' : 'person';
}

export function applyForm(
  site: Site,
  column: ColumnRow,
  group: ApplicantGroup,
  values: ApplyValues,
  faults: readonly FieldFault[],
): Html {
  const address = `/${column.path}/${applyStep}/`;
  const state: FieldState = { values: withDefaults(values, group), faults };
  return html`<div class="with-side">
    <div class="content form">
      <h1>提交政府信息公开申请</h1>
      <p class="lead">向${site.organ.name}提出。没有标“选填”的请填写；不需要说明用途。</p>
      ${errorSummary(faults)} ${groupSwitch(address, group)}
      <form
        action="${address}?${groupParameter}=${groupValues[group]}"
        method="post"
        enctype="multipart/form-data"
      >
        <input type="hidden" name="submissionKey" value="${values.submissionKey ?? randomUUID()}" />
        <fieldset class="part">
          <legend>一、申请人</legend>
          ${group === 'person' ? person(state) : organization(state)}
        </fieldset>
        <fieldset class="part">
          <legend>二、联系方式</legend>
          ${contact(state)}
        </fieldset>
        <fieldset class="part">
          <legend>三、所需信息</legend>
          ${content(state)}
        </fieldset>
        <fieldset class="part">
          <legend>四、怎样提供</legend>
          ${delivery(state)}
        </fieldset>
        ${trap(state)} ${privacy(site)}
        <p class="actions"><button type="submit">提交申请</button></p>
        <p class="hint">提交后会显示申请编号和查询码，请记下。重复点击只登记一次。</p>
      </form>
    </div>
    ${advice(site, column)}
  </div>`;
}

function withDefaults(
  values: ApplyValues,
  group: ApplicantGroup,
): Readonly<Record<string, string>> {
  return {
    identityType: 'resident-id',
    carrierForm: 'electronic',
    deliveryWish: 'online',
    ...values,
    kind: group === 'person' ? 'natural-person' : (values.kind ?? ''),
  };
}

/** Two links, because what is asked differs: works without scripts and can be bookmarked. */
function groupSwitch(address: string, group: ApplicantGroup): Html {
  const link = (to: ApplicantGroup, label: string): Html =>
    html`<li>
      <a
        href="${address}?${groupParameter}=${groupValues[to]}"
        ${to === group ? raw('aria-current="true"') : ''}
        >${label}</a
      >
    </li>`;
  return html`<nav class="switch" aria-label="申请人身份">
    <ul>
      ${link('person', '以公民个人申请')} ${link('organization', '以法人或其他组织申请')}
    </ul>
  </nav>`;
}

function person(state: FieldState): Html {
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
    ${fileField(state, {
      name: 'identityFile',
      label: '证件照片或者扫描件',
      required: false,
      hint: `${uploadTypesText}，不超过10 MB。加密保存，只用于核对身份。`,
      accept: uploadAccept,
    })}
    ${agent(state)}`;
}

function organization(state: FieldState): Html {
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
    maxlength: 18,
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
    hint: `${uploadTypesText}，不超过10 MB。加密保存，只用于核对身份。`,
    accept: uploadAccept,
  })}
  ${agent(state)}`;
}

const kinds: Readonly<Record<string, string>> = { 'other-organization': '其他组织' };

function agent(state: FieldState): Html {
  const isWrong = state.faults.some(({ field }) => field === 'agent' || field === 'agentFile');
  const isUsed = isWrong || (state.values['agent'] ?? '') !== '';
  return html`<details class="more-fields" ${isUsed ? raw('open') : ''}>
    <summary>委托他人代为申请</summary>
    ${textField(state, { name: 'agent', label: '代理人姓名', required: false, short: true })}
    ${fileField(state, {
      name: 'agentFile',
      label: '授权委托书',
      required: false,
      hint: `${uploadTypesText}，不超过10 MB。`,
      accept: uploadAccept,
    })}
  </details>`;
}

function contact(state: FieldState): Html {
  return html`${textField(state, {
    name: 'phone',
    label: '联系电话',
    type: 'tel',
    autocomplete: 'tel',
    hint: '手机，或者带区号的固定电话。工作人员会用它与您确认收到申请。电话、邮箱、地址至少填写一种。',
    maxlength: 40,
    short: true,
  })}
  ${textField(state, {
    name: 'email',
    label: '电子邮箱',
    type: 'email',
    autocomplete: 'email',
    required: false,
  })}
  ${textField(state, {
    name: 'address',
    label: '通信地址',
    autocomplete: 'street-address',
    required: false,
    hint: '选择邮寄的请填写。',
  })}
  ${textField(state, {
    name: 'postcode',
    label: '邮政编码',
    autocomplete: 'postal-code',
    inputmode: 'numeric',
    required: false,
    maxlength: 10,
    short: true,
  })}
  ${checkBox(state, {
    name: 'needsHelp',
    label: '阅读有困难或者视听有障碍，需要帮助（条例第四十三条）',
  })}`;
}

function content(state: FieldState): Html {
  return html`${textField(state, {
    name: 'title',
    label: '信息名称',
    required: false,
    hint: '知道名称的请填写，一件申请写一件事。',
  })}
  ${textField(state, {
    name: 'documentNumber',
    label: '文号',
    required: false,
    short: true,
    maxlength: 80,
  })}
  ${textArea(state, {
    name: 'description',
    label: '内容描述',
    hint: '没有名称和文号的，写明时间、地点、事项、制作单位等便于查找的特征。最多5000字。',
  })}
  ${fileField(state, {
    name: 'contentFile',
    label: '附件',
    required: false,
    hint: `帮助说明所需信息的材料。${uploadTypesText}，不超过10 MB，全部附件合计不超过20 MB。`,
    accept: uploadAccept,
  })}`;
}

function delivery(state: FieldState): Html {
  return html`${radioField(state, {
    name: 'carrierForm',
    label: '信息的形式',
    options: Object.entries(carrierForms),
  })}
  ${radioField(state, {
    name: 'deliveryWish',
    label: '获取的方式',
    hint: '无法按您选择的方式提供的，会与您商量其他方式。',
    options: Object.entries(deliveryWishes),
  })}
  ${checkBox(state, {
    name: 'electronicConsent',
    label: '选择网上下载或者电子邮件的：我同意以电子方式接收答复书和其他文书',
  })}`;
}

/** A field that people never see. */
function trap(state: FieldState): Html {
  const isWrong = state.faults.some(({ field }) => field === 'homepage');
  return html`<div
    class="${isWrong ? 'field' : 'trap'}"
    ${isWrong ? '' : raw('aria-hidden="true"')}
  >
    <label for="homepage">主页</label>
    <input
      id="homepage"
      name="homepage"
      type="text"
      value="${state.values['homepage'] ?? ''}"
      autocomplete="off"
      ${isWrong ? '' : raw('tabindex="-1"')}
    />
  </div>`;
}
