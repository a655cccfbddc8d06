import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passagesIn, quotes } from '../../../src/rules/policy/clauses.ts';
import { readCondition } from '../../../src/rules/policy/read-condition.ts';

const text = [
  '各单位：',
  '第一章 总则',
  '本章说明目的。',
  '第一条 为了发展，制定本办法。',
  '第二章 支持',
  '第二条 支持下列事项：',
  '（一）设备更新；',
  '1.按6%奖补。',
  '（二）数字化改造。',
  '第十二条 本办法自公布之日起施行。',
].join('\n');

const anchors: readonly (readonly [string, string])[] = [
  ['各单位', ''],
  ['本章说明', '第一章'],
  ['第一条', '第一条'],
  ['（一）设备', '第二条（一）'],
  ['1.按6%', '第二条（一）1'],
  ['（二）数字', '第二条（二）'],
  ['第十二条', '第十二条'],
];
for (const [start, anchor] of anchors) {
  test(`“${start}” stands at “${anchor}”`, () => {
    assert.equal(passagesIn(text).find((one) => one.text.startsWith(start))?.anchor, anchor);
  });
}

test('without articles the anchor is that of the sections', () => {
  const found = passagesIn('二、支持内容\n（一）设备更新。\n三、附则\n自公布之日起施行。');
  assert.deepEqual(
    found.map(({ anchor }) => anchor),
    ['二、', '二、（一）', '三、', '三、'],
  );
});

test('a figure at the start of a line is no number of a clause', () => {
  assert.equal(passagesIn('第三条 金额\n2.5万元以上的').at(-1)?.anchor, '第三条');
});

test('blanks and breaks of the page do not matter, words do', () => {
  assert.ok(quotes('给予  一次性\n奖励20万元。', '给予一次性奖励20万元'));
  assert.ok(!quotes('给予一次性奖励20万元', '给予一次性奖励30万元'));
  assert.ok(!quotes('给予', ' '));
});

const leaf = { fact: 'staff', op: 'gte', value: 1 };
let deep: unknown = leaf;
for (let i = 0; i < 50_000; i++) deep = { not: deep };
const noTrees: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['a text', 'all'],
  ['a list', [leaf]],
  ['an unknown operator', { ...leaf, op: 'toString' }],
  ['a group that is no list', { all: leaf }],
  ['a value that is an object', { ...leaf, value: { a: 1 } }],
  ['a clause that is a text', { ...leaf, clause: '第一条' }],
  ['more depth than anybody writes', deep],
  ['more leaves than anybody writes', { all: Array.from({ length: 5000 }, () => leaf) }],
];
for (const [name, given] of noTrees) {
  test(`no condition: ${name}`, () => assert.equal(readCondition(given), undefined));
}

test('a condition comes through as it is, without what does not belong to it', () => {
  const clause = { anchor: '第一条', text: '文字' };
  const tree = { all: [{ ...leaf, isSoft: true, clause }, { not: { any: [leaf] } }] };
  assert.deepEqual(readCondition({ ...tree, extra: 1 }), tree);
});
