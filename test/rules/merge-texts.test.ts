// Two people at one report's text: nothing that either wrote is lost.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { mergeTexts } from '../../src/rules/annual-report/merge-texts.ts';
import { type ReportTexts, textPlaces } from '../../src/rules/annual-report/texts.ts';

const seen: ReportTexts = {
  lead: '引言。',
  overview: [
    { heading: '（一）主动公开', text: '公开。' },
    { heading: '（二）依申请公开', text: '申请。' },
  ],
  problems: '问题。',
  other: '无。',
  signedBy: '某局',
};

describe('two texts of one report', () => {
  it('that differ at other places are both in the merged one', () => {
    const own = { ...seen, problems: '我的问题。' };
    const theirs = { ...seen, lead: '对方的引言。' };
    const { texts, conflicts, taken } = mergeTexts(seen, own, theirs);
    assert.deepEqual(texts, { ...seen, problems: '我的问题。', lead: '对方的引言。' });
    assert.deepEqual([conflicts, taken], [[], ['引言']]);
  });

  it('that differ at one place keep the own and show the other', () => {
    const own = { ...seen, problems: '我的问题。' };
    const theirs = { ...seen, problems: '对方的问题。' };
    const { texts, conflicts } = mergeTexts(seen, own, theirs);
    assert.equal(texts.problems, '我的问题。');
    assert.deepEqual(
      conflicts.map(({ name, own: mine, theirs: other }) => [name, mine, other]),
      [['五、存在的主要问题及改进情况', '我的问题。', '对方的问题。']],
    );
  });

  it('keep the sections that either added, and what was taken out stays out', () => {
    const [first, second] = seen.overview;
    assert.ok(first && second);
    const own = { ...seen, overview: [first] };
    const added = { heading: '（三）政府信息管理', text: '管理。' };
    const { texts, conflicts } = mergeTexts(seen, own, {
      ...seen,
      overview: [first, second, added],
    });
    assert.deepEqual(texts.overview, [first, added]);
    assert.deepEqual(conflicts, []);
  });

  it('of any content lose no sentence that was new in either', () => {
    const word = fc.constantFrom('', '甲。', '乙。', '丙。');
    const section = fc.record({ heading: fc.constantFrom('', '（一）', '（二）'), text: word });
    const texts = fc.record({
      lead: word,
      overview: fc.array(section, { maxLength: 3 }),
      problems: word,
      other: word,
    });
    fc.assert(
      fc.property(texts, texts, texts, (base, own, theirs) => {
        const merged = mergeTexts(base, own, theirs);
        const kept = [
          ...textPlaces(merged.texts).map(([, text]) => text),
          ...merged.conflicts.flatMap((one) => [one.own, one.theirs]),
        ];
        const old = textPlaces(base).map(([, text]) => text);
        for (const [, text] of [...textPlaces(own), ...textPlaces(theirs)]) {
          if (!old.includes(text)) assert.ok(text === '' || kept.includes(text), text);
        }
        assert.deepEqual(mergeTexts(base, own, base).texts.problems, own.problems);
      }),
    );
  });
});
