// The steps of a request (条例 29–45) and the date they are all measured against.

import type { WorkingCalendar } from '../calendar.ts';
import { replyDue } from '../clock.ts';
import type { IsoDay } from '../day.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { awaitsApplicant, clockFacts, held } from './state.ts';

export interface Context {
  readonly today: IsoDay;
  readonly calendar: WorkingCalendar;
}

/**
 * `by`: `entry` is taken at once by whoever enters it; `letter` is carried by a letter and happens when
 * that is submitted, signed, sent or received (rules/letters/kinds.ts); `applicant` is the applicant's.
 */
export const steps = {
  'confirm-receipt': { label: '确认收到', provision: '条例31', by: 'entry' },
  'log-contact': { label: '记录联系情况', provision: '条例31', by: 'entry' },
  assign: { label: '分派、转办', provision: '条例45', by: 'entry' },
  split: { label: '拆分申请', provision: '条例29；国办函〔2020〕109号', by: 'entry' },
  'change-delivery': { label: '改变获取方式', provision: '条例40', by: 'entry' },
  'correct-contact': { label: '更正联系方式', provision: '个人信息保护法46', by: 'entry' },
  'correct-applicant-kind': {
    label: '更正申请人类别',
    provision: '国办公开办函〔2021〕30号',
    by: 'entry',
  },
  'ask-supplement': { label: '告知补正', provision: '条例30', by: 'letter' },
  'record-supplement-served': {
    label: '登记补正告知书送达',
    provision: '条例30',
    by: 'letter',
  },
  'record-supplement': { label: '登记补正材料', provision: '条例30', by: 'entry' },
  'ask-explanation': { label: '要求说明理由', provision: '条例35', by: 'letter' },
  'record-explanation-served': {
    label: '登记说明理由告知书送达',
    provision: '条例35',
    by: 'letter',
  },
  'record-explanation': { label: '登记说明的理由', provision: '条例35', by: 'entry' },
  'fix-delay': { label: '合理延迟', provision: '条例35', by: 'letter' },
  'notify-fee': { label: '通知收费', provision: '国办函〔2020〕109号6', by: 'letter' },
  'record-fee-served': {
    label: '登记收费通知书送达',
    provision: '国办函〔2020〕109号6',
    by: 'letter',
  },
  'record-payment': { label: '登记缴费', provision: '国办函〔2020〕109号6', by: 'entry' },
  'record-refund': { label: '登记退费', provision: '国办函〔2020〕109号6', by: 'entry' },
  consult: { label: '征求意见', provision: '条例32、34', by: 'letter' },
  'record-consultation-served': {
    label: '登记征求意见书送达',
    provision: '条例32、34',
    by: 'letter',
  },
  'record-opinion': { label: '登记意见', provision: '条例32、34', by: 'entry' },
  'tell-applicant': { label: '告知申请人正在征求意见', provision: '条例33¶3', by: 'letter' },
  'tell-third-party': { label: '告知第三方公开决定', provision: '条例32', by: 'letter' },
  'record-search': { label: '登记检索情况', provision: '条例36(4)', by: 'entry' },
  extend: { label: '延长期限', provision: '条例33¶2', by: 'letter' },
  'draft-reply': { label: '送审答复', provision: '条例36', by: 'letter' },
  'return-reply': { label: '退回答复稿', provision: '条例17', by: 'letter' },
  'sign-reply': { label: '签发答复', provision: '条例17、36', by: 'letter' },
  'void-reply': { label: '作废答复书', provision: '条例36', by: 'letter' },
  'serve-reply': { label: '送出答复', provision: '国办公开办函〔2016〕235号', by: 'letter' },
  'record-service-failed': {
    label: '登记送达未成功',
    provision: '国办公开办函〔2016〕235号',
    by: 'letter',
  },
  'serve-corrected-letter': {
    label: '送出更正的答复书',
    provision: '行政复议法20¶3',
    by: 'letter',
  },
  'record-reply-received': {
    label: '登记申请人收到答复',
    provision: '行政复议法20',
    by: 'letter',
  },
  withdraw: { label: '登记撤回', provision: '国办公开办函〔2021〕30号', by: 'entry' },
  rate: { label: '评价', provision: '条例47', by: 'applicant' },
  archive: { label: '归档', provision: '条例45', by: 'entry' },
} as const satisfies Record<
  string,
  { label: string; provision: string; by: 'entry' | 'letter' | 'applicant' }
>;

export type Step = keyof typeof steps;
export const stepKeys = Object.keys(steps) as readonly Step[];

type StepBy<B> = { [S in Step]: (typeof steps)[S]['by'] extends B ? S : never }[Step];
export type EntryStep = StepBy<'entry'>;
export type LetterStep = StepBy<'letter'>;

export function isEntryStep(step: Step): step is EntryStep {
  return steps[step].by === 'entry';
}

/** The due date, where one runs: none before receipt, under an open pause or while the applicant's turn. */
export function dueOn(r: DisclosureRequest, { today, calendar }: Context): IsoDay | undefined {
  const facts = clockFacts(r, calendar);
  if (facts === undefined || awaitsApplicant(r, calendar)) return undefined;
  const due = replyDue(facts, today, calendar).dueOn;
  return due && held(due, r.heldUntil);
}
