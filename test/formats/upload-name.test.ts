// Names of uploads, as strangers give them: nothing in one may break a line, lead out of a folder or look like
// something else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameForType, uploadTypeOf } from '../../src/formats/upload-type.ts';

const pdf = uploadTypeOf(Buffer.from('%PDF-1.4 '));

const names: readonly [given: string, kept: string][] = [
  ['合同（2026）.pdf', '合同（2026）.pdf'],
  ['身份证.PDF', '身份证.PDF'],
  ['a\r\nX-Evil: 1".pdf', 'aX-Evil_ 1_.pdf'],
  ['../../../etc/passwd.pdf', '_.._.._etc_passwd.pdf'],
  ['C:\\temp\\con.pdf', 'C__temp_con.pdf'],
  ['\u202Efdp.exe', 'fdp.exe.pdf'],
  ['图片.jpg', '图片.pdf'],
  [' \u0000 ', '未命名.pdf'],
];

test('a name keeps its letters and loses what is no part of a name', () => {
  assert.ok(pdf);
  for (const [given, kept] of names) assert.equal(nameForType(given, pdf), kept);
});
