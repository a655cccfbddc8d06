// What each kind of notice asks for. Replies have a form of their own (requests/ReplyForm.tsx).

import type { LetterFacts } from '../../rules/letters/facts.ts';
import type { LetterKind } from '../../rules/letters/kinds.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { Detail } from '../requests/request-queries.ts';
import type { Field, StepForm } from '../requests/step-fields.ts';

export type NoticeKind = Extract<LetterKind, `P${string}`>;

const respondWithin: Field = {
  name: 'respondWithin',
  label: '期限（工作日）',
  kind: 'number',
  initial: 15,
  note: '7至30个工作日，自收到的次日起算',
};

export function noticeForm(kind: NoticeKind, detail: Detail): StepForm {
  switch (kind) {
    case 'P02':
      return {
        fields: [
          { name: 'unclear', label: '不明确之处', kind: 'long' },
          { name: 'items', label: '需要补正的事项', kind: 'long', note: '一行一项' },
          { name: 'guidance', label: '指导和释明', kind: 'long' },
          respondWithin,
        ],
        note: supplementNote(detail),
      };
    case 'P03':
      return {
        fields: [
          { name: 'days', label: '延长（工作日）', kind: 'number', initial: 20 },
          { name: 'reason', label: '理由', kind: 'long' },
        ],
        note: '公开机构负责人签发即为批准；批准和告知都应当在期限之内，合计最长20个工作日。',
      };
    case 'P04':
      return {
        fields: [
          { name: 'name', label: '第三方的名称', kind: 'short' },
          {
            name: 'content',
            label: '拟公开的信息',
            kind: 'long',
            note: '不要写申请人的姓名和联系方式',
          },
        ],
        note: consultNote(detail),
      };
    case 'P05':
      return {
        fields: [
          {
            name: 'consultee',
            label: '被征求机关',
            kind: 'choice',
            options: { 'co-producer': '共同制作机关', 'other-organ': '其他机关' },
            initial: 'co-producer',
          },
          { name: 'name', label: '机关名称', kind: 'short' },
          { name: 'content', label: '征求意见的信息', kind: 'long' },
        ],
        note: consultNote(detail),
      };
    case 'P06':
      return { fields: [consultationField(detail)] };
    case 'P07':
      return {
        fields: [
          {
            name: 'evidence',
            label: '数量、频次的统计',
            kind: 'long',
            note: '参见本页“相同、类似的申请”中的逐月统计',
          },
          respondWithin,
        ],
        note: '期限照常计算，收到说明后重新计算；不说明的，按掌握的情况决定（条例第三十五条）。',
      };
    case 'P08':
      return {
        fields: [
          { name: 'days', label: '延迟（工作日）', kind: 'number', initial: 20 },
          { name: 'reason', label: '不能按期答复的原因', kind: 'long' },
        ],
      };
    case 'P09':
      return {
        fields: [
          {
            name: 'standard',
            label: '计收方式',
            kind: 'choice',
            options: { 'by-volume': '按量计收（页，每面A4为一页）', 'by-item': '按件计收（件）' },
            initial: 'by-volume',
          },
          { name: 'quantity', label: '本件的页数或者件数', kind: 'number', initial: 1 },
          {
            name: 'isPublic',
            label: '所申请的信息已经主动公开，只告知获取的途径（不能按量计收）',
            kind: 'check',
          },
          { name: 'payment', label: '缴纳方式', kind: 'long' },
        ],
        note: '应当在答复期限内发出；20个工作日内足额缴纳的，期限重新计算，逾期视为放弃。',
      };
    case 'P10':
      return {
        fields: [
          { name: 'department', label: '协办部门', kind: 'short' },
          { name: 'materials', label: '协办的事项', kind: 'long' },
          { name: 'internalDueOn', label: '内部期限', kind: 'day' },
        ],
      };
    case 'P11':
      return {
        fields: [
          consultationField(detail),
          { name: 'content', label: '决定公开的内容', kind: 'long' },
          { name: 'reasons', label: '公开的理由', kind: 'long' },
        ],
        note: '应当在送出答复之前告知第三方（条例第三十二条）。',
      };
  }
}

function consultationField({ consultations }: Detail): Field {
  const options = Object.fromEntries(
    consultations.map((c) => [c.id, `${c.name}（${dayText(c.sentOn)}发出）`]),
  );
  const first = consultations[0] === undefined ? {} : { initial: consultations[0].id };
  return { name: 'consultationId', label: '征求意见书', kind: 'choice', options, ...first };
}

function supplementNote({ supplementNoticeBy }: Detail): string {
  const by = supplementNoticeBy === null ? '' : `${dayText(supplementNoticeBy)}（含）以前送出的，`;
  return `补正只能告知一次，请一次写全。${by}收到补正后重新计算期限；迟了的，期限照常计算，逾期不补正也不视为放弃。`;
}

function consultNote({ daysLeftAfterConsulting: left }: Detail): string {
  if (left === null) return '送出征求意见书之日起，期限暂停计算。';
  return `今天送出的，期限暂停计算，收到意见后只剩${left}个工作日。`;
}

/** What the form holds, as the facts of a notice. */
export function noticeFacts(kind: NoticeKind, values: Record<string, unknown>): LetterFacts {
  const texts = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.trim() : value,
    ]),
  );
  // The fields of each kind bear the names of its facts.
  return { kind, ...texts } as unknown as LetterFacts;
}
