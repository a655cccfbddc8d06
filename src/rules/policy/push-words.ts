// What a message says of the money of an item.

import { ruleInWords } from './amount.ts';
import type { PolicyItemContent } from './item.ts';

export function moneyOf({ amount }: Pick<PolicyItemContent, 'amount'>): readonly string[] {
  return amount === undefined ? [] : [ruleInWords(amount)];
}
