// A Chromium for the tests, where there is one: CHROMIUM names it, or it is on the PATH. Where there is
// none the tests that need it say so loudly and are skipped. The shell without windows is taken before the
// whole browser: the same engine, and a page costs a quarter less of the processor.

import assert from 'node:assert/strict';
import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const name of ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of folders) {
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

let launched: Promise<Browser> | undefined;
let users = 0;

/** The one of this process: who starts several files in it enters first and leaves last, so that it starts only once. */
export async function enterBrowser(): Promise<Browser> {
  users += 1;
  launched ??= launchBrowser();
  return await launched;
}

/** What was opened is closed; with the last one also the browser. */
export async function leaveBrowser(): Promise<void> {
  users -= 1;
  const browser = await launched;
  for (const context of browser?.contexts() ?? []) await context.close();
  if (users > 0) return;
  launched = undefined;
  await browser?.close();
}

async function launchBrowser(): Promise<Browser> {
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
      // No page lives long enough here to earn back what its scripts cost the compilers that optimise.
      '--js-flags=--no-opt --no-maglev',
    ],
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Finding {
  readonly id: string;
  readonly impact: string;
  /** What was found, as HTML. */
  readonly nodes: readonly string[];
}

/** What keeps people out: serious and critical findings of axe, with the element. */
export async function seriousFaults(page: Page): Promise<string[]> {
  return (await seriousFindings(page)).flatMap(lines);
}

export async function seriousFindings(page: Page): Promise<Finding[]> {
  const found = await findings(page, { impacts: ['serious', 'critical'] });
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

/** Whatever axe finds, of every impact and beyond WCAG its best practices. @param rules those alone */
export async function allFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  return (await findings(page, { rules })).flatMap(lines);
}

function lines({ id, nodes }: Finding): string[] {
  return nodes.map((html) => `${id}: ${html.slice(0, 160)}`);
}

interface Audit {
  readonly impacts?: readonly string[];
  readonly rules?: readonly string[] | undefined;
}

async function findings(page: Page, audit: Audit): Promise<Finding[]> {
  // Through the debugger: the page's own policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return await page.evaluate(async ({ rules, impacts }) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (options: object) => Promise<{
          violations: { id: string; impact: string; nodes: { html: string }[] }[];
        }>;
        _audit: { rules: { id: string; impact: string }[] };
      };
    };
    // The impact of a finding is that of its rule: what would be thrown away is not looked for.
    // oxlint-disable-next-line no-underscore-dangle -- axe tells the impact of a rule nowhere else
    const left = axe._audit.rules.filter(({ impact }) => impacts?.includes(impact) === false);
    const { violations } = await axe.run({
      ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
      rules: Object.fromEntries(left.map(({ id }) => [id, { enabled: false }])),
      // What passed is told in as many words as what did not, and took as long to carry over as to find.
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ html }) => html),
    }));
  }, audit);
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
