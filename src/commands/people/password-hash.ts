// Passwords at rest: Argon2id with the parameters of OWASP's first line (19 MiB, two passes), about 30 ms.

import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const parameters = {
  algorithm: 2, // Argon2id; the library's own name for it is a const enum, gone at run time
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, parameters);
}

/** Without a stored hash (nobody of that name) the same work is done, so that time tells nothing. */
export async function isPasswordOf(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await nobody), password);
  return right && stored !== undefined;
}

let nobody: Promise<string> | undefined;

/** Letters and digits that nobody confuses on paper: no 0/O, 1/l/I, 2/Z, 5/S, 8/B. */
const letters = 'acdefghjkmnpqrtuvwxy';
const capitals = 'ACDEFGHJKMNPQRTUVWXY';
const digits = '34679';

/** Four groups such as `Kf7m-qT3x-…`: about 70 bits, readable aloud, and within the password rules. */
export function oneTimePassword(): string {
  return [group(), group(), group(), group()].join('-');
}

function group(): string {
  return [capitals, letters, digits, letters].map(pick).join('');
}

function pick(from: string): string {
  return from.charAt(randomInt(from.length));
}
