import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isMarked, rateBlock } from '../../../src/rules/policy/bits.ts';
import {
  type Condition,
  hardPart,
  type Leaf,
  leavesOf,
  typeOfFact,
} from '../../../src/rules/policy/condition.ts';
import { factKeys, type FirmFacts } from '../../../src/rules/policy/facts.ts';
import { indexItems, statesOf } from '../../../src/rules/policy/item-index.ts';
import { isNear, type Verdict, verdictOn } from '../../../src/rules/policy/leaf.ts';
import {
  fold,
  matchState,
  type MatchState,
  matchStateKeys,
  prepareCondition,
  readingOf,
  scalar,
} from '../../../src/rules/policy/match.ts';
import { type Profile, profileOf } from '../../../src/rules/policy/profile.ts';
import { matchFirm, questionsFor } from '../../../src/rules/policy/reasons.ts';
import { conditions, firms } from './policies.ts';

const today = Temporal.PlainDate.from('2026-12-01');
const clause = (text: string): { anchor: string; text: string } => ({ anchor: '第三条', text });

// The policy of the journey: 规上工业 or 专精特新, registered in the zone, two years old, three percent for research.
const policy: Condition = {
  all: [
    {
      any: [
        { fact: 'scaleRegister', op: 'in', value: ['industrial'] },
        { fact: 'qualifications', op: 'in', value: ['specialised', 'little-giant'] },
      ],
      clause: clause('规模以上工业企业或者专精特新企业'),
    },
    { fact: 'region', op: 'withinRegion', value: ['520471'], clause: clause('在区内注册') },
    { fact: 'age', op: 'gte', value: 2, clause: clause('成立满2年') },
    { fact: 'rdShare', op: 'gte', value: 3, clause: clause('研发费用占比不低于3%') },
  ],
};
const prepared = prepareCondition(policy);
const whole: FirmFacts = {
  scaleRegister: ['industrial'],
  region: '520471',
  established: '2020-05-01',
  rdShare: 3.2,
};
const { established: _, ...young } = whole;

const table: readonly (readonly [string, FirmFacts, string])[] = [
  ['everything is met', whole, '符合'],
  ['a number misses its bound by a tenth of it', { ...whole, rdShare: 2.7 }, '差距'],
  ['a number misses its bound by more', { ...whole, rdShare: 2.69 }, '不符合'],
  ['one answer is missing', young, '基本符合（1项待确认）'],
  [
    'two answers are missing',
    { scaleRegister: ['industrial'], region: '520471' },
    '数据不足（2项待确认）',
  ],
  ['nothing is known', {}, '数据不足（5项待确认）'],
  ['a near number, but elsewhere', { ...whole, rdShare: 2.9, region: '520402' }, '不符合'],
  ['the second anniversary is the first day', { ...whole, established: '2024-12-01' }, '符合'],
  ['the day before it is not', { ...whole, established: '2024-12-02' }, '差距'],
  [
    'the other of two ways',
    { ...whole, scaleRegister: null, qualifications: ['specialised'] },
    '符合',
  ],
  ['one of two ways is open', { ...whole, scaleRegister: null }, '基本符合（1项待确认）'],
  ['a firm that named only its city', { ...whole, region: '5204' }, '基本符合（1项待确认）'],
];
for (const [name, facts, expected] of table) {
  test(`three-valued matching: ${name}: ${expected}`, () => {
    assert.equal(matchFirm(prepared, profileOf(facts, today)).label, expected);
  });
}

test('a soft condition that fails leaves a firm nearly fit, and open ones say so', () => {
  const soft = prepareCondition({
    all: [
      { fact: 'staff', op: 'gte', value: 10 },
      { fact: 'patents', op: 'gte', value: 5, isSoft: true },
    ],
  });
  const state = (facts: FirmFacts): string => matchFirm(soft, profileOf(facts, today)).label;
  assert.equal(state({ staff: 10, patents: 5 }), '符合');
  assert.equal(state({ staff: 10, patents: null }), '基本符合');
  assert.equal(state({ staff: 10 }), '基本符合（1项待确认）');
  assert.equal(state({ staff: 9, patents: 5 }), '差距');
  assert.equal(state({ staff: 1, patents: 5 }), '不符合');
});

