import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../src/rules/day.ts';
import type { Condition } from '../../../src/rules/policy/condition.ts';
import type { FirmFacts } from '../../../src/rules/policy/facts.ts';
import { labelledProfile } from '../../../src/rules/policy/labels.ts';
import { prepareCondition } from '../../../src/rules/policy/match.ts';
import { matchFirm } from '../../../src/rules/policy/reasons.ts';
import {
  reasonInWords,
  shownVerdict,
  shownVerdicts,
} from '../../../src/rules/policy/shown-verdict.ts';

const names = { regions: new Map<string, string>(), labels: new Map<string, string>() };
const condition: Condition = {
  all: [
    {
      any: [
        { fact: 'scaleRegister', op: 'in', value: ['industrial'] },
        { fact: 'qualifications', op: 'in', value: ['specialised'] },
      ],
    },
    { not: { fact: 'badRecord', op: 'in', value: ['safety'] } },
  ],
};

function shown(facts: FirmFacts): readonly string[] {
  const firm = labelledProfile(facts, day('2026-11-30'), []);
  return matchFirm(prepareCondition(condition), firm).reasons.map(
    (reason) => shownVerdicts[shownVerdict(reason)],
  );
}

const cases: readonly (readonly [FirmFacts, readonly string[]])[] = [
  [
    { scaleRegister: ['industrial'], qualifications: null, badRecord: null },
    ['已满足', '不影响结果', '已满足'],
  ],
  [
    { scaleRegister: null, qualifications: ['specialised'], badRecord: ['safety'] },
    ['不影响结果', '已满足', '未满足'],
  ],
  [{ scaleRegister: null, qualifications: null }, ['未满足', '未满足', '不影响结果']],
  // Nothing speaks against this one: what is not known is asked.
  [{ scaleRegister: ['industrial'] }, ['已满足', '不影响结果', '待确认']],
];

test('a firm without the bad record meets the exclusion, and only a way it does not need is no failing', () => {
  for (const [facts, expected] of cases) {
    assert.deepEqual(shown(facts), expected, JSON.stringify(facts));
  }
});

test('not all of them may be: what is had of them without the rest is no failing', () => {
  const both: Condition = {
    not: {
      all: [
        { fact: 'exports', op: 'gte', value: 100 },
        { fact: 'qualifications', op: 'in', value: ['champion'] },
      ],
    },
  };
  const of = (facts: FirmFacts): readonly string[] =>
    matchFirm(prepareCondition(both), labelledProfile(facts, day('2026-11-30'), [])).reasons.map(
      shownVerdict,
    );
  assert.deepEqual(of({ exports: 200, qualifications: null }), ['idle', 'met']);
  assert.deepEqual(of({ exports: 200, qualifications: ['champion'] }), ['unmet', 'unmet']);
});

test('what is only preferred is told as such where it is not met, and shuts nobody out', () => {
  const preferred: Condition = {
    all: [
      { fact: 'patents', op: 'gte', value: 5, isSoft: true },
      { not: { fact: 'badRecord', op: 'exists', isSoft: true } },
    ],
  };
  const of = (facts: FirmFacts): readonly string[] => {
    const match = matchFirm(
      prepareCondition(preferred),
      labelledProfile(facts, day('2026-11-30'), []),
    );
    return [match.label, ...match.reasons.map((reason) => shownVerdicts[shownVerdict(reason)])];
  };
  assert.deepEqual(of({ patents: 6, badRecord: null }), ['符合', '已满足', '已满足']);
  const missed = '优先条件未满足';
  assert.deepEqual(of({ patents: 2, badRecord: ['safety'] }), ['基本符合', missed, missed]);
});

test('an exclusion is worded as what must not be', () => {
  const firm = labelledProfile({}, day('2026-11-30'), []);
  const [first, , last] = matchFirm(prepareCondition(condition), firm).reasons;
  assert.ok(first && last);
  assert.equal(
    reasonInWords(last, names),
    '没有这种情形：失信和处罚记录是一年内发生较大以上安全生产事故',
  );
  assert.match(reasonInWords(first, names), /（符合其中一项即可）$/);
});
