import assert from 'node:assert/strict';
import test from 'node:test';
import { html, raw } from '../../src/web/portal/html.ts';

async function twoParagraphs(text: unknown): Promise<string> {
  const written = await html`<div>
    <p>${text}</p>

    <p title="一段">末段</p>
  </div>`;
  return written.toString();
}

function expected(text: string): string {
  return `<div>\n<p>${text}</p>\n<p title="一段">末段</p>\n</div>`;
}

test('a template is written without its indentation, what is filled in as it is', async () => {
  const text = '第一行\n    第二行\n\n第三行';
  assert.equal(await twoParagraphs(text), expected(text));
  assert.equal(await twoParagraphs(raw('<b>\n  粗</b>')), expected('<b>\n  粗</b>'));
  assert.equal(await twoParagraphs('<i>'), expected('&lt;i&gt;'));
  assert.equal(await twoParagraphs([1, html`<i>${'&'}</i>`, null]), expected('1<i>&amp;</i>'));
});
