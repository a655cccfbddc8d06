// What a password must be (等保三级 GB/T 22239-2019 8.1.4.1: complexity, and no trace of the user name).

import { violation, type Violation } from './violations.ts';

export const shortestPassword = 10;
/** Hashing a novel would be a way to keep the server busy. */
export const longestPassword = 128;

const classes: readonly RegExp[] = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Ten characters of three of the four classes, without the user name in it. */
export function passwordViolations(
  password: string,
  username: string,
  field = 'password',
): readonly Violation[] {
  const found: Violation[] = [];
  const length = Array.from(password).length;
  if (length < shortestPassword || length > longestPassword) {
    found.push(violation('password-length', field));
  }
  if (classes.filter((pattern) => pattern.test(password)).length < 3) {
    found.push(violation('password-too-plain', field));
  }
  if (password.toLowerCase().includes(username.toLowerCase())) {
    found.push(violation('password-holds-username', field));
  }
  return found;
}

/** What a user name may look like: it stands in logs and addresses. */
export function isUsername(text: string): boolean {
  return /^[a-z][a-z0-9.-]{2,31}$/.test(text);
}
