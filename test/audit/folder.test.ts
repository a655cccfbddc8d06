// Several reports together, and words that came from another report (条例 50).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReport } from '../../src/formats/annual-report/read.ts';
import { auditPrinted, optionsAmong } from '../../src/rules/annual-report/audit-report.ts';
import { cellName } from '../../src/rules/annual-report/cell-names.ts';
import type { PrintedReport } from '../../src/rules/annual-report/printed.ts';
import { html } from './html-layouts.ts';
import type { SoundReport } from './ledgers.ts';
import { sound, table3Of } from './synthetic.ts';

function printed(report: SoundReport, change = (text: string): string => text): PrintedReport {
  const read = readReport(change(html(report)));
  assert.ok(read.ok);
  return read.report;
}

function found(report: PrintedReport, all: readonly PrintedReport[] = [report]) {
  return auditPrinted(report, optionsAmong(all, undefined)(report)).findings;
}

const received = (n: number) =>
  table3Of({
    received: { 'natural-person': n, total: n },
    disclosed: { 'natural-person': n, total: n },
    concluded: { 'natural-person': n, total: n },
  });
const organ = (name: string, n: number): SoundReport => ({
  ...sound,
  organ: name,
  table3: received(n),
});

describe('a folder of reports', () => {
  const whole = printed(organ('临江市人民政府', 20));
  const parts = [printed(organ('临江市财政局', 12)), printed(organ('临江市教育局', 9))];

  it('finds what those below report together to be more than the whole', () => {
    const finding = found(whole, [whole, ...parts]).find(
      ({ rule, where }) => rule === 'T-CHILD' && where === 'table3.received.total',
    );
    assert.equal(finding?.expected, 21);
    assert.equal(finding.actual, 20);
    assert.equal(finding.severity, 'warning');
  });

  it('says nothing where they are fewer, of another place or of another year', () => {
    const other = { ...organ('临江市教育局', 90), year: 2023 };
    for (const rest of [
      [parts[0], printed(organ('临江市教育局', 8))],
      [parts[0], printed(organ('青石县教育局', 90))],
      [parts[0], printed(other)],
    ]) {
      const all = [whole, ...rest.flatMap((one) => one ?? [])];
      assert.deepEqual(
        found(whole, all).filter(({ rule }) => rule === 'T-CHILD'),
        [],
      );
    }
  });

  it('takes the year before for continuity', () => {
    const before = printed({ ...sound, year: 2023 });
    const rules = found(printed(sound), [before, printed(sound)]).map(({ rule }) => rule);
    assert.ok(rules.includes('T3-XY'));
  });

  it('asks about long sentences that two organs share, not about the words of the law', () => {
    const own =
      '我们把群众最常问的二十三类事项编成问答手册，放在各个办事窗口和网站首页，并且每个季度按咨询记录更新一次';
    const add = (text: string): string =>
      text.replace('推进政府信息公开各项工作。', `推进政府信息公开各项工作。${own}。`);
    const [one, two] = ['临江市财政局', '青石县水利局'].map((name) => printed(organ(name, 3), add));
    assert.ok(one && two);
    const copies = found(one, [one, two]).filter(({ rule }) => rule === 'TX-COPY');
    assert.deepEqual(
      copies.map(({ quote, actual, severity }) => [quote, actual, severity]),
      [[own, '青石县水利局', 'question']],
    );
    assert.deepEqual(
      found(one, [one]).filter(({ rule }) => rule === 'TX-COPY'),
      [],
    );
  });
});

const withText = (text: string, lead = ''): string => {
  const report = printed(sound, (page) =>
    page
      .replace('推进政府信息公开各项工作。', `推进政府信息公开各项工作。</p><p>${text}`)
      .replace('根据《条例》', `${lead}根据《条例》`),
  );
  return found(report)
    .filter(({ rule }) => /^TX-(?:YEAR|PLACE|ORGAN|ENUM)$/.test(rule))
    .map(({ rule, severity, expected, actual }) => `${rule} ${severity} ${expected} ${actual}`)
    .join('; ');
};

describe('words from elsewhere', () => {
  const told: readonly (readonly [string, string])[] = [
    ['2023年，本局办理各类来信三十件。', 'TX-YEAR question 2024 2023'],
    ['2023年以来，本局办理各类来信三十件。', ''],
    ['2024年，本局办理各类来信三十件。', ''],
    [
      '按照岭北省要求开展工作。转发《江苏省依申请公开规范》，贯彻《福建省政府信息公开办法》，对接福建省人民政府办公厅。',
      'TX-PLACE question 福建省 江苏省',
    ],
    ['贯彻《福建省政务公开办法》，赴江苏省政务服务局考察。对接福建省委。', ''],
    ['一是抓制度。三是抓培训。', 'TX-ENUM warning 二是 三是'],
    ['一是抓制度。二是抓培训。二是抓平台。', 'TX-ENUM warning 三是 二是'],
    ['统一是前提。一是抓制度；二是抓培训。（二）平台一是改版；二是提速。', ''],
  ];
  for (const [text, expected] of told) it(text, () => assert.equal(withText(text), expected));

  it('an author whose name has nothing of the organ', () => {
    assert.match(
      withText('', '本报告由青石县水利局根据要求编制。'),
      /TX-ORGAN question 临江市财政局 青石县水利局/,
    );
    assert.equal(withText('', '本报告由临江市财政局办公室根据要求编制。'), '');
  });
});

describe('a cell', () => {
  it('is called what the form calls it', () => {
    assert.equal(
      cellName('table3.partly-disclosed.business'),
      '表三“（二）部分公开”行“商业企业”列',
    );
    assert.equal(cellName('table4.litigation-direct.pending'), '表四“未经复议直接起诉”“尚未审结”');
    assert.equal(cellName('table2.normative-documents.made'), '表二“行政规范性文件”“本年制发件数”');
    assert.equal(cellName('table2.fees'), '表二“行政事业性收费”“本年收费金额（单位：万元）”');
    assert.equal(cellName('part1'), 'part1');
  });
});
