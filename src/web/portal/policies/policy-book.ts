// All published items with what does not change from reader to reader, read once for all of them. Whether one is open
// is asked anew each day.

import { itemStateOn, type ItemState } from '../../../rules/policy/item.ts';
import { indexItems, type ItemIndex } from '../../../rules/policy/item-index.ts';
import { inOrder, type LabelRule } from '../../../rules/policy/labels.ts';
import { prepareCondition, type PreparedCondition } from '../../../rules/policy/match.ts';
import type { PolicyNames } from '../../../rules/policy/words.ts';
import type { IsoDay } from '../../../rules/day.ts';
import { type PublishedItem, publishedItems } from '../../../store/policies/policy-items.ts';
import { labelRules, policyNames } from '../../../store/policies/policy-terms.ts';
import type { WebContext } from '../../context.ts';

export interface BookItem extends PublishedItem {
  readonly prepared: PreparedCondition;
}

export interface PolicyBook {
  readonly items: readonly BookItem[];
  /** Of their conditions, in the same order. */
  readonly index: ItemIndex;
  readonly byId: ReadonlyMap<number, BookItem>;
  readonly names: PolicyNames;
  readonly labels: readonly LabelRule[];
}

export async function policyBook({
  db,
  pages,
}: Pick<WebContext, 'db' | 'pages'>): Promise<PolicyBook> {
  return await pages.remember('policies', ['policies'], async () => {
    const [published, names, labels] = await Promise.all([
      publishedItems(db),
      policyNames(db),
      labelRules(db),
    ]);
    const items = published.map((item) => ({
      ...item,
      prepared: prepareCondition(item.content.condition),
    }));
    return {
      items,
      index: indexItems(items.map(({ prepared }) => prepared)),
      byId: new Map(items.map((item) => [item.id, item])),
      names,
      labels: inOrder(labels),
    };
  });
}

export function stateOn({ content, document }: PublishedItem, today: IsoDay): ItemState {
  return itemStateOn(content, document, today);
}

/** Those that can be applied for now, then those that begin later; the nearest last day first. */
export function byDeadline(today: IsoDay): (a: PublishedItem, b: PublishedItem) => number {
  const known = new Map<PublishedItem, string>();
  const ranked = (item: PublishedItem): string => {
    const state = stateOn(item, today);
    const { closesOn, opensOn, isPermanent } = item.content;
    // Behind the last days: what is taken all the year round, then what names no day.
    const day = closesOn ?? (isPermanent ? '9998' : '9999');
    if (state === 'open') return `0 ${day}`;
    if (state === 'upcoming') return `1 ${opensOn ?? ''} ${day}`;
    return state === 'closed' ? `2 ${day}` : '3';
  };
  // Asked for many times while a list of thousands is put in order.
  const rank = (item: PublishedItem): string => {
    const found = known.get(item) ?? ranked(item);
    known.set(item, found);
    return found;
  };
  return (a, b) => {
    const [left, right] = [rank(a), rank(b)];
    if (left === right) return b.id - a.id;
    // What closed last stands first among what is closed.
    return left < right !== (left.startsWith('2') && right.startsWith('2')) ? -1 : 1;
  };
}
