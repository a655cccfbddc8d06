// One page of every kind in the three displays that readers choose among: axe finds nothing on any, of no impact, and
// none is wider than its screen (WCAG 2.1 AA, GB/T 37668—2019), asks anything of another site or says anything on its
// console. The displays differ by a class of the root (parts/frame.ts),
// so a page is fetched once and looked at three times, for what a sheet can spoil again.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { createOrgan } from '../../src/commands/people/create-organ.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { exampleDocuments2022 } from '../../src/example/documents-2022.ts';
import { documentKinds } from '../../src/rules/document-classes.ts';
import type { ImportDocument } from '../../src/rules/import-document.ts';
import { commentAddress } from '../../src/web/portal/addresses.ts';
import { barePage } from '../../src/web/portal/bare-page.ts';
import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import { sampleAddresses } from '../../src/web/portal/routes.ts';
import { addressOfTitle } from './address-of-title.ts';
import { allFaults, enterBrowser, leaveBrowser, skipWithoutChromium } from './browser.ts';
import { consults } from './consulting.ts';
import { siteDocuments } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

/** Drawn without the database. */
const broken = '/broken/';

const displays = [
  ['长者模式', { width: 360, root: 'elder' }],
  ['高对比度', { width: 768, root: 'contrast' }],
] as const;

/** What depends on sizes and colours alone. */
const ofTheSheet = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
];

describe('every kind of page', { skip: skipWithoutChromium() }, () => {
  let site: TestSite;
  let browser: Browser;
  let origin: string;
  let addresses: readonly string[];

  before(async () => {
    site = await createTestSite('2026-03-30', oneOfEachKind());
    const { command } = site;
    const below = await createOrgan(command, {
      parentId: site.organId,
      code: 'jiaoyu',
      name: '青枫经济技术开发区教育局',
      shortName: '区教育局',
      kind: 'department',
      letterWord: '青教',
      reports: true,
      reportDeadlineClass: 'department',
    });
    assert.ok(below.ok, JSON.stringify(below));
    const asked = await consults(site, { from: '2026-03-30', until: '2026-04-30' });
    const gone = await withdrawn();
    addresses = [
      ...(await sampleAddresses(command.db)),
      ...(await documentsOfEachKind()),
      ...['', 'zfxxgk/zfxxgkzn/', 'zfxxgk/fdzdgknr/', 'zfxxgk/ysqgk/'].map(
        (p) => `/jg/jiaoyu/${p}`,
      ),
      '/zfxxgk/fdzdgknr/',
      '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html',
      '/xxly/',
      '/zfxxgk/ysqgk/shenqing/?lei=zuzhi',
      '/zwdt/index_2.html',
      '/zwdt/y2026/',
      '/zfxxgk/ysqgk/shenqing/?jg=kfq',
      '/zfxxgk/ysqgk/shenqing/?jg=kfq&lei=zuzhi',
      search('住房'),
      search('青枫住房保障细则大全'),
      search('zqxjvk'),
      commentAddress(asked),
      gone,
      '/nothing/',
      broken,
    ];
    origin = await site.listen();
    browser = await enterBrowser();
  });
  after(async () => {
    await leaveBrowser();
    await site.close();
  });

  test('is open to everybody, in 普通, 长者模式 and 高对比度', async () => {
    const page = await browser.newPage();
    await page.route(`**${broken}`, async (route) => {
      const { status, html } = await barePage('unexpected', { now: site.context.clock.now() });
      await route.fulfill({ status, contentType: 'text/html', body: html });
    });
    const faults: string[] = [];
    let at = origin;
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) faults.push(`asks for ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`${at} ${String(error)}`));
    page.on('console', (message) => {
      // That a page itself is not there is told by its status.
      const isOwnStatus = message.location().url === at;
      if (message.type() === 'error' && !isOwnStatus) faults.push(`${at} ${message.text()}`);
    });
    const look = async (address: string, rules?: readonly string[]): Promise<void> => {
      for (const fault of await allFaults(page, rules)) faults.push(`${address} ${fault}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) faults.push(`${address} is ${overflow}px too wide`);
    };
    for (const address of new Set(addresses)) {
      await page.setViewportSize({ width: 1440, height: 800 });
      at = origin + address;
      await page.goto(at);
      await look(address);
      for (const [name, { width, root }] of displays) {
        await page.setViewportSize({ width, height: 800 });
        await page.evaluate((to) => {
          document.documentElement.className = to;
        }, root);
        await look(`${name} ${address}`, ofTheSheet);
      }
    }
    assert.deepEqual(faults, []);
  });

  test('is among those that were looked at', () => {
    for (const part of [
      '/sousuo/',
      '/zcwjk/',
      '/yangshi/',
      '/lianxi/jiucuo/',
      '/bijiao/',
      '/zfxxgknb/2022/',
    ]) {
      assert.ok(
        addresses.some((address) => address.includes(part)),
        part,
      );
    }
    assert.ok(addresses.length > 60, `${addresses.length}`);
  });

  async function documentsOfEachKind(): Promise<readonly string[]> {
    const rows = await site.context.db
      .selectFrom('documents as d')
      .innerJoin('columns as home', 'home.id', 'd.home_column_id')
      .where('d.state', '=', 'published')
      .distinctOn('d.kind')
      .orderBy('d.kind')
      .orderBy('d.id')
      .select(['d.id', 'd.published_at', 'home.path as home_path'])
      .execute();
    return rows.flatMap(({ published_at: at, ...row }) =>
      at === null ? [] : [addressOfDocument({ ...row, published_at: at })],
    );
  }

  async function withdrawn(): Promise<string> {
    const address = await addressOfTitle(site, '机动车停放管理办法');
    const id = Number(/_(\d+)\.html$/.exec(address)?.[1]);
    const { version } = await site.context.db
      .selectFrom('documents')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const gone = await withdrawDocument(site.command, { id, version, reason: '内容有误' });
    assert.ok(gone.ok, JSON.stringify(gone));
    return address;
  }
});

function search(words: string): string {
  return `/sousuo/?q=${encodeURIComponent(words)}`;
}

/** Those of the test site, and of the example one of every kind that is missing among them. */
function oneOfEachKind(): readonly ImportDocument[] {
  const found = new Map<string, ImportDocument>();
  for (const document of exampleDocuments2022()) {
    if (document.interprets !== undefined || document.attachments !== undefined) continue;
    if (!found.has(document.kind)) found.set(document.kind, document);
    if (found.size === Object.keys(documentKinds).length) break;
  }
  const here = new Set<string>(siteDocuments.map(({ kind }) => kind));
  return [...siteDocuments, ...[...found.values()].filter(({ kind }) => !here.has(kind))];
}
