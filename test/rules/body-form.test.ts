import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanBody, picturesIn, withPictures } from '../../src/formats/document-body.ts';
import { bodyTreeOf } from '../../src/formats/html-tree.ts';
import { editorForm, storedForm } from '../../src/rules/body/body-form.ts';
import { htmlOf } from '../../src/rules/body/html-tree.ts';

const stored = (html: string): string => htmlOf(storedForm(bodyTreeOf(html)));
const forEditor = (html: string): string => htmlOf(editorForm(bodyTreeOf(html)));

const sum = 'ab'.repeat(32);

const forms: readonly (readonly [what: string, editor: string, kept: string])[] = [
  [
    'a cell of one paragraph holds its text and its layout',
    '<table style="min-width:75px"><colgroup><col></colgroup><tbody><tr><td colspan="2" rowspan="1"><p class="centre">合计</p></td><td><p>一</p><p>二</p></td></tr></tbody></table>',
    '<table><tbody><tr><td colspan="2" class="centre">合计</td><td><p>一</p><p>二</p></td></tr></tbody></table>',
  ],
  [
    'rows of heads at the top are the head of the table',
    '<table><caption>表一</caption><tbody><tr><th><p>单位</p></th></tr><tr><td><p>甲</p></td></tr></tbody></table>',
    '<table><caption>表一</caption><thead><tr><th scope="col">单位</th></tr></thead><tbody><tr><td>甲</td></tr></tbody></table>',
  ],
  [
    'a head that reaches into the rows below stays with them',
    '<table><tbody><tr><th rowspan="2"><p>单位</p></th></tr><tr><td><p>甲</p></td></tr></tbody></table>',
    '<table><tbody><tr><th rowspan="2">单位</th></tr><tr><td>甲</td></tr></tbody></table>',
  ],
  ['an item holds its text', '<ul><li><p>甲</p></li></ul>', '<ul><li>甲</li></ul>'],
  ['an empty line is no paragraph', '<p>一、甲</p><p></p><p> </p>', '<p>一、甲</p>'],
  [
    'what is on no list goes, its text stays',
    '<div style="color:red" onclick="x()"><p class="addressee big"><font face="宋体">各县：</font></p></div>',
    '<p class="addressee">各县：</p>',
  ],
];

for (const [what, editor, kept] of forms) {
  test(what, () => {
    assert.equal(stored(editor), kept);
    // What is stored is what the server would leave of it, and comes back to the same after the editor.
    assert.equal(cleanBody(kept), kept);
    assert.equal(stored(forEditor(kept)), kept);
  });
}

test('a picture is named by the sum of its file, and shown where the document has that file', () => {
  const body = cleanBody(
    `<figure><img alt="示意图" data-file="${sum}" src="https://x.example/1.png" onerror="x()"></figure>`,
  );
  assert.deepEqual([...picturesIn(body)], [sum]);
  assert.equal(
    withPictures(body, (file) => (file === sum ? '/fujian/1/a.png' : undefined)),
    '<figure><img src="/fujian/1/a.png" alt="示意图"></figure>',
  );
  assert.equal(
    withPictures(body, () => undefined),
    '<figure></figure>',
  );
  assert.equal(cleanBody('<figure><img src="https://x.example/1.png"></figure>'), '');
  assert.equal(cleanBody('<p>甲<img data-file="../../etc/passwd">乙</p>'), '<p>甲乙</p>');
});
