// Anybody's annual report audited on the portal (条例 50): pasted, uploaded, several, hostile; and nothing of
// it left behind.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { auditFiles } from '../../src/formats/annual-report/audit-files.ts';
import { html } from '../audit/html-layouts.ts';
import { sound } from '../audit/synthetic.ts';
import { enterBrowser, leaveBrowser, seriousFaults, skipWithoutChromium } from './browser.ts';
import { createTestSite, type TestSite } from './site.ts';

const address = '/gongju/nianbao/';
const good = html(sound);
/** The total of what was concluded, printed one too high. */
const wrong = html({
  ...sound,
  table3: {
    ...sound.table3,
    concluded: { ...sound.table3.concluded, total: sound.table3.concluded.total + 1 },
  },
});

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-03-30');
});
after(async () => await site.close());

async function post(fields: Readonly<Record<string, string | readonly File[]>>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.append(name, value);
    else for (const file of value) body.append(name, file);
  }
  const answer = await site.app.request(address, { method: 'POST', body });
  return { answer, text: await answer.text() };
}

function downloaded(text: string, name: RegExp): Buffer {
  for (const [, file = '', data = ''] of text.matchAll(
    /download="([^"]*)" href="data:[^;]*;base64,([^"]*)"/g,
  )) {
    if (name.test(file)) return Buffer.from(data, 'base64');
  }
  throw new Error(`nothing to download like ${String(name)}`);
}

describe('the audit of a report on the portal', () => {
  test('finds a wrong total at its place, with source and advice, and gives both copies', async () => {
    const { answer, text } = await post({ text: wrong, class: 'department' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.match(text, /finding-error/);
    assert.match(text, /表三“（七）总计”行“总计”列/);
    assert.match(text, /按台账逐件核对办理结果/);
    const [result] = JSON.parse(downloaded(text, /json$/).toString()) as {
      findings: { rule: string; where: string; basis: string }[];
    }[];
    const sum = result?.findings.find(({ rule }) => rule === 'T3-SUM');
    assert.equal(sum?.where, 'table3.concluded.total');
    assert.match(sum.basis, /30号/);
    assert.match(downloaded(text, /html$/).toString(), /<td class="error">\s*14/);
  });

  test('says of a sound one that it found no error', async () => {
    const { text } = await post({ text: good, class: 'department' });
    assert.doesNotMatch(text, /finding-error/);
    assert.match(text, /没有发现错误|没有发现问题/);
  });

  test('audits several together, with a table of them as a workbook; one bad file stops nothing', async () => {
    const { text } = await post({
      files: [
        new File([wrong], '错.html'),
        new File([good], '对.html'),
        new File([new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])], '坏.docx'),
        new File(['%PDF-1.7 nothing'], '坏.pdf'),
      ],
    });
    const sheet = Buffer.from(
      unzipSync(downloaded(text, /xlsx$/))['xl/sharedStrings.xml'] ?? new Uint8Array(),
    ).toString();
    for (const name of ['错.html', '对.html', '坏.docx', '坏.pdf', '临江市财政局', '已损坏']) {
      assert.ok(sheet.includes(name), name);
    }
    assert.match(text, /finding-error/);
  });

  test('says of an empty file that it is empty', async () => {
    const { text } = await post({ files: [new File([good], '甲.txt'), new File([], '乙.txt')] });
    assert.match(text, /乙\.txt/);
    assert.match(text, /没有审核：是空文件/);
  });

  test('keeps what was pasted away from the page as markup', async () => {
    const script = '<script>alert(1)</script>';
    const { text } = await post({
      text: wrong.replace('推进政府信息公开', `三是推进&lt;img src=x onerror=alert(1)&gt;。推进`),
    });
    assert.doesNotMatch(text, /<img src=x/);
    const { text: form } = await post({
      text: script,
      files: [new File(['x'.repeat(11_000_000)], 'a')],
    });
    assert.doesNotMatch(form, /<script>alert/);
    assert.match(form, /&lt;script&gt;/);
  });

  test('asks for something to read, and names what is too large', async () => {
    const empty = await post({ text: ' ' });
    assert.equal(empty.answer.status, 422);
    assert.match(empty.text, /请粘贴报告的文字，或者选择文件/);
    const large = await post({ files: [new File(['x'.repeat(11_000_000)], '大.txt')] });
    assert.match(large.text, /“大.txt”超过10 MB/);
  });

  test('leaves nothing behind: no row, no file, no line', async () => {
    const count = async () =>
      (
        await sql<{
          n: number;
        }>`select (select count(*) from audit_log) + (select count(*) from files)
          + (select count(*) from outbox) as n`.execute(site.context.db)
      ).rows[0]?.n;
    const [rows, files, lines] = [
      await count(),
      await readdir(site.context.dataFolder, { recursive: true }),
      site.lines.length,
    ];
    await post({ files: [new File([wrong], '秘密的文件名.html')], text: wrong });
    assert.equal(await count(), rows);
    assert.deepEqual(await readdir(site.context.dataFolder, { recursive: true }), files);
    assert.doesNotMatch(JSON.stringify(site.lines.slice(lines)), /秘密|临江/);
  });
});

describe('a file that costs too much', () => {
  test('is named, and the others are audited', async () => {
    // A Word file whose text unpacks to more than a thread may hold.
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 });
    const files = [
      { name: '炸弹.docx', bytes: bomb },
      { name: '对.html', bytes: new TextEncoder().encode(good) },
    ];
    const [first, second] = await auditFiles({ files, organClass: undefined });
    assert.match(first?.result.error ?? '', /过大|太多/);
    assert.equal(second?.result.organ, '临江市财政局');
  });
});

describe('the page of the audit', { skip: skipWithoutChromium() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await enterBrowser();
  });
  after(async () => await leaveBrowser());

  for (const javaScriptEnabled of [true, false]) {
    test(`is used from a telephone${javaScriptEnabled ? '' : ', without scripts'}`, async () => {
      const origin = await site.listen();
      const person = await browser.newContext({
        viewport: { width: 360, height: 800 },
        javaScriptEnabled,
        acceptDownloads: true,
      });
      const page = await person.newPage();
      await page.goto(`${origin}/gongju/nianbao`);
      await page.getByLabel('或者粘贴全文').fill(wrong);
      await page.getByLabel('部门').check();
      if (javaScriptEnabled) assert.deepEqual(await seriousFaults(page), []);
      await page.getByRole('button', { name: '审核' }).click();
      await page.getByText('表三“（七）总计”行“总计”列').first().waitFor();
      if (javaScriptEnabled) assert.deepEqual(await seriousFaults(page), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByText('下载标注稿').click(),
      ]);
      assert.match(download.suggestedFilename(), /审核标注.*\.html$/);
      await person.close();
    });
  }
});