test('reasons name verdict, clause and gap, and what no longer matters is not asked', () => {
  const match = matchFirm(prepared, profileOf({ ...young, rdShare: 3 }, today));
  assert.deepEqual(match.asks, ['age']);
  assert.deepEqual(
    match.reasons.map(({ leaf, verdict }) => [leaf.fact, verdict]),
    [
      ['scaleRegister', 'met'],
      ['qualifications', 'unknown'],
      ['region', 'met'],
      ['age', 'unknown'],
      ['rdShare', 'met'],
    ],
  );
  assert.equal(match.reasons[1]?.isSettled, true);
  assert.equal(match.reasons[0]?.clause?.text, '规模以上工业企业或者专精特新企业');
  const near = matchFirm(prepared, profileOf({ ...whole, rdShare: 2.8 }, today));
  assert.equal(Math.round((near.reasons[4]?.gap ?? 0) * 100), 20);
});

test('the question that settles most policies is asked first', () => {
  const one = prepareCondition({
    all: [
      { fact: 'staff', op: 'gte', value: 1 },
      { fact: 'tax', op: 'gte', value: 1 },
    ],
  });
  const firm = profileOf({ tax: 3 }, today);
  const two = prepareCondition({
    all: [
      { fact: 'patents', op: 'gte', value: 1 },
      { fact: 'rd', op: 'gte', value: 1 },
    ],
  });
  const questions = questionsFor([one, two, two].map((each) => matchFirm(each, firm)));
  assert.deepEqual(
    questions.map(({ fact, settles, bearsOn }) => [fact, settles, bearsOn]),
    [
      ['staff', 1, 1],
      ['patents', 0, 2],
      ['rd', 0, 2],
    ],
  );
});

// Laws of three-valued logic (Kleene): the connectives of `scalar`.
const values: readonly Verdict[] = ['met', 'unmet', 'unknown'];
test('the connectives keep the laws of three-valued logic', () => {
  const { all, any, not, always, never, isDecided } = scalar;
  for (const a of values) {
    assert.equal(not(not(a)), a);
    assert.equal(all(a, always), a);
    assert.equal(any(a, never), a);
    for (const b of values) {
      assert.equal(all(a, b), all(b, a));
      assert.equal(not(all(a, b)), any(not(a), not(b)));
      assert.equal(all(a, any(a, b)), a);
      if (isDecided(a, 'all')) assert.equal(all(a, b), a);
      if (isDecided(a, 'any')) assert.equal(any(a, b), a);
      for (const c of values) {
        assert.equal(all(a, all(b, c)), all(all(a, b), c));
        assert.equal(all(a, any(b, c)), any(all(a, b), all(a, c)));
      }
    }
  }
});

test('what an answer settles stays settled: more facts never turn a verdict that was known', () => {
  fc.assert(
    fc.property(conditions, firms, fc.subarray([...factKeys]), (condition, drawn, told) => {
      // A share that is given beside its parts could contradict what follows from them.
      const { rd: _rd, ...withoutParts } = drawn;
      const facts = drawn.rdShare === undefined ? drawn : withoutParts;
      const before = profileOf(
        Object.fromEntries(Object.entries(facts).filter(([key]) => told.includes(key as never))),
        today,
      );
      const after = profileOf(facts, today);
      const value = (firm: typeof before): Verdict =>
        fold(condition, scalar, (leaf) => verdictOn(leaf, firm));
      if (value(before) !== 'unknown') assert.equal(value(after), value(before));
      const one = prepareCondition(condition);
      if (matchState(one, readingOf(before)) === 'fits') {
        assert.equal(matchState(one, readingOf(after)), 'fits');
      }
    }),
    { numRuns: 1000 },
  );
});

