// The application form (条例 29): who asks, what is asked for, how it is to be had. No purpose is asked, and
// what the law does not need is optional.

import { html, raw } from './html.ts';
import { uploadAccept, uploadTypesText } from '../../formats/upload-type.ts';
import { carrierForms, deliveryWishes } from '../../rules/application.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { applyStep, organStep, suggestStep } from './addresses.ts';
import { advice, privacy } from './apply-advice.ts';
import { organizationFields, personFields } from './apply-applicant.ts';
import type { ApplyValues } from './apply-input.ts';
import { type AskedOrgan, organParameter } from './asked-organ.ts';
import { keptField, type KeptUpload } from './kept-uploads.ts';
import type { Html } from './page.ts';
import {
  checkBox,
  errorSummary,
  type FieldFault,
  type FieldState,
  fileField,
  radioField,
  textArea,
  textField,
} from './parts/field.ts';
import { telephone } from './parts/telephone.ts';

export type ApplicantGroup = 'person' | 'organization';

export const groupParameter = 'lei';
const groupValues: Readonly<Record<ApplicantGroup, string>> = {
  person: 'geren',
  organization: 'zuzhi',
};

export function groupFrom(text: string | undefined): ApplicantGroup {
  return text === groupValues.organization ? 'organization' : 'person';
}

/** A form as it is drawn: new, or come back. */
export interface DrawnForm {
  readonly asked: AskedOrgan;
  readonly group: ApplicantGroup;
  readonly values: ApplyValues & { readonly submissionKey: string };
  readonly faults: readonly FieldFault[];
  readonly lostFiles: Readonly<Record<string, readonly string[]>>;
  readonly kept: readonly KeptUpload[];
  /** By which they are found again; empty where there are none. */
  readonly keptToken: string;
  /** The sum to be answered, or the answer that was given. */
  readonly toll: Html;
  /** Whether news of letters goes out by mail. */
  readonly canMail: boolean;
}

export function applyForm(column: ColumnRow, form: DrawnForm): Html {
  const { asked, group, values, faults, lostFiles, kept, toll, canMail } = form;
  const { organ } = asked;
  const state: FieldState = {
    values: withDefaults(values, group),
    faults,
    lostFiles,
    keptFiles: kept,
  };
  return html`<div class="with-side advised">
    <div class="content">
      <h1>提交政府信息公开申请</h1>
      <p class="lead">没有标“选填”或者“至少填一项”的都请填写；不需要说明用途。</p>
      ${addressee(column, asked)} ${errorSummary(faults)} ${lostNotice(lostFiles, faults)}
    </div>
    ${advice(organ, column)}
    <div class="content form">
      ${groupSwitch((to) => addressOf(column, asked, to), group)}
      <form action="${addressOf(column, asked, group)}" method="post" enctype="multipart/form-data">
        <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true">
          提交申请
        </button>
        <input type="hidden" name="submissionKey" value="${values.submissionKey}" />
        ${
          form.keptToken === ''
            ? ''
            : html`<input type="hidden" name="${keptField}" value="${form.keptToken}" />`
        }
        <fieldset class="part">
          <legend>一、申请人</legend>
          ${group === 'person' ? personFields(state) : organizationFields(state)}
        </fieldset>
        <fieldset class="part">
          <legend>二、联系方式</legend>
          ${contact(state, canMail)}
        </fieldset>
        <fieldset class="part">
          <legend>三、所需信息</legend>
          ${content(state, column)}
        </fieldset>
        <fieldset class="part">
          <legend>四、怎样提供</legend>
          ${delivery(state)}
        </fieldset>
        ${trap(state)} ${toll} ${privacy(organ)}
        <p class="actions"><button type="submit">提交申请</button></p>
        <p class="hint">提交后会显示申请编号和查询码，请记下。重复点击只登记一次。</p>
      </form>
    </div>
  </div>`;
}

function addressOf(
  column: ColumnRow,
  { organ, isOnly }: AskedOrgan,
  group: ApplicantGroup,
): string {
  const whom = isOnly ? '' : `${organParameter}=${organ.code}&`;
  return `/${column.path}/${applyStep}/?${whom}${groupParameter}=${groupValues[group]}`;
}

