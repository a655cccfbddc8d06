// The two sides of the same scale: sentences of careful offices raise no error, planted faults raise one at
// the figure that is wrong.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foundIn } from './prose-ledger.ts';
import { soundSentences } from './sound-sentences.ts';

const errors = (text: string, organ?: string): readonly string[] =>
  foundIn(text, organ)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, where, expected, actual }) => `${rule} ${where} ${expected} ${actual}`);

describe('no error in', () => {
  for (const sentence of soundSentences) {
    test(sentence, () => {
      assert.deepEqual(errors(sentence), []);
      // What is counted may be said a sentence before.
      assert.deepEqual(errors(`依申请公开方面，${sentence}`), []);
      assert.deepEqual(errors(`全县共收到政府信息公开申请100件。${sentence}`), []);
    });
  }
});

const flow = 'part1 table3';
/** Sentence, the figure's place, what the table has and what the sentence says. */
const faults: readonly (readonly [string, string])[] = [
  ['2024年，全县新收政府信息公开申请101件，上年结转10件。', `TX-NAR ${flow}.received.total 100 101`],
  ['全年共办结政府信息公开申请96件，结转下年度15件。', `TX-NAR ${flow}.concluded.total 95 96`],
  ['依申请公开方面，结转下年度继续办理16件。', `TX-NAR ${flow}.carried-forward.total 15 16`],
  ['上年结转政府信息公开申请12件。', `TX-NAR ${flow}.brought-forward.total 10 12`],
  ['共收到政府信息公开申请100件，其中自然人申请92件，法人或其他组织申请10件。', `TX-NAR ${flow}.received.natural-person 90 92`],
  ['收到政府信息公开申请100件，其中商业企业申请9件。', `TX-NAR ${flow}.received.business 8 9`],
  ['办结政府信息公开申请95件，其中予以公开46件，部分公开11件。', `TX-NAR ${flow}.partly-disclosed.total 10 11`],
  ['办结政府信息公开申请95件，其中不予公开7件。', `TX-NAR ${flow}.withheld.total 6 7`],
  ['办结政府信息公开申请95件，其中无法提供24件。', `TX-NAR ${flow}.unavailable.total 25 24`],
  ['全年办理政府信息公开申请95件，其中予以公开46件，占48.4%；不予处理4件，占4.8%。', 'TX-PCT part1 4.2 4.8'],
  ['收到政府信息公开申请100件，较上年的80件增长30%。', 'TX-PCT part1 25 30'],
  ['收到政府信息公开申请100件，比2023年的125件下降25%。', 'TX-PCT part1 -20 -25'],
  ['因政府信息公开被申请行政复议7件。', 'TX-NAR part1 table4.reconsideration.total 9 7'],
  ['因政府信息公开被提起行政诉讼6件。', 'TX-NAR part1 table4.litigation-direct.total table4.litigation-after-reconsideration.total 5 6'],
  ['全年未发生因政府信息公开引起的行政复议。', 'TX-NAR part1 table4.reconsideration.total 总计9件 未发生因政府信息公开引起的行政复议'],
  ['全年制定行政规范性文件5件。', 'TX-NAR part1 table2.normative-documents.made 6 5'],
  ['截至年底，现行有效行政规范性文件31件。', 'TX-NAR part1 table2.normative-documents.in-force 30 31'],
  ['作出行政许可决定501件。', 'TX-NAR part1 table2.licensing 500 501'],
  ['公开信息8600条，其中网站5200条、微信2300条、其他1200条。', 'TX-PARTS part1 8700 8600'],
  ['全年未收到政府信息公开申请。', `TX-NAR ${flow}.received.total 100 未收到政府信息公开申请`],
]; // prettier-ignore

describe('an error at its place in', () => {
  for (const [sentence, error] of faults) {
    test(sentence, () => assert.ok(errors(sentence).includes(error), errors(sentence).join('; ')));
  }
});

describe('the report of a bureau', () => {
  const bureau = '临江市财政局';
  test('calls itself by its name, and is held to its tables', () => {
    for (const name of ['市财政局', '我局', '本局', '临江市财政局']) {
      assert.deepEqual(errors(`${name}全年收到政府信息公开申请101件。`, bureau), [
        'TX-NAR part1 table3.received.total 100 101',
      ]);
    }
  });
  test('speaks of another bureau without being held to it', () => {
    assert.deepEqual(errors('配合市住建局收到政府信息公开申请7件。', bureau), []);
  });
});

const sums = (text: string): readonly string[] =>
  foundIn(text)
    .filter(({ rule }) => rule === 'TX-PARTS')
    .map(({ severity, expected, actual }) => `${severity} ${expected} ${actual}`);

describe('what is carried forward', () => {
  test('is no part of what was concluded', () => {
    const one = '全年办结政府信息公开申请95件，其中予以公开45件；结转下年度继续办理15件。';
    const many = '全年答复95件，其中予以公开45件，部分公开50件；结转下年度90件。';
    for (const text of [one, many, one.replace('95', '10').replace('45', '10')]) {
      assert.deepEqual(sums(text), [], text);
    }
  });

  test('is a part of what was received', () => {
    const text = '全年收到政府信息公开申请100件，其中已办结95件，结转下年度15件。';
    assert.deepEqual(sums(text), ['warning 110 100']);
  });

  test('hides no wrong sum before it', () => {
    const text = '全年办结95件，其中予以公开45件，部分公开60件；结转下年度继续办理15件。';
    assert.deepEqual(sums(text), ['warning 105 95']);
  });
});
