// Which post takes which step: handling is the handler's, lengthening the period the office head's
// (条例 33 ¶2), signing the signatory's (条例 17).

import type { Permission } from '../roles.ts';
import type { Step } from './steps.ts';

export const stepPermissions = {
  'confirm-receipt': 'handle-requests',
  'log-contact': 'handle-requests',
  assign: 'handle-requests',
  split: 'handle-requests',
  'change-delivery': 'handle-requests',
  'correct-contact': 'handle-requests',
  'correct-applicant-kind': 'handle-requests',
  'ask-supplement': 'handle-requests',
  'record-supplement-served': 'handle-requests',
  'record-supplement': 'handle-requests',
  'ask-explanation': 'handle-requests',
  'record-explanation-served': 'handle-requests',
  'record-explanation': 'handle-requests',
  'fix-delay': 'handle-requests',
  'notify-fee': 'handle-requests',
  'record-fee-served': 'handle-requests',
  'record-payment': 'handle-requests',
  'record-refund': 'handle-requests',
  consult: 'handle-requests',
  'record-consultation-served': 'handle-requests',
  'record-opinion': 'handle-requests',
  'tell-applicant': 'handle-requests',
  'tell-third-party': 'handle-requests',
  'record-search': 'handle-requests',
  extend: 'handle-requests',
  'draft-reply': 'handle-requests',
  'return-reply': 'approve-letters',
  'sign-reply': 'sign-replies',
  'void-reply': 'sign-replies',
  'serve-reply': 'handle-requests',
  'record-service-failed': 'handle-requests',
  'serve-corrected-letter': 'handle-requests',
  'record-reply-received': 'handle-requests',
  withdraw: 'handle-requests',
  rate: 'handle-requests',
  archive: 'handle-requests',
} as const satisfies Record<Step, Permission>;
