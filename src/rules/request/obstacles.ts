// Why a step cannot be taken now, whatever is entered: the permitted-steps table, state by state.

import { needsConfirmation } from '../channels.ts';
import { maximumExtension } from '../clock.ts';
import { violation, type Violation } from '../violations.ts';
import type { Consultation, DisclosureRequest } from './disclosure-request.ts';
import { awaitsApplicant, awaitsPayment, feeDueOn } from './state.ts';
import { type Context, dueOn, type Step } from './steps.ts';

/** `undefined` when the step can be taken. */
export function obstacle(
  r: DisclosureRequest,
  step: Step,
  context: Context,
): Violation | undefined {
  switch (step) {
    case 'record-reply-received':
      if (r.service === undefined) return violation('reply-not-sent');
      return r.replyReceivedOn === undefined ? undefined : violation('reply-already-received');
    case 'record-service-failed':
      if (r.service === undefined) return violation('reply-not-sent');
      return r.replyReceivedOn === undefined ? undefined : violation('reply-already-received');
    case 'serve-corrected-letter':
      return r.service === undefined ? violation('reply-not-sent') : undefined;
    case 'rate':
      if (!isOver(r)) return violation('not-concluded');
      return r.rating === undefined ? undefined : violation('already-rated');
    case 'archive':
      if (!isOver(r)) return violation('not-concluded');
      return r.archivedOn === undefined ? undefined : violation('already-archived');
    case 'record-refund':
      return refundObstacle(r);
    // Contact data stay the applicant's to correct for as long as letters may follow; the kind is looked at
    // again before the year is reported.
    case 'correct-contact':
    case 'correct-applicant-kind':
      return r.archivedOn === undefined ? undefined : violation('already-archived');
    default:
      return isOver(r) ? violation('already-concluded') : whileOpen(r, step, context);
  }
}

function isOver(r: DisclosureRequest): boolean {
  return r.service !== undefined || r.withdrawnOn !== undefined;
}

function refundObstacle({ fee }: DisclosureRequest): Violation | undefined {
  if (fee === undefined) return violation('fee-not-asked');
  const paid = fee.payments.reduce((sum, { amount }) => sum + amount, 0);
  return paid > fee.refunded ? undefined : violation('nothing-to-refund');
}

function whileOpen(r: DisclosureRequest, step: Step, context: Context): Violation | undefined {
  // Withdrawal is possible until the reply is served [choice], before confirmation too (K36).
  if (step === 'withdraw' || step === 'assign' || step === 'change-delivery') return undefined;
  if (step === 'serve-reply' || step === 'void-reply') {
    return r.reply === undefined ? violation('reply-not-signed') : undefined;
  }
  if (r.reply !== undefined) return violation('reply-already-signed');
  if (step === 'confirm-receipt' || step === 'log-contact') {
    if (!needsConfirmation(r.channel)) return violation('confirmation-not-needed');
    return r.receivedOn === undefined ? undefined : violation('already-confirmed');
  }
  if (r.receivedOn === undefined) return violation('receipt-unconfirmed');
  return r.matter === 'correction' && onlyDisclosure.includes(step)
    ? violation('not-for-corrections')
    : whileHandled(r, step, context);
}

/** Steps of 条例 30–35 that a correction (41) knows nothing of. */
const onlyDisclosure: readonly Step[] = [
  'ask-explanation',
  'record-explanation-served',
  'record-explanation',
  'fix-delay',
  'notify-fee',
  'record-fee-served',
  'record-payment',
  'split',
  'tell-third-party',
];

