// What one does with a text beside reading it: another size, on paper, as a file, read aloud, passed on.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uploadedOriginal } from '../../src/rules/uploaded-original.ts';
import { addressOfTitle } from './address-of-title.ts';
import { docxParagraphs } from '../formats/printed-pages.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let housing = '';
before(async () => {
  site = await createTestSite();
  housing = await addressOfTitle(site, '住房保障实施细则的通知');
});
after(async () => {
  await site.close();
  await closePdfPrinter();
});

test('the size of the text is chosen by links, remembered, and shown as chosen', async () => {
  const plain = await site.text(housing);
  assert.match(plain, /aria-label="中字号"\s+aria-current="true"/);
  const [, small = ''] = /href="(\/xianshi\/\?m=x&amp;[^"]*)"/.exec(plain) ?? [];
  const set = await site.get(small.replaceAll('&amp;', '&'));
  assert.equal(set.headers.get('location'), housing);
  assert.match(set.headers.get('set-cookie') ?? '', /^xianshi=x;/);
  const shown = await (await site.get(housing, { cookie: 'xianshi=zx' })).text();
  assert.match(shown, /<html lang="zh-CN" class="elder small">/);
  assert.match(shown, /href="\/xianshi\/\?m=zd&amp;[^"]*"[^>]*data-size="large"/);
  const both = await (await site.get(housing, { cookie: 'xianshi=dx' })).text();
  assert.match(both, /<html lang="zh-CN" class="large">/);
});

test('an official text is handed out as Word and PDF under its Chinese name, again with the same tag', async () => {
  for (const [format, type] of [
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['pdf', 'application/pdf'],
  ] as const) {
    const address = housing.replace('.html', `.${format}`);
    assert.ok((await site.text(housing)).includes(`href="${address}"`));
    const answer = await site.get(address);
    assert.equal(answer.headers.get('content-type'), type);
    const disposition = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
    assert.ok(disposition.includes(`住房保障实施细则的通知.${format}`), disposition);
    const tag = answer.headers.get('etag') ?? '';
    assert.equal((await site.get(address, { 'if-none-match': tag })).status, 304);
    const moved = await site.get(address.replace('/lzyj/', '/zwdt/'));
    assert.equal(moved.headers.get('location'), address);
  }
  const word = new Uint8Array(
    await (await site.get(housing.replace('.html', '.docx'))).arrayBuffer(),
  );
  const last = docxParagraphs(word).at(-1) ?? '';
  assert.ok(last.includes(`http://localhost:8080${housing}`), last);
  assert.match(last, /以网页发布的文本为准/);
});

test('news has no layout of a document, and nothing is handed out of what was withdrawn', async () => {
  const news = await addressOfTitle(site, '园区安全生产专项检查');
  assert.doesNotMatch(await site.text(news), /下载正文/);
  assert.equal((await site.get(news.replace('.html', '.pdf'))).status, 404);
  const parking = await addressOfTitle(site, '机动车停放管理办法');
  const [, id = ''] = /_(\d+)\.html$/.exec(parking) ?? [];
  const { version } = await site.database.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', Number(id))
    .executeTakeFirstOrThrow();
  const gone = await withdrawDocument(site.command, {
    id: Number(id),
    version,
    reason: '内容有误',
  });
  assert.ok(gone.ok, JSON.stringify(gone));
  assert.equal((await site.get(parking.replace('.html', '.docx'))).status, 410);
});

test('the original is the file that bears the title, not one that says more behind it', () => {
  const document = { title: '青枫开发区停车办法', document_number: '青开发〔2026〕3号' };
  const found = (...names: readonly string[]) => uploadedOriginal(document, names);
  assert.equal(
    found('青枫开发区停车办法申请表.pdf', '青枫开发区停车办法.ofd'),
    '青枫开发区停车办法.ofd',
  );
  assert.equal(found('申请表.docx', '青枫开发区停车办法.xlsx'), undefined);
  assert.equal(found('青开发[2026]3号.pdf'), '青开发[2026]3号.pdf');
});

