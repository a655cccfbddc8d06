// Which step each event is the record of.

import type { RequestEvent } from '../../src/rules/request/events.ts';
import type { Step } from '../../src/rules/request/steps.ts';

const steps: Readonly<Record<Exclude<RequestEvent['kind'], 'submitted'>, Step>> = {
  'receipt-confirmed': 'confirm-receipt',
  'applicant-kind-corrected': 'correct-applicant-kind',
  'contact-attempted': 'log-contact',
  'supplement-requested': 'ask-supplement',
  'supplement-notice-served': 'record-supplement-served',
  'supplement-received': 'record-supplement',
  consulted: 'consult',
  'consultation-served': 'record-consultation-served',
  'opinion-received': 'record-opinion',
  extended: 'extend',
  'explanation-requested': 'ask-explanation',
  'explanation-notice-served': 'record-explanation-served',
  'explanation-received': 'record-explanation',
  'delay-fixed': 'fix-delay',
  'fee-notified': 'notify-fee',
  'fee-notice-served': 'record-fee-served',
  'fee-paid': 'record-payment',
  'fee-refunded': 'record-refund',
  'applicant-told': 'tell-applicant',
  'third-party-told': 'tell-third-party',
  searched: 'record-search',
  assigned: 'assign',
  split: 'split',
  'delivery-changed': 'change-delivery',
  'contact-corrected': 'correct-contact',
  'reply-drafted': 'draft-reply',
  'reply-returned': 'return-reply',
  'reply-signed': 'sign-reply',
  'reply-voided': 'void-reply',
  'reply-served': 'serve-reply',
  'service-failed': 'record-service-failed',
  'served-again': 'serve-reply',
  'corrected-letter-served': 'serve-corrected-letter',
  'reply-received': 'record-reply-received',
  withdrawn: 'withdraw',
  rated: 'rate',
  archived: 'archive',
};

export function stepOfEvent(event: RequestEvent): Step {
  if (event.kind === 'submitted') throw new Error('a submission is no step');
  return steps[event.kind];
}
