import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  documentKeysOf,
  isSimilar,
  normalisedWords,
  type RequestText,
  shinglesOf,
  similarityOf,
} from '../../src/rules/similarity.ts';

const ask = (description: string, title = '', documentNumber?: string): RequestText => ({
  title,
  description,
  ...(documentNumber === undefined ? {} : { documentNumber }),
});

describe('two requests are similar', () => {
  const pairs: readonly [why: string, RequestText, RequestText][] = [
    [
      'when only the form of asking differs',
      ask('申请公开：关于青枫大道改造工程的竣工验收报告。'),
      ask('请提供青枫大道改造工程竣工验收报告（复印件）'),
    ],
    [
      'when one writes the title and the other the description',
      ask('', '青枫大道改造工程竣工验收报告'),
      ask('青枫大道改造工程的竣工验收报告'),
    ],
    [
      'when one number is wanted, however it is written',
      ask('', '某方案', '青枫开管办发〔2022〕47号'),
      ask('请提供该文件', '', '青枫开管办发[2022]第47号'),
    ],
    [
      'when one lies within a longer one',
      ask('2023年度青枫镇农村饮水安全工程资金使用明细'),
      ask(
        '一、2023年度青枫镇农村饮水安全工程资金使用明细；二、该工程的招标公告、中标通知书、施工合同和监理日志',
      ),
    ],
    [
      'when the year stands in Chinese figures',
      ask('二〇二三年度青枫镇预算'),
      ask('2023年度青枫镇预算'),
    ],
  ];
  for (const [why, a, b] of pairs) {
    it(why, () => assert.ok(isSimilar(similarityOf(a, b)), JSON.stringify(similarityOf(a, b))));
  }
});

describe('two requests are not similar', () => {
  const pairs: readonly [why: string, RequestText, RequestText][] = [
    [
      'when they are about different things',
      ask('青枫大道改造工程竣工验收报告'),
      ask('2025年事业单位招聘面试成绩'),
    ],
    [
      'when the years differ, like as the words are',
      ask('青枫镇2023年度农村低保名单'),
      ask('青枫镇2024年度农村低保名单'),
    ],
    [
      'when the numbers differ',
      ask('某方案', '', '青枫开管办发〔2022〕47号'),
      ask('某方案', '', '青枫开管办发〔2022〕48号'),
    ],
    [
      'when both only cite the Regulations',
      ask('根据国务院令第711号，申请公开青枫大道改造工程竣工验收报告'),
      ask('根据国务院令第711号，申请公开2025年事业单位招聘面试成绩'),
    ],
  ];
  for (const [why, a, b] of pairs) {
    it(why, () => assert.ok(!isSimilar(similarityOf(a, b)), JSON.stringify(similarityOf(a, b))));
  }
});

describe('the similarity explains itself', () => {
  it('by the number that both name', () => {
    const { documentNumber } = similarityOf(
      ask('请公开关于某方案的青枫开管办发〔2022〕47号文'),
      ask('', '', '青枫开管办发(2022)47号'),
    );
    assert.equal(documentNumber, '青枫开管办发〔2022〕47号');
  });

  it('by the longest words that both hold', () => {
    const { sharedWords } = similarityOf(
      ask('青枫大道改造工程竣工验收报告'),
      ask('青枫大道改造工程的招标公告'),
    );
    assert.equal(sharedWords[0], '青枫大道改造工程');
  });

  it('by what speaks against it', () => {
    const { against } = similarityOf(ask('青枫镇2023年预算'), ask('青枫镇2024年预算'));
    assert.equal(against, '所写年份不同');
  });
});

describe('a document number is found again', () => {
  it('by one key, whether it stands in its field or in running text', () => {
    const [inField] = documentKeysOf(ask('', '', '青枫开管办发〔2022〕47号'));
    const [inText] = documentKeysOf(ask('请公开青枫开管办发【2022】047号全文'));
    assert.ok(inField !== undefined && inField === inText);
  });
});

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const words = fc
  .array(fc.oneof(han, fc.constantFrom('关于', '申请公开', '2023年', '报告', 'A', '7')), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => parts.join(''));
const number = fc.constantFrom(undefined, '青政发〔2023〕5号', '青政发〔2023〕6号', '无文号');
const request = fc
  .tuple(words, words, number)
  .map(([title, description, documentNumber]) => ask(description, title, documentNumber));

describe('whatever is asked', () => {
  it('a request is wholly like itself, and the figure stays between 0 and 1', () => {
    fc.assert(
      fc.property(request, request, (a, b) => {
        assert.equal(similarityOf(a, a).score, 1);
        const { score } = similarityOf(a, b);
        assert.ok(score >= 0 && score <= 1);
      }),
    );
  });

  it('it does not matter which of two is compared with which', () => {
    fc.assert(
      fc.property(request, request, (a, b) => {
        const [there, back] = [similarityOf(a, b), similarityOf(b, a)];
        assert.equal(there.score, back.score);
        assert.equal(there.documentNumber, back.documentNumber);
        assert.equal(there.against, back.against);
      }),
    );
  });

  it('punctuation, blanks and width change nothing', () => {
    const mark = fc.constantFrom('，', '。', ' ', '\u3000', '《', '》', '\n', '、', '"');
    fc.assert(
      fc.property(words, fc.array(mark, { minLength: 1, maxLength: 5 }), (text, marks) => {
        const broken = Array.from(text, (c, i) => `${c}${marks[i % marks.length]}`).join('');
        const wide = broken.replaceAll(/[A-Z0-9]/g, (c) =>
          String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0),
        );
        assert.equal(normalisedWords(wide), normalisedWords(text));
        assert.deepEqual(shinglesOf(ask(wide)), shinglesOf(ask(text)));
      }),
    );
  });
});
