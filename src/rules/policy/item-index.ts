// One firm against many items: what many of them ask is asked once, and what fails by it is not looked at further. Most
// items are for another place or trade. A test holds it against one item after the other.

import { leafKey } from './bits.ts';
import type { Leaf } from './condition.ts';
import { isNear, verdictOn } from './leaf.ts';
import { matchState, type MatchState, type PreparedCondition, readingOf } from './match.ts';
import type { Profile } from './profile.ts';

export interface ItemIndex {
  readonly conditions: readonly PreparedCondition[];
  /** What shuts a firm out by itself, with the places of the items that ask it. */
  readonly musts: readonly { readonly leaf: Leaf; readonly items: Uint32Array }[];
}

export function indexItems(conditions: readonly PreparedCondition[]): ItemIndex {
  const found = new Map<string, { leaf: Leaf; items: number[] }>();
  for (const [i, { plain, numeric }] of conditions.entries()) {
    for (const { node } of [...plain, ...numeric]) {
      if (node.kind !== 'leaf') continue;
      const key = leafKey(node.leaf);
      const must = found.get(key) ?? { leaf: node.leaf, items: [] };
      must.items.push(i);
      found.set(key, must);
    }
  }
  const musts = [...found.values()].map(({ leaf, items }) => ({
    leaf,
    items: Uint32Array.from(items),
  }));
  return { conditions, musts };
}

/** The state under each condition, in their order. */
export function statesOf({ conditions, musts }: ItemIndex, firm: Profile): readonly MatchState[] {
  const isOut = new Uint8Array(conditions.length);
  for (const { leaf, items } of musts) {
    // A number that is near may still make a gap.
    if (verdictOn(leaf, firm) !== 'unmet' || isNear(leaf, firm)) continue;
    for (const i of items) isOut[i] = 1;
  }
  const reading = readingOf(firm);
  return conditions.map((condition, i) =>
    isOut[i] === 1 ? 'fails' : matchState(condition, reading),
  );
}
