// What a report comes wrapped in: encodings that are not the declared ones, pages saved as one file, marks
// escaped; and shells without a report, which say what they are.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { resultOf } from '../../src/formats/annual-report/audit.ts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { html } from './html-layouts.ts';
import { soundReports, tablesOf } from './ledgers.ts';
import { inScript, word } from './site-layouts.ts';

const [report] = fc.sample(soundReports, { numRuns: 1, seed: 7 });
assert.ok(report);
const body = html(report);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const gb18030 = new TextDecoder('gb18030');

const gbkOf = new Map<string, readonly number[]>();
for (let high = 0x81; high <= 0xfe; high += 1) {
  for (let low = 0x40; low <= 0xfe; low += 1) {
    const character = low === 0x7f ? '' : gb18030.decode(Uint8Array.of(high, low));
    if (character.length === 1 && !gbkOf.has(character)) gbkOf.set(character, [high, low]);
  }
}
const gbk = (text: string): Uint8Array =>
  Uint8Array.from(
    text
      .split('')
      .flatMap((c) => (c.charCodeAt(0) < 128 ? [c.charCodeAt(0)] : (gbkOf.get(c) ?? [63]))),
  );

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
}

const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const numbered = (text: string): string =>
  text.replaceAll(/[\u4e00-\u9fff]/g, (c) => `&#${c.charCodeAt(0)};`);
const inCodes = (text: string): string =>
  text.replaceAll(/[\u4e00-\u9fff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

const quoted = (text: string): string =>
  [...utf8(text)]
    .map((byte) => {
      const isPlain = byte < 127 && byte !== 61;
      return isPlain
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('')
    .replaceAll(/((?:=..|[^=]){60})/g, '$1=\r\n');

const oneFile = (encoding: string, content: string): string =>
  [
    'From: <Saved by a browser>\r\nMIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----part"\r\n',
    `------part\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n`,
    `${content}\r\n------part\r\nContent-Type: image/png\r\n\r\nxxxx\r\n------part--`,
  ].join('\r\n');

const wrapped: Readonly<Record<string, Uint8Array>> = {
  'GBK that says it is UTF-8': gbk(`<meta charset="utf-8">${body}`),
  'UTF-8 that says it is GB2312': utf8(word(report)),
  'GBK with a foot in UTF-8': Buffer.concat([gbk(body), utf8('<div>版权所有 页脚</div>')]),
  'UTF-8 with a foot in GBK': Buffer.concat([utf8(body), gbk(`<div>${'版权所有'.repeat(20)}</div>`)]),
  'UTF-16 without a mark': utf16(body, false),
  'UTF-16 the other way round': utf16(body, true),
  'characters by number': utf8(numbered(body)),
  'an answer of a program': utf8(inScript(report)),
  'an answer with characters by code': utf8(inCodes(JSON.stringify({ content: body }))),
  'tags that are shown': utf8(escaped(body)),
  'tags that are shown in a page': utf8(`<html><body><div>${escaped(body)}</div></body></html>`),
  'tags in a field of a form': utf8(`<html><body><textarea>${escaped(body)}</textarea></body></html>`),
  'a page saved as one file': utf8(oneFile('quoted-printable', quoted(body))),
  'a page saved as one file in base64': utf8(oneFile('base64', Buffer.from(body).toString('base64'))),
}; // prettier-ignore

describe('read through', () => {
  for (const [name, bytes] of Object.entries(wrapped)) {
    test(name, async () => {
      const read = await readReportFile(bytes);
      assert.ok(read.ok, read.ok ? '' : read.reason);
      assert.deepEqual(resultOf('wrapped', read.report, {}).tables, tablesOf(report));
    });
  }
});

const title = `<h1>${report.organ}${report.year}年政府信息公开工作年度报告</h1>`;
const pageOf = (inner: string): string =>
  `<html><body>${title}${inner}<div>版权所有</div></body></html>`;

const shells: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
  'a frame': [utf8(pageOf('<iframe src="report.html"></iframe>')), /框架/],
  'pictures': [utf8(pageOf('<p><img src="1.jpg"></p>'.repeat(5))), /图片/],
  'a file to fetch': [utf8(pageOf('<a href="/2023/report.pdf">附件</a>')), /附件（PDF）/],
  'a script that fetches the rest': [utf8('<html><body><div id="app"></div><script src="a.js"></script></body></html>'), /脚本/],
  'UTF-8 taken for GBK': [utf8(gb18030.decode(utf8(body))), /乱码/],
}; // prettier-ignore

describe('a shell without a report says what it is', () => {
  for (const [name, [bytes, reason]] of Object.entries(shells)) {
    test(name, async () => {
      const read = await readReportFile(bytes);
      assert.ok(!read.ok);
      assert.match(read.reason, reason);
    });
  }

  test('tables as pictures', async () => {
    const read = await readReportFile(
      utf8(body.replaceAll(/<table[\s\S]*?<\/table>/g, '<p><img src="t.png"></p>')),
    );
    assert.ok(read.ok);
    assert.match(read.report.notes.join(''), /没有读到表三.*图片/);
    const { findings } = resultOf('pictures', read.report, {});
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });
});
