// The words that were looked for, marked; and the piece of a text where they stand.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

/** Escaped by the template; only our own marks are tags. */
export function marked(text: string, words: readonly string[]): Html {
  const pattern = patternOf(words);
  if (pattern === undefined) return html`${text}`;
  // split with a group gives plain and matched pieces in turn.
  const pieces = text.split(pattern);
  return html`${pieces.map((piece, i) => (i % 2 === 1 ? html`<mark>${piece}</mark>` : piece))}`;
}

const excerptLength = 120;

/** From a little before the first word; from the beginning when none stands there. */
export function excerpt(text: string, words: readonly string[]): string {
  const pattern = patternOf(words);
  const flat = text.replaceAll(/\s+/g, ' ');
  const at = pattern === undefined ? -1 : flat.search(pattern);
  const start = at < 30 ? 0 : at - 24;
  const piece = flat.slice(start, start + excerptLength);
  const before = start > 0 ? '…' : '';
  const after = start + excerptLength < flat.length ? '…' : '';
  return `${before}${piece}${after}`;
}

export function holdsAny(text: string, words: readonly string[]): boolean {
  return patternOf(words)?.test(text) ?? false;
}

/** Neighbours are marked as one. Single characters stand everywhere: marked only if nothing else is. */
function patternOf(words: readonly string[]): RegExp | undefined {
  const long = words.filter((word) => word.length > 1);
  const useful = (long.length > 0 ? long : [...words]).sort((a, b) => b.length - a.length);
  if (useful.length === 0) return undefined;
  const each = useful.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`((?:${each.join('|')})+)`, 'iu');
}
