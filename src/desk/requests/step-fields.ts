// What each step asks for. The server checks; here only the fields, what stands in them at first, and a
// word of what follows from them.

import { dayText } from '../../rules/request/clock-badge.ts';
import { consultees, deliveryMethods, opinions } from '../../rules/request/events.ts';
import type { Step } from '../../rules/request/steps.ts';
import type { Detail } from './request-queries.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'day' | 'short' | 'long' | 'number' | 'choice' | 'check';
  readonly options?: Readonly<Record<string, string>>;
  readonly isOptional?: boolean;
  readonly note?: string;
  readonly initial?: string | number | boolean;
}

export interface StepForm {
  readonly fields: readonly Field[];
  /** What the clerk should know before. */
  readonly note?: string;
}

function on(label: string, today: string): Field {
  return { name: 'on', label, kind: 'day', initial: today };
}

function note(label = '备注'): Field {
  return { name: 'note', label, kind: 'long', isOptional: true };
}

/** All steps but the drafting of a reply, which has a form of its own. */
export function stepForm(
  step: Exclude<Step, 'draft-reply'>,
  detail: Detail,
  today: string,
): StepForm {
  switch (step) {
    case 'confirm-receipt':
      return {
        fields: [on('双方确认之日', today), note()],
        note: '双方确认之日即收到申请之日，期限自次日起算（条例第三十一条）。',
      };
    case 'log-contact':
      return {
        fields: [on('联系日期', today), { name: 'note', label: '联系情况', kind: 'long' }],
        note: '尚未联系上的，每个工作日联系一次并记录。',
      };
    case 'ask-supplement':
      return {
        fields: [
          on('告知日期', today),
          { name: 'items', label: '不明确之处和需要补正的事项', kind: 'long' },
          {
            name: 'respondWithin',
            label: '补正期限（工作日）',
            kind: 'number',
            initial: 15,
            note: '7至30个工作日，自补正告知书送达的次日起算',
          },
        ],
        note: supplementNote(detail),
      };
    case 'record-supplement-served':
      return { fields: [on('送达日期', today)] };
    case 'record-supplement':
      return {
        fields: [on('收到补正之日', today), { name: 'text', label: '补正的内容', kind: 'long' }],
        note: '期限自收到补正之日的次日起重新计算（条例第三十条）。',
      };
    case 'consult':
      return {
        fields: [
          on('发出日期', today),
          {
            name: 'consultee',
            label: '征求谁的意见',
            kind: 'choice',
            options: consultees,
            initial: 'third-party',
          },
          { name: 'name', label: '名称', kind: 'short' },
          { name: 'content', label: '征求意见的信息和事项', kind: 'long' },
        ],
        note: consultNote(detail),
      };
    case 'record-consultation-served':
      return {
        fields: [consultation(detail, (c) => c.servedOn === undefined), on('送达日期', today)],
        note: '第三方自收到征求意见书之日起15个工作日内提出意见。',
      };
    case 'record-opinion':
      return {
        fields: [
          consultation(detail, () => true),
          on('收到意见之日', today),
          { name: 'opinion', label: '意见', kind: 'choice', options: opinions },
          { name: 'reasons', label: '理由', kind: 'long', isOptional: true },
        ],
      };
    case 'extend':
      return {
        fields: [
          on('批准日期', today),
          { name: 'notifiedOn', label: '告知申请人之日', kind: 'day', initial: today },
          { name: 'days', label: '延长（工作日）', kind: 'number', initial: 20 },
          { name: 'reason', label: '理由', kind: 'long' },
        ],
        note: '须经公开机构负责人批准，并在原期限届满前告知申请人；合计最长20个工作日（条例第三十三条）。',
      };
    case 'sign-reply':
      return {
        fields: [on('签发日期', today)],
        note: '签发后编号，办理步骤不能再变。',
      };
    case 'serve-reply':
      return {
        fields: [
          on('送出日期', today),
          {
            name: 'method',
            label: '送达方式',
            kind: 'choice',
            options: deliveryMethods,
            initial: detail.electronicDelivery ? 'electronic' : 'post',
          },
          { name: 'postal', label: '交由邮政企业寄递（邮政法第五十五条）', kind: 'check' },
          { name: 'tracking', label: '邮件号', kind: 'short', isOptional: true },
        ],
        note: '送出之日即办结之日：邮寄的为交邮之日，当面的为签收之日。',
      };
    case 'record-reply-received':
      return {
        fields: [on('申请人收到之日', today)],
        note: '复议和诉讼的期限自这一日起算。',
      };
    case 'withdraw':
      return { fields: [on('撤回日期', today), note('申请人撤回的情况')] };
  }
}

function consultation(
  detail: Detail,
  fits: (consultation: Detail['consultations'][number]) => boolean,
): Field {
  const open = detail.consultations.filter((c) => !c.answered && fits(c));
  const options = Object.fromEntries(
    open.map((c) => [c.id, `${c.name}（${dayText(c.sentOn)}发出）`]),
  );
  const first = open[0] === undefined ? {} : { initial: open[0].id };
  return { name: 'consultationId', label: '征求意见书', kind: 'choice', options, ...first };
}

function supplementNote({ supplementNoticeBy }: Detail): string {
  const by = supplementNoticeBy === null ? '' : `${dayText(supplementNoticeBy)}（含）以前告知的，`;
  return `补正只能告知一次，请一次写全。${by}收到补正后重新计算期限；迟了的，期限照常计算。`;
}

function consultNote({ daysLeftAfterConsulting }: Detail): string {
  const left = daysLeftAfterConsulting;
  if (left === null) return '发出征求意见书之日起，期限暂停计算。';
  return `今天发出的，期限暂停计算，收到意见后还剩${left}个工作日。`;
}