/** Whom it goes to: always said, and where there is a choice, how to change it. */
function addressee(column: ColumnRow, { organ, isOnly }: AskedOrgan): Html {
  const { jurisdiction, phone } = organ.guide;
  return html`<div class="addressee">
    <p>受理机关：<strong>${organ.name}</strong></p>
    ${jurisdiction === undefined ? '' : html`<p class="hint">${jurisdiction}</p>`}
    <p class="hint">
      ${phone === undefined ? '' : html`电话${telephone(phone)}　 `}${
        isOnly ? '' : html`<a href="/${column.path}/${organStep}/">换一个机关</a>`
      }
    </p>
  </div>`;
}

/** When the form comes back for another reason: a browser keeps no chosen files. */
function lostNotice(lostFiles: DrawnForm['lostFiles'], faults: readonly FieldFault[]): Html | '' {
  const isLost = Object.keys(lostFiles).length > 0;
  if (!isLost || faults.length > 0) return '';
  return html`<p class="notice" role="status">已选的文件没有保留，请在最后一起选择。</p>`;
}

/** How it is to be had is the applicant's choice (条例 29 ¶2 (3)): nothing is chosen beforehand. */
function withDefaults(
  values: ApplyValues,
  group: ApplicantGroup,
): Readonly<Record<string, string>> {
  return {
    identityType: 'resident-id',
    ...values,
    kind: group === 'person' ? 'natural-person' : (values.kind ?? ''),
  };
}

/** Two links, because what is asked differs: works without scripts and can be bookmarked. */
function groupSwitch(addressOf: (group: ApplicantGroup) => string, group: ApplicantGroup): Html {
  const link = (to: ApplicantGroup, label: string): Html =>
    html`<li>
      <a href="${addressOf(to)}" ${to === group ? raw('aria-current="true"') : ''}>${label}</a>
    </li>`;
  return html`<nav class="switch" aria-label="申请人身份">
    <ul>
      ${link('person', '以公民个人申请')} ${link('organization', '以法人或其他组织申请')}
    </ul>
  </nav>`;
}

function contact(state: FieldState, canMail: boolean): Html {
  return html`${textField(state, {
    name: 'phone',
    label: '联系电话',
    type: 'tel',
    autocomplete: 'tel',
    required: 'one-of-these',
    hint: '手机，或者带区号的固定电话。工作人员会用它与您确认收到申请；没有填的，可能需要补正。',
    maxlength: 40,
    short: true,
  })}
  ${textField(state, {
    name: 'email',
    label: '电子邮箱',
    type: 'email',
    autocomplete: 'email',
    required: 'one-of-these',
    ...(canMail
      ? {
          hint: '提交以后把申请编号发到这里，文书在网上送达的再提醒您；邮件里没有申请的内容和查询码。',
        }
      : {}),
  })}
  ${textField(state, {
    name: 'address',
    label: '通信地址',
    autocomplete: 'street-address',
    required: 'one-of-these',
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

function content(state: FieldState, column: ColumnRow): Html {
  return html`${textField(state, {
      name: 'title',
      label: '信息名称',
      required: 'one-of-these',
      hint: '知道名称的请填写，一件申请写一件事。',
    })}
    ${textField(state, {
      name: 'documentNumber',
      label: '文号',
      required: 'one-of-these',
      short: true,
      maxlength: 300,
    })}
    ${textArea(state, {
      name: 'description',
      label: '内容描述',
      required: 'one-of-these',
      hint: '没有名称和文号的，写明时间、地点、事项、制作单位等便于查找的特征。最多5000字。',
    })}
    <div
      class="suggestions"
      data-suggest="/${column.path}/${suggestStep}/"
      data-suggest-from="title documentNumber description"
      role="status"
      hidden
    ></div>
    ${fileField(state, {
      name: 'contentFile',
      label: '附件',
      required: false,
      hint: `帮助说明所需信息的材料。${uploadTypesText}，不超过10 MB，全部附件合计不超过20 MB。`,
      accept: uploadAccept,
      multiple: true,
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
