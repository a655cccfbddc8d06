// What the keys of one installation are for. Values are sealed under the data keys of the ring; every other
// use has a key of its own derived from the ring's root, so that no two uses can be turned against each other.

import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  timingSafeEqual,
} from 'node:crypto';
import { codeAlphabet, inGroups, normalisedCode } from '../../rules/readable-code.ts';
import { type KeyRing, namelessKey } from './key-ring.ts';
import { keyIdOf, nameless, openUnder, sealUnder } from './sealing.ts';

export interface Secrets {
  /** Under the newest key; `about` binds the bytes to their place, so that rows cannot be swapped. */
  readonly seal: (plain: Uint8Array | string, about: string) => Buffer;
  readonly open: (sealed: Uint8Array, about: string) => Buffer;
  /** Finds the same identity number again without keeping it readable. */
  readonly identityIndex: (identity: string) => Buffer;
  /** Finds the address of a subscriber again without keeping it readable. */
  readonly subscriberIndex: (email: string) => Buffer;
  /** What stands in a link that is mailed: the same for the same words, so that it need not be stored. */
  readonly linkToken: (what: string) => string;
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
  /** The signature of this house under an exported site (Ed25519). */
  readonly signSite: (bytes: Uint8Array) => Buffer;
  /** The public half of its key, as PEM, for whoever verifies. */
  readonly siteKey: () => string;
  readonly sameHash: (a: Uint8Array, b: Uint8Array) => boolean;
}

/** `ring` gives the ring as it is now; `afresh` asks it to look again, for a key that it does not know. */
export function secretsOf(ring: (afresh?: boolean) => KeyRing): Secrets {
  const { root } = ring();
  const key = (use: string): Buffer => Buffer.from(hkdfSync('sha256', root, 'gongkai', use, 32));
  const indexing = key('identity-index');
  const subscribing = key('subscriber-index');
  const linking = key('mailed-link');
  const likening = key('request-likeness');
  const coding = key('query-code');
  const hashing = key('query-code-hash');
  const challenging = key('challenge');
  const guessing = key('guess-index');
  const answering = key('answer-code-hash');
  const signing = (): KeyObject => signingKey(key('site-signature'));
  return {
    seal: (plain, about) => {
      const { newest, keys } = ring();
      return sealUnder(newest, keyOf(keys, newest), plain, about);
    },
    open: (sealed, about) => {
      const id = keyIdOf(sealed);
      if (id === undefined) throw new Error('not a sealed value');
      const { keys } = ring();
      return openUnder(keyOf(keys.has(id) ? keys : ring(true).keys, id), sealed, about);
    },
    identityIndex: (identity) => hmac(indexing, identity.trim().toUpperCase()),
    subscriberIndex: (email) => hmac(subscribing, email.trim().toLowerCase()),
    linkToken: (what) => hmac(linking, what).toString('base64url'),
    likeness: (text) => hmac(likening, text),
    queryCode: (submissionKey) => readable(hmac(coding, submissionKey)),
    challenge: (text) => hmac(challenging, text),
    guessIndex: (number) => hmac(guessing, number),
    queryCodeHash: (number, code) => hmac(hashing, `${number}\n${normalisedCode(code)}`),
    answerCodeHash: (number, code) => hmac(answering, `${number}\n${normalisedCode(code)}`),
    signSite: (bytes) => sign(null, bytes, signing()),
    siteKey: () => createPublicKey(signing()).export({ type: 'spki', format: 'pem' }),
    sameHash: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  };
}

/** An Ed25519 key is any 32 bytes; what stands before them says so (RFC 8410). */
function signingKey(seed: Buffer): KeyObject {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
}

function keyOf(keys: KeyRing['keys'], id: number): Buffer {
  const found = keys.get(id);
  if (found === undefined) throw new Error(`sealed under key ${id}, which is not in the ring`);
  return found.key;
}

/** Keys of one secret alone, as before there was a ring: for places that keep nothing. */
export function secretsFrom(secret: Uint8Array): Secrets {
  const key = { key: namelessKey(secret), madeAt: '' };
  const ring = {
    id: '',
    root: Buffer.from(secret),
    keys: new Map([[nameless, key]]),
    newest: nameless,
  };
  return secretsOf(() => ring);
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
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