test('many firms at once come out as each alone', () => {
  fc.assert(
    fc.property(
      fc.array(conditions, { minLength: 1, maxLength: 4 }),
      fc.array(firms, { minLength: 1, maxLength: 70 }),
      (trees, told) => {
        const items = trees.map(prepareCondition);
        const profiles = told.map((facts) => profileOf(facts, today));
        for (const [i, rating] of [...rateBlock(items, profiles)].entries()) {
          const item = items[i] ?? assert.fail();
          for (const [j, firm] of profiles.entries()) {
            const inBlock = matchStateKeys.filter((state) => isMarked(rating[state], j));
            assert.deepEqual(inBlock, [matchState(item, readingOf(firm))]);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

function favour(isNegated: boolean): Verdict {
  return isNegated ? 'unmet' : 'met';
}

/** The states as decision 0044 words them, without sifting, sharing or stopping early. */
function plainState(whole: Condition, firm: Profile): MatchState {
  type Ask = (leaf: Leaf, isNegated: boolean) => Verdict;
  const value = (node: Condition, ask: Ask, isNegated = false): Verdict => {
    if ('fact' in node) return ask(node, isNegated);
    if ('not' in node) return scalar.not(value(node.not, ask, !isNegated));
    const all = 'all' in node ? node.all.map((one) => value(one, ask, isNegated)) : [];
    const any = 'any' in node ? node.any.map((one) => value(one, ask, isNegated)) : [];
    if ('all' in node) {
      return all.includes('unmet') ? 'unmet' : all.includes('unknown') ? 'unknown' : 'met';
    }
    return any.includes('met') ? 'met' : any.includes('unknown') ? 'unknown' : 'unmet';
  };
  const is: Ask = (leaf) => verdictOn(leaf, firm);
  const hard = hardPart(whole);
  const stands = hard === undefined ? 'met' : value(hard, is);
  if (stands === 'met') return value(whole, is) === 'met' ? 'fits' : 'nearly';
  if (hard === undefined) return 'fits';
  const leaves = leavesOf(hard);
  if (stands === 'unknown') {
    const isKnown = leaves.some((leaf) => is(leaf, false) !== 'unknown');
    const oneSettles = leaves.some(({ fact }) => {
      const hopeful: Ask = (leaf, isNegated) =>
        leaf.fact === fact && is(leaf, isNegated) === 'unknown'
          ? favour(isNegated)
          : is(leaf, isNegated);
      return value(hard, hopeful) === 'met';
    });
    return isKnown && oneSettles ? 'nearly' : 'open';
  }
  const oneNumber = leaves.some((number) => {
    if (typeOfFact(number.fact) !== 'number' || !isNear(number, firm)) return false;
    const reached: Ask = (leaf, isNegated) =>
      leaf === number ? favour(isNegated) : is(leaf, isNegated);
    return value(hard, reached) !== 'unmet';
  });
  return oneNumber ? 'gap' : 'fails';
}

test('asking first what shuts most firms out changes no state', () => {
  fc.assert(
    fc.property(conditions, firms, (condition, facts) => {
      const firm = profileOf(facts, today);
      const state = matchState(prepareCondition(condition), readingOf(firm));
      assert.equal(state, plainState(condition, firm));
    }),
    { numRuns: 2000 },
  );
});

test('asked through the index an item comes out as asked by itself', () => {
  fc.assert(
    fc.property(fc.array(conditions, { maxLength: 30 }), firms, (trees, facts) => {
      const firm = profileOf(facts, today);
      assert.deepEqual(
        statesOf(indexItems(trees.map(prepareCondition)), firm),
        trees.map((tree) => plainState(tree, firm)),
      );
    }),
    { numRuns: 300 },
  );
});

test('a soft condition that fails does not hide what is still to be asked', () => {
  const condition = prepareCondition({
    all: [
      { fact: 'age', op: 'gte', value: 2 },
      { fact: 'staff', op: 'gte', value: 20 },
      { fact: 'qualifications', op: 'in', value: ['green-factory'], isSoft: true },
    ],
  });
  const firm = profileOf({ staff: 50, qualifications: null }, today);
  assert.deepEqual(matchFirm(condition, firm).asks, ['age']);
});
