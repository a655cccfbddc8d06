// J1 on a telephone: search, the document that is there and the list that is not, notice, organ, form with a
// photograph, receipt, progress, reply, and somebody who guesses codes. Once with scripts and once without. No page keeps anybody out, and nothing of
// the applicant stands in an address.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { replaceAttachments } from '../../src/store/documents/document-files.ts';
import { insertOrgan } from '../../src/store/people/organs.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { saveRemedySet } from '../../src/commands/remedies/save-remedy-set.ts';
import { given } from '../commands/letters.ts';
import { testBodies } from '../remedy-bodies.ts';
import {
  answerOf,
  confirms,
  disclosed,
  type Key,
  type Office,
  officeOf,
  rowOf,
  sends,
} from './applicant.ts';
import { enterBrowser, leaveBrowser, seriousFaults, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

const phone = { width: 390, height: 844 };

describe('J1 on a telephone', { skip: skipWithoutChromium() }, () => {
  let site: TestSite;
  let browser: Browser;
  let origin: string;
  let office: Office;
  /** Some 8 MB, as a camera takes it. */
  let photo: Buffer;

  before(async () => {
    site = await createTestSite('2026-03-30');
    const { db } = site.context;
    const bureau = await insertOrgan(db, {
      parent_id: site.organId,
      code: 'gjj',
      name: '青枫经济技术开发区规划建设局',
      short_name: '规划建设局',
      kind: 'department',
      letter_word: '青规公开',
      reports: false,
      report_deadline_class: null,
      guide: JSON.stringify({ jurisdiction: '规划、建设、住房保障', phone: '0000-5550141' }),
    });
    assert.ok(bureau);
    given(await saveRemedySet({ ...site.command, organId: bureau.id }, testBodies));
    office = await officeOf(site, bureau.id);
    const files = [
      ['项目申报表.docx', 12],
      ['补贴标准.xlsx', 3],
    ] as const;
    const stored = files.map(async ([name, kilobytes]) => ({
      name,
      sha256: await storeFile(
        db,
        site.context.dataFolder,
        new Uint8Array(kilobytes * 1024),
        'application/zip',
      ),
    }));
    await replaceAttachments(db, 1, await Promise.all(stored));
    origin = await site.listen();
    browser = await enterBrowser();
    photo = await sharp({
      create: {
        width: 4000,
        height: 3000,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg({ quality: 92 })
      .toBuffer();
    assert.ok(photo.length > 7e6 && photo.length < 10e6, `${photo.length} bytes`);
  });
  after(async () => {
    await leaveBrowser();
    await site.close();
  });

  const withoutScripts = new Set<Page>();

  interface Reader {
    readonly context: BrowserContext;
    readonly page: Page;
    readonly visited: string[];
    readonly problems: string[];
  }

  async function reader(javaScriptEnabled: boolean): Promise<Reader> {
    const context = await browser.newContext({
      viewport: phone,
      hasTouch: true,
      javaScriptEnabled,
      acceptDownloads: true,
    });
    const page = await context.newPage();
    if (!javaScriptEnabled) withoutScripts.add(page);
    const visited: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => visited.push(request.url()));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !/status of 4(22|29)/.test(text)) problems.push(text);
    });
    return { context, page, visited, problems };
  }

  /** Axe is a script itself: where they are off, the same pages were looked at with them on. */
  async function sound(page: Page): Promise<void> {
    if (withoutScripts.has(page)) return;
    assert.deepEqual(await seriousFaults(page), [], page.url());
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(tooWide <= 0, `${page.url()} is ${tooWide}px too wide`);
  }

  /**
   * Steps 1 and 2: words and part of a number find the rules, which say whether they hold and what explains
   * them, in large letters too; of the list of projects there is nothing, and that page leads to the notice.
   */
  async function looksFirst(page: Page): Promise<void> {
    await page.goto(`${origin}/`);
    await page.fill('#q', '经开区 住房保障 47号');
    await page.press('#q', 'Enter');
    await page.waitForURL('**/sousuo/?q=*');
    await sound(page);
    const first = page.locator('.hit').first();
    assert.match((await first.textContent()) ?? '', /〔2022〕47号[\s\S]*有效/);
    assert.ok(await page.getByRole('navigation', { name: '结果分类' }).isVisible());
    assert.ok(await page.getByRole('complementary', { name: '缩小范围' }).isVisible());
    await first.locator('a').click();
    await page.waitForSelector('.document');
    await sound(page);
    assert.match((await page.textContent('.validity-banner')) ?? '', /有效[\s\S]*2027年6月30日/);
    const document = (await page.textContent('.document')) ?? '';
    assert.match(document, /发文字号\s*青枫开管办发〔2022〕47号/);
    assert.match(document, /项目申报表\.docx\s*Word 文档，12 KB/);
    assert.match(document, /补贴标准\.xlsx\s*Excel 表格，3 KB/);
    assert.equal((await page.textContent('.red-organ'))?.trim(), '青枫经济技术开发区管理委员会');
    assert.match((await page.textContent('.side')) ?? '', /相关解读[\s\S]*实施细则》解读/);

    await usesDocument(page);
    const plainSize = await textSize(page);

    await page.goto(`${origin}/xianshi/`);
    await page.check('#mode-z');
    await page.click('main .actions button');
    await page.goto(`${origin}/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html`);
    assert.match(
      (await page.locator('html').getAttribute('class')) ?? '',
      /elder/,
      'it is remembered',
    );
    assert.ok((await textSize(page)) > plainSize * 1.3, 'and the text is larger');
    const column = await boxOf(page, '.content');
    const side = await boxOf(page, '.side');
    assert.ok(side.y >= column.y + column.height, 'in one column');
    await sound(page);
    await page.goto(`${origin}/xianshi/`);
    await page.uncheck('#mode-z');
    await page.click('main .actions button');

    await page.goto(`${origin}/sousuo/`);
    await page.fill('#q', '2022年住房保障项目名单明细');
    await page.press('#q', 'Enter');
    await page.waitForSelector('.empty');
    await sound(page);
    await page.click('.empty a:has-text("政府信息公开申请")');
    await page.waitForURL('**/zfxxgk/ysqgk/');
  }

  /** Facts, layout, size, paper, sharing and files of the document that is open, whether scripts run or not. */
  async function usesDocument(page: Page): Promise<void> {
    const hasScripts = !withoutScripts.has(page);
    const title = await boxOf(page, '.document h1');
    assert.ok((await boxOf(page, '.metadata')).y > title.y, 'the title first');
    assert.ok(title.y < phone.height, 'on the first screen');
    const index = page.locator('.metadata th:has-text("索引号")');
    assert.equal(await index.isVisible(), false);
    assert.equal(await page.locator('.metadata th:has-text("有效性")').isVisible(), true);
    await page.click('.metadata-more a');
    await index.waitFor();
    assert.equal(await page.isVisible('.metadata-more'), false);

    const text = await boxOf(page, '.official');
    for (const [selector, align, indent] of [
      ['.official p.addressee', 'start', '0px'],
      ['.official p:not([class])', 'start', undefined],
      ['.official p.signature', 'right', '0px'],
    ] as const) {
      const { textAlign, textIndent, fontSize } = await page
        .locator(selector)
        .first()
        .evaluate((one) => {
          const style = getComputedStyle(one);
          return {
            textAlign: style.textAlign,
            textIndent: style.textIndent,
            fontSize: style.fontSize,
          };
        });
      assert.equal(textAlign, align, selector);
      const two = 2 * Number.parseFloat(fontSize);
      assert.equal(Number.parseFloat(textIndent), indent === undefined ? two : 0, selector);
    }
    assert.ok(text.width <= phone.width);

    const usual = await textSize(page);
    await page.click('.text-sizes a[aria-label="大字号"]');
    await page.waitForSelector('html.large');
    assert.ok((await textSize(page)) > usual);
    await page.click('.text-sizes a[aria-label="中字号"]');
    await page.waitForSelector('html:not(.large)');

    assert.equal(await page.isVisible('button[data-print]'), hasScripts);
    if (hasScripts) {
      await page.evaluate(() => {
        globalThis.print = () => document.body.setAttribute('data-printed', '');
      });
      await page.click('button[data-print]');
      await page.waitForSelector('body[data-printed]');
    }
    await page.click('.share summary');
    assert.ok(await page.isVisible('.share-box .qr'));
    assert.match((await page.textContent('#wangzhi')) ?? '', /\/t20220525_1\.html$/);
    for (const [label, ending] of [
      ['下载Word版', 'docx'],
      ['下载PDF版', 'pdf'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.click(`a:has-text("${label}")`);
      const name = (await download).suggestedFilename();
      assert.match(name, new RegExp(`住房保障实施细则.*\\.${ending}$`));
    }
  }

  /** The organ is chosen from the tree, and the form names it. */
  async function chooseBureau(page: Page): Promise<void> {
    await page.waitForURL('**/jiguan/');
    await sound(page);
    assert.match((await page.textContent('main')) ?? '', /规划、建设、住房保障[\s\S]*0000-5550141/);
    await page.click('text=青枫经济技术开发区规划建设局');
    await page.waitForURL('**/shenqing/?jg=gjj');
    assert.match((await page.textContent('.addressee')) ?? '', /规划建设局/);
  }

  async function fillIn(page: Page): Promise<void> {
    await page.fill('#name', '岑溪远');
    await page.fill('#identityNumber', '110101199003070012');
    await page.fill('#phone', '13800001234');
    await page.fill('#title', '2022年住房保障实施细则');
    await page.check('#carrierForm-electronic');
    await page.check('#deliveryWish-online');
    await page.check('#electronicConsent');
    await page.setInputFiles('#identityFile', {
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: photo,
    });
  }

  async function look(page: Page, key: Key): Promise<void> {
    await page.goto(`${origin}/zfxxgk/ysqgk/chaxun/`);
    await page.fill('#number', key.number);
    await page.fill('#code', key.code);
    await page.click('main .actions button[type=submit]');
  }

  /** From the receipt to the reply and its remedies: the same for everybody. */
  async function followToReply(page: Page, key: Key): Promise<void> {
    await page.waitForSelector('.progress');
    assert.match((await page.textContent('.clock')) ?? '', /等待双方确认收到/);
    await sound(page);
    const { id } = await rowOf(site, key);
    await confirms(office, id);
    await look(page, key);
    await page.waitForSelector('.progress');
    assert.match((await page.textContent('.clock')) ?? '', /第0\/20个工作日/);
    assert.match((await page.textContent('.standing')) ?? '', /规划建设局/);
    await sends(office, id, disclosed);
    await look(page, key);
    await page.waitForSelector('.progress');
    await sound(page);
    assert.doesNotMatch((await page.textContent('main')) ?? '', /电子文件1份，共3页/);
    await page.click('button:has-text("打开予以公开告知书")');
    await page.waitForSelector('.official-text');
    await sound(page);
    const text = (await page.textContent('main')) ?? '';
    assert.match(text, /电子文件1份，共3页/);
    assert.match(text, /向测试市人民政府申请行政复议。最后一天：2026年5月29日（周五）/);
    assert.match(text, /向测试人民法院提起行政诉讼。最后一天：2026年9月30日（周三）/);
    for (const [button, ending] of [
      ['下载 PDF', '.pdf'],
      ['下载 Word', '.docx'],
      ['期限加入日历', '.ics'],
      ['下载回执（PDF）', '.pdf'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.click(`button:has-text("${button}")`);
      const name = (await download).suggestedFilename();
      assert.ok(name.endsWith(ending), `${button}: ${name}`);
    }
    await page.check('input[name=score][value="5"]');
    await page.click('button:has-text("提交评价")');
    await page.waitForSelector('.notice-good');
    assert.match((await page.textContent('.notice-good')) ?? '', /谢谢您的评价/);
  }

  function nothingPersonal({ visited }: Reader, key: Key): void {
    const all = visited.join('\n') + JSON.stringify([site.lines, site.errors.map(String)]);
    for (const secret of [key.number, key.code, '110101199003070012', '13800001234', '岑溪远']) {
      assert.ok(!all.includes(secret) && !all.includes(encodeURIComponent(secret)), secret);
    }
    assert.deepEqual(site.errors, []);
  }

  test('with scripts', async () => {
    const here = await reader(true);
    const { page, context, problems } = here;
    await looksFirst(page);
    await sound(page);
    const button = page.locator('a[data-hold]');
    assert.match((await button.textContent()) ?? '', /请先阅读须知，[1-5]秒/);
    await button.click({ noWaitAfter: true, force: true });
    assert.ok(page.url().endsWith('/ysqgk/'), 'the notice is read first');
    await page.waitForSelector('a[data-hold]:not([aria-disabled])');
    assert.equal((await button.textContent())?.trim(), '我要申请');
    await button.click();
    await chooseBureau(page);

    const suggested = page.waitForSelector('.suggestions a');
    await fillIn(page);
    await suggested;
    assert.match((await page.textContent('.suggestions')) ?? '', /可能已经公开[\s\S]*住房保障/);
    assert.ok((await page.locator('.suggestions a').count()) <= 3);
    await page.waitForSelector('text=照片已从');
    const sent = await page.evaluate(
      () => document.querySelector<HTMLInputElement>('#identityFile')?.files?.[0]?.size ?? 0,
    );
    assert.ok(sent < photo.length / 2, `${sent} of ${photo.length} bytes`);
    assert.equal(await page.isVisible('#answer'), false, 'the toll is worked off unseen');
    await sound(page);

    await page.click('main .actions button[type=submit]');
    await page.waitForSelector('.notice-error');
    assert.match((await page.textContent('.notice-error')) ?? '', /校验码不对/);
    await sound(page);
    await page.fill('#identityNumber', '110101199003070011');
    await page.setInputFiles('#identityFile', {
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: photo,
    });
    await page.waitForSelector('text=照片已从');

    await page.setInputFiles('#contentFile', {
      name: '全部材料.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(11 * 1024 * 1024),
    });
    await page.waitForSelector('text=“全部材料.pdf”有11.0 MB，每个文件不能超过10 MB');
    assert.equal(
      await page.evaluate(() =>
        document.querySelector<HTMLFormElement>('main form[enctype]')?.checkValidity(),
      ),
      false,
      'told before megabytes are sent in vain',
    );
    await page.setInputFiles('#contentFile', []);
    await page.waitForFunction(
      () => document.querySelector<HTMLFormElement>('main form[enctype]')?.checkValidity() === true,
    );

    const before = await requests();
    // A finger that trembles: the form goes off twice.
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('main form[enctype]');
      form?.submit();
      form?.submit();
    });
    const key = await keyOn(page);
    assert.equal(await requests(), before + 1);
    await sound(page);

    const { lines } = site;
    await page.goto(
      `${origin}/zfxxgk/ysqgk/chaxun/#n=${encodeURIComponent(key.number)}&c=${key.code}`,
    );
    await page.waitForSelector('.progress');
    assert.ok(!page.url().includes('#'), 'the code does not stay in the address');
    assert.ok(lines.length > 0);
    await followToReply(page, key);
    // What the QR code opened was this test's own address.
    here.visited.splice(
      0,
      here.visited.length,
      ...here.visited.filter((url) => !url.includes('#n=')),
    );
    nothingPersonal(here, key);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('without scripts', async () => {
    const here = await reader(false);
    const { page, context } = here;
    await looksFirst(page);
    await page.click('text=我要申请');
    await chooseBureau(page);
    await fillIn(page);
    await page.fill('#identityNumber', '110101199003070011');
    await page.fill('#answer', answerOf(await page.content()));
    const before = await requests();
    await page.click('main .actions button[type=submit]', { clickCount: 2 });
    const key = await keyOn(page);
    assert.equal(await requests(), before + 1);
    await look(page, key);
    await followToReply(page, key);
    nothingPersonal(here, key);
    await context.close();
  });

  test('a guesser is asked a sum after five wrong codes and shut out after ten', async () => {
    for (const scripts of [true, false]) {
      const { page, context } = await reader(scripts);
      const key = { number: `KFQ-2026-8${scripts ? '888' : '777'}`, code: 'AAAA-AAAA-AAAA' };
      for (let i = 1; i <= 10; i += 1) {
        site.context.queryAttempts.forgive('address 192.0.2.1');
        if (i === 1) await page.goto(`${origin}/zfxxgk/ysqgk/chaxun/`);
        await page.fill('#number', key.number);
        await page.fill('#code', key.code);
        const sum = page.locator('#answer');
        assert.equal((await sum.count()) > 0, i > 5, `try ${i}`);
        if (i > 5 && !scripts) await sum.fill(answerOf(await page.content()));
        await Promise.all([
          page.waitForResponse((response) => response.request().method() === 'POST'),
          page.click('main .actions button[type=submit]'),
        ]);
        await page.waitForSelector('.notice-error');
      }
      assert.match((await page.textContent('.notice-error')) ?? '', /输错的次数过多/);
      await sound(page);
      await context.close();
    }
    const locked = await site.context.db
      .selectFrom('audit_log')
      .select('id')
      .where('action', '=', 'query-locked')
      .execute();
    assert.equal(locked.length, 2);
  });

  async function requests(): Promise<number> {
    const row = await site.context.db
      .selectFrom('requests')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return row.n;
  }
});

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, selector);
  return box;
}

/** Of the body, in pixels. */
async function textSize(page: Page): Promise<number> {
  const size = await page.locator('body').evaluate((body) => getComputedStyle(body).fontSize);
  return Number.parseFloat(size);
}

async function keyOn(page: Page): Promise<Key> {
  await page.waitForSelector('.receipt-code');
  const [number = '', code = ''] = await page.locator('.receipt-code').allTextContents();
  return { number, code };
}
