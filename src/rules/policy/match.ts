// Matching in three values, with reasons ([choice], the states of the policy model):
//
//   符合      every hard condition is met, and every soft one
//   基本符合  every hard condition is met, a soft one is not or is open; or one answer alone would settle it
//   数据不足  nothing speaks against it, but more than one answer is missing
//   差距      it fails by one number that lies within a tenth of its bound
//   不符合    it fails
//
// One evaluator for one firm and for thousands at once: `rate` is written over a logic. `scalar` holds one firm,
// `bits` (bits.ts) a bit for each of many. A firm is never given a bare percentage.

import {
  type Condition,
  type ConditionFact,
  hardPart,
  isLeaf,
  type Leaf,
  leavesOf,
  typeOfFact,
} from './condition.ts';
import { isNear, type Verdict, verdictOn } from './leaf.ts';
import type { Profile } from './profile.ts';

export const matchStates = {
  fits: '符合',
  nearly: '基本符合',
  open: '数据不足',
  gap: '差距',
  fails: '不符合',
} as const;
export type MatchState = keyof typeof matchStates;
export const matchStateKeys = Object.keys(matchStates) as readonly MatchState[];

/** Values of three and sets of firms: what the evaluation needs of either. */
export interface Logic<V, S> {
  /** Met for everyone: what all of nothing is. */
  readonly always: V;
  /** Unmet for everyone: what any of nothing is. */
  readonly never: V;
  readonly all: (a: V, b: V) => V;
  readonly any: (a: V, b: V) => V;
  readonly not: (value: V) => V;
  /** Whether what stands beside it no longer matters in a group of this kind. */
  readonly isDecided: (value: V, of: 'all' | 'any') => boolean;
  readonly isMet: (value: V) => S;
  readonly isUnmet: (value: V) => S;
  readonly both: (a: S, b: S) => S;
  readonly either: (a: S, b: S) => S;
  readonly without: (a: S, b: S) => S;
  readonly everyone: () => S;
  readonly isNobody: (set: S) => boolean;
  /** The value where it is open or, for `near`, fails closely, taken as favourable. */
  readonly favoured: (value: V, of: 'open' | S, isNegated: boolean) => V;
}

export interface PreparedCondition {
  readonly whole: Condition;
  readonly hard: Condition | undefined;
  readonly hasSoft: boolean;
  readonly leaves: readonly Leaf[];
  readonly hardFacts: readonly ConditionFact[];
  readonly hardLeaves: readonly Leaf[];
  readonly hardNumbers: readonly Leaf[];
}

/** What does not change from firm to firm. */
export function prepareCondition(whole: Condition): PreparedCondition {
  const hard = hardPart(whole);
  const hardLeaves = hard ? leavesOf(hard) : [];
  const leaves = leavesOf(whole);
  return {
    whole,
    hard,
    hasSoft: leaves.length > hardLeaves.length,
    leaves,
    hardLeaves,
    hardFacts: [...new Set(hardLeaves.map(({ fact }) => fact))],
    hardNumbers: hardLeaves.filter(({ fact }) => typeOfFact(fact) === 'number'),
  };
}

/** How leaves stand: each leaf's value, and who fails it closely. */
export interface Reading<V, S> {
  readonly value: (leaf: Leaf) => V;
  readonly near: (leaf: Leaf) => S;
}

export function fold<V, S>(
  node: Condition,
  logic: Logic<V, S>,
  value: (leaf: Leaf, isNegated: boolean) => V,
  isNegated = false,
): V {
  if (isLeaf(node)) return value(node, isNegated);
  if ('not' in node) return logic.not(fold(node.not, logic, value, !isNegated));
  const isAll = 'all' in node;
  const kind = isAll ? 'all' : 'any';
  const join = logic[kind];
  let sum = isAll ? logic.always : logic.never;
  for (const child of isAll ? node.all : node.any) {
    sum = join(sum, fold(child, logic, value, isNegated));
    if (logic.isDecided(sum, kind)) break;
  }
  return sum;
}

export type Rating<S> = Readonly<Record<MatchState, S>>;

