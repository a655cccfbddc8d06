// The same evaluation for a block of firms at once: a bit for each, two words of bits for a value (who meets it, who
// fails it; neither: unknown). A firm alone and a firm in a block come out alike; a test holds them against each other.

import type { Logic, PreparedCondition, Rating, Reading } from './match.ts';
import { rate } from './match.ts';
import type { Leaf } from './condition.ts';
import { isNear, verdictOn } from './leaf.ts';
import type { Profile } from './profile.ts';

export type Bits = Uint32Array;

export interface BitValue {
  readonly met: Bits;
  readonly unmet: Bits;
}

/** The logic over blocks of `count` firms. */
export function bitLogic(count: number): Logic<BitValue, Bits> {
  const words = Math.ceil(count / 32);
  const full = new Uint32Array(words).fill(0xffffffff);
  const rest = count % 32;
  if (rest > 0) full[words - 1] = 2 ** rest - 1;
  const both = (a: Bits, b: Bits): Bits => a.map((word, i) => word & (b[i] ?? 0));
  const either = (a: Bits, b: Bits): Bits => a.map((word, i) => word | (b[i] ?? 0));
  const without = (a: Bits, b: Bits): Bits => a.map((word, i) => word & ~(b[i] ?? 0));
  const none = new Uint32Array(words);
  const everybody: BitValue = { met: full, unmet: none };
  const nobody: BitValue = { met: none, unmet: full };
  const join = (a: BitValue, b: BitValue): BitValue => ({
    met: both(a.met, b.met),
    unmet: either(a.unmet, b.unmet),
  });
  const choose = (a: BitValue, b: BitValue): BitValue => ({
    met: either(a.met, b.met),
    unmet: both(a.unmet, b.unmet),
  });
  return {
    all: (values) => (values.length === 0 ? everybody : values.reduce(join)),
    any: (values) => (values.length === 0 ? nobody : values.reduce(choose)),
    not: ({ met, unmet }) => ({ met: unmet, unmet: met }),
    isMet: ({ met }) => met,
    isUnmet: ({ unmet }) => unmet,
    both,
    either,
    without,
    everyone: () => full,
    isNobody: (set) => set.every((word) => word === 0),
    favoured: ({ met, unmet }, of, isNegated) => {
      const whom = of === 'open' ? without(without(full, met), unmet) : of;
      return isNegated
        ? { met: without(met, whom), unmet: either(unmet, whom) }
        : { met: either(met, whom), unmet: without(unmet, whom) };
    },
  };
}

/** A block of firms read once: leaves that many items share are asked once a firm. */
export function readBlock(firms: readonly Profile[]): Reading<BitValue, Bits> {
  const words = Math.ceil(firms.length / 32);
  const kept = new Map<string, BitValue>();
  const keptNear = new Map<string, Bits>();
  const keys = new WeakMap<Leaf, string>();
  const keyOf = (leaf: Leaf): string => {
    const known = keys.get(leaf);
    if (known !== undefined) return known;
    const key = leafKey(leaf);
    keys.set(leaf, key);
    return key;
  };
  return {
    value: (leaf) => {
      const key = keyOf(leaf);
      const known = kept.get(key);
      if (known) return known;
      const met = new Uint32Array(words);
      const unmet = new Uint32Array(words);
      for (const [i, firm] of firms.entries()) {
        const verdict = verdictOn(leaf, firm);
        if (verdict !== 'unknown') mark(verdict === 'met' ? met : unmet, i);
      }
      const value = { met, unmet };
      kept.set(key, value);
      return value;
    },
    near: (leaf) => {
      const key = keyOf(leaf);
      const known = keptNear.get(key);
      if (known) return known;
      const near = new Uint32Array(words);
      for (const [i, firm] of firms.entries()) if (isNear(leaf, firm)) mark(near, i);
      keptNear.set(key, near);
      return near;
    },
  };
}

/** What a leaf asks, without who is quoted for it. */
export function leafKey({ fact, op, value }: Leaf): string {
  return `${fact} ${op} ${JSON.stringify(value ?? null)}`;
}

function mark(bits: Bits, i: number): void {
  bits[i >>> 5] = (bits[i >>> 5] ?? 0) | (1 << (i & 31));
}

export function isMarked(bits: Bits, i: number): boolean {
  return ((bits[i >>> 5] ?? 0) & (1 << (i & 31))) !== 0;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** Firms of a block by state, for every condition. */
export function* rateBlock(
  conditions: Iterable<PreparedCondition>,
  firms: readonly Profile[],
): Generator<Rating<Bits>> {
  const logic = bitLogic(firms.length);
  const reading = readBlock(firms);
  for (const condition of conditions) yield rate(condition, logic, reading);
}
