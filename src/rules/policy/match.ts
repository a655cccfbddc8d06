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
  childrenOf,
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

/** A condition as it is walked: one shape for every node, so that thousands are walked quickly. */
interface Node {
  readonly kind: 'leaf' | 'all' | 'any' | 'not';
  /** Of a group, any of those in it. */
  readonly leaf: Leaf;
  /** Place of the leaf among the leaves of the whole. */
  readonly at: number;
  readonly children: readonly Node[];
}

interface Part {
  readonly node: Node;
  readonly facts: readonly ConditionFact[];
}

export interface PreparedCondition {
  readonly whole: Condition;
  readonly leaves: readonly Leaf[];
  /** Undefined where nothing is soft: then what is hard is the whole. */
  readonly withSoft: Node | undefined;
  /** What is hard, each part of it that must be met: first what rests on no number, then the rest. */
  readonly plain: readonly Part[];
  readonly numeric: readonly Part[];
  readonly hardLeaves: readonly Node[];
  readonly hardNumbers: readonly Node[];
}

/** What does not change from firm to firm. */
export function prepareCondition(whole: Condition): PreparedCondition {
  const leaves = leavesOf(whole);
  const places = new Map(leaves.map((leaf, at) => [leaf, at]));
  const hard = hardPart(whole);
  const node = hard && nodeOf(hard, places);
  const parts = node?.kind === 'all' ? node.children : node ? [node] : [];
  const hardLeaves = parts.flatMap(leafNodes);
  const plain = parts.filter((part) => !hasNumber(part)).toSorted(bySieve);
  return {
    whole,
    leaves,
    withSoft: hardLeaves.length < leaves.length ? nodeOf(whole, places) : undefined,
    plain: plain.map(partOf),
    numeric: parts.filter(hasNumber).map(partOf),
    hardLeaves,
    hardNumbers: hardLeaves.filter(isNumber),
  };
}

function partOf(node: Node): Part {
  return { node, facts: [...new Set(leafNodes(node).map(({ leaf }) => leaf.fact))] };
}

function nodeOf(condition: Condition, places: ReadonlyMap<Leaf, number>): Node {
  const [first] = leavesOf(condition);
  // An empty group has none; nobody asks it for one.
  const leaf = first ?? ({ fact: 'region', op: 'exists' } as const);
  const kind = isLeaf(condition)
    ? 'leaf'
    : 'all' in condition
      ? 'all'
      : 'any' in condition
        ? 'any'
        : 'not';
  const children = childrenOf(condition).map((child) => nodeOf(child, places));
  return { kind, leaf, at: places.get(leaf) ?? 0, children };
}

function leafNodes(node: Node): readonly Node[] {
  return node.kind === 'leaf' ? [node] : node.children.flatMap(leafNodes);
}

function isNumber({ leaf }: Node): boolean {
  return typeOfFact(leaf.fact) === 'number';
}

function hasNumber(node: Node): boolean {
  return leafNodes(node).some(isNumber);
}

/** First what shuts most firms out: most are of another place, many of another trade. */
function bySieve(a: Node, b: Node): number {
  return sieveRank(a) - sieveRank(b);
}

function sieveRank({ kind, leaf }: Node): number {
  if (kind !== 'leaf') return 3;
  return leaf.fact === 'region' ? 0 : leaf.fact === 'industry' ? 1 : 2;
}

/** How leaves stand: each leaf's value, and who fails it closely. `at` is its place among the leaves. */
export interface Reading<V, S> {
  readonly value: (leaf: Leaf, at: number) => V;
  readonly near: (leaf: Leaf, at: number) => S;
}

const walked = new WeakMap<Condition, Node>();

/** The value of a condition, whatever is soft in it. */
export function fold<V, S>(condition: Condition, logic: Logic<V, S>, value: (leaf: Leaf) => V): V {
  let node = walked.get(condition);
  if (node === undefined) {
    node = nodeOf(condition, new Map());
    walked.set(condition, node);
  }
  return walk(node, logic, value);
}

