// 政府信息公开申请登记表: the first sheet of the paper file (条例 45). What was applied for, when it was received
// in the law's sense and why on that day (31), until when it is to be answered, and how it went.

import { applicantKinds } from '../applicant-kinds.ts';
import {
  carrierForms,
  deliveryWishes,
  identityTypes,
  missingFromApplication,
} from '../application.ts';
import { channels, needsConfirmation } from '../channels.ts';
import { actorName } from '../request/event-text.ts';
import { deliveryMethods } from '../request/events.ts';
import { dayText } from '../request/clock-badge.ts';
import { beijingMinute } from '../beijing-time.ts';
import type { FormRow, FormSheet } from '../letters/sheet.ts';
import type { CaseEvent, CaseRecord } from './case-record.ts';
import { courseRows } from './course-rows.ts';
import { dayOrBlank, dueText, jointText, outcomeText, signature, stacked } from './words.ts';

export function registerSheet(c: CaseRecord): FormSheet {
  const isCorrection = c.request.matter === 'correction';
  return {
    title: isCorrection ? '政府信息更正申请登记表' : '政府信息公开申请登记表',
    issuer: c.issuer.name,
    reference: `编号：${c.number}`,
    rows: [
      { heading: '一、申请人', boxes: [] },
      ...applicantRows(c),
      { heading: '二、申请内容', boxes: [] },
      ...contentRows(c),
      { heading: '三、登记', boxes: [] },
      ...receiptRows(c),
      { heading: '四、办理情况', boxes: [] },
      ...courseRows(c),
      ...endRows(c),
    ],
    notes: ['本表依照《中华人民共和国政府信息公开条例》第四十五条登记，随卷归档。'],
  };
}

function applicantRows({ application: { applicant: p } }: CaseRecord): readonly FormRow[] {
  const isPerson = p.kind === 'natural-person';
  const identity = p.identityType === undefined ? '' : identityTypes[p.identityType];
  return [
    {
      boxes: [
        { label: isPerson ? '姓名' : '名称', content: p.name },
        { label: '类别', content: applicantKinds[p.kind] },
      ],
    },
    isPerson
      ? {
          boxes: [
            { label: '证件名称', content: identity },
            { label: '证件号码', content: p.identityNumber ?? '' },
          ],
        }
      : {
          boxes: [
            { label: '统一社会信用代码', content: p.creditCode ?? '' },
            { label: '法定代表人或者负责人', content: p.representative ?? '' },
          ],
        },
    ...((p.others ?? []).length > 0
      ? [{ boxes: [{ label: '共同申请人', content: jointText(p) }] }]
      : []),
    {
      boxes: [
        {
          label: isPerson ? '委托代理人' : '联系人、代理人',
          content: stacked(p.contactName, p.agent),
        },
        { label: '联系电话', content: p.phone ?? '' },
      ],
    },
    {
      boxes: [
        { label: '电子邮箱', content: p.email ?? '' },
        { label: '邮政编码', content: p.postcode ?? '' },
      ],
    },
    { boxes: [{ label: '通信地址', content: p.address ?? '' }] },
  ];
}

function contentRows({ application: a, files }: CaseRecord): readonly FormRow[] {
  const attached = files.filter(({ kind }) => kind === 'application').map(({ name }) => name);
  const missing = missingFromApplication(a);
  return [
    { boxes: [{ label: '信息名称', content: a.title }] },
    { boxes: [{ label: '文号', content: a.documentNumber ?? '' }] },
    { boxes: [{ label: '特征描述', content: a.description }] },
    {
      boxes: [
        { label: '载体形式', content: carrierForms[a.carrierForm] },
        { label: '获取方式', content: deliveryWishes[a.deliveryWish] },
      ],
    },
    {
      boxes: [
        {
          label: '所附材料',
          content: stacked(
            ...attached,
            missing.length === 0 ? undefined : `缺少：${missing.join('、')}（条例第二十九条）`,
          ),
        },
      ],
    },
  ];
}

function receiptRows(c: CaseRecord): readonly FormRow[] {
  const { request: r, events } = c;
  const first = events[0];
  const by = first === undefined ? '' : registrar(first);
  return [
    {
      boxes: [
        { label: '申请渠道', content: channels[r.channel].label },
        { label: '提交日期', content: dayText(r.submittedOn) },
      ],
    },
    {
      boxes: [
        { label: '收到日期', content: stacked(dayOrBlank(r.receivedOn), receiptBasis(c)) },
        { label: '答复期限', content: dueText(c) },
      ],
    },
    {
      boxes: [
        { label: '承办人', content: r.handler?.name ?? '' },
        { label: '内部期限', content: dayOrBlank(r.internalDueOn) },
      ],
    },
    {
      boxes: [{ label: '登记人', content: by, foot: signature() }],
      height: 2,
    },
  ];
}

function registrar({ actor, recordedAt }: CaseEvent): string {
  const who = actor.kind === 'applicant' ? '申请人自行提交' : `${actorName(actor)}登记`;
  return `${who}，${beijingMinute(recordedAt)}（系统记录）`;
}

/** 31: why that day is the day of receipt. */
function receiptBasis({ request: r }: CaseRecord): string {
  if (r.origin?.kind === 'part') return `与${r.origin.number}一并提出`;
  if (r.origin?.kind === 'redo') return `收到重新答复的决定（${r.origin.number}）`;
  if (r.receivedOn === undefined) return '尚待双方确认';
  if (needsConfirmation(r.channel)) return '双方确认之日';
  return r.channel === 'post' ? '签收之日' : '提交之日';
}

function endRows(c: CaseRecord): readonly FormRow[] {
  const { request: r } = c;
  const served =
    r.service === undefined ? '' : `${dayText(r.service.on)}，${deliveryMethods[r.service.method]}`;
  const archived = c.events.findLast(({ event }) => event.kind === 'archived')?.event;
  const filed = archived?.kind === 'archived' ? archived : undefined;
  return [
    {
      boxes: [
        { label: '办理结果', content: outcomeText(r) },
        { label: '答复文号', content: r.reply?.number ?? '' },
      ],
    },
    {
      boxes: [
        { label: '送出', content: served },
        { label: '申请人收到', content: dayOrBlank(r.replyReceivedOn) },
      ],
    },
    {
      boxes: [
        { label: '归档日期', content: dayOrBlank(r.archivedOn) },
        {
          label: '档号、保管期限',
          content:
            filed === undefined
              ? ''
              : stacked(filed.fileNumber, filed.retention === 0 ? '永久' : `${filed.retention}年`),
        },
      ],
    },
  ];
}
