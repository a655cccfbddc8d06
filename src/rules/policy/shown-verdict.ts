// How a reason is shown to whoever reads it, the same on the portal, in the back office and in files.

import type { Verdict } from './leaf.ts';
import { type Reason, verdicts } from './reasons.ts';
import { leafInWords, type PolicyNames } from './words.ts';

export type ShownVerdict = Verdict | 'soft' | 'idle';

export const shownVerdicts = {
  ...verdicts,
  soft: '优先条件未满足',
  idle: '不影响结果',
} as const satisfies Record<ShownVerdict, string>;

/**
 * Under a `not` what is met speaks against the firm; one of several ways that is not taken is no failing, and what is only
 * preferred shuts nobody out.
 */
export function shownVerdict({
  leaf,
  verdict,
  isNegated,
  isSettled,
  isSpared,
}: Reason): ShownVerdict {
  const shown =
    verdict === 'unknown' ? 'unknown' : (verdict === 'met') === isNegated ? 'unmet' : 'met';
  if ((isSettled && shown === 'unknown') || (isSpared && shown === 'unmet')) return 'idle';
  return shown === 'unmet' && leaf.isSoft ? 'soft' : shown;
}

export function reasonInWords(
  { leaf, isNegated, isAlternative }: Reason,
  names: PolicyNames,
): string {
  const said = leafInWords(leaf, names);
  const notes = [
    ...(isAlternative && !isNegated ? ['符合其中一项即可'] : []),
    ...(leaf.isSoft ? ['优先条件，不是必须'] : []),
  ];
  return `${isNegated ? `没有这种情形：${said}` : said}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
}
