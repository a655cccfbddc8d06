import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  layoutViolations,
  metadataFieldKeys,
  type MetadataLine,
  type MetadataPreset,
  metadataPresets,
  movedLine,
  presetLayout,
  shownBecause,
  wholeLayout,
} from '../../src/rules/metadata-layout.ts';

const codesOf = (lines: readonly MetadataLine[]): string[] =>
  layoutViolations(lines).map(({ code }) => code);
const usual = wholeLayout(null);
const changed = (field: string, change: Partial<MetadataLine>): MetadataLine[] =>
  usual.map((line) => (line.field === field ? { ...line, ...change } : line));

describe('the facts above a document', () => {
  test('a site that sets nothing shows all but what sites seldom print', () => {
    const hidden = usual.filter(({ shown }) => !shown).map(({ field }) => field);
    assert.deepEqual(hidden, ['summary', 'source']);
    assert.deepEqual(codesOf(usual), []);
  });

  test('what the law wants on the page is not hidden, the rest may be', () => {
    for (const field of metadataFieldKeys) {
      const found = codesOf(changed(field, { shown: false }));
      const isWanted = shownBecause(field) !== undefined;
      assert.deepEqual(found, isWanted ? ['metadata-field-required'] : [], field);
    }
    const without = usual.filter(({ field }) => field !== 'made-on');
    assert.deepEqual(codesOf(without), ['metadata-field-required']);
  });

  test('a name is short, is there, and is no other field’s', () => {
    assert.deepEqual(codesOf(changed('theme', { label: '信息分类' })), []);
    assert.deepEqual(codesOf(changed('theme', { label: ' ' })), ['metadata-label-form']);
    assert.deepEqual(codesOf(changed('theme', { label: '九个字的显示名称啊' })), [
      'metadata-label-form',
    ]);
    assert.deepEqual(codesOf(changed('theme', { label: '成文日期' })), ['metadata-label-twice']);
    assert.deepEqual(codesOf([...usual, { field: 'theme', label: '又一', shown: true }]), [
      'metadata-field-twice',
    ]);
  });

  test('every layout to begin from is one that may be saved, and shows what its sites show first', () => {
    for (const preset of Object.keys(metadataPresets) as MetadataPreset[]) {
      const lines = presetLayout(preset);
      assert.deepEqual(codesOf(lines), [], preset);
      assert.equal(lines.length, metadataFieldKeys.length, preset);
    }
    const short = presetLayout('short').filter(({ shown }) => shown);
    assert.deepEqual(
      short.slice(0, 5).map(({ label, field }) => label ?? field),
      ['文号', 'publisher', '成文时间', '发布时间', '文件有效性'],
    );
    assert.ok(short.some(({ field }) => field === 'index-number'));
  });

  test('a field that came after a site had set its own is hidden, unless the law wants it', () => {
    const lines = wholeLayout([{ field: 'publisher', shown: true }]);
    const find = (field: string) => lines.find((line) => line.field === field)?.shown;
    assert.equal(find('genre'), false);
    assert.equal(find('index-number'), true);
  });

  test('a line moves by one and stays at the ends', () => {
    assert.deepEqual(movedLine(['a', 'b', 'c'], 2, -1), ['a', 'c', 'b']);
    assert.deepEqual(movedLine(['a', 'b', 'c'], 0, 1), ['b', 'a', 'c']);
    assert.deepEqual(movedLine(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c']);
    assert.deepEqual(movedLine(['a', 'b', 'c'], 2, 1), ['a', 'b', 'c']);
  });
});
