// Worked cases of the annual report that an audit decides, by the ids of the case table.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readReport } from '../../src/formats/annual-report/read.ts';
import type { PrintedReport } from '../../src/rules/annual-report/printed.ts';
import { html } from './html-layouts.ts';
import type { SoundReport } from './ledgers.ts';
import { audit, lines, linesOf, noSuits, sound, table3Of } from './synthetic.ts';

function printed(report: SoundReport): PrintedReport {
  const read = readReport(html(report));
  assert.ok(read.ok);
  return read.report;
}

function only(rule: string, told: readonly string[]): readonly string[] {
  return told.filter((line) => line.startsWith(rule));
}

test('a sound report has no error, no warning and no question', () => {
  const told = linesOf(sound).filter((line) => !/^\S+ info/.test(line));
  assert.deepEqual(told, []);
});

test('R04: an applicant column left blank is asked about, and no sum is held against it', () => {
  const table3 = {
    ...sound.table3,
    received: { ...sound.table3.received, 'natural-person': 9, business: 3 },
    disclosed: { ...sound.table3.disclosed, 'natural-person': 6, business: 3 },
    concluded: { ...sound.table3.concluded, 'natural-person': 10, business: 3 },
  };
  const whole = html({ ...sound, table3 });
  const mark = '<p align="center">9</p></td><td><p align="center">3</p>';
  assert.ok(whole.includes(mark));
  const blank = whole.replace(mark, '<p align="center">9</p></td><td>&nbsp;');
  const result = audit(blank);
  assert.deepEqual(
    lines(result).filter((line) => /^T3-(?!ART)/.test(line)),
    ['T3-INT warning table3 0 1'],
  );
  assert.equal(
    (result.inferred['table3'] as Record<string, Record<string, number>>)['received']?.['business'],
    3,
  );
});

test('R05: what last year carried forward must be brought forward, per column', () => {
  const before = {
    ...sound,
    year: 2023,
    table3: table3Of({
      received: { 'natural-person': 5, total: 5 },
      disclosed: { 'natural-person': 2, total: 2 },
      concluded: { 'natural-person': 2, total: 2 },
      'carried-forward': { 'natural-person': 3, total: 3 },
    }),
  };
  const told = linesOf(sound, { previous: printed(before) });
  assert.deepEqual(
    told.filter((line) => line.startsWith('T3-XY')),
    [
      'T3-XY error table3.brought-forward.natural-person 3 2',
      'T3-XY error table3.brought-forward.total 3 2',
    ],
  );
});

describe('R14, R15: the date that applies', () => {
  const late = html(sound).replace('2025年1月20日', '2025年2月20日');

  test('a department is late after 31 January', () => {
    assert.deepEqual(only('TX-DATE', lines(audit(late, { organClass: 'department' }))), [
      'TX-DATE error signature 2025-01-31 2025-02-20',
    ]);
  });
  test('a government is not', () => {
    assert.deepEqual(only('TX-DATE', lines(audit(late, { organClass: 'government' }))), []);
  });
  test('without the class it is asked', () => {
    assert.deepEqual(only('TX-DATE', lines(audit(late))), [
      'TX-DATE question signature 2025-01-31 2025-02-20',
    ]);
  });
});

test('R19: expiry without repeal breaks the count of documents in force: a warning', () => {
  const before = printed({
    ...sound,
    year: 2023,
    table2: {
      ...sound.table2,
      'normative-documents': { made: 0, repealed: 0, 'in-force': 9 },
    },
  });
  const told = linesOf(sound, { previous: before }).filter((line) => line.startsWith('T2-XY'));
  assert.deepEqual(told, ['T2-XY warning table2.normative-documents.in-force 10 9']);
});

test('R20: a county organ that enters rules is questioned', () => {
  const county = {
    ...sound,
    organ: '青石县人民政府',
    table2: { ...sound.table2, rules: { made: 2, repealed: 0, 'in-force': 2 } },
  };
  assert.deepEqual(
    linesOf(county).filter((line) => line.startsWith('T2-PLAUS')),
    ['T2-PLAUS question table2.rules.made 0 2', 'T2-PLAUS question table2.rules.in-force 0 2'],
  );
  const city = { ...county, organ: '临江市人民政府' };
  assert.deepEqual(
    linesOf(city).filter((line) => line.startsWith('T2-PLAUS')),
    [],
  );
});

describe('R21: 251,000 yuan in the cell of 万元', () => {
  test('named as yuan they are 25.1', () => {
    const text = html(sound).replace('>25.1<', '>251,000元<');
    assert.equal(audit(text).tables.table2?.fees, 25.1);
  });
  test('as a bare figure far beyond last year’s they are asked about', () => {
    const told = linesOf(
      { ...sound, table2: { ...sound.table2, fees: 251_000 } },
      { previous: printed({ ...sound, year: 2023 }) },
    );
    assert.ok(told.includes('T2-PLAUS question table2.fees null 251000'));
  });
});

