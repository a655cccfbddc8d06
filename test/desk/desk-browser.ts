// People at the desk in a real browser: each in a window of his own, with what he does in it.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../src/rules/roles.ts';
import { sessionCookieName } from '../../src/web/api/session-cookie.ts';
import { type OrganName, ownPassword } from '../api/house.ts';
import { enterBrowser, leaveBrowser, seriousFindings } from '../web/browser.ts';
import { type ServedDesk, serveDesk } from './served-desk.ts';

export interface DeskBrowser extends Omit<ServedDesk, 'close'> {
  /** What pages said on their consoles that they should not have. */
  readonly said: readonly string[];
  readonly openPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** With the one-time password, through the change that is forced. */
  readonly signInFirst: (username: string, password: string) => Promise<Page>;
  /** A new person with these posts, signed in. */
  readonly person: (username: string, roles: readonly Role[], organ?: OrganName) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function openDeskBrowser(
  settings: Parameters<typeof serveDesk>[0] = {},
): Promise<DeskBrowser> {
  const desk = await serveDesk(settings);
  const browser: Browser = await enterBrowser();
  const said: string[] = [];

  const openPage: DeskBrowser['openPage'] = async (options = {}) => {
    const viewport = { width: 1440, height: 900 };
    const context = await browser.newContext({ viewport, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => said.push(error.message));
    page.on('console', (line) => {
      // A refused call is answered on the page; what else the console says is a fault.
      const isRefusal = line.text().startsWith('Failed to load resource');
      if (line.type() === 'error' && !isRefusal) said.push(line.text());
    });
    await page.goto(`${desk.address}/`);
    return page;
  };

  const signInFirst: DeskBrowser['signInFirst'] = async (username, password) => {
    const page = await openPage();
    await fillDoor(page, username, password);
    await page.getByText('请先修改一次性密码').waitFor();
    await page.getByLabel('一次性密码').fill(password);
    await page.getByLabel('新密码', { exact: true }).fill(ownPassword);
    await page.getByLabel('再输一遍新密码').fill(ownPassword);
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByRole('button', { name: `姓名${username}` }).waitFor();
    return page;
  };

  return {
    ...desk,
    said,
    openPage,
    signInFirst,
    // Signed in already: the door and the first password have tests of their own, and each window costs seconds.
    person: async (username, roles, organ) => {
      const cookie = (await desk.house.staff(username, roles, organ)).cookie() ?? '';
      const value = cookie.slice(cookie.indexOf('=') + 1);
      const page = await openPage({
        storageState: { cookies: [sessionCookie(desk.site, value)], origins: [] },
      });
      await page.getByRole('button', { name: `姓名${username}` }).waitFor();
      return page;
    },
    close: async () => {
      await leaveBrowser();
      await desk.close();
    },
  };
}

type SessionCookie = Exclude<
  NonNullable<BrowserContextOptions['storageState']>,
  string
>['cookies'][number];

function sessionCookie(site: string, value: string): SessionCookie {
  return {
    name: sessionCookieName(site),
    value,
    domain: new URL(site).hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Strict',
  };
}

export async function fillDoor(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** An act on a letter through its dialog, with a field where one is asked for. */
export async function act(
  page: Page,
  name: string,
  field?: readonly [string, string],
): Promise<void> {
  await page.locator('#acts').getByRole('button', { name, exact: true }).click();
  if (field !== undefined) await page.getByLabel(field[0]).fill(field[1]);
  await confirm(page, name);
}

export async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

export async function take(page: Page, step: string): Promise<void> {
  await page.locator('#steps').getByRole('button', { name: step }).click();
  await page.locator('.step-drawer').waitFor();
}

export async function finish(page: Page, step: string): Promise<void> {
  await page.locator('.step-drawer').getByRole('button', { name: step }).click();
  await page.locator('.step-drawer').waitFor({ state: 'detached' });
}

export async function seriousFaults(page: Page): Promise<string[]> {
  return (await seriousFindings(page)).map(({ id, nodes }) => `${page.url()} ${id} ${nodes[0]}`);
}
