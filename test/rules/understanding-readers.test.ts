// What titles speak of, which typing errors are one step away, and which words may be counted: as tables.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { chooseHotWords, hotWordThreshold, isCountable } from '../../src/rules/hot-words.ts';
import { holdsPersonalNumber } from '../../src/rules/question-privacy.ts';
import { titleSubject } from '../../src/rules/title-subject.ts';
import { doubtfulStretches, isOneApart } from '../../src/rules/typing-errors.ts';

describe('what a title speaks of', () => {
  const organ = '青枫市人民政府';
  for (const [title, subject] of [
    ['青枫市人民政府关于印发青枫市住房保障办法的通知', '住房保障办法'],
    ['关于印发《青枫市住房保障办法》的通知', '住房保障办法'],
    ['青枫市人民政府关于做好防汛工作的意见', '防汛工作'],
    ['关于2026年度中级职称评审的公告', '2026年度中级职称评审'],
    ['《青枫市住房保障办法》解读', '住房保障办法'],
    ['青枫市机动车停放管理办法', '机动车停放管理办法'],
    ['青枫市', '青枫市'],
    ['关于', '关于'],
    ['', ''],
  ] as const) {
    test(`${title || '（空）'} → ${subject}`, () => {
      assert.equal(titleSubject(title, [organ]), subject);
    });
  }
});

describe('one error of typing', () => {
  for (const [typed, meant, is] of [
    ['住房保璋', '住房保障', true],
    ['住房障', '住房保障', true],
    ['住房保保障', '住房保障', true],
    ['住保房障', '住房保障', true],
    ['住房保障', '住房保障', false],
    ['住璋保房', '住房保障', false],
    ['住房', '住房保障', false],
    ['a', 'b', true],
  ] as const) {
    test(`${typed} for ${meant}: ${is ? 'yes' : 'no'}`, () => {
      assert.equal(isOneApart(typed, meant), is);
    });
  }

  test('it is an error in both directions', () => {
    const word = fc.string({ unit: fc.constantFrom('住', '房', '保', '障'), maxLength: 6 });
    fc.assert(fc.property(word, word, (a, b) => isOneApart(a, b) === isOneApart(b, a)));
  });
});

test('doubtful are the stretches that hold an unknown word, the longest first', () => {
  const known = new Set(['住房', '办法']);
  const found = doubtfulStretches(['住房', '保', '章', '办法'], (word) => known.has(word));
  assert.deepEqual(
    found.map(({ text, start }) => `${start} ${text}`),
    ['0 住房保章办法', '0 住房保章', '2 保章办法', '0 住房保', '3 章办法', '2 保章'],
  );
  assert.deepEqual(
    doubtfulStretches(['住房', '办法'], (word) => known.has(word)),
    [],
  );
});

describe('which questions may be counted', () => {
  for (const [question, is] of [
    ['住房保障', true],
    ['47号', true],
    ['2026年 预算', true],
    ['〔2022〕47号', true],
    ['gdp', true],
    ['房', false],
    ['13800138000', false],
    ['张三 138 0013 8000', false],
    ['520102199001011234', false],
    ['贵A12345', false],
    ['someone@example.com', false],
    ['110101 19900101', false],
    ['<script>', false],
    ["'; drop table x", false],
    ['2022', false],
    ['这是一句很长很长很长很长很长很长的话啊', true],
    ['这是一句很长很长很长很长很长很长很长的话啊', false],
    ['\u202e住房', false],
  ] as const) {
    test(`${JSON.stringify(question)}: ${is ? 'yes' : 'no'}`, () => {
      assert.equal(isCountable(question), is);
    });
  }
});

describe('which questions hold the number of a person', () => {
  for (const [question, does] of [
    ['520102199003078515', true],
    ['５２０１０２１９９００３０７８５１５', true],
    ['138 0013 8000', true],
    ['someone＠example.com', true],
    ['0851-1234567', true],
    ['青枫开管办发〔2022〕47号', false],
    ['2022年 2023年 预算', false],
  ] as const) {
    test(`${question}: ${does ? 'yes' : 'no'}`, () => {
      assert.equal(holdsPersonalNumber(question), does);
    });
  }
});

test('pinned words come first, blocked and rare ones never', () => {
  const counted = [
    { word: '公积金', searches: hotWordThreshold },
    { word: '社保', searches: hotWordThreshold + 5 },
    { word: '稀少', searches: hotWordThreshold - 1 },
    { word: '屏蔽', searches: 1000 },
  ];
  const rules = [
    { word: '营商环境', rule: 'pinned' },
    { word: '屏蔽', rule: 'blocked' },
  ] as const;
  assert.deepEqual(chooseHotWords(counted, rules), ['营商环境', '社保', '公积金']);
});