test('R24: classes that add up to more than their total are asked about, not corrected', () => {
  const text = html(sound).replace(
    '（二）依申请公开。',
    '全年发布信息5981条。其中，概况36条，动态4027条，领域282条，监督321条，招聘115条，旅游32条，目录1864条。',
  );
  assert.deepEqual(
    lines(audit(text)).filter((line) => line.startsWith('TX-PARTS')),
    ['TX-PARTS warning part1 6677 5981'],
  );
});

test('R25: the undivided row (六) is read as one value, warned about, never split', () => {
  const whole = html(sound);
  const from = whole.indexOf('（六）其他处理');
  const start = whole.lastIndexOf('<tr>', from);
  const end = whole.lastIndexOf('<tr>', whole.indexOf('（七）总计'));
  const cells = '<td>0</td>'.repeat(7);
  const text = `${whole.slice(0, start)}<tr><td colspan="2">（六）其他处理</td>${cells}</tr>${whole.slice(end)}`;
  const result = audit(text);
  assert.equal(result.form, 'mixed');
  assert.equal(result.tables.table3?.['otherwise-concluded']?.total, 0);
  assert.equal(result.tables.table3?.['not-supplemented'], undefined);
  const told = lines(result).filter((line) => line.startsWith('FMT'));
  assert.deepEqual(told, [
    'FMT-T3 warning table3.otherwise-concluded not-supplemented fee-unpaid other otherwise-concluded',
  ]);
});

test('R27: a government’s report without assessment, appraisal and accountability', () => {
  const text = html(sound).replace('开展考核和社会评议，没有责任追究情形。', '开展工作。');
  const gov = (options: object): readonly string[] =>
    audit(text, options).findings.flatMap((f) => (f.rule === 'TX-GOV' ? [f.severity] : []));
  assert.deepEqual(gov({ organClass: 'government' }), ['error']);
  assert.deepEqual(gov({ organClass: 'department' }), []);
  assert.deepEqual(gov({}), ['warning']);
});

describe('R28: from 2024 a direct suit beside refusals under 条例 14–16', () => {
  const suit = { upheld: 1, corrected: 0, other: 0, pending: 0, total: 1 };
  const report = { ...sound, table4: { ...noSuits, 'litigation-direct': suit } };
  const one = { 'natural-person': 1, total: 1 };
  const refusalOnly = {
    ...report,
    table3: table3Of({ received: one, 'third-party-rights': one, concluded: one }),
  };

  test('is asked about where no other outcome can be what was sued over', () => {
    assert.deepEqual(only('T4-LAW', linesOf(refusalOnly)), [
      'T4-LAW question table4.litigation-direct.total null 1',
    ]);
  });
  test('is pointed out where another can', () => {
    assert.deepEqual(only('T4-LAW', linesOf(report)), [
      'T4-LAW info table4.litigation-direct.total null 1',
    ]);
  });
  test('is nothing before', () => {
    assert.deepEqual(only('T4-LAW', linesOf({ ...refusalOnly, year: 2023 })), []);
  });
});

test('R24 classes that add to more than the total are asked about, with what to say', () => {
  const result = audit(
    html(sound).replace(
      '推进政府信息公开各项工作。',
      '推进政府信息公开各项工作。网站发布信息5981条。其中，概况类36条，动态类4027条，公告类282条，文件类321条，人事类115条，财政类32条，应急类1864条。',
    ),
  );
  const told = result.findings.filter(({ rule }) => rule === 'TX-PARTS');
  assert.deepEqual(
    told.map(({ severity, expected, actual }) => [severity, expected, actual]),
    [['warning', 6677, 5981]],
  );
  assert.match(told[0]?.message ?? '', /重叠/);
});

test('R25 an undivided row (六) is read as one value, warned of and never split', () => {
  const rows = html(sound).split('\n');
  const at = rows.findIndex((row) => row.includes('（六）其他处理'));
  assert.notEqual(at, -1);
  const cells = [2, 0, 0, 0, 0, 0, 2].map((n) => `<td>${n}</td>`).join('');
  rows.splice(at, 3, `<tr><td colspan="2">（六）其他处理</td>${cells}</tr>`);
  const result = audit(rows.join('\n'));
  assert.equal(result.form, 'mixed');
  const table = result.tables.table3 as Record<string, Record<string, number>>;
  assert.equal(table['otherwise-concluded']?.['total'], 2);
  for (const row of ['not-supplemented', 'fee-unpaid', 'other']) {
    assert.equal(table[row], undefined, row);
  }
  assert.equal(result.findings.find(({ rule }) => rule === 'FMT-T3')?.severity, 'warning');
});
