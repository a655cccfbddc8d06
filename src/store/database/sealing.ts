// What a sealed value looks like: AES-256-GCM, bound to its place. The first byte says how it was sealed:
// 1, before there was a ring, under the one key of the installation (number 0); 2, under the key whose
// number the next four bytes name.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The key of values that name none. */
export const nameless = 0;

const ivBytes = 12;
const tagBytes = 16;
/** As many bytes as tell under which key a value is sealed. */
export const headBytes = 5;

/** `about` binds the bytes to their place, so that rows cannot be swapped. */
export function sealUnder(
  id: number,
  key: Uint8Array,
  plain: Uint8Array | string,
  about: string,
): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ]);
  return Buffer.concat([headOf(id), iv, cipher.getAuthTag(), body]);
}

/** The first bytes of all that is sealed under the key. */
export function headOf(id: number): Buffer {
  if (id === nameless) return Buffer.from([1]);
  const head = Buffer.alloc(headBytes);
  head[0] = 2;
  head.writeUInt32BE(id, 1);
  return head;
}

/** The number of the key that opens it; undefined for what was never sealed. */
export function keyIdOf(sealed: Uint8Array): number | undefined {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  if (bytes[0] === 1) return nameless;
  return bytes[0] === 2 && bytes.length >= headBytes ? bytes.readUInt32BE(1) : undefined;
}

/** Throws where the key, the place or a byte is not the one of the sealing. */
export function openUnder(key: Uint8Array, sealed: Uint8Array, about: string): Buffer {
  const from = sealed[0] === 1 ? 1 : headBytes;
  const iv = sealed.subarray(from, from + ivBytes);
  const tag = sealed.subarray(from + ivBytes, from + ivBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
    .setAAD(Buffer.from(about))
    .setAuthTag(tag);
  const body = sealed.subarray(from + ivBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
