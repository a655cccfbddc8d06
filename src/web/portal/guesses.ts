// Number and code, asked for by a posted form so that neither stands in an address. A wrong code and a
// number that does not exist cost the same and read the same; guessing is slowed, nobody is locked out.

import { setTimeout as pause } from 'node:timers/promises';
import type { PageRequest } from './page.ts';

/** From one address at a time: more of them waiting means a program is trying. */
const mostWaiting = 5;
const waiting = new Map<string, number>();
/** Every wrong answer takes at least this long, whatever it met inside. */
const leastTime = 400; // ms

/** `find` gives `undefined` for whatever is wrong. `guessed` names what the code is tried on. */
export async function findSlowly<T>(
  { context, http }: PageRequest,
  guessed: string,
  find: () => Promise<T | undefined>,
): Promise<T | 'unknown' | 'too-many'> {
  const attempts = context.queryAttempts;
  const address = `address ${context.addressOf(http) ?? ''}`;
  const inLine = waiting.get(address) ?? 0;
  if (inLine >= mostWaiting) return 'too-many';
  waiting.set(address, inLine + 1);
  try {
    const begun = performance.now();
    await pause(Math.min(8000, attempts.failures(address) * 300));
    await pause(Math.min(2000, attempts.failures(guessed) * 200));
    const waited = performance.now() - begun;
    const found = await find();
    if (found !== undefined) {
      attempts.forgive(guessed);
      return found;
    }
    attempts.fail(address);
    attempts.fail(guessed);
    await pause(Math.max(0, leastTime - (performance.now() - begun - waited)));
    return 'unknown';
  } finally {
    const left = (waiting.get(address) ?? 1) - 1;
    if (left > 0) waiting.set(address, left);
    else waiting.delete(address);
  }
}
