// The tag by which a reader's copy is known to be the same, and the question whether it is.

import { createHash } from 'node:crypto';

/** Of the content alone, so that every server process gives the same. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

export function etagOf(content: string | Uint8Array): string {
  return `"${contentHash(content)}"`;
}

/** Weak comparison: proxies that recompress mark the tag W/. `*` is whatever there is (RFC 9110 13.1.2). */
export function matches(ifNoneMatch: string | undefined, etag: string | undefined): boolean {
  if (ifNoneMatch === undefined || etag === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