function walk<V, S>(
  node: Node,
  logic: Logic<V, S>,
  value: (leaf: Leaf, at: number, isNegated: boolean) => V,
  isNegated = false,
): V {
  const { kind, children } = node;
  if (kind === 'leaf') return value(node.leaf, node.at, isNegated);
  if (kind === 'not') {
    const [inner] = children;
    return inner ? logic.not(walk(inner, logic, value, !isNegated)) : logic.always;
  }
  let sum = kind === 'all' ? logic.always : logic.never;
  for (const child of children) {
    const next = walk(child, logic, value, isNegated);
    sum = kind === 'all' ? logic.all(sum, next) : logic.any(sum, next);
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
  const { plain, numeric, withSoft } = condition;
  const everyone = logic.everyone();
  const sifted = sumOf(plain, logic, reading);
  // What no number could mend fails for all: nothing else is asked.
  if (logic.isDecided(sifted, 'all')) {
    const nobody = without(everyone, everyone);
    return { fits: nobody, nearly: nobody, open: nobody, gap: nobody, fails: everyone };
  }
  const hard = logic.all(sifted, sumOf(numeric, logic, reading));
  const met = logic.isMet(hard);
  const unmet = logic.isUnmet(hard);
  // Where nobody meets what is hard, what is soft matters to nobody.
  const whole =
    withSoft && !logic.isNobody(met) ? logic.isMet(walk(withSoft, logic, reading.value)) : met;
  const fits = both(met, whole);
  const open = without(without(everyone, met), unmet);
  const near = without(unmet, logic.isUnmet(sifted));
  const isSettled = logic.isNobody(open) && logic.isNobody(near);
  const pending = isSettled ? noParts : pendingOf(condition, logic, reading);
  const oneAnswer = logic.isNobody(open)
    ? open
    : both(open, oneAnswerSettles(condition, pending, logic, reading));
  const gap = logic.isNobody(near)
    ? near
    : both(near, oneNumberMissing(condition, pending, logic, reading));
  return {
    fits,
    nearly: either(without(met, fits), oneAnswer),
    open: without(open, oneAnswer),
    gap,
    fails: without(unmet, gap),
  };
}

const noParts: readonly Part[] = [];

/** All the parts together. */
function sumOf<V, S>(parts: readonly Part[], logic: Logic<V, S>, { value }: Reading<V, S>): V {
  let sum = logic.always;
  for (const { node } of parts) {
    sum = logic.all(sum, walk(node, logic, value));
    if (logic.isDecided(sum, 'all')) break;
  }
  return sum;
}

/** What everybody meets is not asked again. */
function pendingOf<V, S>(
  { plain, numeric }: PreparedCondition,
  logic: Logic<V, S>,
  { value }: Reading<V, S>,
): readonly Part[] {
  const everyone = logic.everyone();
  const isMetByAll = ({ node }: Part): boolean =>
    logic.isNobody(logic.without(everyone, logic.isMet(walk(node, logic, value))));
  return [...plain, ...numeric].filter((part) => !isMetByAll(part));
}

/** Who would meet all that is pending if one fact that is open came out well, and already meets something. */
function oneAnswerSettles<V, S>(
  { hardLeaves }: PreparedCondition,
  pending: readonly Part[],
  logic: Logic<V, S>,
  { value }: Reading<V, S>,
): S {
  let settled = logic.without(logic.everyone(), logic.everyone());
  for (const fact of new Set(pending.flatMap(({ facts }) => facts))) {
    let hopeful = logic.everyone();
    for (const { node } of pending) {
      const part = walk(node, logic, (leaf, at, isNegated) =>
        leaf.fact === fact ? logic.favoured(value(leaf, at), 'open', isNegated) : value(leaf, at),
      );
      hopeful = logic.both(hopeful, logic.isMet(part));
      if (logic.isNobody(hopeful)) break;
    }
    settled = logic.either(settled, hopeful);
  }
  if (logic.isNobody(settled)) return settled;
  const known = hardLeaves
    .map(({ leaf, at }) => value(leaf, at))
    .map((each) => logic.either(logic.isMet(each), logic.isUnmet(each)))
    .reduce(logic.either);
  return logic.both(settled, known);
}

/** Who would not fail if one number that lies close to its bound reached it. */
function oneNumberMissing<V, S>(
  { hardNumbers }: PreparedCondition,
  pending: readonly Part[],
  logic: Logic<V, S>,
  { value, near }: Reading<V, S>,
): S {
  let missed = logic.without(logic.everyone(), logic.everyone());
  for (const number of hardNumbers) {
    const close = near(number.leaf, number.at);
    if (logic.isNobody(close)) continue;
    let reached = close;
    for (const { node } of pending) {
      const part = walk(node, logic, (leaf, at, isNegated) =>
        leaf === number.leaf ? logic.favoured(value(leaf, at), close, isNegated) : value(leaf, at),
      );
      reached = logic.without(reached, logic.isUnmet(part));
      if (logic.isNobody(reached)) break;
    }
    missed = logic.either(missed, reached);
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
