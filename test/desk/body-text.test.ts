import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { htmlOf, linesOf } from '../../src/desk/documents/body-text.ts';

test('a body of paragraphs becomes lines and back, its numbering untouched', () => {
  const html = [
    '<p class="addressee">各局、办：</p>',
    '<h2>一、总体要求</h2>',
    '<p>（一）坚持公开为常态，1.不公开为例外 &lt;含附件&gt; A&amp;B。</p>',
    '<p class="signature">某某管理委员会</p>',
  ].join('\n');
  const lines = linesOf(html);
  assert.equal(
    lines,
    [
      '主送：各局、办：',
      '# 一、总体要求',
      '（一）坚持公开为常态，1.不公开为例外 <含附件> A&B。',
      '署名：某某管理委员会',
    ].join('\n'),
  );
  assert.equal(htmlOf(lines), html);
});

test('a body with more in it than lines can say is not turned into lines', () => {
  for (const html of [
    '<table><tr><td>1</td></tr></table>',
    '<p>见<a href="/x">附件</a></p>',
    '<p onclick="x">文</p>',
    '<ul><li>项</li></ul>',
    '<p>没有结尾',
  ]) {
    assert.equal(linesOf(html), undefined);
  }
});

test('whatever is typed comes back as text, never as marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const html = htmlOf(typed);
      const again = linesOf(html);
      assert.notEqual(again, undefined);
      assert.equal(htmlOf(again ?? ''), html);
    }),
  );
});
