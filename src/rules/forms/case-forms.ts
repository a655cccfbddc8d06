// The forms of a case and of a letter that can be printed, by key: what each is called and what it states.

import type { FormSheet } from '../letters/sheet.ts';
import { applicationForm } from './application-form.ts';
import { approvalSheet, approvalTitle } from './approval-sheet.ts';
import { caseLog } from './case-log.ts';
import type { CaseLetter, CaseRecord } from './case-record.ts';
import { checklistSheet } from './checklist-sheet.ts';
import { consultationSheet } from './consultation-sheet.ts';
import { coverSheet } from './cover-sheet.ts';
import { indexSheet } from './index-sheet.ts';
import { registerSheet } from './register-sheet.ts';
import { serviceRecord } from './service-record.ts';

interface CaseFormRow {
  readonly title: string;
  readonly sheet: (c: CaseRecord) => FormSheet;
  /** Shows the applicant's data in clear: printing it is reading them (个人信息保护法 51). */
  readonly namesApplicant: boolean;
}

export const caseForms = {
  application: {
    title: '政府信息公开申请表',
    sheet: filledApplication,
    namesApplicant: true,
  },
  register: { title: '申请登记表', sheet: registerSheet, namesApplicant: true },
  consultation: {
    title: '征求意见单',
    sheet: (c: CaseRecord) => consultationSheet(c),
    namesApplicant: false,
  },
  log: { title: '办理经过', sheet: caseLog, namesApplicant: true },
  cover: { title: '案卷封面', sheet: (c: CaseRecord) => coverSheet(c), namesApplicant: true },
  index: { title: '卷内文件目录', sheet: (c: CaseRecord) => indexSheet(c), namesApplicant: true },
  checklist: { title: '卷内备考表', sheet: checklistSheet, namesApplicant: true },
} as const satisfies Record<string, CaseFormRow>;

export type CaseFormKey = keyof typeof caseForms;

interface LetterFormRow {
  readonly title: (letter: Pick<CaseLetter, 'kind'>) => string;
  readonly sheet: (c: CaseRecord, letter: CaseLetter) => FormSheet;
  /** Of which letters there is such a form. */
  readonly fits: (letter: Pick<CaseLetter, 'kind' | 'signedOn'>) => boolean;
}

export const letterForms = {
  approval: {
    title: ({ kind }) => approvalTitle(kind),
    sheet: approvalSheet,
    fits: () => true,
  },
  service: {
    title: () => '送达回证',
    sheet: serviceRecord,
    // Nothing is served between offices of one organ, and nothing before its signature.
    fits: ({ kind, signedOn }) => kind !== 'P10' && signedOn !== undefined,
  },
  consultation: {
    title: () => '征求意见单',
    sheet: consultationSheet,
    fits: ({ kind }) => kind === 'P10',
  },
} as const satisfies Record<string, LetterFormRow>;

export type LetterFormKey = keyof typeof letterForms;

function filledApplication(c: CaseRecord): FormSheet {
  const { number, application, request: r } = c;
  return applicationForm(c.issuer, {
    number,
    application,
    electronicDelivery: r.electronicDelivery,
    channel: r.channel,
    submittedOn: r.submittedOn,
    isCorrection: r.matter === 'correction',
  });
}
