// Keys of one installation and what they are for. One random secret in the data folder; every use has a
// key of its own derived from it, so that no two uses can be turned against each other.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeAlphabet, inGroups, normalisedCode } from '../rules/readable-code.ts';

export interface Secrets {
  /** AES-256-GCM; `about` binds the bytes to their place, so that rows cannot be swapped. */
  readonly seal: (plain: Uint8Array | string, about: string) => Buffer;
  readonly open: (sealed: Uint8Array, about: string) => Buffer;
  /** Finds the same identity number again without keeping it readable. */
  readonly identityIndex: (identity: string) => Buffer;
  /** Tokens of a text's words, by which a like text is found without keeping either readable. */
  readonly likeness: (text: string) => Buffer;
  /** The applicant's query code: the same for the same submission, so that it need not be stored. */
  readonly queryCode: (submissionKey: string) => string;
  readonly queryCodeHash: (number: string, code: string) => Buffer;
  /** Signs what was handed to a reader and comes back. */
  readonly challenge: (text: string) => Buffer;
  /** Counts wrong codes for a number without keeping what was typed. */
  readonly guessIndex: (number: string) => Buffer;
  /** Finds the answer code of a consultation right without keeping it readable beside it. */
  readonly answerCodeHash: (letterNumber: string, code: string) => Buffer;
  readonly sameHash: (a: Uint8Array, b: Uint8Array) => boolean;
}

const version = 1; // first byte of every sealed value: the way it was sealed

/** Reads `keys/secret` below the data folder, making it on a first start (0600). */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const folder = join(dataFolder, 'keys');
  const file = join(folder, 'secret');
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `secret.${process.pid}`);
    await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    // link refuses to replace: of two first starts, one secret wins and both read it.
    await link(draft, file).catch(() => undefined);
    await rm(draft, { force: true });
  }
  await chmod(file, 0o600);
  return secretsFrom(Buffer.from((await readFile(file, 'utf8')).trim(), 'hex'));
}

export function secretsFrom(secret: Uint8Array): Secrets {
  if (secret.length < 32) throw new Error('the secret in keys/secret is too short');
  const key = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'gongkai', use, 32));
  const sealing = key('seal');
  const indexing = key('identity-index');
  const likening = key('request-likeness');
  const coding = key('query-code');
  const hashing = key('query-code-hash');
  const challenging = key('challenge');
  const guessing = key('guess-index');
  const answering = key('answer-code-hash');
  return {
    seal: (plain, about) => seal(sealing, plain, about),
    open: (sealed, about) => open(sealing, sealed, about),
    identityIndex: (identity) => hmac(indexing, identity.trim().toUpperCase()),
    likeness: (text) => hmac(likening, text),
    queryCode: (submissionKey) => readable(hmac(coding, submissionKey)),
    challenge: (text) => hmac(challenging, text),
    guessIndex: (number) => hmac(guessing, number),
    queryCodeHash: (number, code) => hmac(hashing, `${number}\n${normalisedCode(code)}`),
    answerCodeHash: (number, code) => hmac(answering, `${number}\n${normalisedCode(code)}`),
    sameHash: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function seal(key: Buffer, plain: Uint8Array | string, about: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ]);
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body]);
}

function open(key: Buffer, sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version) throw new Error('sealed with an unknown version');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13))
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(13, 29));
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
}

/** 12 characters, about 54 bits. */
function readable(bytes: Buffer): string {
  let value = bytes.readBigUInt64BE(0);
  let code = '';
  for (let i = 0; i < 12; i += 1) {
    code += codeAlphabet.charAt(Number(value % BigInt(codeAlphabet.length)));
    value /= BigInt(codeAlphabet.length);
  }
  return inGroups(code);
}
