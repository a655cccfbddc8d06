// Number and code, asked for by a posted form so that neither stands in an address. A wrong code and a
// number that does not exist cost the same and read the same; an address that guesses is slowed.

import { setTimeout as pause } from 'node:timers/promises';
import type { PageRequest } from './page.ts';

/** From one address at a time: more of them waiting means a program is trying. */
const mostWaiting = 5;
const waiting = new Map<string, number>();
/** Every wrong answer takes at least this long, whatever it met inside. */
const leastTime = 400; // ms

/** `find` gives `undefined` for whatever is wrong. `guessed` names what the code is tried on. */
export async function findSlowly<T>(
  request: PageRequest,
  guessed: string,
  find: () => Promise<T | undefined>,
): Promise<T | 'unknown' | 'too-many'> {
  const attempts = request.context.queryAttempts;
  const look = async (): Promise<{ answer: T | 'unknown'; isRight: boolean }> => {
    const found = await find();
    if (found === undefined) attempts.fail(guessed);
    else attempts.forgive(guessed);
    return { answer: found ?? 'unknown', isRight: found !== undefined };
  };
  return await answerSlowly(request, look, () => Math.min(2000, attempts.failures(guessed) * 200));
}

/** Each wrong answer makes the next one to that address come later. */
export async function answerSlowly<T>(
  { context, http }: PageRequest,
  look: () => Promise<{ readonly answer: T; readonly isRight: boolean }>,
  /** What is waited besides, in ms: before the answer's own least time, never as part of it. */
  moreWait: () => number = () => 0,
): Promise<T | 'too-many'> {
  const attempts = context.queryAttempts;
  const address = `address ${context.addressOf(http) ?? ''}`;
  const inLine = waiting.get(address) ?? 0;
  if (inLine >= mostWaiting) return 'too-many';
  waiting.set(address, inLine + 1);
  try {
    await pause(Math.min(8000, attempts.failures(address) * 300));
    await pause(moreWait());
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
