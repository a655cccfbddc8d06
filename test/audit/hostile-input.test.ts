// Files that are no report, or try to cost time: an answer, never a crash, soon.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type Audited, auditReport } from '../../src/formats/annual-report/audit.ts';
import { soundReports } from './ledgers.ts';
import { layouts } from './layouts.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A sound report, to hide things in. */
function sample(layout: string): string {
  const [report] = fc.sample(soundReports, { numRuns: 1, seed: 7 });
  assert.ok(report !== undefined);
  return layouts[layout]?.(report) ?? '';
}

/** Seconds of processor time: what else the machine does meanwhile is not counted. */
function spent<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const start = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(start);
  return { value, seconds: (user + system) / 1e6 };
}

/** What this machine takes for a million bytes of an ordinary report. */
const usual = spent(() => {
  const whole = bytes(sample('HTML with spans'));
  for (let read = 0; read < 1_000_000; read += whole.length) auditReport(whole, 'control');
}).seconds;
const times = 20;

/** A reader that goes back over its input takes thousands of times as long as one that does not. */
function soon(input: Uint8Array): Audited {
  const { value, seconds } = spent(() => auditReport(input, 'hostile'));
  const most = (1 + usual) * times;
  assert.ok(seconds < most, `${seconds.toFixed(1)} s of the processor, most ${most.toFixed(1)} s`);
  return value;
}

describe('what cannot be read says why and names the file', () => {
  const cases: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
    'an empty file': [new Uint8Array(), /空/],
    'blanks only': [bytes(' \n\t\n'), /没有内容/],
    'a PDF': [bytes('%PDF-1.7 …'), /PDF/],
    'a DOCX': [Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /DOCX/],
    'a picture': [Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), /图片/],
    'another text': [bytes('# Reading list\n\nOne, two, three.\n'), /不像/],
    'noughts': [new Uint8Array(5000), /不是文本/],
  }; // prettier-ignore
  for (const [name, [input, reason]] of Object.entries(cases)) {
    test(name, () => {
      const answer = auditReport(input, 'some-file');
      assert.ok(!answer.ok);
      assert.match(answer.reason, reason);
      assert.equal(answer.file, 'some-file');
    });
  }
});

describe('an answer comes soon', () => {
  const long = 'x'.repeat(100);
  const costly: Readonly<Record<string, () => string>> = {
    'ten million digits': () => '1'.repeat(10_000_000),
    'ten million digits behind a heading': () =>
      `一、总体情况\n${'1'.repeat(10_000_000)}\n二、主动公开政府信息情况\n`,
    'a million figures in a sentence': () =>
      `一、总体情况\n其中${'1件，'.repeat(300_000)}。\n三、收到和处理政府信息公开申请情况\n`,
    'a million brackets': () => `一、总体情况\n${'(1件'.repeat(300_000)}\n三、收到和处理政府信息公开申请情况`,
    'blanks without end': () => `一、总体情况\n${' '.repeat(3_000_000)}x\n六、其他需要报告的事项\n无`,
    'a table of one endless row': () => `三、收到和处理政府信息公开申请情况\n| ${'1 | '.repeat(500_000)}`,
    'bars only': () => '|'.repeat(3_000_000),
    'a hundred thousand elements deep': () => `<p>${'<div>'.repeat(100_000)}${long}`,
    'tables in tables': () => `${'<table><tr><td>'.repeat(50_000)}1`,
    'open tags without end': () => '<a '.repeat(1_000_000),
    'a tag of a million attributes': () => `<p ${'a=1 '.repeat(500_000)}>${long}</p>`,
    'a cell that spans the world': () =>
      `<p>三、收到和处理政府信息公开申请情况</p><table>${'<tr><td colspan="999999999" rowspan="999999999">1</td><td>2</td></tr>'.repeat(2000)}</table>`,
    'unclosed formatting': () => `<table><tr><td>${'<b><i><u>'.repeat(30_000)}`,
    'labels without end': () => '1.属于国家秘密0000000'.repeat(100_000),
  }; // prettier-ignore
  for (const [name, text] of Object.entries(costly)) {
    test(name, () => {
      const input = bytes(text());
      soon(input);
    });
  }

  test('a file over the limit is not read', () => {
    const answer = soon(new Uint8Array(33 * 1024 * 1024));
    assert.ok(!answer.ok);
  });
});

describe('damaged reports', () => {
  for (const layout of ['HTML with spans', 'Markdown', 'columns set with spaces']) {
    test(`${layout}: cut off anywhere, with bytes changed, still gives an answer`, () => {
      const whole = bytes(sample(layout));
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: whole.length }),
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
          (end, changes) => {
            const damaged = whole.slice();
            for (const [at, byte] of changes) damaged[at] = byte;
            auditReport(damaged.slice(0, end), 'damaged');
          },
        ),
        { numRuns: 30 },
      );
    });
  }

  test('any bytes at all give an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (input) => {
        auditReport(input, 'bytes');
      }),
      { numRuns: 200 },
    );
  });

  test('any text with the words of the form gives an answer', () => {
    const words = fc.constantFrom(
      '一、总体情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况',
      '（七）总计', '3.其他', '结果维持', '总计', '|', '\n', '\t', ' ', '0', '12', '-', '其中', '（', '）', '占', '%', '件',
      '<table>', '<tr>', '<td>', '</td>', '</table>', '<p>', '，', '。', '2022年', '规章', '行政许可',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(words, { maxLength: 200 }), (pieces) => {
        auditReport(pieces.join(''), 'words');
      }),
      { numRuns: 200 },
    );
  });
});

describe('encodings', () => {
  test('UTF-16 with a mark reads as UTF-8 does', () => {
    const text = sample('Markdown');
    const wide = new Uint8Array(2 + text.length * 2);
    wide.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      wide.set([code & 0xff, code >> 8], 2 + i * 2);
    }
    assert.deepEqual(auditReport(wide, 'a'), auditReport(bytes(text), 'a'));
  });

  test('GB18030 is recognised where the bytes are no UTF-8', () => {
    // 一、总体情况 / 二、主动公开政府信息情况 in GB18030, as a site serves them.
    const heads = ['d2bbcca1d7dccce5c7e9bff6', 'b6fea1a2d6f7b6afb9abbfaad5feb8aed0c5cfa2c7e9bff6'];
    const input = Buffer.concat(heads.flatMap((hex) => [Buffer.from(hex, 'hex'), bytes('\n')]));
    const text = new TextDecoder('gb18030').decode(input);
    assert.deepEqual(auditReport(input, 'a'), auditReport(text, 'a'));
  });
});
