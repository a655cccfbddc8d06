// The key of a form, made when it is shown: the same form sent twice is taken once.

import { randomUUID } from 'node:crypto';

export function newSubmissionKey(): string {
  return randomUUID();
}

/** Anything that we did not make gets a new one. */
export function isSubmissionKey(key: string | undefined): key is string {
  return key !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
}
