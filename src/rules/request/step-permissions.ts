// Which post takes which step: handling is the handler's, lengthening the period the office head's
// (条例 33 ¶2), signing the signatory's (条例 17).

import type { Permission } from '../roles.ts';
import type { Step } from './steps.ts';

export const stepPermissions = {
  'confirm-receipt': 'handle-requests',
  'log-contact': 'handle-requests',
  'ask-supplement': 'handle-requests',
  'record-supplement-served': 'handle-requests',
  'record-supplement': 'handle-requests',
  consult: 'handle-requests',
  'record-consultation-served': 'handle-requests',
  'record-opinion': 'handle-requests',
  extend: 'extend-period',
  'draft-reply': 'handle-requests',
  'sign-reply': 'sign-replies',
  'serve-reply': 'handle-requests',
  'record-reply-received': 'handle-requests',
  withdraw: 'handle-requests',
} as const satisfies Record<Step, Permission>;
