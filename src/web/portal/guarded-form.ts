// A form of number and code that was refused: wrong, to be paid for by a sum, or at rest for a while. The
// same for applicants and third parties.

import type { Guarded } from '../../commands/guarded-look.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { isPaid, makeChallenge } from '../challenge.ts';
import { plainText } from '../plain-text.ts';
import { textOf } from './applicant-key.ts';
import { answerSlowly } from './guesses.ts';
import type { Html, PageRequest } from './page.ts';
import { challengeField, paymentIn, unpaidFault } from './parts/challenge-field.ts';
import type { FieldFault } from './parts/field.ts';

export interface NumberAndCode {
  readonly number: string;
  readonly code: string;
}

/** What was typed, and what of it is missing. */
export function keyIn(
  posted: FormData,
  askNumber: string,
): { readonly key: NumberAndCode; readonly missing: readonly FieldFault[] } {
  const key = {
    number: plainText(textOf(posted, 'number')).slice(0, 60),
    code: textOf(posted, 'code').slice(0, 60),
  };
  const missing = [
    ...(key.number === '' ? [{ field: 'number', text: askNumber }] : []),
    ...(key.code === '' ? [{ field: 'code', text: '请填写查询码' }] : []),
  ];
  return { key, missing };
}

/** What is asked again, and why. */
export interface AskedAgain {
  readonly key: NumberAndCode;
  readonly faults: readonly FieldFault[];
  readonly toll?: Html;
  readonly status: 422 | 429;
}

export interface RefusalWords {
  readonly unknown: FieldFault;
  /** `until`: the minute of the day. */
  readonly locked: (until: string) => string;
}

/** Every look is counted and slowed; what the form paid is what the guard asks for. */
export async function lookGuarded<T>(
  request: PageRequest,
  posted: FormData,
  guarded: (given: {
    readonly address: string | undefined;
    readonly isPaid: (about: string) => Promise<boolean>;
  }) => Promise<Guarded<T>>,
): Promise<'too-many' | Guarded<T>> {
  const { context, http } = request;
  const payment = paymentIn(posted);
  return await answerSlowly(request, async () => {
    const answer = await guarded({
      address: context.addressOf(http),
      isPaid: (about) => isPaid(context, about, payment),
    });
    return { answer, isRight: answer.outcome === 'found' };
  });
}

export async function askedAgain(
  { context }: PageRequest,
  key: NumberAndCode,
  looked: Exclude<Guarded<unknown>, { outcome: 'found' }>,
  words: RefusalWords,
): Promise<AskedAgain> {
  if (looked.outcome === 'locked') {
    const text = words.locked(beijingMinute(looked.until).slice(11));
    return { key, faults: [{ field: 'number', text }], status: 429 };
  }
  const { about } = looked;
  const challenge = about === undefined ? undefined : await makeChallenge(context, about);
  const isUnpaid = looked.outcome === 'unpaid';
  const fault = isUnpaid ? unpaidFault : undefined;
  return {
    // A code that was not looked at need not be typed again.
    key: { number: key.number, code: isUnpaid ? key.code : '' },
    faults: [fault ?? words.unknown],
    ...(challenge === undefined ? {} : { toll: challengeField(challenge, fault) }),
    status: 422,
  };
}
