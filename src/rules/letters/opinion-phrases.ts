// Phrases for an opinion: what everybody begins with, and how many somebody may keep of his own.

import { violation, type Violation } from '../violations.ts';

/** Until somebody keeps his own. */
export const commonPhrases: readonly string[] = [
  '同意。',
  '同意，请按程序办理。',
  '请补充理由和依据后再报。',
  '请写明公开后可能造成的损害。',
  '请说明能否作区分处理。',
  '请核对日期和条款。',
];

export const mostPhrases = 30;
export const longestPhrase = 200;

/** Blank ones and doubles fall away; the order is kept. */
export function keptPhrases(phrases: readonly string[]): readonly string[] {
  return [...new Set(phrases.map((phrase) => phrase.trim()))].filter((phrase) => phrase !== '');
}

export function phraseViolations(phrases: readonly string[]): readonly Violation[] {
  const kept = keptPhrases(phrases);
  const found: Violation[] = [];
  if (kept.length > mostPhrases) {
    found.push(violation('phrases-too-many', 'phrases', `最多${mostPhrases}条`));
  }
  if (kept.some((phrase) => phrase.length > longestPhrase)) {
    found.push(violation('text-too-long', 'phrases', `最多${longestPhrase}字`));
  }
  return found;
}
