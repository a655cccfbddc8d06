import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanBody } from '../../../src/formats/document-body.ts';
import { treeOf } from '../../../src/formats/html-tree.ts';
import { storedForm } from '../../../src/rules/body/body-form.ts';
import { htmlOf } from '../../../src/rules/body/html-tree.ts';
import { type Finding, leakWarning, sentenceOfFinding } from '../../../src/rules/paste/findings.ts';
import {
  chineseNumeral,
  numberIn,
  oddNumeralsIn,
  plainNumerals,
} from '../../../src/rules/paste/numerals.ts';
import { pasteOf } from '../../../src/rules/paste/paste.ts';
import { samples } from './samples.ts';

for (const { what, html, body, title, documentNumber, findings } of samples) {
  test(what, () => {
    const pasted = pasteOf(treeOf(html));
    const made = htmlOf(pasted.nodes);
    assert.equal(made, body.join('\n'));
    assert.equal(pasted.title, title);
    assert.equal(pasted.documentNumber, documentNumber);
    const told = Object.fromEntries(
      // How often a font is named says nothing.
      pasted.findings.flatMap(({ code, count }) => (code === 'formats' ? [] : [[code, count]])),
    );
    assert.deepEqual(told, findings);
    // The server has nothing to take out of it, and pasted again it is the same.
    assert.equal(cleanBody(htmlOf(storedForm(pasted.nodes))), htmlOf(storedForm(pasted.nodes)));
    assert.equal(htmlOf(pasteOf(treeOf(made)).nodes), made);
  });
}

test('what was taken out is said in the words of the office', () => {
  const findings: readonly Finding[] = [
    { code: 'revisions', count: 3 },
    { code: 'comments', count: 2 },
  ];
  assert.equal(leakWarning(findings), '文档含 3 处修订和 2 条批注，已去除');
  assert.equal(
    leakWarning([...findings, { code: 'hidden-text', count: 1 }]),
    '文档含 3 处修订、2 条批注和 1 处隐藏文字，已去除',
  );
  assert.equal(leakWarning([{ code: 'formats', count: 3 }]), undefined);
  assert.match(
    sentenceOfFinding({ code: 'local-picture', count: 2 }),
    /^2 幅图片没有随粘贴带来：.*拖到这里/,
  );
  assert.equal(sentenceOfFinding({ code: 'bookmarks', count: 1 }), '书签 1 个，已去除');
});

test('numbers are written as they are counted', () => {
  const counted: readonly (readonly [number, string])[] = [
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1005, '一千零五'],
  ];
  for (const [n, text] of counted) assert.equal(chineseNumeral(n), text);
  assert.deepEqual(
    [
      'lowerRoman',
      'upperLetter',
      'decimalEnclosedCircle',
      'ideographTraditional',
      'decimalZero',
      '?',
    ].map((format) => numberIn(format, 4)),
    ['iv', 'D', '④', '丁', '04', '4'],
  );
  assert.equal(oddNumeralsIn('㈠⑵⒊４'), 4);
  assert.equal(plainNumerals('㈠总则⑵⒊２０２６年'), '（一）总则（2）3.2026年');
});
