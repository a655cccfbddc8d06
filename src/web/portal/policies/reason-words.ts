// Why an item fits or not, as its page, the table and the files say it.

import { moneyInWords, type Amount, basisName, basisUnit } from '../../../rules/policy/amount.ts';
import type { Verdict } from '../../../rules/policy/leaf.ts';
import type { Profile } from '../../../rules/policy/profile.ts';
import { type Reason, verdicts } from '../../../rules/policy/reasons.ts';
import { leafInWords, type PolicyNames, standingInWords } from '../../../rules/policy/words.ts';

export type ShownVerdict = Verdict | 'idle';

export const shownVerdicts: Readonly<Record<ShownVerdict, string>> = {
  ...verdicts,
  idle: '不影响结果',
};

export const verdictShapes: Readonly<Record<ShownVerdict, string>> = {
  met: '✓',
  unmet: '✕',
  unknown: '？',
  idle: '－',
};

/** Under a `not` what is met speaks against the firm; one of several ways that is not taken is no failing. */
export function shownVerdict({
  verdict,
  isNegated,
  isSettled,
  isAlternative,
}: Reason): ShownVerdict {
  const shown =
    verdict === 'unknown' ? 'unknown' : (verdict === 'met') === isNegated ? 'unmet' : 'met';
  if (isSettled && (shown === 'unknown' || (shown === 'unmet' && isAlternative))) return 'idle';
  return shown;
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

export function standing({ leaf }: Reason, firm: Profile, names: PolicyNames): string {
  return standingInWords(leaf, firm, names);
}

/** 20万元；营业收入2000万元×3%，最高50万元 */
export function amountForFirm(amount: Amount | undefined): {
  readonly sum: string;
  readonly steps: string;
} {
  if (amount === undefined) return { sum: '', steps: '' };
  if ('asks' in amount) {
    return {
      sum: '',
      steps: `填写${basisName(amount.asks)}（${basisUnit(amount.asks)}）后可以计算`,
    };
  }
  const sum = amount.fen === 0 ? '0元' : moneyInWords(amount.fen);
  return { sum, steps: amount.steps === sum ? '定额' : amount.steps };
}
