// The words of the law behind the provisions that are cited.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correctionOutcomes } from '../../src/rules/corrections.ts';
import { citedArticles } from '../../src/rules/cited-articles.ts';
import { letterKindKeys, letterKinds } from '../../src/rules/letters/kinds.ts';
import { outcomeKeys, outcomes, refusalGrounds } from '../../src/rules/outcomes.ts';

import { citedTexts } from '../../src/rules/regulation-text.ts';

describe('the articles that provisions rest on', () => {
  it('are those of the 条例 itself, not of another', () => {
    assert.deepEqual(citedArticles(['规章制定程序条例15', '重大行政决策程序暂行条例15']), []);
    assert.deepEqual(citedArticles(['国办公开办函〔2021〕30号', 'GB/T 9704-2012 7.2.5']), []);
  });

  it('come in their order, each once, with the paragraph and the items named', () => {
    assert.deepEqual(
      citedArticles(['国办函〔2020〕109号6；条例42', '条例36(2)(3)、37', '条例42']),
      [
        { provision: '条例第三十六条第（二）（三）项', article: 36, items: ['（二）', '（三）'] },
        { provision: '条例第三十七条', article: 37, items: [] },
        { provision: '条例第四十二条', article: 42, items: [] },
      ],
    );
    assert.equal(citedArticles(['条例16¶2'])[0]?.paragraph, 2);
  });
});

describe('the words of the law', () => {
  it('are at hand for every provision that an outcome, a ground or a letter of the 条例 rests on', () => {
    const provisions = [
      ...outcomeKeys.map((key) => outcomes[key].provision),
      ...Object.values(correctionOutcomes).map(({ provision }) => provision),
      ...Object.values(refusalGrounds).map(({ provision }) => provision),
      ...letterKindKeys.map((kind) => letterKinds[kind].provision),
    ];
    for (const provision of provisions) {
      assert.equal(citedTexts([provision]).length, citedArticles([provision]).length, provision);
    }
  });

  it('are only the paragraph or the items that are named', () => {
    assert.match(textOf('条例16¶1'), /^行政机关的内部事务信息.*可以不予公开。$/);
    assert.match(textOf('条例16¶2'), /^行政机关在履行行政管理职能过程中.*从其规定。$/);
    assert.match(textOf('条例36(4)'), /^对政府信息公开申请.*：（四）经检索没有.*不存在；$/);
    assert.match(textOf('条例33¶3'), /^行政机关征求第三方和其他机关意见所需时间/);
  });

  it('stand there once, however often they are cited', () => {
    assert.equal(citedTexts(['条例15', '条例15、32', '条例15']).length, 2);
  });
});

function textOf(...provisions: readonly string[]): string {
  return citedTexts(provisions)
    .flatMap(({ paragraphs }) => paragraphs)
    .join('');
}
