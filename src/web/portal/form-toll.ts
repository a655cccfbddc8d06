// What every form of the portal that writes something down asks of whoever sends it: not too many from one address,
// and a small toll paid for this very form, which is taken once at most.

import { isPaid, makeChallenge } from '../challenge.ts';
import type { Html, PageRequest } from './page.ts';
import { challengeField, paidField, paymentIn, unpaidFault } from './parts/challenge-field.ts';
import type { FieldFault } from './parts/field.ts';
import { isSubmissionKey } from './submission-key.ts';
import { callerOf } from '../client-address.ts';

/** Forms from one address within an hour; a whole office may stand behind it. */
const mostSubmissions = 60;

export type Payment = ReturnType<typeof paymentIn>;

/** Counts this one; seconds until the next is taken when there were too many. */
export function countSubmission({ context, http }: PageRequest): number | undefined {
  return context.submissions.call(callerOf(context.addressOf(http)), mostSubmissions);
}

/** Paid for this very form, which makes one entry at most; `undefined` where it was not. */
export async function goodPayment(
  { context }: PageRequest,
  submissionKey: string | undefined,
  form: FormData,
): Promise<Payment | undefined> {
  const payment = paymentIn(form);
  if (!isSubmissionKey(submissionKey)) return undefined;
  return (await isPaid(context, aboutForm(submissionKey), payment)) ? payment : undefined;
}

/** The field that asks for it, or what was paid before and is still good. */
export async function tollOf(
  { context }: PageRequest,
  submissionKey: string,
  faults: readonly FieldFault[],
  payment: Payment | undefined,
): Promise<Html> {
  if (payment !== undefined) return paidField(payment);
  const challenge = await makeChallenge(context, aboutForm(submissionKey));
  return challengeField(
    challenge,
    faults.find(({ field }) => field === unpaidFault.field),
  );
}

function aboutForm(submissionKey: string): string {
  return `submission ${submissionKey}`;
}
