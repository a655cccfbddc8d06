// Why an item fits or not, as its page, the table and the files say it.

import {
  type Amount,
  basisName,
  basisUnit,
  moneyInWords,
  stepsBeyond,
} from '../../../rules/policy/amount.ts';
import type { Profile } from '../../../rules/policy/profile.ts';
import type { Reason } from '../../../rules/policy/reasons.ts';
import type { ShownVerdict } from '../../../rules/policy/shown-verdict.ts';
import { type PolicyNames, standingInWords } from '../../../rules/policy/words.ts';

export const verdictShapes: Readonly<Record<ShownVerdict, string>> = {
  met: '✓',
  unmet: '✕',
  unknown: '？',
  soft: '！',
  idle: '－',
};

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
  return { sum, steps: stepsBeyond(amount.fen, amount.steps) ?? '定额' };
}
