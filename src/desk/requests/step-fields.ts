// What each step asks for. The server checks; here only the fields, what stands in them at first, and a
// word of what follows from them.

import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { deliveryWishes } from '../../rules/application.ts';
import { fen, feeAccount, yuanText } from '../../rules/fee.ts';
import { opinions } from '../../rules/request/events.ts';
import type { EntryStep } from '../../rules/request/steps.ts';
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

/** The steps that are entered; letters have forms of their own, so have splitting and assigning. */
export function stepForm(
  step: Exclude<EntryStep, 'split' | 'assign'>,
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
    case 'change-delivery':
      return {
        fields: [
          on('提出日期', today),
          { name: 'deliveryWish', label: '获取方式', kind: 'choice', options: deliveryWishes },
        ],
        note: '期限不因改变获取方式而变化（条例第四十条）。',
      };
    case 'correct-contact':
      return {
        fields: [
          { name: 'phone', label: '联系电话', kind: 'short', isOptional: true },
          { name: 'email', label: '电子邮箱', kind: 'short', isOptional: true },
          { name: 'address', label: '通信地址', kind: 'short', isOptional: true },
          { name: 'postcode', label: '邮政编码', kind: 'short', isOptional: true },
        ],
        note: '只填要更正的几项。',
      };
    case 'correct-applicant-kind':
      return {
        fields: [
          {
            name: 'kind',
            label: '申请人类别',
            kind: 'choice',
            options: applicantKinds,
            initial: detail.application.applicant.kind,
          },
          { name: 'note', label: '更正的理由', kind: 'long' },
        ],
        note: '类别决定这件申请计入年度报告的哪一栏；收到当年的年度报告定稿后不能再改。个体工商户计入商业企业，业主委员会计入其他。',
      };
    case 'record-supplement':
      return {
        fields: [on('收到补正之日', today), { name: 'text', label: '补正的内容', kind: 'long' }],
        note: '期限自收到补正之日的次日起重新计算（条例第三十条）。',
      };
    case 'record-explanation':
      return {
        fields: [on('收到之日', today), { name: 'text', label: '说明的理由', kind: 'long' }],
        note: '期限自收到之日的次日起重新计算（条例第三十五条）。',
      };
    case 'record-payment':
      return {
        fields: [
          on('缴费日期', today),
          { name: 'yuan', label: '金额（元）', kind: 'number', ...openAmount(detail) },
        ],
        note: `${accountText(detail)}足额缴纳的，期限自缴费次日起重新计算；部分缴纳不算缴纳。`,
      };
    case 'record-refund':
      return {
        fields: [
          on('退费日期', today),
          { name: 'yuan', label: '金额（元）', kind: 'number' },
          { name: 'note', label: '退费的原因', kind: 'long' },
        ],
        note: accountText(detail),
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
    case 'record-search':
      return {
        fields: [
          on('检索日期', today),
          { name: 'places', label: '检索的系统、档案和处室', kind: 'long' },
          { name: 'words', label: '检索方式和关键词', kind: 'long' },
          { name: 'by', label: '检索人', kind: 'short' },
          { name: 'found', label: '检索结果', kind: 'long' },
        ],
        note: '每次检索登记一条；答复信息不存在时作为证据（条例第三十六条）。',
      };
    case 'withdraw':
      return { fields: [on('撤回日期', today), note('申请人撤回的情况')] };
    case 'archive':
      return {
        fields: [
          on('归档日期', today),
          { name: 'fileNumber', label: '档号', kind: 'short' },
          {
            name: 'retention',
            label: '保管期限',
            kind: 'choice',
            options: { 10: '10年', 30: '30年', 0: '永久' },
          },
          {
            name: 'note',
            label: '缺少的材料在哪里，或者为什么没有',
            kind: 'long',
            isOptional: true,
            note: '有缺少的必须写明，如“纸质原件在案卷中”；记入办理经过和备考表',
          },
        ],
      };
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

function openAmount({ fee }: Detail): { readonly initial?: string } {
  const open = fee ? feeAccount(fee).open : 0;
  return open > 0 ? { initial: `${open / 100}` } : {};
}

/** What is due, what came, what is still to come, in a sentence. */
function accountText({ fee, feeDueOn }: Detail): string {
  if (!fee) return '';
  const { paid, open, refunded } = feeAccount(fee);
  const by = feeDueOn === null || open === 0 ? '' : `，最迟${dayText(feeDueOn)}`;
  const back = refunded === 0 ? '' : `，已退${yuanText(refunded)}`;
  return `应缴${yuanText(fen(fee.amount))}，已缴${yuanText(paid)}${back}，还差${yuanText(open)}${by}。`;
}
