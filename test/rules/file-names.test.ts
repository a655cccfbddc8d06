// Names of files in an exported case file, whoever gave them.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { entryName, extensionOf, safeFileName } from '../../src/rules/forms/file-names.ts';

describe('the name of a file in the archive', () => {
  for (const [given, kept] of [
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\Windows\\system32', '_.._Windows_system32'],
    ['/root/.ssh/id', '_root_.ssh_id'],
    ['身份证\u202egnp.exe', '身份证gnp.exe'],
    ['a\u0000b\nc.pdf', 'abc.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['LPT1', '_LPT1'],
    ['. . .', '未命名'],
    ['', '未命名'],
    ['合同.pdf...  ', '合同.pdf'],
    ['a  \t b.pdf', 'a b.pdf'],
    ['测公开〔2026〕1号：<甲>|"乙"?.pdf', '测公开〔2026〕1号：_甲___乙__.pdf'],
  ] as const) {
    it(`${JSON.stringify(given)} becomes ${kept}`, () => {
      assert.equal(safeFileName(given), kept);
    });
  }

  it('says what the file is, whatever its name says', () => {
    assert.equal(entryName(3, '照片.exe', extensionOf('image/jpeg')), '03 照片.exe.jpg');
    assert.equal(entryName(3, '照片.JPEG', extensionOf('image/jpeg')), '03 照片.JPEG');
    assert.equal(entryName(12, '合同.pdf', extensionOf('application/pdf')), '12 合同.pdf');
    assert.equal(entryName(1, '', extensionOf('application/unknown')), '01 未命名');
  });

  it('of any length is short enough for every file system, and keeps its ending', () => {
    const name = entryName(1, `${'很长的名字'.repeat(80)}.pdf`, 'pdf');
    assert.ok(Buffer.byteLength(name) <= 200);
    assert.match(name, /….*\.pdf$/);
  });

  it('is a plain name in one folder, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.nat(999), (text, place) => {
        const name = entryName(place, text, 'pdf');
        assert.ok(name.isWellFormed());
        // oxlint-disable-next-line no-control-regex -- these are what must not be there
        assert.doesNotMatch(name, /[/\\:*?"<>|\u0000-\u001f\u202a-\u202e]/u);
        assert.doesNotMatch(name, /^\.|[. ]$/u);
        assert.match(name, /^\d{2,3} .*\.pdf$/su);
        assert.ok(Buffer.byteLength(name) <= 255);
      }),
    );
  });
});