export function rate<V, S>(
  condition: PreparedCondition,
  logic: Logic<V, S>,
  reading: Reading<V, S>,
): Rating<S> {
  const { both, either, without } = logic;
  const value = (leaf: Leaf): V => reading.value(leaf);
  const hard = condition.hard ? fold(condition.hard, logic, value) : logic.always;
  const met = logic.isMet(hard);
  const unmet = logic.isUnmet(hard);
  // Where nobody meets what is hard, what is soft matters to nobody.
  const whole =
    condition.hasSoft && !logic.isNobody(met)
      ? logic.isMet(fold(condition.whole, logic, value))
      : met;
  const fits = both(met, whole);
  const open = without(without(logic.everyone(), met), unmet);
  const oneAnswer = logic.isNobody(open)
    ? open
    : both(open, oneAnswerSettles(condition, logic, reading));
  const gap = logic.isNobody(unmet)
    ? unmet
    : both(unmet, oneNumberMissing(condition, logic, reading));
  return {
    fits,
    nearly: either(without(met, fits), oneAnswer),
    open: without(open, oneAnswer),
    gap,
    fails: without(unmet, gap),
  };
}

/** Who would meet all hard conditions if one fact that is open came out well, and already meets something. */
function oneAnswerSettles<V, S>(
  { hard, hardFacts, hardLeaves }: PreparedCondition,
  logic: Logic<V, S>,
  { value }: Reading<V, S>,
): S {
  let settled = logic.without(logic.everyone(), logic.everyone());
  if (!hard) return settled;
  for (const fact of hardFacts) {
    const hopeful = fold(hard, logic, (leaf, isNegated) =>
      leaf.fact === fact ? logic.favoured(value(leaf), 'open', isNegated) : value(leaf),
    );
    settled = logic.either(settled, logic.isMet(hopeful));
  }
  if (logic.isNobody(settled)) return settled;
  const known = hardLeaves
    .map((leaf) => logic.either(logic.isMet(value(leaf)), logic.isUnmet(value(leaf))))
    .reduce(logic.either);
  return logic.both(settled, known);
}

/** Who would not fail if one number that lies close to its bound reached it. */
function oneNumberMissing<V, S>(
  { hard, hardNumbers }: PreparedCondition,
  logic: Logic<V, S>,
  { value, near }: Reading<V, S>,
): S {
  let missed = logic.without(logic.everyone(), logic.everyone());
  if (!hard) return missed;
  for (const number of hardNumbers) {
    const close = near(number);
    if (logic.isNobody(close)) continue;
    const reached = fold(hard, logic, (leaf, isNegated) =>
      leaf === number ? logic.favoured(value(leaf), close, isNegated) : value(leaf),
    );
    missed = logic.either(missed, logic.without(close, logic.isUnmet(reached)));
  }
  return missed;
}

/** One firm. */
export const scalar: Logic<Verdict, boolean> = {
  always: 'met',
  never: 'unmet',
  all: (a, b) => (a === 'unmet' || b === 'met' ? a : b === 'unmet' ? b : 'unknown'),
  any: (a, b) => (a === 'met' || b === 'unmet' ? a : b === 'met' ? b : 'unknown'),
  isDecided: (value, of) => value === (of === 'all' ? 'unmet' : 'met'),
  not: (value) => (value === 'met' ? 'unmet' : value === 'unmet' ? 'met' : 'unknown'),
  isMet: (value) => value === 'met',
  isUnmet: (value) => value === 'unmet',
  both: (a, b) => a && b,
  either: (a, b) => a || b,
  without: (a, b) => a && !b,
  everyone: () => true,
  isNobody: (set) => !set,
  favoured: (value, of, isNegated) =>
    (of === 'open' ? value === 'unknown' : of) ? (isNegated ? 'unmet' : 'met') : value,
};

export function readingOf(firm: Profile): Reading<Verdict, boolean> {
  return {
    value: (leaf) => verdictOn(leaf, firm),
    near: (leaf) => isNear(leaf, firm),
  };
}

/** The state of one firm under one condition. */
export function matchState(
  condition: PreparedCondition,
  reading: Reading<Verdict, boolean>,
): MatchState {
  const rating = rate(condition, scalar, reading);
  return matchStateKeys.find((state) => rating[state]) ?? 'fails';
}
