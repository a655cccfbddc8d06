import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  amountFor,
  type AmountRule,
  moneyInWords,
  ruleInWords,
} from '../../../src/rules/policy/amount.ts';
import type { Condition } from '../../../src/rules/policy/condition.ts';
import { conditionFaults } from '../../../src/rules/policy/condition-faults.ts';
import {
  daysLeft,
  itemFaults,
  itemStateOn,
  type PolicyItemContent,
} from '../../../src/rules/policy/item.ts';
import {
  inOrder,
  labelFaults,
  labelledProfile,
  type LabelRule,
} from '../../../src/rules/policy/labels.ts';
import { conditionInWords, standingInWords } from '../../../src/rules/policy/words.ts';
import { profileOf } from '../../../src/rules/policy/profile.ts';
import { isOfIndustry } from '../../../src/rules/policy/industries.ts';

const clause = { anchor: '第五条', text: '给予一次性奖励' };
const item: PolicyItemContent = {
  name: '技术改造奖励',
  type: 'subsidy',
  level: 'zone',
  audience: '规模以上工业企业',
  support: '一次性奖励20万元',
  supportClause: clause,
  amount: { formula: { kind: 'fixed', fen: 20_000_000 } },
  opensOn: '2026-12-01',
  closesOn: '2026-12-31',
  delivery: 'ordinary',
  office: '经济发展局',
  phone: '0851-00000000',
  materials: ['申请表'],
  canStack: false,
  excludes: [],
  condition: { fact: 'staff', op: 'gte', value: 20, clause },
};
const known = { labels: new Set<string>(['startup']) };
const faultsOf = (change: Partial<PolicyItemContent>): readonly string[] =>
  itemFaults({ ...item, ...change }, { ...known, ownId: 7 }).map(
    ({ field, reason, condition }) =>
      `${field}${condition ? `@${condition.path}.${condition.field}` : ''}: ${reason}`,
  );

test('a whole item has no fault', () => {
  assert.deepEqual(faultsOf({}), []);
});

const bad: readonly (readonly [string, Partial<PolicyItemContent>, RegExp])[] = [
  ['an end before its start', { closesOn: '2026-11-30' }, /^closesOn: .*早于开始日期/],
  ['a last day of what is open all the year', { isPermanent: true }, /^closesOn: /],
  ['no materials', { materials: [] }, /^materials: /],
  ['exclusive with itself', { excludes: [7] }, /^excludes: /],
  [
    'a clause without its words',
    { supportClause: { anchor: '第一条', text: ' ' } },
    /^supportClause: /,
  ],
  [
    'a cap below the sum',
    { amount: { formula: { kind: 'fixed', fen: 200 }, capFen: 100 } },
    /^amount: .*低于/,
  ],
  [
    'an unknown fact',
    { condition: { fact: 'colour' as never, op: 'eq', value: 1, clause } },
    /^condition@\.fact: 没有“colour”/,
  ],
  [
    'an unknown label',
    { condition: { fact: 'label.other', op: 'eq', value: true, clause } },
    /^condition@\.fact: /,
  ],
  [
    'an operator that does not fit',
    { condition: { fact: 'staff', op: 'withinRegion', value: ['52'], clause } },
    /^condition@\.op: /,
  ],
  [
    'a choice that is none',
    { condition: { fact: 'size', op: 'in', value: ['giant'], clause } },
    /^condition@\.value: .*没有“giant”/,
  ],
  [
    'an industry that is none',
    { condition: { fact: 'industry', op: 'matchesIndustry', value: ['98'], clause } },
    /^condition@\.value: /,
  ],
  [
    'bounds the wrong way round',
    { condition: { fact: 'staff', op: 'between', value: [9, 3], clause } },
    /^condition@\.value: .*大于上限/,
  ],
  [
    'bounds that leave nothing',
    {
      condition: {
        all: [
          { fact: 'staff', op: 'gte', value: 50 },
          { fact: 'staff', op: 'lt', value: 50 },
        ],
        clause,
      },
    },
    /^condition@all\.1\.value: .*没有企业能够同时满足/,
  ],
  ['a group of nothing', { condition: { all: [], clause } }, /^condition@\.group: /],
  [
    'no quotation',
    { condition: { any: [{ fact: 'staff', op: 'gte', value: 5 }] } },
    /^condition@any\.0\.clause: /,
  ],
];
for (const [name, change, expected] of bad) {
  test(`refused at its field: ${name}`, () => {
    const faults = faultsOf(change);
    assert.ok(
      faults.some((fault) => expected.test(fault)),
      faults.join('\n') || 'no fault',
    );
  });
}

