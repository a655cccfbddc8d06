import assert from 'node:assert/strict';
import test from 'node:test';
import { html, raw } from '../../src/web/portal/html.ts';

function twoParagraphs(text: unknown): string {
  return html`<div>
    <p>${text}</p>

    <p title="一段">末段</p>
  </div>`.toString();
}

test('a template is written without its indentation, what is filled in as it is', () => {
  const expected = (text: string): string =>
    `<div>\n<p>${text}</p>\n<p title="一段">末段</p>\n</div>`;
  const text = '第一行\n    第二行\n\n第三行';
  assert.equal(twoParagraphs(text), expected(text));
  assert.equal(twoParagraphs(raw('<b>\n  粗</b>')), expected('<b>\n  粗</b>'));
  assert.equal(twoParagraphs('<i>'), expected('&lt;i&gt;'));
  assert.equal(twoParagraphs([1, html`<i>${'&'}</i>`, null]), expected('1<i>&amp;</i>'));
});
