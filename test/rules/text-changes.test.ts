// Differences between two texts as they are shown to whoever approves.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { diffArrays, diffChars, diffWordsWithSpace } from 'diff';
import { type Differ, isChanged, type Line, textChanges } from '../../src/rules/text-changes.ts';

const intlSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const lines: Differ['lines'] = (a, b) => diffArrays([...a], [...b]);
const words: Differ = {
  lines,
  wording: (a, b) => diffWordsWithSpace(a, b, { intlSegmenter }),
};
const characters: Differ = { lines, wording: diffChars };
const impatient: Differ = { lines: () => undefined, wording: () => undefined };

/** − what went, + what came. */
function shown(lines: readonly Line[]): readonly string[] {
  return lines.map((line) =>
    line
      .map(({ value, added, removed }) => (added ? `+${value}+` : removed ? `−${value}−` : value))
      .join(''),
  );
}

function many(mark: string): readonly string[] {
  return Array.from({ length: 300 }, (_, n) => `第${n}条 ${mark.repeat(4)}`);
}

const before = ['经审查，现答复如下：', '提供合同主文，共26页。', '对本答复不服的，可以申请复议。'];

describe('the differences of two texts', () => {
  it('are none where nothing changed', () => {
    assert.ok(!textChanges(before, before, words).some((line) => line.some(isChanged)));
  });

  it('show a new paragraph whole and leave its neighbours alone', () => {
    const after = [...before.slice(0, 2), '对合同总价已经全部公开。', ...before.slice(2)];
    assert.deepEqual(shown(textChanges(before, after, words)), [
      before[0],
      before[1],
      '+对合同总价已经全部公开。+',
      before[2],
    ]);
  });

  it('show in a changed paragraph only the words that changed', () => {
    const after = [before[0] ?? '', '提供合同主文，共28页。', before[2] ?? ''];
    assert.equal(shown(textChanges(before, after, words))[1], '提供合同主文，共−26−+28+页。');
  });

  it('are told by the character where words are not known', () => {
    const after = [before[0] ?? '', '提供合同主文，共28页。', before[2] ?? ''];
    assert.equal(shown(textChanges(before, after, characters))[1], '提供合同主文，共2−6−+8+页。');
  });

  it('find the changed paragraph among new ones', () => {
    const after = [before[0] ?? '', '区分处理如下。', '提供合同主文，共28页。', before[2] ?? ''];
    assert.deepEqual(shown(textChanges(before, after, words)).slice(1, 3), [
      '+区分处理如下。+',
      '提供合同主文，共−26−+28+页。',
    ]);
  });

  it('are shown whole where looking for them would take too long', () => {
    const after = [before[0] ?? '', '提供合同主文，共28页。', before[2] ?? ''];
    assert.deepEqual(shown(textChanges(before.slice(1, 2), after.slice(1, 2), impatient)), [
      '−提供合同主文，共26页。−',
      '+提供合同主文，共28页。+',
    ]);
    const found = shown(textChanges(many('甲'), many('乙'), words));
    assert.equal(found.length, 600);
    assert.ok(found.every((line) => /^[−+].*[−+]$/.test(line)));
  });

  it('lose nothing of either text', () => {
    const line = fc.string({
      unit: fc.constantFrom('甲', '乙', '丙', '，', '1', ' '),
      maxLength: 12,
    });
    const text = fc.array(line, { maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const lines = textChanges(a, b, words);
        const side = (drop: 'added' | 'removed'): string =>
          lines
            .flatMap((parts) => parts.filter((part) => !part[drop]))
            .map(({ value }) => value)
            .join('');
        assert.equal(side('added'), a.join(''));
        assert.equal(side('removed'), b.join(''));
      }),
    );
  });
});