test('a tree that is too deep is refused, not walked for ever', () => {
  let tree: Condition = { fact: 'staff', op: 'gte', value: 1, clause };
  for (let i = 0; i < 500; i++) tree = { not: tree };
  assert.ok(conditionFaults(tree, known).some(({ field }) => field === 'group'));
});

test('an item goes with its document and its days', () => {
  const inForce = { isPublished: true, effectiveFrom: '2026-01-01' as const };
  assert.equal(itemStateOn(item, inForce, '2026-11-30'), 'upcoming');
  assert.equal(itemStateOn(item, inForce, '2026-12-01'), 'open');
  assert.equal(itemStateOn(item, inForce, '2026-12-31'), 'open');
  assert.equal(itemStateOn(item, inForce, '2027-01-01'), 'closed');
  assert.equal(itemStateOn(item, { ...inForce, repealedOn: '2026-12-10' }, '2026-12-09'), 'open');
  assert.equal(itemStateOn(item, { ...inForce, repealedOn: '2026-12-10' }, '2026-12-10'), 'lapsed');
  assert.equal(
    itemStateOn(item, { ...inForce, effectiveTo: '2026-12-10' }, '2026-12-11'),
    'lapsed',
  );
  assert.equal(itemStateOn(item, { ...inForce, isPublished: false }, '2026-12-05'), 'lapsed');
  assert.equal(daysLeft('2026-12-31', '2026-12-31'), 1);
  assert.equal(daysLeft('2026-12-31', '2027-01-01'), undefined);
});

const amounts: readonly (readonly [
  AmountRule,
  number | null | undefined,
  number | undefined,
  string,
])[] = [
  [{ formula: { kind: 'fixed', fen: 20_000_000 } }, undefined, 20_000_000, '20万元'],
  [
    { formula: { kind: 'share', percent: 10, of: { fact: 'rd' } }, capFen: 50_000_000 },
    300,
    30_000_000,
    '按研发费用的10%，最高50万元',
  ],
  [
    { formula: { kind: 'share', percent: 10, of: { fact: 'rd' } }, capFen: 50_000_000 },
    900,
    50_000_000,
    '按研发费用的10%，最高50万元',
  ],
  [
    { formula: { kind: 'share', percent: 10, of: { fact: 'rd' } } },
    undefined,
    undefined,
    '按研发费用的10%',
  ],
  [
    { formula: { kind: 'share', percent: 0.3, of: { fact: 'exports' } } },
    0.1,
    300,
    '按出口额的0.3%',
  ],
  [
    { formula: { kind: 'each', fen: 100_000, of: { fact: 'graduatesHired' } } },
    3,
    300_000,
    '每人新招用高校毕业生1000元',
  ],
  [
    { formula: { kind: 'each', fen: 100_000, of: { fact: 'graduatesHired' } } },
    null,
    0,
    '每人新招用高校毕业生1000元',
  ],
];
for (const [rule, figure, fen, words] of amounts) {
  test(`amount: ${words} of ${figure} is ${fen}`, () => {
    const amount = amountFor(rule, figure);
    assert.equal('fen' in amount ? amount.fen : undefined, fen);
    assert.equal(ruleInWords(rule), words);
  });
}

