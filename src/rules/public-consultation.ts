// 意见征集: who may comment until when, what a comment holds, what became of it (重大行政决策程序暂行条例 15, 18; 规章制定
// 程序条例 15; 个人信息保护法 6: no more is asked for than is needed).

import { addWorkingDays, type WorkingCalendar } from './calendar.ts';
import { day, type IsoDay, isoOf, ordinalOfIso } from './day.ts';
import type { DocumentContent } from './document-content.ts';
import { isEmailAddress, isTelephoneNumber } from './identity.ts';
import { type ConsultationState, consultationState } from './kind-fields.ts';
import { violation, type Violation } from './violations.ts';

export interface PublicComment {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly opinion: string;
}

interface CommentField {
  readonly label: string;
  readonly longest: number;
  readonly isRequired: boolean;
}

/**
 * What the form asks for, and what must be there [choice]: no provision makes anybody name himself who comments
 * on a draft, so only the comment is.
 */
export const commentFields = {
  opinion: { label: '意见', longest: 5000, isRequired: true },
  name: { label: '姓名或者单位名称', longest: 100, isRequired: false },
  phone: { label: '电话', longest: 40, isRequired: false },
  email: { label: '电子邮箱', longest: 200, isRequired: false },
} as const satisfies Record<keyof PublicComment, CommentField>;

/** In the order of the form, one a field. */
export function commentViolations(comment: PublicComment): readonly Violation[] {
  return (Object.keys(commentFields) as (keyof PublicComment)[]).flatMap((field) => {
    const { label, longest, isRequired }: CommentField = commentFields[field];
    const value = comment[field].trim();
    if (value === '') return isRequired ? [violation('comment-field-missing', field, label)] : [];
    if (value.length > longest) {
      return [violation('comment-too-long', field, `${label}最多${longest}字`)];
    }
    if (field === 'phone' && !isTelephoneNumber(value)) return [violation('phone-invalid', field)];
    if (field === 'email' && !isEmailAddress(value)) return [violation('email-invalid', field)];
    return [];
  });
}

type Particulars = Readonly<Record<string, string>>;

/** Asked when the comment comes, whatever the form was when it was opened: the last day closes by itself. */
export function commentObstacle(
  particulars: Particulars,
  today: IsoDay,
  hasResult: boolean,
): Violation | undefined {
  const [from, until] = [particulars['开始日期'] ?? '', particulars['截止日期'] ?? ''];
  switch (stateWithResult(particulars, today, hasResult)) {
    case 'open':
      return undefined;
    case 'ahead':
      return violation('consultation-not-begun', undefined, `${from}开始`);
    case 'closed':
    case 'answered':
      return violation('consultation-closed', undefined, `截止日期${until}`);
  }
}

/** Whole days from today to its last day, that one included; of one that is open. */
export function daysLeft(particulars: Particulars, today: IsoDay): number {
  const until = particulars['截止日期'] ?? today;
  return ordinalOfIso(until) - ordinalOfIso(today) + 1;
}

/** 一般不少于30日; the reason of a shorter one is published with it. */
export const shortestDays = 30;
export const shortenedReason = '缩短期限的说明';

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** With a period of display of its own kind (display-period.ts) that one is asked and not this. */
export function consultationPeriodViolations({
  kind,
  particulars = {},
  display,
}: Pick<DocumentContent, 'kind' | 'particulars' | 'display'>): readonly Violation[] {
  if (kind !== 'consultation' || display) return [];
  const [from, until] = [particulars['开始日期'] ?? '', particulars['截止日期'] ?? ''];
  // What is missing or no day at all is told beside it.
  if (!isDay(from) || !isDay(until) || until < from) return [];
  const days = ordinalOfIso(until) - ordinalOfIso(from);
  if (days >= shortestDays || (particulars[shortenedReason] ?? '').trim() !== '') return [];
  return [violation('consultation-short', `particulars.${shortenedReason}`, `现在是${days}日`)];
}

export const verdicts = {
  adopted: '采纳',
  'partly-adopted': '部分采纳',
  'not-adopted': '未采纳',
} as const;
export type Verdict = keyof typeof verdicts;
export const verdictKeys = Object.keys(verdicts) as readonly Verdict[];

export const longestLabel = 60;
export const longestAnswer = 1000;

export interface CommentDecision {
  readonly label: string;
  readonly verdict: Verdict;
  readonly answer: string;
}

/** 对社会公众的意见应当研究论证: what is not taken over, or not whole, says why. */
export function decisionViolations({ label, verdict, answer }: CommentDecision): Violation[] {
  return [
    ...(label.trim() === '' ? [violation('comment-label-missing', 'label')] : []),
    ...(verdict !== 'adopted' && answer.trim() === ''
      ? [violation('comment-answer-missing', 'answer')]
      : []),
  ];
}

export function resultDueOn(
  { kind, particulars = {} }: Pick<DocumentContent, 'kind' | 'particulars'>,
  calendar: WorkingCalendar,
  days: number,
): IsoDay | null {
  const until = particulars['截止日期'] ?? '';
  if (kind !== 'consultation' || !isDay(until)) return null;
  return isoOf(addWorkingDays(calendar, day(until), days).on);
}

/** The result published as a document answers it as one whose address was entered by hand. */
export function stateWithResult(
  particulars: Particulars,
  today: IsoDay,
  hasResult: boolean,
): ConsultationState {
  return hasResult ? 'answered' : consultationState(particulars, today);
}
