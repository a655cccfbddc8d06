// The editor's form of a condition says the same as the one it was given, and names places as the rules do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  asGroup,
  moved,
  normal,
  placeOfChild,
  stillTrue,
  withoutMark,
} from '../../src/desk/policies/condition-edit.ts';
import { conditionFaults } from '../../src/rules/policy/condition-faults.ts';
import type { Condition } from '../../src/rules/policy/condition.ts';
import { matchState, prepareCondition, readingOf } from '../../src/rules/policy/match.ts';
import { profileOf } from '../../src/rules/policy/profile.ts';
import { conditions, firms } from '../rules/policy/policies.ts';

const today = Temporal.PlainDate.from('2026-12-01');

test('in the form of the editor every firm stands as before', () => {
  fc.assert(
    fc.property(conditions, firms, (condition, facts) => {
      const reading = readingOf(profileOf(facts, today));
      const state = (node: Condition): string => matchState(prepareCondition(node), reading);
      return state(normal(condition)) === state(condition);
    }),
    { numRuns: 500 },
  );
});

test('a place that the editor names is the one where the rules find the fault', () => {
  const wrong: Condition = { fact: 'staff', op: 'gte' };
  const clause = { anchor: '第一条', text: '文字' };
  const tree = normal({ all: [{ not: { any: [wrong] } }, { any: [wrong] }], clause });
  const inner = asGroup(asGroup(tree).children[0] ?? wrong);
  const places = [
    placeOfChild(placeOfChild('', 'all', 0), inner.kind, 0),
    placeOfChild(placeOfChild('', 'all', 1), 'any', 0),
  ];
  const found = conditionFaults(tree, { labels: new Set() }).map(({ path }) => path);
  assert.deepEqual(found, places);
});

test('what stands first cannot move up', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c']);
  assert.deepEqual(moved(['a', 'b', 'c'], 1, 1), ['a', 'c', 'b']);
});

const clauses: readonly (readonly [string, string, string])[] = [
  ['第二条', '第二条 企业注册地', '企业注册地'],
  ['二、（一）', '（一）设备更新。', '设备更新。'],
  ['第二条（一）1', '1.按6%奖补。', '按6%奖补。'],
  ['第二条', '前款所称企业', '前款所称企业'],
  ['第二条', '第二条', '第二条'],
];
for (const [anchor, text, quoted] of clauses) {
  test(`“${text}” at ${anchor} is quoted as “${quoted}”`, () => {
    assert.equal(withoutMark(anchor, text), quoted);
  });
}

test('a fault goes when its field is written on, and no other', () => {
  const faults = new Map([
    ['phone', '请填写咨询电话'],
    ['condition.all.0.value', '请选择'],
  ]);
  const tried = { phone: '', condition: { all: [1] } };
  const now = { ...tried, condition: { all: [2] } };
  assert.deepEqual([...stillTrue(faults, now, tried).keys()], ['phone']);
});
