// Guessing query codes is made dear (等保三级 GB/T 22239-2019 8.1.4.1: failed attempts are limited), the
// same for numbers that exist and for those that do not. A code has 55 bits: all of this is for calm.

/** Wrong codes for one number before a challenge is asked with the next. */
export const freeTries = 5;
/** Wrong codes before the number is locked. */
export const mostTries = 10;
export const lockMinutes = 15;
/** Without a new failure it is all forgotten. */
export const forgottenAfterMinutes = 60;

/** Whether the try that would be the `n`th in a row has to bring an answer. */
export function needsChallenge(n: number): boolean {
  return n > freeTries;
}
