// A small toll on what programs do by the thousand. A browser with scripts pays it unseen by some work
// (altcha); without them a sum in words is asked. Both are signed and bound to what they are paid for, so
// nothing is stored: what they open can be done once only.

import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { WebContext } from './context.ts';

type Given = Pick<WebContext, 'secrets' | 'clock'>;

export interface Challenge {
  /** 三加五等于几？ */
  readonly question: string;
  readonly token: string;
  /** For the worker, as JSON. */
  readonly work: string;
}

/** Fields of a form in which the answer comes back. */
export const challengeFields = { answer: 'answer', token: 'token', work: 'work' } as const;

const hoursValid = 12;
// Some 30,000 hashes: a third of a second on a desk, about a second on an old telephone.
const hashesEach = 10;
const tries = { least: 2_000, most: 4_000 };

/** `about`: what it is paid for, never the same twice. */
export async function makeChallenge(given: Given, about: string): Promise<Challenge> {
  const until = Math.floor(given.clock.now().epochMilliseconds / 1000) + hoursValid * 3600;
  const { question, sum } = sumInWords(randomInt(1, 10), randomInt(1, 10));
  const challenge = await createChallenge({
    algorithm: 'SHA-256',
    cost: hashesEach,
    counter: randomInt(tries.least, tries.most),
    data: { until, about: signed(given, `about ${about}`) },
    deriveKey,
    ...keys(given),
  });
  return { question, token: tokenFor(given, about, until, sum), work: JSON.stringify(challenge) };
}

export async function isPaid(
  given: Given,
  about: string,
  form: { readonly answer: string; readonly token: string; readonly work: string },
): Promise<boolean> {
  return (await isWorked(given, about, form.work)) || isAnswered(given, about, form);
}

function isAnswered(
  given: Given,
  about: string,
  { answer, token }: { readonly answer: string; readonly token: string },
): boolean {
  const until = Number(token.split('.')[0]);
  const sum = readNumber(answer);
  if (sum === undefined || !isYetTo(given, until)) return false;
  return given.secrets.sameHash(
    Buffer.from(token),
    Buffer.from(tokenFor(given, about, until, sum)),
  );
}

async function isWorked(given: Given, about: string, work: string): Promise<boolean> {
  const { challenge, solution } = parsed(work);
  if (challenge === undefined || solution === undefined) return false;
  try {
    const { until, about: bound } = challenge.parameters.data ?? {};
    if (!isYetTo(given, Number(until)) || bound !== signed(given, `about ${about}`)) return false;
    const result = await verifySolution({ challenge, solution, deriveKey, ...keys(given) });
    return result.verified;
  } catch {
    // Whatever else a stranger sends is no solution.
    return false;
  }
}

type Verified = Parameters<typeof verifySolution>[0];

function parsed(work: string): Partial<Pick<Verified, 'challenge' | 'solution'>> {
  try {
    const value: unknown = JSON.parse(work.slice(0, 4000));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isYetTo({ clock }: Given, until: number): boolean {
  const now = clock.now().epochMilliseconds / 1000;
  return Number.isInteger(until) && until > now && until <= now + hoursValid * 3600;
}

function tokenFor(given: Given, about: string, until: number, sum: number): string {
  return `${until}.${signed(given, `sum ${about}\n${until}\n${sum}`)}`;
}

function signed({ secrets }: Given, text: string): string {
  return secrets.challenge(text).toString('base64url');
}

function keys({ secrets }: Given): {
  readonly hmacSignatureSecret: string;
  readonly hmacKeySignatureSecret: string;
} {
  return {
    hmacSignatureSecret: secrets.challenge('altcha').toString('hex'),
    hmacKeySignatureSecret: secrets.challenge('altcha key').toString('hex'),
  };
}

const digits = '零一二三四五六七八九十';

function sumInWords(a: number, b: number): { readonly question: string; readonly sum: number } {
  return { question: `${digits[a]}加${digits[b]}等于几？`, sum: a + b };
}

/** 8, ８, 八 and 十二. */
function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  const [tens, ones] = plain.startsWith('十') ? [10, plain.slice(1)] : [0, plain];
  if (ones === '') return tens === 10 ? 10 : undefined;
  const value = digits.slice(0, 10).indexOf(ones);
  return ones.length === 1 && value >= 0 ? tens + value : undefined;
}
