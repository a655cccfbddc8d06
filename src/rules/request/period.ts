// Lengthening the period: extension (条例 33 ¶2) and the reasonable delay of 35; and the fee, which lets it
// run anew (国办函〔2020〕109号 6).

import { maximumExtension, replyDue } from '../clock.ts';
import type { IsoDay } from '../day.ts';
import { feePaymentDays, type FeeStandard } from '../fee.ts';
import { violation, type Violation } from '../violations.ts';
import { blank, dayViolations, type Decision, receipt, takeIfOpen } from './decision.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { awaitsApplicant, clockFacts, feeDueOn, held } from './state.ts';
import type { Context } from './steps.ts';

/** The due date as it stood on `on`, before what is being entered now. */
function dueAt(r: DisclosureRequest, on: IsoDay, { calendar }: Context): IsoDay | undefined {
  const facts = clockFacts(r, calendar);
  if (facts === undefined || awaitsApplicant(r, calendar)) return undefined;
  const due = replyDue(facts, on, calendar).dueOn;
  return due && held(due, r.heldUntil);
}

export function insidePeriod(
  r: DisclosureRequest,
  on: IsoDay,
  context: Context,
  code: 'reply-period-over' | 'after-reply-period',
  field: string,
): readonly Violation[] {
  const due = dueAt(r, on, context);
  return due !== undefined && on > due ? [violation(code, field, `期限为${due}`)] : [];
}

/**
 * 条例 33 ¶2: approval by the office head and notice to the applicant, both inside the period (K28–K30).
 * What counts is the day of each, proved by the signed letter, not the day on which it was entered.
 */
export function extend(
  r: DisclosureRequest,
  input: { on: IsoDay; notifiedOn: IsoDay; days: number; reason: string },
  context: Context,
): Decision {
  const { on, notifiedOn, days, reason } = input;
  const found = [
    ...dayViolations(on, receipt(r), context),
    ...dayViolations(notifiedOn, on, context, 'notifiedOn'),
    ...insidePeriod(r, notifiedOn, context, 'reply-period-over', 'notifiedOn'),
    ...(blank(reason) ? [violation('extension-reason-missing', 'reason')] : []),
  ];
  if (!Number.isInteger(days) || days < 1 || r.extensionDays + days > maximumExtension) {
    found.push(violation('extension-too-long', 'days', `已延长${r.extensionDays}个工作日`));
  }
  return takeIfOpen(r, 'extend', context, found, { kind: 'extended', ...input });
}

/** 条例 35: the reasons are sound, the period too short. No figure in the text; 60 at most [choice]. */
const longestDelay = 60;

export function fixDelay(
  r: DisclosureRequest,
  input: { on: IsoDay; notifiedOn: IsoDay; days: number; reason: string },
  context: Context,
): Decision {
  const { on, notifiedOn, days, reason } = input;
  const found = [
    ...dayViolations(on, receipt(r), context),
    ...dayViolations(notifiedOn, on, context, 'notifiedOn'),
    ...(blank(reason) ? [violation('extension-reason-missing', 'reason')] : []),
  ];
  if (!Number.isInteger(days) || days < 1 || days > longestDelay) {
    found.push(violation('delay-unreasonable', 'days', `1至${longestDelay}个工作日`));
  }
  return takeIfOpen(r, 'fix-delay', context, found, { kind: 'delay-fixed', ...input });
}

/** 条例 42; 109号: within the reply period (K34); one standard a request; nothing below the free tier. */
export function notifyFee(
  r: DisclosureRequest,
  input: {
    on: IsoDay;
    standard: FeeStandard;
    quantity: number;
    amount: number;
    payWithin: number;
  },
  context: Context,
): Decision {
  const { on, amount, quantity, payWithin } = input;
  const found = [
    ...dayViolations(on, receipt(r), context),
    ...insidePeriod(r, on, context, 'after-reply-period', 'on'),
  ];
  if (!Number.isInteger(quantity) || quantity < 1) {
    found.push(violation('fee-quantity-impossible', 'quantity'));
  }
  if (!Number.isInteger(amount) || amount < 1) found.push(violation('fee-not-due', 'quantity'));
  if (payWithin !== feePaymentDays) found.push(violation('fee-period-fixed', 'payWithin'));
  return takeIfOpen(r, 'notify-fee', context, found, { kind: 'fee-notified', ...input });
}

export function recordFeeServed(
  r: DisclosureRequest,
  input: { on: IsoDay },
  context: Context,
): Decision {
  const found = dayViolations(input.on, r.fee?.notifiedOn ?? r.submittedOn, context);
  return takeIfOpen(r, 'record-fee-served', context, found, {
    kind: 'fee-notice-served',
    ...input,
  });
}

/** Part payment is no payment, and what comes after the last day is to be given back (K33). */
export function recordPayment(
  r: DisclosureRequest,
  input: { on: IsoDay; amount: number },
  context: Context,
): Decision {
  const { on, amount } = input;
  const by = feeDueOn(r, context.calendar);
  const found = [...dayViolations(on, r.fee?.servedOn ?? r.submittedOn, context)];
  if (!Number.isInteger(amount) || amount < 1) found.push(violation('amount-impossible', 'amount'));
  if (by !== undefined && on > by) found.push(violation('fee-lapsed', 'on', `缴费期至${by}`));
  return takeIfOpen(r, 'record-payment', context, found, { kind: 'fee-paid', ...input });
}

export function recordRefund(
  r: DisclosureRequest,
  input: { on: IsoDay; amount: number; note: string },
  context: Context,
): Decision {
  const { on, amount, note } = input;
  const paid = r.fee?.payments.reduce((sum, payment) => sum + payment.amount, 0) ?? 0;
  const found = [
    ...dayViolations(on, r.fee?.servedOn ?? r.submittedOn, context),
    ...(blank(note) ? [violation('reasons-missing', 'note')] : []),
  ];
  if (!Number.isInteger(amount) || amount < 1 || amount > paid - (r.fee?.refunded ?? 0)) {
    found.push(violation('nothing-to-refund', 'amount'));
  }
  return takeIfOpen(r, 'record-refund', context, found, { kind: 'fee-refunded', ...input });
}