test('steps are taken at their lower bound, and a cap is never passed', () => {
  const rule: AmountRule = {
    formula: {
      kind: 'steps',
      of: { fact: 'revenue' },
      steps: [
        { from: 1000, fen: 1_000_000 },
        { from: 5000, fen: 5_000_000 },
      ],
    },
    capFen: 4_000_000,
  };
  const fen = (figure: number): unknown => amountFor(rule, figure);
  assert.deepEqual(fen(999), { fen: 0, isCapped: false, steps: '营业收入999万元，未达到最低一档' });
  assert.deepEqual(fen(1000), {
    fen: 1_000_000,
    isCapped: false,
    steps: '营业收入1000万元，达到1000万元一档',
  });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (figure) => {
      const amount = amountFor(rule, figure);
      assert.ok('fen' in amount && amount.fen <= 4_000_000 && Number.isInteger(amount.fen));
    }),
  );
  assert.equal(moneyInWords(12_345), '123.45元');
  assert.equal(moneyInWords(15_000_000_000), '1.5亿元');
});

function rule(key: string, condition: Condition): LabelRule {
  return { key, name: `标签${key}`, group: 'basic', condition };
}

test('labels are computed from facts and other labels; a ring is named', () => {
  const young = rule('young', { fact: 'established', op: 'withinYears', value: 5 });
  const startup = rule('startup', {
    all: [
      { fact: 'label.young', op: 'eq', value: true },
      { fact: 'size', op: 'in', value: ['small', 'micro'] },
    ],
  });
  const rules = inOrder([startup, young]);
  assert.deepEqual(
    rules.map(({ key }) => key),
    ['young', 'startup'],
  );
  const today = Temporal.PlainDate.from('2026-12-01');
  const labels = labelledProfile(
    { established: '2023-01-01', industry: '39', staff: 10 },
    today,
    rules,
  ).labels;
  assert.deepEqual(
    [...labels],
    [
      ['young', true],
      ['startup', true],
    ],
  );
  assert.equal(labelledProfile({ staff: 10, industry: '39' }, today, rules).labels.size, 0);
  assert.deepEqual(labelFaults(startup, [young]), []);
  const ring = labelFaults(rule('young', { fact: 'label.startup', op: 'eq', value: true }), [
    startup,
  ]);
  assert.deepEqual(
    ring.map(({ field, reason }) => [field, reason]),
    [['ring', '标签互相引用成环：标签young→标签startup→标签young']],
  );
});

test('conditions and standing are said in words', () => {
  const names = {
    regions: new Map([['520471', '某经济技术开发区']]),
    labels: new Map<string, string>(),
  };
  const condition: Condition = {
    all: [
      { fact: 'region', op: 'withinRegion', value: ['520471'] },
      { fact: 'rdShare', op: 'gte', value: 3 },
      {
        any: [
          { fact: 'qualifications', op: 'in', value: ['specialised', 'little-giant'] },
          { fact: 'badRecord', op: 'notExists' },
        ],
      },
    ],
  };
  assert.equal(
    conditionInWords(condition, names),
    '注册地在某经济技术开发区，并且研发费用占营业收入比例不低于3%，并且（资质称号是专精特新中小企业或者专精特新“小巨人”企业，或者没有失信和处罚记录）',
  );
  const today = Temporal.PlainDate.from('2026-12-01');
  const firm = profileOf({ rd: 27, revenue: 1000 }, today);
  assert.equal(
    standingInWords({ fact: 'rdShare', op: 'gte', value: 3 }, firm, names),
    '现为2.7%，还差0.3%',
  );
  const met = { fact: 'rdShare', op: 'gte', value: 2 } as const;
  assert.equal(standingInWords(met, firm, names), '现为2.7%', 'nothing is short of what is met');
});

test('industries: a finer code lies within, a coarser one may', () => {
  assert.equal(isOfIndustry('3982', 'C'), true);
  assert.equal(isOfIndustry('3982', '39'), true);
  assert.equal(isOfIndustry('65', 'C'), false);
  assert.equal(isOfIndustry('C', '39'), undefined);
  assert.equal(isOfIndustry('39', '3982'), undefined);
  assert.equal(isOfIndustry('A', '39'), false);
});

test('a number that reaches its bound is said without a gap', () => {
  const firm = profileOf({ staff: 96 }, Temporal.PlainDate.from('2026-12-01'));
  const names = { regions: new Map(), labels: new Map() };
  const said = (value: number): string =>
    standingInWords({ fact: 'staff', op: 'gte', value }, firm, names);
  assert.equal(said(20), '现为96人');
  assert.equal(said(100), '现为96人，还差4人');
});
