// Two officers at one case at the same time: the slower is told who did what since he opened it, keeps every
// word that he typed, and can send it again on top of what the other did.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Caller } from '../api/house.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import {
  act,
  type DeskBrowser,
  finish,
  openDeskBrowser,
  seriousFaults,
  take,
} from './desk-browser.ts';
import { supplied } from '../rules/letters-play.ts';

const skip = skipWithoutChromium();

const told = (page: Page) => page.getByRole('alert').filter({ hasText: '内容已被别人改动' });

describe('two officers at once', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let writer: Caller;
  let quick: Page;
  let slow: Page;
  let signers: readonly [Page, Page];

  before(async () => {
    desk = await openDeskBrowser();
    desk.house.setClock('2026-03-02');
    writer = await desk.house.staff('writer', ['handler']);
    quick = await desk.person('quick', ['handler']);
    slow = await desk.person('slow', ['handler']);
    signers = [
      await desk.person('first', ['signatory']),
      await desk.person('second', ['signatory']),
    ];
  });
  after(async () => await desk.close());

  let forms = 0;
  async function request(channel: 'fax' | 'post'): Promise<number> {
    const { body } = await writer.post('/requests', {
      channel,
      on: '2026-03-02',
      submissionKey: `two-people-at-one-request-${(forms += 1)}`,
      application: {
        applicant: { kind: 'natural-person', name: '测试人', phone: '13800001234' },
        title: '某规划文本',
        description: '',
        carrierForm: 'paper',
        deliveryWish: 'collect',
      },
    });
    return (body as { id: number }).id;
  }

  async function replyDraft(): Promise<number> {
    const reply = { outcome: 'disclosed', grounds: [], reasons: '', ...supplied };
    const { body } = await writer.post(`/requests/${await request('post')}/letters`, {
      facts: { kind: 'R02', reply },
    });
    return (body as { id: number }).id;
  }

  /** A draft that both may read in clear: one drafted it, the other handles the case. */
  async function sharedDraft(): Promise<number> {
    const { db } = desk.house.context;
    const id = await replyDraft();
    const staff = await db.selectFrom('staff').select(['id', 'username']).execute();
    const idOf = (name: string): number =>
      staff.find(({ username }) => username === name)?.id ?? assert.fail(name);
    const { request_id: requestId } = await db
      .updateTable('letters')
      .set({ drafted_by: idOf('slow') })
      .where('id', '=', id)
      .returning('request_id')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('requests')
      .set({ handler_id: idOf('quick') })
      .where('id', '=', requestId)
      .execute();
    return id;
  }

  const both = async (path: string, pages: readonly Page[] = [quick, slow]): Promise<void> => {
    for (const page of pages) {
      await page.goto(`${desk.address}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
  };
  test('at a step: the second sees the first’s, and takes his own after it', async () => {
    await both(`/requests/${await request('fax')}`);
    await take(slow, '确认收到');
    await slow.getByLabel('备注').fill('传真件已收到');
    await take(quick, '记录联系情况');
    await quick.getByRole('textbox', { name: '联系情况' }).fill('电话未接通');
    await finish(quick, '记录联系情况');
    await slow.locator('.step-drawer').getByRole('button', { name: '确认收到' }).click();
    await told(slow).getByText('姓名quick，2026-03-02 10:00，联系申请人：电话未接通').waitFor();
    assert.equal(await slow.getByLabel('备注').inputValue(), '传真件已收到');
    assert.deepEqual(await seriousFaults(slow), []);
    await finish(slow, '确认收到');
    await slow.locator('.history').getByText('传真件已收到').waitFor();
  });

  test('at a step that the first took already: the second is told so', async () => {
    await both(`/requests/${await request('fax')}`);
    for (const page of [quick, slow]) await take(page, '确认收到');
    await finish(quick, '确认收到');
    await slow.locator('.step-drawer').getByRole('button', { name: '确认收到' }).click();
    await told(slow).getByText('姓名quick，2026-03-02 10:00，双方确认收到').waitFor();
    await slow.locator('.step-drawer').getByRole('button', { name: '确认收到' }).click();
    await slow.locator('.step-drawer').getByText('这件申请已经确认收到').waitFor();
  });

  test('at a letter: the second sees the first’s words, keeps his own and saves them as the next version', async () => {
    await both(`/letters/${await sharedDraft()}`);
    for (const page of [quick, slow]) await page.getByRole('button', { name: '修改正文' }).click();
    await quick.getByLabel('正文（一行一段）').fill('先改的正文。');
    await slow.getByLabel('正文（一行一段）').fill('后改的正文。');
    await quick.getByRole('button', { name: '保存新版本' }).click();
    await quick.getByRole('button', { name: '修改正文' }).waitFor();
    await slow.getByRole('button', { name: '保存新版本' }).click();
    await told(slow).getByText('姓名quick，2026-03-02 10:00，保存了第2版').waitFor();
    await slow.locator('.differences ins').filter({ hasText: '先改' }).first().waitFor();
    assert.equal(await slow.getByLabel('正文（一行一段）').inputValue(), '后改的正文。');
    assert.deepEqual(await seriousFaults(slow), []);
    await slow.getByRole('button', { name: '保存新版本' }).click();
    await slow.locator('.letter-text').getByText('后改的正文。').waitFor();
    await slow.getByText('第3版').waitFor();
  });

  test('at a letter that the first sent up meanwhile: nothing that the second wrote is lost', async () => {
    await both(`/letters/${await sharedDraft()}`);
    await slow.getByRole('button', { name: '修改正文' }).click();
    await slow.getByLabel('正文（一行一段）').fill('写了很久的正文。');
    await act(quick, '送审');
    await slow.getByRole('button', { name: '保存新版本' }).click();
    await told(slow).getByText('姓名quick，2026-03-02 10:00，送审').waitFor();
    assert.equal(await slow.getByLabel('正文（一行一段）').inputValue(), '写了很久的正文。');
  });

  test('at the facts of a letter: the form stays open with what was entered', async () => {
    await both(`/letters/${await sharedDraft()}`);
    await slow.getByRole('button', { name: '修改事项' }).click();
    await slow.getByLabel('提供的信息').fill('规划文本和图件各1份');
    await quick.getByRole('button', { name: '修改正文' }).click();
    await quick.getByLabel('正文（一行一段）').fill('先改的正文。');
    await quick.getByRole('button', { name: '保存新版本' }).click();
    await quick.getByRole('button', { name: '修改正文' }).waitFor();
    await slow.getByRole('button', { name: '重新生成', exact: true }).click();
    await told(slow).getByText('保存了第2版').waitFor();
    assert.equal(await slow.getByLabel('提供的信息').inputValue(), '规划文本和图件各1份');
    await slow.getByRole('button', { name: '重新生成', exact: true }).click();
    await slow.locator('.letter-text').getByText('规划文本和图件各1份').first().waitFor();
  });

  test('a second officer reads in clear for a reason, for a minute; then a veil lies over what he types', async () => {
    const id = await replyDraft();
    await slow.clock.install();
    await slow.goto(`${desk.address}/letters/${id}`);
    const text = slow.locator('.letter-text');
    await text.getByText('测**：').waitFor();
    const change = slow.getByRole('button', { name: '修改正文' });
    assert.equal(await change.count(), 0, 'stars are not edited');
    const reveal = async (): Promise<void> => {
      await slow.getByRole('button', { name: '查看明文' }).click();
      await slow.getByLabel('理由', { exact: true }).fill('代同事改稿');
      await slow.getByRole('button', { name: /^查\s?看$/ }).click();
    };
    await reveal();
    await change.click();
    const typed = slow.getByLabel('正文（一行一段）');
    await typed.fill('写到一半的正文。');
    await slow.clock.fastForward(61_000);
    await slow.getByRole('status').getByText('明文显示的时间已到').waitFor();
    assert.equal(await typed.isVisible(), false, 'the words are behind the veil');
    assert.equal(await slow.getByLabel('收件人').isVisible(), false);
    await reveal();
    assert.equal(await typed.inputValue(), '写到一半的正文。', 'and still there after it');
    await slow.getByRole('button', { name: '保存新版本' }).click();
    await text.getByText('写到一半的正文。').waitFor();
    // What he wrote himself stays open to him, also when he comes back.
    await slow.reload();
    await text.getByText('测试人：').waitFor();
    assert.equal(await slow.locator('.masked-letter').count(), 0);
    assert.deepEqual(await seriousFaults(slow), []);
    const { body } = await writer.get(`/letters/${id}`);
    const own = { version: 2, text: { ...(body as { text: object }).text, title: '公开告知书' } };
    assert.equal((await writer.put(`/letters/${id}`, own)).status, 200);
    await slow.reload();
    await text.getByText('测**：').waitFor();
  });

  test('at an approval: the second signatory is told of the first’s word, and his own stays', async () => {
    const [first, second] = signers;
    const id = await replyDraft();
    const { body } = await writer.post(`/letters/${id}/submit`, { version: 1 });
    assert.equal((body as { state: string }).state, 'submitted');
    await both(`/letters/${id}`, signers);
    await second.locator('#acts').getByRole('button', { name: '签发', exact: true }).click();
    await second.getByLabel('签发意见').fill('同意，请尽快送出。');
    await act(first, '退回', ['退回的理由', '请写明页数']);
    await second.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click();
    await told(second).getByText('姓名first，2026-03-02 10:00，退回：“请写明页数”').waitFor();
    assert.equal(await second.getByLabel('签发意见').inputValue(), '同意，请尽快送出。');
    assert.deepEqual(await seriousFaults(second), []);

    // Changed and sent up anew, it waits for the same signatory, who has not closed his window.
    const changed = { version: 1, text: (body as { text: object }).text };
    assert.equal((await writer.put(`/letters/${id}`, changed)).status, 200);
    assert.equal((await writer.post(`/letters/${id}/submit`, { version: 2 })).status, 200);
    await second.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click();
    await told(second).getByText('姓名writer，2026-03-02 10:00，保存了第2版').waitFor();
    await second.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click();
    await second.getByText('测公开〔2026〕1号').first().waitFor();
    assert.deepEqual(desk.said, []);
  });
});
