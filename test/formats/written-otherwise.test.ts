// Pages in traditional characters: the words are written otherwise and nothing else is.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageInTraditional, toSimplified } from '../../src/formats/traditional.ts';

describe('a page in traditional characters', () => {
  for (const [what, before, after] of [
    ['words', '<p>住房保障办法</p>', '<p>住房保障辦法</p>'],
    ['addresses stay', '<a href="/搜索/办法">办法</a>', '<a href="/搜索/办法">辦法</a>'],
    [
      'what is posted stays',
      '<input name="q" value="办法"><option value="办法">办法</option>',
      '<input name="q" value="办法"><option value="办法">辦法</option>',
    ],
    ['what somebody wrote stays', '<textarea>办法</textarea>', '<textarea>办法</textarea>'],
    [
      'words for people inside a tag',
      '<input placeholder="搜文号" aria-label="办法" data-x="办法">',
      '<input placeholder="搜文號" aria-label="辦法" data-x="办法">',
    ],
    [
      'scripts and styles stay',
      '<script>"办法"</script><style>.办{}</style>办',
      '<script>"办法"</script><style>.办{}</style>辦',
    ],
    ['comments stay', '<!-- 办法 -->办法', '<!-- 办法 -->辦法'],
    [
      'document numbers stay',
      '依据黔府办发〔2022〕47号办理、国务院令第711号',
      '依据黔府办发〔2022〕47号辦理、国务院令第711号',
    ],
    [
      'what says so stays, and what follows does not',
      '<span translate="no"><span>办</span>办</span>办',
      '<span translate="no"><span>办</span>办</span>辦',
    ],
    ['a lone angle', '1 < 2 办', '1 < 2 辦'],
    ['an angle in a value', '<a title="a > 办">办</a>', '<a title="a > 辦">辦</a>'],
    ['the meta tags of the standard stay', '<meta content="办法">', '<meta content="办法">'],
  ] as const) {
    test(what, async () => {
      assert.equal(await pageInTraditional(before), after);
    });
  }
});

test('a question in traditional characters is read as a simplified one', async () => {
  assert.equal(await toSimplified('住房保障辦法'), '住房保障办法');
  assert.equal(await toSimplified('社會保險 47號'), '社会保险 47号');
  assert.equal(await toSimplified('gdp 2026'), 'gdp 2026');
});
