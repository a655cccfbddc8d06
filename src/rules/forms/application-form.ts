// S02 政府信息公开申请表 (条例 29): empty, for those who write on paper, or filled from what was applied for,
// for the paper file. It asks for what the law asks for, and for no purpose (27).

import { applicantKinds } from '../applicant-kinds.ts';
import { type Application, carrierForms, deliveryWishes, identityTypes } from '../application.ts';
import { channels, type Channel } from '../channels.ts';
import type { IsoDay } from '../day.ts';
import type { FormRow, FormSheet } from '../letters/sheet.ts';
import { dateText } from '../letters/words.ts';
import type { Guide } from '../organ.ts';
import { applicationNotes } from './application-notes.ts';
import { choices, dateToWrite, jointText, stacked, tick } from './words.ts';

export interface FilledApplication {
  readonly number: string;
  readonly application: Application;
  readonly electronicDelivery: boolean;
  readonly channel: Channel;
  readonly submittedOn: IsoDay;
  readonly isCorrection: boolean;
}

export function applicationForm(
  issuer: { readonly name: string; readonly guide: Guide },
  filled?: FilledApplication,
): FormSheet {
  const isCorrection = filled?.isCorrection === true;
  return {
    title: isCorrection ? '政府信息更正申请表' : '政府信息公开申请表',
    issuer: issuer.name,
    ...(filled === undefined ? {} : { reference: `编号：${filled.number}` }),
    rows: [
      { heading: '一、申请人', boxes: [] },
      ...applicantRows(filled?.application),
      { heading: isCorrection ? '二、申请更正的内容' : '二、所需政府信息', boxes: [] },
      ...contentRows(filled?.application),
      { heading: '三、获取信息的方式', boxes: [] },
      ...deliveryRows(filled),
      signatureRow(filled),
    ],
    notes: filled === undefined ? applicationNotes(issuer.guide) : [],
  };
}

/** Filled in, the form has only the boxes of a person or only those of an organisation. */
function applicantRows(application: Application | undefined): readonly FormRow[] {
  const p = application?.applicant;
  const isPerson = p?.kind === 'natural-person';
  const person: readonly FormRow[] = [
    {
      boxes: [
        { label: p === undefined ? '公民姓名' : '姓名', content: p?.name ?? '' },
        {
          label: '证件名称',
          content: p?.identityType === undefined ? '' : identityTypes[p.identityType],
        },
      ],
    },
    { boxes: [{ label: '证件号码', content: p?.identityNumber ?? '' }] },
    ...(p === undefined || (p.others ?? []).length > 0
      ? [{ boxes: [{ label: '共同申请人', content: p === undefined ? '' : jointText(p) }] }]
      : []),
  ];
  const organization: readonly FormRow[] = [
    {
      boxes: [{ label: p === undefined ? '单位名称' : '名称', content: p?.name ?? '' }],
    },
    { boxes: [{ label: '统一社会信用代码', content: p?.creditCode ?? '' }] },
    {
      boxes: [
        { label: '法定代表人或者负责人', content: p?.representative ?? '' },
        { label: '联系人', content: p?.contactName ?? '' },
      ],
    },
  ];
  return [
    { boxes: [{ label: '申请人类别', content: choices(applicantKinds, p?.kind) }] },
    ...(p === undefined || isPerson ? person : []),
    ...(p === undefined || !isPerson ? organization : []),
    {
      boxes: [
        { label: '委托代理人', content: p?.agent ?? '' },
        { label: '联系电话', content: p?.phone ?? '' },
      ],
    },
    {
      boxes: [
        { label: '电子邮箱', content: p?.email ?? '' },
        { label: '邮政编码', content: p?.postcode ?? '' },
      ],
    },
    { boxes: [{ label: '通信地址', content: p?.address ?? '' }] },
  ];
}

function contentRows(a: Application | undefined): readonly FormRow[] {
  return [
    { boxes: [{ label: '名称', content: a?.title ?? '' }] },
    { boxes: [{ label: '文号', content: a?.documentNumber ?? '' }] },
    a === undefined
      ? { boxes: [{ label: '便于查询的其他特征描述', content: '' }], height: 6 }
      : { boxes: [{ label: '特征描述', content: a.description }] },
  ];
}

function deliveryRows(filled: FilledApplication | undefined): readonly FormRow[] {
  const a = filled?.application;
  const has = (kind: string): boolean => a?.attached?.some((one) => one === kind) ?? false;
  return [
    { boxes: [{ label: '载体形式', content: choices(carrierForms, a?.carrierForm) }] },
    { boxes: [{ label: '获取方式', content: choices(deliveryWishes, a?.deliveryWish) }] },
    {
      boxes: [
        {
          label: '其他',
          content: [
            tick('同意以电子方式接收文书', filled?.electronicDelivery === true),
            tick('阅读或者视听有困难，需要帮助（条例第四十三条）', a?.applicant.needsHelp === true),
          ].join('\n'),
        },
      ],
    },
    {
      boxes: [
        {
          label: '所附材料',
          content: [
            tick('身份证明', has('identity')),
            tick('授权委托书', has('authorisation')),
            tick('所需信息的说明', has('content')),
          ].join('\u3000'),
        },
      ],
    },
  ];
}

function signatureRow(filled: FilledApplication | undefined): FormRow {
  const content =
    filled === undefined
      ? ''
      : stacked(
          `${dateText(filled.submittedOn)}提出，${channels[filled.channel].label}。`,
          filled.application.filledByStaff === undefined
            ? undefined
            : `由${filled.application.filledByStaff}代为填写（条例第二十九条）。`,
        );
  return {
    boxes: [{ label: '申请人签名或者盖章', content, foot: dateToWrite }],
    height: 4,
  };
}
