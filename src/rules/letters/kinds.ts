// Every kind of letter an office sends about a request (条例 30–45; 国办函〔2020〕109号; 235号): to whom, who
// signs it, and which step of the request happens when it leaves and when it arrives. P01, S01 and S02
// are printed forms (rules/forms), not letters: nobody signs them first.

import type { Permission } from '../roles.ts';
import type { LetterStep } from '../request/steps.ts';

interface LetterKindRow {
  readonly title: string;
  readonly provision: string;
  readonly to: 'applicant' | 'third-party' | 'organ' | 'department';
  readonly signedBy: Permission;
  /** Word in the number, after 机关代字: 青公开补〔2026〕7号. Replies share one series without a word. */
  readonly word: string;
  readonly onSending?: LetterStep;
  readonly onArrival?: LetterStep;
}

const reply = {
  to: 'applicant',
  signedBy: 'sign-replies',
  word: '',
  onSending: 'serve-reply',
  onArrival: 'record-reply-received',
} as const;

export const letterKinds = {
  P02: {
    title: '补正告知书',
    provision: '条例30',
    to: 'applicant',
    signedBy: 'sign-replies',
    word: '补',
    onSending: 'ask-supplement',
    onArrival: 'record-supplement-served',
  },
  P03: {
    title: '延期答复告知书',
    provision: '条例33¶2',
    to: 'applicant',
    signedBy: 'extend-period',
    word: '延',
    onSending: 'extend',
  },
  P04: {
    title: '征求第三方意见书',
    provision: '条例15、32',
    to: 'third-party',
    signedBy: 'sign-replies',
    word: '征',
    onSending: 'consult',
    onArrival: 'record-consultation-served',
  },
  P05: {
    title: '征求意见函',
    provision: '条例11、34',
    to: 'organ',
    signedBy: 'sign-replies',
    word: '函',
    onSending: 'consult',
    onArrival: 'record-consultation-served',
  },
  P06: {
    title: '征求意见告知书',
    provision: '条例33¶3',
    to: 'applicant',
    signedBy: 'sign-replies',
    word: '知',
    onSending: 'tell-applicant',
  },
  P07: {
    title: '说明理由告知书',
    provision: '条例35',
    to: 'applicant',
    signedBy: 'sign-replies',
    word: '说',
    onSending: 'ask-explanation',
    onArrival: 'record-explanation-served',
  },
  P08: {
    title: '延迟答复告知书',
    provision: '条例35',
    to: 'applicant',
    signedBy: 'extend-period',
    word: '迟',
    onSending: 'fix-delay',
  },
  P09: {
    title: '信息处理费收费通知书',
    provision: '条例42；国办函〔2020〕109号6',
    to: 'applicant',
    signedBy: 'sign-replies',
    word: '费',
    onSending: 'notify-fee',
    onArrival: 'record-fee-served',
  },
  P10: {
    title: '内部协办函',
    provision: '条例45',
    to: 'department',
    signedBy: 'sign-replies',
    word: '协',
  },
  P11: {
    title: '公开告知书',
    provision: '条例32',
    to: 'third-party',
    signedBy: 'sign-replies',
    word: '告',
    onSending: 'tell-third-party',
  },
  R01: { ...reply, title: '主动公开告知书', provision: '条例36(1)' },
  R02: { ...reply, title: '予以公开告知书', provision: '条例36(2)、40' },
  R03: { ...reply, title: '部分公开告知书', provision: '条例36(2)(3)、37' },
  R04: { ...reply, title: '不予公开告知书', provision: '条例36(3)' },
  R05: { ...reply, title: '政府信息不存在告知书', provision: '条例36(4)' },
  R06: { ...reply, title: '非本机关公开告知书', provision: '条例10、36(5)' },
  R07: { ...reply, title: '需另行制作告知书', provision: '条例38' },
  R08: { ...reply, title: '补正后仍不明确告知书', provision: '条例29、30' },
  R09: { ...reply, title: '重复申请不予重复处理告知书', provision: '条例36(6)' },
  R10: { ...reply, title: '信访、投诉、举报类告知书', provision: '条例39¶1' },
  R11: { ...reply, title: '公开出版物告知书', provision: '条例39¶2' },
  R12: { ...reply, title: '行政查询事项告知书', provision: '条例36(7)' },
  R13: { ...reply, title: '大量反复申请不予处理告知书', provision: '条例35' },
  R14: { ...reply, title: '不予重新出具告知书', provision: '国办公开办函〔2021〕30号' },
  R15: { ...reply, title: '逾期不补正不再处理告知书', provision: '条例30' },
  R16: { ...reply, title: '逾期不缴费不再处理告知书', provision: '国办函〔2020〕109号6' },
  R17: { ...reply, title: '其他告知书', provision: '条例2' },
  C01: { ...reply, title: '更正告知书', provision: '条例41' },
  C02: { ...reply, title: '不予更正告知书', provision: '条例41' },
  C03: { ...reply, title: '更正申请转送告知书', provision: '条例41' },
} as const satisfies Record<string, LetterKindRow>;

export type LetterKind = keyof typeof letterKinds;
export const letterKindKeys = Object.keys(letterKinds) as readonly LetterKind[];

export function isLetterKind(text: string): text is LetterKind {
  return Object.hasOwn(letterKinds, text);
}

export function letterKind(kind: LetterKind): LetterKindRow {
  return letterKinds[kind];
}

export type ReplyKind = Extract<LetterKind, `R${string}` | `C${string}`>;

export function isReplyKind(kind: LetterKind): kind is ReplyKind {
  return kind.startsWith('R') || kind.startsWith('C');
}

/** 青公开补〔2026〕7号: no gaps in a series, no number twice (L31). */
export function letterNumber(
  letterWord: string,
  kind: LetterKind,
  year: number,
  n: number,
): string {
  return `${letterWord}${letterKinds[kind].word}〔${year}〕${n}号`;
}

/** Letters of one series are numbered together, per organ and year [choice]. */
export function letterSeries(kind: LetterKind): string {
  return isReplyKind(kind) ? 'reply' : `letter ${kind}`;
}