test('whoever passes a document on to 微博 or QQ空间 reads first that he leaves, and for where', async () => {
  const text = await site.text(housing);
  const boxes = [...text.matchAll(/<details class="share-site"[^>]*>([^]*?)<\/details>/g)];
  const shared = boxes.map(([, box = '']) => {
    const [, name = ''] = /<summary>分享到([^<]*)<\/summary>/.exec(box) ?? [];
    const [, shown = ''] =
      /<p>您即将离开青枫经济技术开发区，前往：<\/p>\s*<p class="leaving-to">([^<]*)</.exec(box) ??
      [];
    const [, address = '', rel = ''] =
      /<a class="button" href="([^"]*)" rel="([^"]*)"/.exec(box) ?? [];
    const { searchParams } = new URL(address.replaceAll('&amp;', '&'));
    assert.ok(address.startsWith(`${shown}?`), address);
    assert.equal(searchParams.get('url'), `http://localhost:8080${housing}`);
    assert.match(searchParams.get('title') ?? '', /住房保障实施细则的通知$/);
    assert.equal(rel, 'external nofollow noopener noreferrer');
    return [name, shown];
  });
  assert.deepEqual(shared, [
    ['微博', 'https://service.weibo.com/share/share.php'],
    ['QQ空间', 'https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey'],
  ]);
  // Nothing of theirs is fetched before that, and no other link leads there.
  assert.doesNotMatch(text, /<(?:script|img|iframe|link)[^>]*(?:weibo|qq\.com)/);
  assert.equal(text.match(/href="[^"]*(?:weibo|qq)\.com/g)?.length, 2);
});

describe('in a browser', { skip: skipWithoutChromium() }, () => {
  test('size and copying work at once, paper shows the text alone, and who has no voice is offered none', async () => {
    const origin = await site.listen();
    const browser = await enterBrowser();
    try {
      const context = await browser.newContext();
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      await page.addInitScript(() => {
        Reflect.deleteProperty(globalThis, 'speechSynthesis');
        Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined });
      });
      await page.goto(origin + housing);
      await page.getByRole('link', { name: '大字号' }).click();
      await page.locator('html.large').waitFor();
      assert.equal(page.url(), origin + housing);
      assert.deepEqual(
        (await context.cookies()).map(({ name, value }) => `${name}=${value}`),
        ['xianshi=d'],
      );
      assert.equal(await page.locator('[data-read]').isVisible(), false);
      await page.getByText('分享', { exact: true }).click();
      await page.getByRole('button', { name: '复制链接' }).click();
      await page.getByText('已复制').waitFor();
      const copied = await page.evaluate(async () => await navigator.clipboard.readText());
      assert.equal(copied, `http://localhost:8080${housing}`);
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['.masthead', '.document-tools', '.side', '.foot', '.papers', '.to-top']) {
        assert.equal(await page.locator(gone).first().isVisible(), false, gone);
      }
      assert.ok(await page.locator('.official').isVisible());
      const voiced = await context.newPage();
      await voiced.goto(origin + housing);
      await voiced.getByRole('button', { name: '朗读', exact: true }).waitFor();
    } finally {
      await leaveBrowser();
    }
  });

  test('关闭窗口 stands where a script may close: in a window of its own, also after reading on within it', async () => {
    const origin = await site.listen();
    const browser = await enterBrowser();
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      const close = { name: '关闭窗口' };
      await page.goto(`${origin}/`);
      await page.goto(origin + housing);
      await page.getByRole('button', { name: '打印' }).waitFor();
      assert.equal(await page.getByRole('button', close).isVisible(), false);
      for (const features of ['', 'noopener']) {
        const [own] = await Promise.all([
          context.waitForEvent('page'),
          page.evaluate(([url, how]) => void window.open(url, '_blank', how), [
            origin + housing,
            features,
          ] as const),
        ]);
        await own.getByRole('link', { name: '返回顶部' }).click();
        // The click ends with the page it is on, so the answer to it may never come back.
        await Promise.all([
          own.waitForEvent('close'),
          own
            .getByRole('button', close)
            .click()
            .catch(() => undefined),
        ]);
      }
      const still = await browser.newContext({ javaScriptEnabled: false });
      const bare = await still.newPage();
      await bare.goto(origin + housing);
      assert.equal(await bare.getByRole('button', close).isVisible(), false);
    } finally {
      await leaveBrowser();
    }
  });
});
