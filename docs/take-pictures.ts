// The pictures of README.md, taken from a running server that holds the example:
//   node docs/take-pictures.ts http://127.0.0.1:8080 jingban PASSWORD
// with Node ≥ 24 or the one that the project brings. The account is one that may read requests and the
// report, its one-time password changed. Look at every picture before it is committed.

import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enterBrowser, leaveBrowser } from '../test/web/browser.ts';

const folder = join(import.meta.dirname, 'images');
const largest = 200 * 1024; // bytes: a reader on a telephone loads them too

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly take: (page: Page) => Promise<void>;
}

/** From the top, or from the element that `beginning` selects. */
function portal(address: string, beginning?: string): Picture['take'] {
  return async (page) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    if (beginning !== undefined) {
      const element = page.locator(beginning);
      await element.evaluate((one) => one.scrollIntoView({ block: 'start' }));
    }
  };
}

const ofPortal: readonly Picture[] = [
  { name: 'portal-home', width: 1200, height: 900, take: portal('/') },
  {
    name: 'annual-report',
    width: 1200,
    height: 1000,
    take: portal('/zfxxgk/zfxxgknb/2022/', 'h2:has-text("三、")'),
  },
  {
    name: 'portal-match',
    width: 1200,
    height: 740,
    take: async (page) => {
      await page.goto('/hqzc/pipei/', { waitUntil: 'networkidle' });
      await page.selectOption('#region', { index: 5 });
      await page.fill('#industry', '39计算机、通信和其他电子设备制造业');
      await page.fill('#established', '2019-03-04');
      await page.fill('#staff', '96');
      await page.fill('#revenue', '5000');
      await page.check('#qualifications-specialised');
      await page.getByRole('button', { name: '查找适用的政策' }).click();
      const list = page.locator('.match-list').first();
      await list.evaluate((one) => one.parentElement?.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'portal-phone',
    width: 390,
    height: 844,
    take: portal('/zfxxgk/ysqgk/shenqing/?jg=kfq', '.content.form'),
  },
];

const ofDesk: readonly Picture[] = [
  {
    name: 'desk-request',
    width: 1200,
    height: 1000,
    take: async (page) => {
      await page.goto('/desk/requests?tab=running', { waitUntil: 'networkidle' });
      await page.locator('td a[href^="/desk/requests/"]').first().click();
      await page.locator('.sheet').waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
  {
    name: 'desk-report',
    width: 1440,
    height: 900,
    take: async (page) => {
      await page.goto('/desk/reports/kfq/2022', { waitUntil: 'networkidle' });
      await page.getByRole('table').first().waitFor();
    },
  },
];

async function main([origin, username, password]: readonly string[]): Promise<void> {
  if (origin === undefined || username === undefined || password === undefined) {
    throw new Error('usage: node docs/take-pictures.ts ORIGIN USERNAME PASSWORD');
  }
  mkdirSync(folder, { recursive: true });
  const browser = await enterBrowser();
  try {
    const reader = await newContext(browser, origin);
    for (const picture of ofPortal) await take(reader, picture);
    const clerk = await newContext(browser, origin);
    await signIn(clerk, username, password);
    for (const picture of ofDesk) await take(clerk, picture);
  } finally {
    await leaveBrowser();
  }
}

async function newContext(browser: Browser, origin: string): Promise<BrowserContext> {
  return await browser.newContext({
    baseURL: origin,
    locale: 'zh-CN',
    colorScheme: 'light',
    // A page that is still scrolling would be caught in the middle.
    reducedMotion: 'reduce',
  });
}

/** Through the form, as anybody would: the session's cookie is the browser's own. */
async function signIn(context: BrowserContext, username: string, password: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('/desk/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('.frame').waitFor();
  await page.close();
}

async function take(context: BrowserContext, picture: Picture): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width: picture.width, height: picture.height });
  await picture.take(page);
  const path = join(folder, `${picture.name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
  const { size } = statSync(path);
  process.stdout.write(`${path}: ${Math.round(size / 1024)} KB\n`);
  if (size > largest) throw new Error(`${path} is larger than ${largest / 1024} KB`);
}

await main(process.argv.slice(2));
