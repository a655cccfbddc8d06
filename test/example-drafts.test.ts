import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importDocuments } from '../src/commands/imports/import-documents.ts';
import { exampleDocumentsNow } from '../src/example/documents-now.ts';
import { exampleDrafts } from '../src/example/drafts.ts';
import { playDraft } from '../src/main/example-drafts.ts';
import { day, type IsoDay } from '../src/rules/day.ts';
import { nationalCalendar as calendar } from '../src/rules/calendar.ts';
import { createTestSite, type TestSite } from './web/site.ts';

const today: IsoDay = '2026-11-30';
let site: TestSite;
before(async () => {
  site = await createTestSite(today, []);
  const lines = Array.from(exampleDocumentsNow(day(today), calendar), (d) => JSON.stringify(d));
  assert.ok((await importDocuments(site.command, lines)).ok);
  await play();
});
after(() => site.close());

async function play(): Promise<void> {
  for (const draft of exampleDrafts(day(today), calendar)) {
    await playDraft(site.command, site.organId, draft);
  }
}

test('a first start shows a consultation that is open, an issue with its contents and a reply', async () => {
  const consultations = await site.text('/zhengji/');
  assert.match(consultations, /便民疏导点管理办法（征求意见稿）/);
  assert.match(consultations, /<h2>征集中<\/h2>[^]*便民疏导点/);
  const gazette = await site.text('/gwhgb/');
  assert.match(gazette, /2026年第11期（总第83期）/);
  assert.match(gazette, /电动自行车停放充电管理规定[^]*第3页/);
  const replies = await site.text('/jytadf/');
  assert.match(replies, /关于在产业园区公交站增设夜间照明的建议/);
  assert.match(replies, /A类/);
});

test('each went through its reviews by different people, and a second try adds nothing', async () => {
  const { db } = site.database;
  const words = async () =>
    await db
      .selectFrom('document_words')
      .select(['document_id', 'act', 'step', 'staff_id'])
      .orderBy('id')
      .execute();
  const said = await words();
  assert.equal(said.filter(({ act }) => act === 'publish').length, 4);
  for (const id of new Set(said.map((word) => word.document_id))) {
    const people = said.filter((word) => word.document_id === id && word.act !== 'publish');
    // One of them twice: it was corrected.
    assert.match(
      people.map(({ act, step }) => step ?? act).join(),
      /^submit,secrecy,final(?:,submit,secrecy,final)?$/,
    );
    assert.equal(new Set(people.map(({ staff_id: by }) => by)).size, 3);
  }
  await play();
  assert.deepEqual(await words(), said);
});

test('nothing of it is of before 2023 or of the day of the start, whenever that is', () => {
  for (const start of [
    '2022-06-15',
    '2023-01-03',
    '2023-02-06',
    '2024-02-29',
    '2027-01-04',
  ] as const) {
    for (const { on, content } of exampleDrafts(day(start), calendar)) {
      assert.ok((content.madeOn ?? '') >= '2023-01-01' && on < start, start);
    }
  }
});

test('one was corrected: its page says when and why, the earlier text what the new one says instead', async () => {
  const [, address = ''] = /href="(\/jytadf\/[^"]+\.html)"/.exec(await site.text('/jytadf/')) ?? [];
  const page = await site.text(address);
  assert.match(page, /2026年11月24日[^<]*更正/);
  assert.match(page, /漏计了园区北门站/);
  assert.match(page, /其中九处照明不足/);
  const [, versions = ''] = /<a href="([^"]+)">版本记录（共2版）/.exec(page) ?? [];
  const list = await site.text(versions);
  const [, first = ''] = /<a href="([^"]+_banben[^"]*1[^"]*)"/.exec(list) ?? [];
  const earlier = await site.text(first);
  assert.match(earlier, /八处/);
  assert.match(earlier, /九处/);
});
