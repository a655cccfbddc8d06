// Addresses of other sites in a text, and when one of them counts as leading nowhere (国办秘函〔2019〕19号). A site that is
// down for an hour is no dead link, one that shows programs the door is none either.

import type { OwnLink } from './document-check/links.ts';

export interface LinkAnswer {
  readonly code?: number;
  /** Why there was no answer. */
  readonly fault?: string;
}

/** What was seen of it, the last time and in a row. */
export interface LinkStanding {
  readonly code: number | null;
  readonly failures: number;
}

const mostOfText = 200;
const longest = 1000;

/** Each once, as it is asked for: without what stands behind `#`. */
export function outsideLinks(body: string, own: readonly OwnLink[]): readonly string[] {
  const ours = new Set(own.map(({ href }) => href));
  const found = new Set<string>();
  for (const [, href = ''] of body.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)) {
    const plain = href.replaceAll('&amp;', '&').trim();
    const url = URL.canParse(plain) ? new URL(plain) : undefined;
    if (url === undefined || ours.has(plain) || !/^https?:$/.test(url.protocol)) continue;
    if (url.username !== '' || url.password !== '' || url.href.length > longest) continue;
    url.hash = '';
    found.add(url.href);
  }
  return [...found].slice(0, mostOfText);
}

/** The page is not there: every other answer says that somebody is. */
export function isGoodAnswer({ code }: LinkAnswer): boolean {
  return code !== undefined && code !== 404 && code !== 410 && code < 500;
}

/**
 * Whether the answers of a round say anything: where nobody at all answered, it is this server that reaches nobody, and
 * of the addresses nothing is known.
 */
export function isReached(answers: readonly LinkAnswer[]): boolean {
  return answers.some(({ code }) => code !== undefined);
}

/** A server without a way out asks again soon, not once a week. */
export const unreachedAgain = { minutes: 60 } as const;

const patience = 3;

export function isDeadLink({ code, failures }: LinkStanding): boolean {
  return failures > 0 && (code === 404 || code === 410 || failures >= patience);
}

/** Found well once a week; otherwise soon again, and then every day. */
export function nextLookIn(failures: number): { readonly minutes: number } {
  if (failures === 0) return { minutes: 7 * 24 * 60 };
  return { minutes: [10, 120][failures - 1] ?? 24 * 60 };
}

export function whyDead({ code, fault }: LinkAnswer): string {
  return code === undefined ? (fault ?? '没有回答') : `回答${code}`;
}