function whileHandled(r: DisclosureRequest, step: Step, context: Context): Violation | undefined {
  switch (step) {
    case 'split':
      return r.origin?.kind === 'part' ? violation('part-not-split') : undefined;
    case 'ask-supplement':
      return supplementAsked(r);
    case 'record-supplement-served':
    case 'record-supplement':
      if (r.supplement === undefined) return violation('supplement-not-asked');
      if (r.supplement.receivedOn !== undefined) return violation('supplement-already-received');
      if (step === 'record-supplement') return undefined;
      if (r.supplement.failed !== undefined) return violation('notice-did-not-arrive');
      return r.supplement.servedOn === undefined
        ? undefined
        : violation('supplement-already-served');
    case 'ask-explanation':
      if (r.explanation !== undefined) return violation('explanation-already-asked');
      return afterDue(r, context);
    case 'record-explanation-served':
    case 'record-explanation':
      if (r.explanation === undefined) return violation('explanation-not-asked');
      if (r.explanation.receivedOn !== undefined) return violation('explanation-already-received');
      return step === 'record-explanation-served' && r.explanation.servedOn !== undefined
        ? violation('explanation-already-served')
        : undefined;
    case 'fix-delay':
      if (r.explanation?.receivedOn === undefined) return violation('explanation-not-received');
      if (r.delayDays > 0) return violation('delay-already-fixed');
      return notRunning(r, context) ?? afterDue(r, context);
    case 'notify-fee':
    case 'record-fee-served':
    case 'record-payment':
      return feeObstacle(r, step, context);
    case 'record-consultation-served':
      return r.consultations.some(lacksService) ? undefined : violation('consultation-unknown');
    case 'record-opinion':
      return r.consultations.some((c) => c.answer === undefined)
        ? undefined
        : violation('consultation-unknown');
    case 'tell-applicant':
    case 'tell-third-party':
      return r.consultations.length > 0 ? undefined : violation('consultation-unknown');
    case 'extend':
      // Approved and told inside the period: the days say so, not the day of entry (33 ¶2; K28).
      if (r.extensionDays >= maximumExtension) return violation('extension-too-long');
      return notRunning(r, context);
    // One reply waits at a time, so that what is signed is what was sent up (17).
    case 'draft-reply':
      return r.draft === undefined ? undefined : violation('reply-already-drafted');
    case 'return-reply':
    case 'sign-reply':
      return r.draft === undefined ? violation('reply-not-drafted') : undefined;
    default:
      return undefined;
  }
}

/** 条例 30: once. A notice that did not get there asked for nothing; whoever answered it all the same was asked. */
function supplementAsked({ supplement }: DisclosureRequest): Violation | undefined {
  const isOpen = supplement?.failed !== undefined && supplement.receivedOn === undefined;
  return supplement === undefined || isOpen ? undefined : violation('supplement-already-asked');
}

/** While the applicant's supplement or payment is awaited there is no period that could be lengthened. */
function notRunning(r: DisclosureRequest, { calendar }: Context): Violation | undefined {
  return awaitsApplicant(r, calendar) ? violation('period-not-running') : undefined;
}

/**
 * An answer shows that the letter arrived, not when: the proof may come after it, and the days that the
 * third party had run from the proof (32). Whoever was never reached has none.
 */
export function lacksService({ servedOn, answer }: Consultation): boolean {
  return servedOn === undefined && answer?.opinion !== 'none';
}

/** What would begin the period anew has to come while it runs. */
function afterDue(r: DisclosureRequest, context: Context): Violation | undefined {
  const due = dueOn(r, context);
  return due !== undefined && context.today > due ? violation('after-reply-period') : undefined;
}

function feeObstacle(
  r: DisclosureRequest,
  step: 'notify-fee' | 'record-fee-served' | 'record-payment',
  context: Context,
): Violation | undefined {
  if (step === 'notify-fee') {
    const isAsked = r.fee !== undefined && r.fee.failed === undefined;
    return isAsked ? violation('fee-already-asked') : undefined;
  }
  if (r.fee === undefined) return violation('fee-not-asked');
  if (r.fee.failed !== undefined) return violation('notice-did-not-arrive');
  if (step === 'record-fee-served') {
    return r.fee.servedOn === undefined ? undefined : violation('fee-notice-already-served');
  }
  if (!awaitsPayment(r)) return violation('fee-already-paid');
  if (r.fee.servedOn === undefined) return violation('fee-notice-not-served');
  return feeDueOn(r, context.calendar) === undefined ? violation('fee-not-asked') : undefined;
}
