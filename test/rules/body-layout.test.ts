// What is laid around texts: pairs of questions and answers, chapters and articles with addresses, 题注.

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import * as fc from 'fast-check';
import { laidArticles, numberOf } from '../../src/rules/body/articles.ts';
import { laidQuestions } from '../../src/rules/body/questions.ts';
import { topBlocks } from '../../src/rules/body/top-blocks.ts';
import { titleNote } from '../../src/rules/title-note.ts';

const plain = (html: string): string => html.replaceAll(/<[^>]*>/g, '');

const piece = fc.constantFrom(
  '<p>问：谁可以申请？</p>',
  '<p>答：本区居民。</p>',
  '<h2>一、背景</h2>',
  '<p class="note">（此件公开发布）</p>',
  '<table><tbody><tr><td><p>问：甲？</p></td><td>第三条　乙</td></tr></tbody></table>',
  '<ul><li>第一条</li></ul>',
  '<p>第一条　为了<strong>规范</strong>管理。</p>',
  '<p><strong>第十二条之一</strong>　本办法。</p>',
  '<h3 class="centre">第二章　申请</h3>',
  '<p>第一节　一般规定</p>',
  '\n',
  '散落的字',
  '<p>有<br>换行</p>',
);

test('nothing of a text is lost or changed by what is laid around it', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = pieces.join('');
      assert.equal(
        topBlocks(html)
          .map((one) => one.html)
          .join(''),
        html,
      );
      const { html: laid, chapters } = laidArticles(html);
      assert.equal(plain(laid), plain(html));
      const ids = [...laid.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, 'each address once');
      for (const { id } of chapters) assert.ok(ids.includes(id));
      const asked = laidQuestions(html);
      if (asked === undefined) return;
      assert.equal(plain(asked).replaceAll('\n', ''), plain(html).replaceAll('\n', ''));
      assert.equal(asked.match(/<dl/g)?.length, asked.match(/<\/dl>/g)?.length);
    }),
    { numRuns: 300 },
  );
});

describe('questions and their answers', () => {
  it('become pairs, an answer with all its paragraphs', () => {
    const html =
      '<p>导语。</p><p>一、问：谁可以申请？</p><p>答：本区居民。</p><p>非本区居民另行规定。</p><p>问题2：怎样申请？</p><p>答：到窗口。</p><p class="signature">某局</p>';
    assert.equal(
      laidQuestions(html),
      '<p>导语。</p><dl class="questions"><div id="wen-1"><dt><p>一、问：谁可以申请？</p></dt><dd><p>答：本区居民。</p><p>非本区居民另行规定。</p></dd></div><div id="wen-2"><dt><p>问题2：怎样申请？</p></dt><dd><p>答：到窗口。</p></dd></div></dl><p class="signature">某局</p>',
    );
  });
  for (const [why, html] of [
    ['a text without questions', '<p>为什么制定。</p><p>答复：另行。</p>'],
    ['a question that nobody answers', '<p>问：谁？</p><p>见附件。</p>'],
    [
      'questions in a table',
      '<table><tbody><tr><td>问：谁？</td><td>答：我</td></tr></tbody></table>',
    ],
  ] as const) {
    it(`${why} stays as it is`, () => {
      assert.equal(laidQuestions(html), undefined);
    });
  }
});

describe('chapters and articles', () => {
  it('have an address each', () => {
    const { html, chapters, articles, hasOwnList } = laidArticles(
      '<h3 class="centre">第一章　总则</h3><p>第一条　为了规范。</p><p>第二条 适用。</p><h3>第二章　申请</h3><p>第一节　条件</p><p>第十二条之一　另有规定的，从其规定。</p><p>依照第三条办理。</p>',
    );
    assert.equal(
      html,
      '<h3 id="zhang-1" class="centre">第一章　总则</h3><p id="tiao-1"><a class="article" href="#tiao-1">第一条</a>　为了规范。</p><p id="tiao-2"><a class="article" href="#tiao-2">第二条</a> 适用。</p><h3 id="zhang-2">第二章　申请</h3><p id="zhang-2-jie-1">第一节　条件</p><p id="tiao-12-1"><a class="article" href="#tiao-12-1">第十二条之一</a>　另有规定的，从其规定。</p><p>依照第三条办理。</p>',
    );
    assert.deepEqual(
      chapters.map(({ id, title }) => `${id} ${title}`),
      ['zhang-1 第一章　总则', 'zhang-2 第二章　申请', 'zhang-2-jie-1 第一节　条件'],
    );
    assert.deepEqual([articles, hasOwnList], [3, false]);
  });
  it('a second text in the same page has addresses of its own', () => {
    const { html } = laidArticles('<p>第一条　甲。</p><p>第一条　乙。</p>');
    assert.match(html, /id="tiao-1"[^]*id="tiao-1_2"/);
  });
  it('a list of its own leads to the chapters', () => {
    const { html, hasOwnList } = laidArticles(
      '<p class="centre">目　录</p><p>第一章　总则</p><p>第二章　附则</p><h3>第一章　总则</h3><p>第一条　甲。</p><h3>第二章　附则</h3><p>第二条　乙。</p>',
    );
    assert.ok(hasOwnList);
    assert.match(html, /<p><a href="#zhang-1">第一章　总则<\/a><\/p>/);
    assert.match(html, /<h3 id="zhang-2">第二章　附则<\/h3>/);
  });
  for (const [text, number] of [
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['一百二十三', 123],
    ['二〇', 20],
    ['47', 47],
  ] as const) {
    it(`${text} is ${number}`, () => {
      assert.equal(numberOf(text), number);
    });
  }
});

describe('题注', () => {
  const rule = {
    kind: 'rule',
    issuers: ['青枫市人民政府'],
    documentNumber: '青枫市人民政府令第5号',
    madeOn: '2019-01-02',
    effectiveFrom: '2019-03-01',
    body: '<p>第一条　为了规范。</p>',
  } as const;
  const amended = [
    { kind: 'amends', name: '《关于修改部分规章的决定》', on: '2022-03-04' },
    { kind: 'amends', name: '明年的决定', on: '2027-01-01' },
    { kind: 'clarifies', name: '说明', on: '2020-01-01' },
  ] as const;
  for (const [why, change, expected] of [
    [
      'is put together from days, order and what amended it so far',
      {},
      '（2019年1月2日青枫市人民政府令第5号公布　自2019年3月1日起施行　根据2022年3月4日起施行的《关于修改部分规章的决定》修改）',
    ],
    ['is the one that the office wrote', { particulars: { 题注: '（以此为准）' } }, '（以此为准）'],
    [
      'stands once where the text begins with it',
      { body: '<p>（2019年1月2日青枫市人民政府令第5号公布）</p><p>第一条　甲。</p>' },
      undefined,
    ],
    ['belongs to 规章 only', { kind: 'normative-document' }, undefined],
    ['is nothing without a day', { madeOn: null }, undefined],
  ] as const) {
    it(why, () => {
      assert.equal(titleNote({ ...rule, ...change }, amended, '2026-03-30'), expected);
    });
  }
});
