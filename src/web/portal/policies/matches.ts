// A firm against all items that can be applied for or soon can: ranked by state, never by a number of its own making.

import { day, type IsoDay } from '../../../rules/day.ts';
import { type Amount, amountFor, basisOf } from '../../../rules/policy/amount.ts';
import { type ConditionFact, isLabelKey, leavesOf } from '../../../rules/policy/condition.ts';
import { type FactKey, type FirmFacts, isFactKey } from '../../../rules/policy/facts.ts';
import { labelledProfile } from '../../../rules/policy/labels.ts';
import { statesOf } from '../../../rules/policy/item-index.ts';
import { type MatchState, matchStateKeys, matchStates } from '../../../rules/policy/match.ts';
import type { Profile } from '../../../rules/policy/profile.ts';
import { type Match, matchFirm, questionsFor } from '../../../rules/policy/reasons.ts';
import type { MatchInput } from './match-input.ts';
import { type BookItem, byDeadline, type PolicyBook, stateOn } from './policy-book.ts';

export interface Matched {
  readonly item: BookItem;
  readonly match: Match;
  /** Undefined where the document states no formula. */
  readonly amount: Amount | undefined;
}

export interface FirmMatches {
  readonly firm: Profile;
  readonly all: readonly Matched[];
  readonly byState: ReadonlyMap<MatchState, readonly Matched[]>;
}

export function matchesOf(
  book: PolicyBook,
  facts: FirmFacts,
  { types, onlyAutomatic }: Pick<MatchInput, 'types' | 'onlyAutomatic'>,
  today: IsoDay,
): FirmMatches {
  const firm = labelledProfile(facts, day(today), book.labels);
  const isWanted = (item: BookItem): boolean => {
    const state = stateOn(item, today);
    if (state !== 'open' && state !== 'upcoming') return false;
    if (types.length > 0 && !types.includes(item.content.type)) return false;
    return !onlyAutomatic || item.content.delivery === 'automatic';
  };
  const compare = byDeadline(today);
  const states = statesOf(book.index, firm);
  const all = book.items
    .map((item, i) => ({ item, state: states[i] ?? 'fails' }))
    .filter(({ item }) => isWanted(item))
    .map(({ item, state }) => ({
      item,
      match: matchOf(item, firm, state),
      amount: amountOf(item, firm),
    }))
    .toSorted(
      (a, b) =>
        matchStateKeys.indexOf(a.match.state) - matchStateKeys.indexOf(b.match.state) ||
        a.match.asks.length - b.match.asks.length ||
        compare(a.item, b.item),
    );
  const byState = Map.groupBy(all, ({ match }) => match.state);
  return { firm, all, byState };
}

/** Of what is settled nothing is asked: its reasons are made where they are shown, few of thousands. */
function matchOf(item: BookItem, firm: Profile, state: MatchState): Match {
  if (state !== 'fails' && state !== 'fits') return matchFirm(item.prepared, firm);
  let reasons: Match['reasons'] | undefined;
  return {
    state,
    label: matchStates[state],
    asks: [],
    get reasons() {
      reasons ??= matchFirm(item.prepared, firm).reasons;
      return reasons;
    },
  };
}

function amountOf({ content }: BookItem, firm: Profile): Amount | undefined {
  const { amount } = content;
  if (!amount) return undefined;
  const basis = basisOf(amount);
  const figure = basis && 'fact' in basis ? firm.facts[basis.fact] : undefined;
  return amountFor(amount, figure);
}

export interface AskedFact {
  readonly fact: FactKey;
  readonly settles: number;
  readonly bearsOn: number;
}

/** Asked for instead of what follows from them. */
const askedInstead: Readonly<Partial<Record<FactKey, readonly FactKey[]>>> = {
  age: ['established'],
};

/** What would decide most, as fields of the form: of a label, what its rule still lacks. */
export function firstQuestions(
  book: PolicyBook,
  { all, firm }: FirmMatches,
  most = 3,
): readonly AskedFact[] {
  const out = new Map<FactKey, AskedFact>();
  for (const { fact, settles, bearsOn } of questionsFor(all.map(({ match }) => match))) {
    for (const key of fieldsFor(book, fact, firm)) {
      if (!out.has(key)) out.set(key, { fact: key, settles, bearsOn });
    }
    if (out.size >= most) break;
  }
  return [...out.values()].slice(0, most);
}

function fieldsFor(
  book: PolicyBook,
  fact: ConditionFact,
  firm: Profile,
  way: readonly string[] = [],
): readonly FactKey[] {
  if (isFactKey(fact)) {
    if (fact === 'size') return sizeFields(firm);
    return askedInstead[fact] ?? [fact];
  }
  if (!isLabelKey(fact) || way.includes(fact)) return [];
  const rule = book.labels.find(({ key }) => key === fact.slice('label.'.length));
  if (rule === undefined) return [];
  return leavesOf(rule.condition)
    .flatMap((leaf) => fieldsFor(book, leaf.fact, firm, [...way, fact]))
    .filter((key) => firm.facts[key] === undefined);
}

/** The figures that are missing decide it; where all are there, the size itself is asked. */
function sizeFields({ facts }: Profile): readonly FactKey[] {
  const missing = (['industry', 'staff', 'revenue'] as const).filter(
    (key) => facts[key] === undefined,
  );
  return missing.length > 0 ? missing : ['size'];
}

export interface Change {
  readonly item: BookItem;
  readonly from: string;
  readonly to: string;
}

/** What another answer changed, item by item. */
export function changesBetween(before: FirmMatches, now: FirmMatches): readonly Change[] {
  const was = new Map(before.all.map(({ item, match }) => [item.id, match.label]));
  return now.all.flatMap(({ item, match }) => {
    const from = was.get(item.id);
    return from === undefined || from === match.label ? [] : [{ item, from, to: match.label }];
  });
}
