// What goes outside, in a browser: a channel is entered and its key shown once, what was sent to it and what did not
// arrive is seen and sent again (国办发〔2018〕123号).

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { sendToChannels, spreadToChannels } from '../../src/commands/documents/channel-messages.ts';
import { postMessage } from '../../src/jobs/post-message.ts';
import type { ChannelRule } from '../../src/rules/channel-address.ts';
import { documentDraft } from '../api/document-draft.ts';
import { publishUnread } from '../publish.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';

const skip = skipWithoutChromium();
const shots = process.env['SHOTS'];

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${shots}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('what goes outside', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let receiver: Server;
  let rule: ChannelRule;
  let answer = 410;
  let received: string[] = [];
  let document = { id: 0, address: '' };
  before(async () => {
    receiver = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        outgoing.writeHead(answer).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    rule = { hosts: [host], allowsPrivate: true };
    desk = await openDeskBrowser({ channelRule: rule });
    const { house } = desk;
    await house.database.db
      .insertInto('columns')
      .values({ organ_id: house.organs.city, slug: 'wj', path: 'wj', name: '文件', kind: 'list' })
      .execute();
  });
  after(async () => {
    receiver.close();
    receiver.closeAllConnections();
    await desk.close();
  });

  const office = () => {
    const { db, clock, calendar, secrets, dataFolder } = desk.house.context;
    return { db, clock, calendar, secrets, dataFolder, organId: desk.house.organs.city };
  };

  async function publish(): Promise<void> {
    const { house } = desk;
    const { id: column } = await house.database.db
      .selectFrom('columns')
      .select('id')
      .where('slug', '=', 'wj')
      .executeTakeFirstOrThrow();
    const editor = await house.staff('writer', ['editor']);
    const saved = await editor.post(
      '/documents',
      documentDraft(column, { title: '关于停车收费的通告', madeOn: '2026-02-27' }),
    );
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const { id } = await publishUnread({ ...office(), actor: { kind: 'system' } }, saved.body);
    const { body } = await editor.get(`/documents/${id}`);
    document = { id, address: (body as { address: string }).address };
  }

  const send = async (): Promise<void> => {
    await spreadToChannels(office());
    await sendToChannels(office(), { rule, origin: desk.site, post: postMessage });
  };

  test('a channel is entered where the server allows it, its key is shown once', async () => {
    const page = await desk.person('keeper', ['system-administrator']);
    await page.goto(`${desk.address}/channels`);
    await page.getByText('还没有登记渠道').waitFor();
    await page.getByRole('button', { name: '登记渠道' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('请填写渠道名称').waitFor();
    await drawer.getByLabel('名称').fill('测试发布');
    await drawer.getByLabel('推送地址').fill('https://elsewhere.example.cn/hook');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.locator('.ant-form-item-explain-error').waitFor();
    await shot(page, 'channel-refused');
    assert.deepEqual(await seriousFaults(page), []);
    await drawer.getByLabel('推送地址').fill(`http://${rule.hosts[0]}/hook`);
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('签名密钥只显示这一次').waitFor();
    assert.match(await page.locator('.channel-secret').innerText(), /^\S{20,}$/);
    await page.reload();
    await page.getByRole('row').filter({ hasText: '测试发布' }).getByText('推送中').waitFor();
    assert.equal(await page.locator('.channel-secret').count(), 0, 'and never again');
  });

  test('what did not arrive stands in the list with its answer, and is sent again by a button', async () => {
    await publish();
    await send();
    assert.equal(received.length, 1);
    const page = await desk.person('sender', ['system-administrator']);
    await page.goto(`${desk.address}/channels`);
    const line = page.getByRole('row').filter({ hasText: '关于停车收费的通告' });
    await line.getByText('回答 410').waitFor();
    await shot(page, 'channel-sends');
    answer = 200;
    received = [];
    await line.getByRole('button', { name: '再推送' }).click();
    await line.getByRole('button', { name: '再推送' }).waitFor({ state: 'detached' });
    await send();
    assert.equal(received.length, 1);
    assert.match(received[0] ?? '', /关于停车收费的通告/);
    await page.reload();
    await line.getByText('已送达').waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });

  test('whoever sees the document sees what the channel shows of it, and that it arrived', async () => {
    const page = await desk.person('reader', ['editor']);
    await page.goto(`${desk.address}/documents/${document.id}`);
    const panel = page.locator('#channels');
    await panel.getByText('推送的内容').waitFor();
    await panel.getByText('已送达').waitFor();
    assert.ok((await panel.innerText()).includes(document.address), 'with its address');
    await shot(page, 'channel-of-document');
    assert.deepEqual(desk.said, []);
  });
});
