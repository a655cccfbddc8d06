// Provisions spelled out for people, and the words of the law behind them.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correctionOutcomes } from '../../src/rules/corrections.ts';
import { letterKindKeys, letterKinds } from '../../src/rules/letters/kinds.ts';
import { outcomeKeys, outcomes, refusalGrounds } from '../../src/rules/outcomes.ts';
import { citedArticles, provisionText } from '../../src/rules/provision-text.ts';
import { citedTexts } from '../../src/rules/regulation-text.ts';

describe('a provision', () => {
  for (const [short, spelled] of [
    ['条例30', '条例第三十条'],
    ['条例16¶2', '条例第十六条第二款'],
    ['条例36(1)(2)', '条例第三十六条第（一）项、第（二）项'],
    ['条例10、36(5)', '条例第十条、第三十六条第（五）项'],
    ['条例42；国办函〔2020〕109号6', '条例第四十二条；国办函〔2020〕109号第六条'],
    ['行政复议法23¶1(4)', '行政复议法第二十三条第一款第（四）项'],
    ['国办公开办函〔2021〕30号', '国办公开办函〔2021〕30号'],
    ['GB/T 9704-2012 7.2.5', 'GB/T 9704-2012 7.2.5'],
  ] as const) {
    it(`${short} reads ${spelled}`, () => assert.equal(provisionText(short), spelled));
  }

  it('of another 条例 is not one of ours', () => {
    assert.deepEqual(citedArticles(['规章制定程序条例15', '重大行政决策程序暂行条例15']), []);
    assert.deepEqual(
      citedArticles(['国办函〔2020〕109号6；条例42', '条例42']).map(({ article }) => article),
      [42],
    );
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
