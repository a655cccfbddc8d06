// The editor of documents in a real browser: what is pasted, what is dropped, what saves itself, and two at one draft.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { ownPassword } from '../api/house.ts';
import {
  centre,
  font,
  numbered,
  officialNumbering,
  paragraph,
  run,
  wordFile,
} from '../formats/docx/word-file.ts';
import { samples } from '../rules/paste/samples.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();

const text = (page: Page): Locator => page.getByRole('textbox', { name: '正文', exact: true });

async function chooseColumn(page: Page): Promise<void> {
  await page.getByLabel('栏目').click();
  await page.locator('.ant-select-tree-title', { hasText: '通知公告' }).click();
  await page.keyboard.press('Escape');
}

const idOf = (page: Page): number => Number(page.url().split('/').at(-1));

const saved = async (page: Page): Promise<void> =>
  await page
    .getByRole('status')
    .filter({ hasText: /已自动保存 \d\d:\d\d/ })
    .waitFor();

/** A clipboard as an office program fills it. */
async function paste(page: Page, html: string): Promise<void> {
  await text(page).click();
  await text(page).evaluate((node, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', given);
    clipboardData.setData('text/plain', '无格式');
    const event = { clipboardData, bubbles: true, cancelable: true };
    node.dispatchEvent(new ClipboardEvent('paste', event));
  }, html);
}

