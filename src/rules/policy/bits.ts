// The same evaluation for many firms at once, sixteen in one number: a bit for who meets it, one for who fails it;
// neither: unknown. A firm alone and a firm in a block come out alike; a test holds them against each other.

import {
  type Logic,
  type MatchState,
  matchStateKeys,
  type PreparedCondition,
  rate,
  type Rating,
  type Reading,
} from './match.ts';
import { type ConditionFact, isLabelKey, type Leaf } from './condition.ts';
import { isNear, verdictOn } from './leaf.ts';
import type { Profile } from './profile.ts';

/** A bit for each firm, sixteen to a word. */
export type Bits = Uint16Array;

/** Firms in a word: who meets it in the lower half of a number, who fails it in the upper. */
const lane = 16;
const everyone = 0xffff;

const words: Logic<number, number> = {
  always: everyone,
  never: everyone << lane,
  all: (a, b) => (a & b & everyone) | ((a | b) & ~everyone),
  any: (a, b) => ((a | b) & everyone) | (a & b & ~everyone),
  not: (value) => (value >>> lane) | (value << lane),
  // What fails for all sixteen is done with at once: most firms are of another place.
  isDecided: (value, of) => (of === 'all' ? value >>> lane : value & everyone) === everyone,
  isMet: (value) => value & everyone,
  isUnmet: (value) => value >>> lane,
  both: (a, b) => a & b,
  either: (a, b) => a | b,
  without: (a, b) => a & ~b,
  everyone: () => everyone,
  isNobody: (set) => set === 0,
  favoured: (value, of, isNegated) => {
    const whom = of === 'open' ? everyone & ~(value | (value >>> lane)) : of;
    return isNegated ? (value & ~whom) | (whom << lane) : (value & ~(whom << lane)) | whom;
  },
};

/** A block of firms read once: a leaf that many items share is asked once, and once for firms that say the same. */
export interface ReadBlock {
  readonly count: number;
  /** How each word of firms stands to the leaf. */
  readonly values: (leaf: Leaf) => Uint32Array;
  readonly near: (leaf: Leaf) => Bits;
}

export function readBlock(firms: readonly Profile[]): ReadBlock {
  const size = Math.ceil(firms.length / lane);
  const alike = keptBy((fact: ConditionFact) => alikeFirms(fact, firms));
  const values = keptBy((_key: string, leaf: Leaf) => {
    const out = new Uint32Array(size);
    for (const group of alike(leaf.fact, leaf.fact)) {
      const firm = firms[group[0] ?? 0];
      const verdict = firm ? verdictOn(leaf, firm) : 'unknown';
      if (verdict !== 'unknown') markAll(out, group, verdict === 'met' ? 0 : lane);
    }
    return out;
  });
  const near = keptBy((_key: string, leaf: Leaf) => {
    const out = new Uint16Array(size);
    for (const group of alike(leaf.fact, leaf.fact)) {
      const firm = firms[group[0] ?? 0];
      if (firm && isNear(leaf, firm)) markAll(out, group, 0);
    }
    return out;
  });
  return {
    count: firms.length,
    values: (leaf) => values(keyOf(leaf), leaf),
    near: (leaf) => near(keyOf(leaf), leaf),
  };
}

function keptBy<K, L, V>(make: (key: K, about: L) => V): (key: K, about: L) => V {
  const kept = new Map<K, V>();
  return (key, about) => {
    const known = kept.get(key) ?? make(key, about);
    kept.set(key, known);
    return known;
  };
}

/** Places of the firms of which the same is known, together. */
function alikeFirms(
  fact: ConditionFact,
  firms: readonly Profile[],
): readonly (readonly number[])[] {
  const groups = new Map<unknown, number[]>();
  for (const [i, firm] of firms.entries()) {
    const value = isLabelKey(fact)
      ? firm.labels.get(fact.slice(6))
      : fact === 'size'
        ? firm.sizes
        : firm.facts[fact];
    const said = Array.isArray(value) ? value.join() : value;
    const group = groups.get(said);
    if (group) group.push(i);
    else groups.set(said, [i]);
  }
  return [...groups.values()];
}

const keys = new WeakMap<Leaf, string>();
function keyOf(leaf: Leaf): string {
  const known = keys.get(leaf) ?? leafKey(leaf);
  keys.set(leaf, known);
  return known;
}

/** What a leaf asks, without who is quoted for it. */
export function leafKey({ fact, op, value }: Leaf): string {
  return `${fact} ${op} ${JSON.stringify(value ?? null)}`;
}

function markAll(
  bits: Uint16Array | Uint32Array,
  places: readonly number[],
  shift: 0 | typeof lane,
): void {
  for (const i of places) bits[i >>> 4] = (bits[i >>> 4] ?? 0) | (1 << ((i & 15) + shift));
}

export function isMarked(bits: Bits, i: number): boolean {
  return ((bits[i >>> 4] ?? 0) & (1 << (i & 15))) !== 0;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x5555;
    word = (word & 0x3333) + ((word >>> 2) & 0x3333);
    word = (word + (word >>> 4)) & 0x0f0f;
    count += (word + (word >>> 8)) & 0x1f;
  }
  return count;
}

/** Firms of a block by state. */
export function rateFirms(condition: PreparedCondition, block: ReadBlock): Rating<Bits> {
  const size = Math.ceil(block.count / lane);
  const out: Record<MatchState, Bits> = {
    fits: new Uint16Array(size),
    nearly: new Uint16Array(size),
    open: new Uint16Array(size),
    gap: new Uint16Array(size),
    fails: new Uint16Array(size),
  };
  const values = condition.leaves.map((leaf) => block.values(leaf));
  const near = new Map(condition.hardNumbers.map(({ leaf, at }) => [at, block.near(leaf)]));
  let word = 0;
  const reading: Reading<number, number> = {
    value: (_leaf, at) => values[at]?.[word] ?? 0,
    near: (_leaf, at) => near.get(at)?.[word] ?? 0,
  };
  for (; word < size; word += 1) {
    const rating = rate(condition, words, reading);
    const rest = block.count - word * lane;
    const here = rest < lane ? (1 << rest) - 1 : everyone;
    for (const state of matchStateKeys) out[state][word] = rating[state] & here;
  }
  return out;
}

/** Firms of a block by state, for every condition. */
export function* rateBlock(
  conditions: Iterable<PreparedCondition>,
  firms: readonly Profile[],
): Generator<Rating<Bits>> {
  const block = readBlock(firms);
  for (const condition of conditions) yield rateFirms(condition, block);
}
