// An editor brings in a normative document from Word, masks its list and publishes it through its reviews, a leader
// takes it down again: through the desk and the portal in a browser, on the days of the journey.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { addColumn } from '../../src/commands/documents/keep-columns.ts';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { publishScheduled } from '../../src/commands/documents/publish-scheduled.ts';
import { disclosureColumns, placedColumns } from '../../src/rules/disclosure-columns.ts';
import { documentDraft } from '../api/document-draft.ts';
import type { Caller } from '../api/house.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { type DeskBrowser, openDeskBrowser, seriousFaults } from './desk-browser.ts';
import { residentId, writeFromWord } from './written-in-word.ts';

const skip = skipWithoutChromium();
const shots = process.env['SHOTS'];

describe('J2 a normative document through three reviews', { skip, timeout: 600_000 }, () => {
  let desk: DeskBrowser;
  let column = 0;
  let editorApi: Caller;
  let old = { id: 0, address: '' };
  before(async () => {
    desk = await openDeskBrowser();
    const { house } = desk;
    house.setClock('2026-02-10T09:00:00+08:00');
    const system = { kind: 'system' } as const;
    const { db, clock, calendar, secrets } = house.context;
    const context = { db, clock, calendar, secrets, actor: system, organId: house.organs.city };
    await placeColumns(context, placedColumns(disclosureColumns));
    const added = await addColumn(context, {
      name: '规范性文件',
      slug: 'gfxwj',
      parentId: null,
      kind: 'list',
      link: null,
      updateDays: 180,
      reviewSteps: ['first', 'second', 'final'],
      secrecyForm: 'separate',
      people: { edit: [], review: [] },
    });
    assert.ok(added.ok, JSON.stringify(added));
    column = added.value.id;
    editorApi = await house.staff('another', ['editor']);
    old = await publishOld();
  });
  after(async () => await desk.close());

  /** 测府发〔2021〕3号, on the site since a day before. */
  async function publishOld(): Promise<{ id: number; address: string }> {
    const { house } = desk;
    const first = await house.staff('oldfirst', ['content-reviewer']);
    const second = await house.staff('oldsecond', ['content-reviewer']);
    const secrecy = await house.staff('oldsecrecy', ['secrecy-reviewer']);
    const last = await house.staff('oldfinal', ['content-approver']);
    const draft = documentDraft(column, {
      title: '某区停车管理办法（2021年）',
      kind: 'normative-document',
      documentNumber: '测府发〔2021〕3号',
      madeOn: '2026-02-09',
    });
    const { id } = (await editorApi.post('/documents', draft)).body as { id: number };
    await editorApi.post(`/documents/${id}/submit`, { version: 1 });
    const answers = { secret: false, forbidden: false, rights: false };
    for (const [n, by] of [first, second, secrecy, last].entries()) {
      const body = { version: n + 2, ...(by === secrecy ? { answers } : {}) };
      const { status } = await by.post(`/documents/${id}/agree`, body);
      assert.equal(status, 200);
    }
    const { address } = (await editorApi.get(`/documents/${id}`)).body as { address: string };
    return { id, address };
  }

  async function at(moment: string): Promise<void> {
    await desk.house.toDay(moment.slice(0, 10));
    desk.house.setClock(moment);
    const now = desk.house.context.clock.now();
    const sessions = { last_seen_at: now, expires_at: now.add({ hours: 12 }) };
    await desk.house.database.db.updateTable('sessions').set(sessions).execute();
  }

  /** What the log says of the masked copy. */
  async function masking(id: number): Promise<{
    kinds: string[];
    files: { before: string; after: string }[];
  }> {
    const { detail } = await desk.house.database.db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'document-masked')
      .where('object', '=', `document ${id}`)
      .executeTakeFirstOrThrow();
    return detail as { kinds: string[]; files: { before: string; after: string }[] };
  }

  async function portal(path: string): Promise<string> {
    const answer = await fetch(`${desk.site}${path}`, { redirect: 'manual' });
    return `${answer.status} ${await answer.text()}`;
  }

  test('from the draft to the page, and off the site again', async () => {
    const { house } = desk;
    await at('2026-02-11T09:00:00+08:00');
    const title = '某区停车管理办法';
    // Steps 1–3: from Word, with its facts, the link to what it replaces, and a list that is masked.
    const editor = await desk.person('editor', ['editor']);
    const id = await writeFromWord(editor, desk.address, {
      title,
      column: '规范性文件',
      replaces: '测府发〔2021〕3号',
    });
    assert.deepEqual(await seriousFaults(editor), []);
    await shot(editor, 'written');
    const masked = await masking(id);
    assert.deepEqual(masked.kinds, ['resident-id']);
    assert.equal(masked.files.length, 1, 'both sums are in the log');
    assert.notEqual(masked.files[0]?.before, masked.files[0]?.after);
    const draft = (await editorApi.get(`/documents/${id}`)).body as {
      draft: { body: string; attachments: { sha256: string }[] };
    };
    assert.deepEqual(
      draft.draft.attachments.map(({ sha256 }) => sha256),
      [masked.files[0]?.after],
    );

    // Step 4: looked at from both sides before anybody is asked.
    await editor.goto(`${desk.address}/documents/${id}/preview`);
    const frame = editor.frameLocator('iframe');
    await frame.getByText('尚未发布的稿件').waitFor();
    await frame.getByRole('heading', { name: title, exact: true }).waitFor();
    assert.deepEqual(await seriousFaults(editor), []);
    await shot(editor, 'preview');
    await editor.setViewportSize({ width: 1440, height: 900 });
    await editor.getByText('手机', { exact: true }).click();
    assert.ok((await editor.locator('iframe').boundingBox())!.width <= 380);
    await editor.getByText('长者模式', { exact: true }).click();
    await frame.locator('html.elder').waitFor();
    await editor.getByRole('combobox', { name: '哪一页' }).click();
    await editor.getByTitle('被改变的：某区停车管理办法（2021年）').click();
    await frame.getByText('已于2026年2月13日废止').waitFor();
    assert.match(await portal(old.address), /validity-in-force/, 'until then nothing changes');

    // Step 5: sent up for nine o’clock of the 13th, returned once, and through three reviews and the secrecy review.
    await editor.goto(`${desk.address}/documents/${id}`);
    await editor.getByText('应于2026年3月16日（周一）前公开', { exact: true }).waitFor();
    await shot(editor, 'document-writing');
    await editor.setViewportSize({ width: 1440, height: 900 });
    await editor.getByRole('button', { name: '送审', exact: true }).click();
    const dialog = editor.getByRole('dialog');
    await dialog.getByLabel('定时发布').fill('2026-02-13T09:00');
    await dialog.getByRole('button', { name: '送审', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await editor.getByText('待初审').first().waitFor();
    assert.equal(await editor.getByRole('button', { name: '初审通过' }).count(), 0, 'not his own');

    const first = await desk.person('first', ['content-reviewer']);
    await first.goto(`${desk.address}/inbox`);
    await first.getByText(`初审：${title}`).click();
    await first.getByText('起等待初审').waitFor();
    assert.deepEqual(await seriousFaults(first), []);
    await first.locator('#acts').getByRole('button', { name: '退回修改' }).click();
    await first.getByRole('dialog').getByLabel('退回的意见').fill('第三段写明收费标准公布的时间');
    await first.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
    await first.getByRole('dialog').waitFor({ state: 'detached' });

    await editor.goto(`${desk.address}/tasks`);
    await editor.getByText('第三段写明收费标准公布的时间').waitFor();
    assert.deepEqual(await seriousFaults(editor), []);
    await shot(editor, 'tasks');
    const mended = {
      ...draft.draft,
      body: draft.draft.body.replace('收费标准另行公布', '收费标准于3月底前公布'),
    };
    await editor.evaluate(
      async ({ id, body }) => {
        const headers = { 'x-gongkai': '1', 'content-type': 'application/json' };
        const at = `/api/documents/${id}`;
        const versionOf = async (): Promise<number> =>
          ((await (await fetch(at)).json()) as { version: number }).version;
        const saved = { ...body, version: await versionOf() };
        await fetch(at, { method: 'PUT', headers, body: JSON.stringify(saved) });
        const sent = { version: await versionOf(), publishAt: '2026-02-13T09:00:00+08:00' };
        await fetch(`${at}/submit`, { method: 'POST', headers, body: JSON.stringify(sent) });
      },
      { id, body: mended },
    );

    await first.goto(`${desk.address}/documents/${id}/review`);
    await first.locator('#changes ins').first().waitFor();
    assert.match(await first.locator('#changes').innerText(), /3月底前/);
    await shot(first, 'review-returned');
    await first.setViewportSize({ width: 1440, height: 900 });
    await agree(first, '初审');
    const second = await desk.person('second', ['content-reviewer']);
    await second.goto(`${desk.address}/documents/${id}/review`);
    await agree(second, '复审');
    const secrecy = await desk.person('secrecy', ['secrecy-reviewer']);
    await secrecy.goto(`${desk.address}/documents/${id}/review`);
    await agree(secrecy, '保密审查');
    // The leader is on a telephone.
    const leader = await desk.person('leader', ['content-approver']);
    await leader.setViewportSize({ width: 360, height: 780 });
    await leader.goto(`${desk.address}/inbox`);
    await leader.getByText(`终审：${title}`).click();
    await leader.locator('#acts').getByRole('button', { name: '终审通过' }).waitFor();
    const wide = await leader.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(wide) <= 360, `nothing is wider than the telephone: ${String(wide)}`);
    assert.deepEqual(await seriousFaults(leader), []);
    await shot(leader, 'review-final');
    await leader.setViewportSize({ width: 360, height: 780 });
    await agree(leader, '终审', '同意发布');
    await leader.getByText('定于2026-02-13 09:00').first().waitFor();

    // Step 6: on the site at nine, with lists, home page, site map and tags; the replaced one says so.
    await at('2026-02-13T08:59:00+08:00');
    const { db, clock, calendar, secrets, dataFolder } = house.context;
    const actor = { kind: 'system' } as const;
    const system = { db, clock, calendar, secrets, dataFolder, actor };
    const job = { ...system, organId: house.organs.city };
    assert.deepEqual((await publishScheduled(job)).published, [], 'never before');
    await at('2026-02-13T09:00:30+08:00');
    assert.deepEqual((await publishScheduled(job)).published, [id]);
    const address = `/gfxwj/202602/t20260213_${id}.html`;
    const page = await portal(address);
    assert.match(page, /^200 /);
    assert.match(page, /<meta name="PubDate" content="2026-02-13 09:00"/);
    assert.match(page, /<meta name="ArticleTitle" content="某区停车管理办法"/);
    assert.match(page, /二、本办法由区交通局负责解释/);
    const file = /href="(\/fujian\/[^"]+)"/.exec(page)?.[1] ?? '';
    for (const path of listing) {
      const shown = await portal(path);
      assert.ok(shown.includes(address), path);
    }
    const offered = await fetch(`${desk.site}${file}`);
    assert.equal(offered.status, 200, file);
    const parts = Object.values(unzipSync(new Uint8Array(await offered.arrayBuffer())));
    assert.ok(!parts.some((part) => strFromU8(part).includes(residentId)), 'masked in every part');
    assert.match(await portal(old.address), /validity-repealed/);
    // Who reads it at the office has its files beside the text.
    await editor.goto(`${desk.address}/documents/${id}`);
    const files = editor.locator('#sheet-files');
    const [fetched] = await Promise.all([
      editor.waitForEvent('download'),
      files.getByRole('link').first().click(),
    ]);
    assert.match(fetched.suggestedFilename(), /\.xlsx$/);
    await files.getByRole('button', { name: /^查看/ }).first().click();
    await editor.locator('.attachment-text').waitFor();
    await shot(editor, 'document-read');
    await editor.goto(`${desk.address}/tasks`);
    await editor.getByText('2026年2月25日（周三）前发布解读').waitFor();

    // Step 7: taken down at ten in two clicks.
    await at('2026-02-13T10:00:00+08:00');
    await leader.goto(`${desk.address}/documents`);
    const button = leader.getByRole('button', { name: `撤稿：${title}`, exact: true });
    await button.click();
    await shot(leader, 'withdraw');
    await leader.setViewportSize({ width: 360, height: 780 });
    // It replaced another: whether that is undone is asked with the reason.
    await leader.getByText('一并撤销').click();
    await leader.getByRole('button', { name: '内容有误，需要核实' }).click();
    await leader.getByText('已撤下').first().waitFor();
    const gone = await portal(address);
    assert.match(gone, /^410 /);
    assert.doesNotMatch(gone, /停车管理/);
    for (const path of listing) assert.ok(!(await portal(path)).includes(address), path);
    assert.match(await portal(file), /^(?:404|410) /, 'nor is its file handed out');
    const log = await house.database.db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', 'document-withdrawn')
      .where('object', '=', `document ${id}`)
      .executeTakeFirstOrThrow();
    assert.match(JSON.stringify(log), /姓名leader/);
    assert.match(JSON.stringify(log), /内容有误，需要核实/);
    const outbox = await house.database.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'document-withdrawn')
      .execute();
    assert.deepEqual(
      outbox.map(({ payload }) => payload),
      [{ documentId: id, leak: false }],
      'whoever holds a copy is told to take it down',
    );
    if (shots !== undefined) {
      const keeper = leader;
      await keeper.goto(`${desk.address}/columns`);
      await keeper.getByText('应当更新').first().waitFor();
      await shot(keeper, 'columns');
      await keeper.setViewportSize({ width: 1440, height: 900 });
      await keeper.getByText('规范性文件', { exact: true }).first().click();
      await keeper.getByText('审查环节').last().waitFor();
      await keeper.waitForTimeout(500);
      await shot(keeper, 'column-drawer');
    }
    assert.deepEqual(desk.said, []);
  });
});

/** Wherever readers and programs find what is published. */
const listing = [
  '/',
  '/gfxwj/',
  '/sitemap.xml',
  ...['xml', 'atom', 'json'].flatMap((form) => [`/feed.${form}`, `/feed/gfxwj.${form}`]),
  '/sousuo/?q=7%E5%8F%B7',
  '/api/public/documents?organ=city',
];

/** For whoever looks at the pages: SHOTS=folder. */
async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: width !== 1440 });
  }
}

async function agree(page: Page, step: string, opinion?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page
    .locator('#acts')
    .getByRole('button', { name: `${step}通过`, exact: true })
    .click();
  if (step === '保密审查') {
    for (const answer of await dialog.getByLabel('否', { exact: true }).all()) {
      await answer.check();
    }
  }
  if (opinion !== undefined) await dialog.getByLabel('审查意见').fill(opinion);
  await dialog.getByRole('button', { name: `${step}通过`, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}
