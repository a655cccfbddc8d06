// Number and code, asked for by a posted form so that neither stands in an address. A wrong code and a
// number that does not exist cost the same and read the same; an address that guesses is slowed.

import { setTimeout as pause } from 'node:timers/promises';
import type { PageRequest } from './page.ts';
import { callerOf } from '../client-address.ts';

/** From one address at a time: more of them waiting means a program is trying. */
const mostWaiting = 5;
const waiting = new Map<string, number>();
/** Every wrong answer takes at least this long, whatever it met inside. */
const leastTime = 400; // ms

/** Each wrong answer makes the next one to that address come later. */
export async function answerSlowly<T>(
  { context, http }: PageRequest,
  look: () => Promise<{ readonly answer: T; readonly isRight: boolean }>,
): Promise<T | 'too-many'> {
  const attempts = context.queryAttempts;
  const address = callerOf(context.addressOf(http));
  const inLine = waiting.get(address) ?? 0;
  if (inLine >= mostWaiting) return 'too-many';
  waiting.set(address, inLine + 1);
  try {
    await pause(Math.min(8000, attempts.failures(address) * 300));
    const begun = performance.now();
    const { answer, isRight } = await look();
    if (isRight) return answer;
    attempts.fail(address);
    await pause(Math.max(0, leastTime - (performance.now() - begun)));
    return answer;
  } finally {
    const left = (waiting.get(address) ?? 1) - 1;
    if (left > 0) waiting.set(address, left);
    else waiting.delete(address);
  }
}