describe('the editor of documents in a browser', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let writer: Page;
  let second: Page;
  before(async () => {
    desk = await openDeskBrowser();
    desk.house.setClock('2026-03-02');
    const column = { slug: 'tzgg', path: 'tzgg', name: '通知公告', kind: 'list' };
    await desk.house.database.db
      .insertInto('columns')
      .values({ organ_id: desk.house.organs.city, ...column })
      .execute();
    writer = await desk.person('writer', ['editor']);
    second = await desk.person('second', ['editor']);
  });
  after(async () => await desk.close());

  async function begin(page: Page, title?: string): Promise<void> {
    await page.goto(`${desk.address}/documents/new`);
    await text(page).waitFor();
    if (title !== undefined) {
      await page.getByLabel('标题', { exact: true }).fill(title);
      await chooseColumn(page);
    }
  }

  async function stored(id: number): Promise<DocumentContent> {
    const row = await desk.house.database.db
      .selectFrom('document_drafts')
      .select('content')
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow();
    return row.content;
  }

  test('what is pasted from Word is cleaned, kept in its layout and told', async () => {
    const [word] = samples;
    const traces = samples[2];
    assert.ok(word !== undefined && traces !== undefined);
    await begin(writer);
    await paste(writer, word.html);
    const check = writer.getByRole('region', { name: '粘贴检查' });
    await check.getByText('已填入，请核对').waitFor();
    assert.equal(await writer.getByLabel('标题', { exact: true }).inputValue(), word.title);
    await chooseColumn(writer);
    await saved(writer);
    assert.match(writer.url(), /\/documents\/\d+$/, 'the address leads to the draft from now on');
    assert.equal((await stored(idOf(writer))).body, word.body.join('\n'));
    assert.deepEqual(await seriousFaults(writer), []);
    // Into the middle, with traces of others in it.
    await writer.keyboard.press('Control+End');
    await paste(writer, traces.html);
    await check.getByText('粘贴的内容含 2 处修订、1 条批注和 1 处隐藏文字，已去除').waitFor();
    assert.doesNotMatch(await text(writer).innerHTML(), /500|财政|内部口径/);
  });

  test('a picture that stands in the paste itself is taken over as a file', async () => {
    await begin(writer, '附示意图的通知');
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==';
    await paste(
      writer,
      `<p>示意图如下：</p><p><img alt="位置图" src="data:image/png;base64,${png}"></p><p><img src="data:image/png;base64,AAAA"></p><p>以图为准。</p>`,
    );
    await text(writer).getByText('以图为准。').waitFor();
    await writer.getByText('1 幅图片没有随粘贴带来').waitFor();
    await saved(writer);
    const { body, attachments = [] } = await stored(idOf(writer));
    const [, file] = /<img data-file="([0-9a-f]{64})" alt="位置图"/.exec(body) ?? [];
    assert.ok(file, body);
    assert.doesNotMatch(body, /data:image/);
    assert.deepEqual(
      attachments.map(({ sha256 }) => sha256),
      [file],
    );
  });

  test('tables are pasted with what they merge, changed by the tools and kept', async () => {
    const excel = samples.find(({ what }) => what.startsWith('Excel'));
    assert.ok(excel !== undefined);
    await begin(writer, '发放情况公示');
    await paste(writer, excel.html);
    await text(writer).getByText('1200.50').click();
    await writer.getByRole('button', { name: '下方插入行' }).click();
    await writer.getByLabel('表题').fill('附表');
    await writer.getByLabel('表题').blur();
    await saved(writer);
    const { body } = await stored(idOf(writer));
    assert.match(
      body,
      /^<table><caption>附表<\/caption><tbody><tr><td colspan="3" class="centre">/,
    );
    assert.equal(body.split('<tr>').length - 1, 3);
    assert.doesNotMatch(body, /style|520102199001011234/);
  });

  test('by the keyboard alone: to the tools, along them, and back', async () => {
    await begin(writer);
    await text(writer).click();
    await writer.keyboard.type('一、抓好植树');
    await writer.keyboard.press('Alt+F10');
    const focused = async (): Promise<string | null> =>
      await writer.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    assert.equal(await focused(), '段落样式');
    await writer.keyboard.press('ArrowRight');
    assert.equal(await focused(), '加粗');
    await writer.keyboard.press('Escape');
    await text(writer).and(writer.locator(':focus')).waitFor();
    await writer.getByLabel('段落样式').selectOption('h2');
    assert.equal(await text(writer).locator('h2').textContent(), '一、抓好植树');
    await writer.setViewportSize({ width: 360, height: 740 });
    const wide = await writer.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${wide} px wide`);
    assert.deepEqual(await seriousFaults(writer), []);
    await writer.setViewportSize({ width: 1440, height: 900 });
  });

  test('a Word file dropped on the text comes in with its numbers and without its traces', async () => {
    const bytes = wordFile({
      numbering: officialNumbering,
      body: `${paragraph(run('关于做好绿化工作的通知', font('方正小标宋简体')), centre)}${paragraph(run('各地：'))}${paragraph(run('提高认识'), numbered(1, 0))}<w:p><w:ins w:author="a">${run('新加的话。')}</w:ins><w:del w:author="b"><w:r><w:delText>删去的话</w:delText></w:r></w:del></w:p>`,
    });
    await begin(writer);
    await text(writer).evaluate(
      (node, content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(content)], '绿化通知.docx'));
        node.dispatchEvent(
          new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
        );
      },
      [...bytes],
    );
    await writer.getByText('文档含 2 处修订，已去除').waitFor();
    await text(writer).getByText('一、提高认识').waitFor();
    assert.doesNotMatch(await text(writer).innerHTML(), /删去的话/);
    // A second one asks whether it takes the place of the first.
    await writer.getByLabel('选择Word文件').setInputFiles({
      name: '绿化通知.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    });
    await writer.getByRole('button', { name: '替换正文' }).click();
    await writer.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await text(writer).getByText('一、提高认识').count(), 1);
    await writer.getByLabel('选择Word文件').setInputFiles({
      name: '假的.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('%PDF-1.7'),
    });
    await writer.getByText(/内容却不是Word文档/).waitFor();
  });

  test('what the server could not be given is offered again, and is nowhere once it is saved', async () => {
    await begin(writer, '连不上的时候');
    await text(writer).click();
    await writer.keyboard.type('第一句。');
    await saved(writer);
    const id = idOf(writer);
    await writer.context().setOffline(true);
    await text(writer).click();
    await writer.keyboard.press('Control+End');
    await writer.keyboard.type('断网时写的。');
    await writer.getByText('内容暂存在这台电脑上').waitFor();
    await writer.context().setOffline(false);
    await writer.evaluate(() => window.stop());
    await writer.goto(`${desk.address}/documents/${id}`);
    await writer.getByText('还在这台电脑上').waitFor();
    await writer.getByRole('button', { name: '恢复' }).click();
    await text(writer).getByText('断网时写的。').waitFor();
    await saved(writer);
    assert.match((await stored(id)).body, /断网时写的/);
    const kept = await writer.evaluate(() => window.localStorage.getItem('gongkai.kept-drafts'));
    assert.equal(kept, null);
  });

  test('the session runs out: what was written is there after signing in, on another computer too', async () => {
    await begin(writer, '登录超时的时候');
    await text(writer).click();
    await writer.keyboard.type('超时前写的。');
    await saved(writer);
    const id = idOf(writer);
    await desk.house.database.db
      .deleteFrom('sessions')
      .where('staff_id', 'in', (query) =>
        query.selectFrom('staff').select('id').where('username', '=', 'writer'),
      )
      .execute();
    await writer.keyboard.type('超时后写的。');
    await writer.getByText('登录已超时').waitFor();
    await writer.getByLabel('密码', { exact: true }).fill(ownPassword);
    await writer.getByRole('button', { name: '登录' }).click();
    await writer.getByText('登录已超时').waitFor({ state: 'detached' });
    await text(writer).click();
    await writer.keyboard.press('Control+End');
    await writer.keyboard.type('再写。');
    await saved(writer);
    await second.goto(`${desk.address}/documents/${id}`);
    await text(second).getByText('超时前写的。超时后写的。再写。').waitFor();
  });

  test('sent up with the last words, typed a moment before', async () => {
    await begin(writer, '最后一句也送审的通知');
    await text(writer).click();
    await writer.keyboard.type('第一句。');
    await saved(writer);
    const id = idOf(writer);
    await writer.goto(`${desk.address}/documents/${id}`);
    await writer.getByLabel('成文日期').fill('2026-02-27');
    await text(writer).click();
    await writer.keyboard.press('Control+End');
    await writer.keyboard.type('送审前写的最后一句。');
    await writer.getByRole('button', { name: '送审', exact: true }).click();
    const dialog = writer.getByRole('dialog');
    await dialog.getByRole('button', { name: '送审', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const { state, content } = await desk.house.database.db
      .selectFrom('document_drafts')
      .select(['state', 'content'])
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(state, 'in-review');
    assert.equal(content.body, '<p>第一句。送审前写的最后一句。</p>');
    assert.equal(content.madeOn, '2026-02-27');
  });

  test('what cannot be saved is not sent up without it', async () => {
    await begin(writer, '存不上就不送审的通知');
    await text(writer).click();
    await writer.keyboard.type('第一句。');
    await writer.getByLabel('成文日期').fill('2026-02-27');
    await saved(writer);
    const id = idOf(writer);
    await writer.goto(`${desk.address}/documents/${id}`);
    await writer.getByLabel('标题', { exact: true }).fill('');
    await writer.getByRole('button', { name: '送审', exact: true }).click();
    const dialog = writer.getByRole('dialog');
    await dialog.getByRole('button', { name: '送审', exact: true }).click();
    await dialog.getByText('还有没有保存的修改').waitFor();
    const { state } = await desk.house.database.db
      .selectFrom('document_drafts')
      .select('state')
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(state, 'writing');
    await dialog.getByRole('button', { name: /取\s*消/ }).click();
    await writer.getByLabel('标题', { exact: true }).fill('存上了再送审');
    await saved(writer);
  });

  test('two at one draft: the slower gets both texts and decides paragraph by paragraph', async () => {
    await begin(writer, '两人同改的文件');
    await text(writer).click();
    await writer.keyboard.type('一、甲。');
    await writer.keyboard.press('Enter');
    await writer.keyboard.type('二、乙。');
    await saved(writer);
    const id = idOf(writer);
    await second.goto(`${desk.address}/documents/${id}`);
    await text(second).getByText('二、乙。').click();
    await second.keyboard.press('End');
    await second.keyboard.type('后改的。');
    await second.getByLabel('发文字号').fill('某府发〔2026〕8号');
    await saved(second);
    await text(writer).getByText('一、甲。').click();
    await writer.keyboard.press('End');
    await writer.keyboard.type('先开的。');
    const both = writer.getByRole('region', { name: '两人同时修改' });
    await both.getByText(/姓名second于.*保存了一稿/).waitFor();
    assert.deepEqual(await seriousFaults(writer), []);
    await both.getByRole('button', { name: '按所选合并并保存' }).click();
    await both.waitFor({ state: 'detached' });
    await saved(writer);
    const { body, documentNumber } = (await stored(id)) as {
      body: string;
      documentNumber?: string;
    };
    assert.equal(body, '<p>一、甲。先开的。</p>\n<p>二、乙。后改的。</p>');
    assert.equal(documentNumber, '某府发〔2026〕8号');
    assert.deepEqual(desk.said, []);
  });
});
