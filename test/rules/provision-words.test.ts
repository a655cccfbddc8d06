// Provisions in the words of the law, for people who read it rarely.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { correctionOutcomes } from '../../src/rules/corrections.ts';
import { letterKinds } from '../../src/rules/letters/kinds.ts';
import { outcomes, refusalGrounds } from '../../src/rules/outcomes.ts';
import { provisionInWords } from '../../src/rules/provision-words.ts';
import { steps } from '../../src/rules/request/steps.ts';
import { violations } from '../../src/rules/violations.ts';

for (const [short, words] of [
  ['条例31', '条例第三十一条'],
  ['条例10', '条例第十条'],
  ['条例4', '条例第四条'],
  ['条例16¶2', '条例第十六条第二款'],
  ['条例36(1)(2)', '条例第三十六条第（一）（二）项'],
  ['行政复议法23¶1(4)', '行政复议法第二十三条第一款第（四）项'],
  ['条例32、34', '条例第三十二条、第三十四条'],
  ['民事诉讼法103', '民事诉讼法第一百零三条'],
  ['国办函〔2020〕109号6', '国办函〔2020〕109号第六条'],
  ['条例17¶2；保密法35', '条例第十七条第二款；保密法第三十五条'],
  ['国办公开办函〔2021〕30号', '国办公开办函〔2021〕30号'],
  ['GB/T 22239—2019 8.1.4.1', 'GB/T 22239—2019 8.1.4.1'],
  ['放假办法2', '放假办法第二条'],
] as const) {
  it(`${short} reads ${words}`, () => assert.equal(provisionInWords(short), words));
}

it('every provision of the house is either in words or has no articles', () => {
  const tables: readonly Readonly<Record<string, { readonly provision: string }>>[] = [
    violations,
    outcomes,
    refusalGrounds,
    steps,
    letterKinds,
    correctionOutcomes,
  ];
  for (const { provision } of tables.flatMap((table) => Object.values(table))) {
    const words = provisionInWords(provision);
    assert.doesNotMatch(words, /[¶(]|[例法施定]\d|号\d/u, `${provision}: ${words}`);
  }
});
