// A Chromium for the tests, where there is one: CHROMIUM names it, or it is on the PATH. Where there is
// none the tests that need it say so loudly and are skipped.

import assert from 'node:assert/strict';
import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const file = join(folder, name);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** For the `skip` option of a test. */
export function skipWithoutChromium(): string | false {
  if (findChromium() !== undefined) return false;
  const reason = '没有找到 Chromium：浏览器测试全部跳过（设置 CHROMIUM，或者安装 chromium）';
  console.error(`\n!!! ${reason}\n`);
  return reason;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium');
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people out: serious and critical findings of axe, with the element. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const found = await faultsOn(page);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ faults }) => faults);
}

/** Whatever axe finds, of every impact and beyond WCAG its best practices. @param rules those alone */
export async function allFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  return (await faultsOn(page, rules)).flatMap(({ faults }) => faults);
}

async function faultsOn(
  page: Page,
  rules?: readonly string[],
): Promise<{ impact: string; faults: string[] }[]> {
  // Through the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(axe);
  const found = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (options: object) => Promise<{
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }>;
      };
    };
    const some = only === undefined ? {} : { runOnly: { type: 'rule', values: only } };
    return (await axe.run({ ...some, resultTypes: ['violations'], preload: false })).violations;
  }, rules);
  return found.map(({ id, impact, nodes }) => ({
    impact,
    faults: nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  }));
}

/** Presses Tab until the element with that id or text has the focus. */
export async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator('*:focus');
    const id = await focused.getAttribute('id');
    if (id === wanted || (await focused.textContent())?.trim() === wanted) return;
  }
  assert.fail(`${wanted} is not reached by Tab`);
}
