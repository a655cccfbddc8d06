// 条例 44: what several have asked for and may be made public is made public; an applicant may suggest it.
// The office head decides with a reason; what is accepted becomes a draft, reviewed as any other (17).

import type { Application } from './application.ts';
import { violation, type Violation } from './violations.ts';

/** So many different applicants who received the same make the system suggest it [choice]. */
export const conversionFrom = 2;

/** What was given longer ago makes no suggestion of its own; it still counts for a later one [choice]. */
export const weighedWithinDays = 365;

export const conversionOrigins = {
  applicant: '申请人建议',
  system: '多人申请（系统提示）',
  staff: '经办人员建议',
} as const;
export type ConversionOrigin = keyof typeof conversionOrigins;

export const conversionStates = {
  open: '待决定',
  accepted: '同意公开',
  declined: '不转为公开',
} as const;
export type ConversionState = keyof typeof conversionStates;

export interface ConversionDecision {
  readonly decision: 'accepted' | 'declined';
  readonly reason: string;
  /** Of the draft, when accepted. */
  readonly title?: string;
}

export function decisionViolations(
  state: ConversionState,
  { decision, reason, title = '' }: ConversionDecision,
  application: Application,
): readonly Violation[] {
  if (state !== 'open') return [violation('conversion-decided')];
  const found: Violation[] = [];
  if (reason.trim() === '') found.push(violation('conversion-reason-missing', 'reason'));
  if (decision === 'accepted') {
    if (title.trim() === '') found.push(violation('title-missing', 'title'));
    if (namesApplicant(title, application)) {
      found.push(violation('conversion-names-applicant', 'title'));
    }
  }
  return found;
}

/** What the draft may be called: the subject, without what tells who asked and how he asked. */
export function draftTitle(application: Application): string {
  const { title, documentNumber = '', description } = application;
  let subject = title.trim() || documentNumber.trim() || description.trim();
  for (const secret of personalTexts(application)) subject = subject.replaceAll(secret, '');
  return subject
    .replaceAll(personalNumber, '')
    .replace(/^(?:请|本人|现|依法|申请|要求|公开|提供|获取|[：:，,、\s])+/u, '')
    .replace(/[。，,；;\s]+$/u, '')
    .slice(0, longestTitle);
}

const longestTitle = 100;

/** Resident identity numbers, mobile numbers and e-mail addresses, whoever they belong to. */
const personalNumber = /\d{17}[\dXx]|(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

function namesApplicant(title: string, application: Application): boolean {
  return (
    title.search(personalNumber) >= 0 ||
    personalTexts(application).some((text) => title.includes(text))
  );
}

/** The name of an organisation is no personal data, but who asked is nobody's business either. */
function personalTexts({ applicant }: Application): readonly string[] {
  const { name, agent, contactName, representative } = applicant;
  const { identityNumber, creditCode, phone, email, address } = applicant;
  return [
    name,
    agent,
    contactName,
    representative,
    identityNumber,
    creditCode,
    phone,
    email,
    address,
  ]
    .map((text) => text?.trim() ?? '')
    .filter((text) => text.length > 1);
}
