// What a reviewer is told beside the text, and the page as it would be, which nobody but staff can see.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hono } from 'hono';
import { getReview } from '../../src/web/api/document-review.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { docxParagraphs } from '../formats/printed-pages.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, type House, openHouse, origin } from './house.ts';
import { siteOfHouse } from './house-site.ts';

let house: House;
let site: Hono;
let editor: Caller;
let approver: Caller;
let secrecy: Caller;
let column = 0;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  site = siteOfHouse(house, origin);
  editor = await house.staff('editor', ['editor']);
  approver = await house.staff('approver', ['content-approver']);
  secrecy = await house.staff('secrecy', ['secrecy-reviewer']);
  const row = await house.database.db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'tz', path: 'tz', name: '通知', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

const allNo = { secret: false, forbidden: false, rights: false };

async function made(change: object = {}): Promise<number> {
  const { status, body } = await editor.post('/documents', documentDraft(column, change));
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { id: number }).id;
}

async function act(by: Caller, id: number, what: string, more: object = {}): Promise<void> {
  const { version } = (await by.get(`/documents/${id}`)).body;
  const { status, body } = await by.post(`/documents/${id}/${what}`, { version, ...more });
  assert.equal(status, 200, `${what} ${JSON.stringify(body)}`);
}

async function published(id: number): Promise<void> {
  await act(editor, id, 'submit', { opinion: '更正笔误' });
  await act(secrecy, id, 'agree', { answers: allNo });
  await act(approver, id, 'agree');
}

async function review(id: number) {
  const { status, body } = await approver.get(`/documents/${id}/review`);
  assert.equal(status, 200, JSON.stringify(body));
  return getReview.reply.parse(body);
}

test('it says on whom a document waits and since when', async () => {
  const id = await made();
  assert.equal((await review(id)).awaits, null, 'nobody is asked to read what is being written');
  await act(editor, id, 'submit');
  const { awaits } = await review(id);
  assert.deepEqual([awaits?.step, awaits?.of], ['secrecy', ['姓名secrecy']]);
  assert.equal(awaits?.since, '2026-03-02T02:00:00Z');
});

test('after a return the text that was sent back is there, once another was written', async () => {
  const id = await made();
  await act(editor, id, 'submit');
  await act(secrecy, id, 'return', { opinion: '第一段写明时间' });
  assert.equal((await review(id)).returned, null, 'not a word was changed yet');
  const { version } = (await editor.get(`/documents/${id}`)).body;
  const mended = documentDraft(column, { body: '<p>一、三月底前抓好植树。</p>' });
  assert.equal((await editor.put(`/documents/${id}`, { ...mended, version })).status, 200);
  await act(editor, id, 'submit');
  const { returned, published: before } = await review(id);
  assert.equal(returned?.content.body, '<p>一、抓好植树。</p>');
  assert.equal(before, null);
});

test('a correction is held against what readers see', async () => {
  const id = await made();
  await published(id);
  const { version } = (await editor.get(`/documents/${id}`)).body;
  const mended = documentDraft(column, { body: '<p>一、种好树。</p>' });
  await editor.put(`/documents/${id}`, { ...mended, version });
  assert.equal((await review(id)).published?.body, '<p>一、抓好植树。</p>');
});

async function preview(path: string, by?: Caller) {
  const cookie = by?.cookie();
  return await site.request(`${origin}${path}`, {
    headers: { host: 'gongkai.test', ...(cookie === undefined ? {} : { cookie }) },
  });
}

test('the draft is seen as the page that it will be, by staff of the organ only, kept by nobody', async () => {
  const id = await made({ title: '还没有发布的标题' });
  const shown = await preview(`/yulan/${id}/1`, editor);
  assert.equal(shown.status, 200);
  assert.equal(shown.headers.get('cache-control'), 'no-store');
  assert.match(shown.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'/);
  const text = await shown.text();
  assert.match(text, /还没有发布的标题/);
  assert.match(text, /尚未发布的稿件/);
  assert.match(await (await preview(`/yulan/${id}/1?fangshi=z`, editor)).text(), /class="elder"/);
  for (const by of [undefined, await house.staff('stranger', ['editor'], 'stranger')]) {
    const hidden = await preview(`/yulan/${id}/1`, by);
    assert.equal(hidden.status, 404);
    assert.doesNotMatch(await hidden.text(), /还没有发布的标题/);
  }
});

test('P23 what two offices made goes up once the other has confirmed, and its word is on the sheet', async () => {
  const joint = { issuers: ['city机关', '某市林业局'] };
  const id = await made(joint);
  const submit = async () => {
    const { version } = (await editor.get(`/documents/${id}`)).body;
    return await editor.post(`/documents/${id}/submit`, { version });
  };
  const confirmed = async (by: string) => {
    const { version } = (await editor.get(`/documents/${id}`)).body;
    const confirmations = [{ organ: '某市林业局', by, on: '2026-02-28' }];
    const draft = documentDraft(column, { ...joint, confirmations });
    assert.equal((await editor.put(`/documents/${id}`, { ...draft, version })).status, 200);
  };
  const refused = await submit();
  assert.equal(refused.status, 422);
  assert.match(refused.body.violations[0].message, /（某市林业局）。依据：条例11/);
  const { faults } = (await editor.get(`/documents/${id}`)).body;
  assert.deepEqual(faults[0].field, 'confirmations', 'the page leads to the line of the form');
  await confirmed(' ');
  assert.equal((await submit()).status, 422, 'a line without a name confirms nothing');
  await confirmed('办公室王某');
  assert.equal((await submit()).status, 200);
  const form = await house.api.request(`${origin}/documents/${id}/review-form/docx`, {
    headers: { cookie: editor.cookie() ?? '' },
  });
  const sheet = docxParagraphs(new Uint8Array(await form.arrayBuffer())).join('\n');
  assert.match(sheet, /某市林业局（办公室王某，2026-02-28）/);
  await act(secrecy, id, 'agree', { answers: allNo });
  await act(approver, id, 'agree');
  const { address } = (await editor.get(`/documents/${id}`)).body as { address: string };
  const page = await (await preview(address)).text();
  assert.match(page, /city机关、某市林业局/);
  assert.doesNotMatch(page, /王某/, 'who confirmed is no business of readers');
});

test('P14 with a replacement the other page is seen as it will be on its day', async () => {
  const old = await made({
    title: '旧办法',
    kind: 'normative-document',
    documentNumber: '测办发〔2021〕3号',
  });
  await published(old);
  const relations = [
    { kind: 'replaces', documentId: old, name: '旧办法', on: '2026-07-01', until: null },
  ];
  const id = await made({
    title: '新办法',
    kind: 'normative-document',
    documentNumber: '测办发〔2026〕4号',
    relations,
  });
  const own = await (await preview(`/yulan/${id}/1`, editor)).text();
  const does = own.slice(own.indexOf('id="relations"'));
  assert.match(
    does,
    new RegExp(`将替代[^]*href="[^"]*_${old}\\.html"[^]*旧办法`),
    'its own page says so',
  );
  const text = await (await preview(`/yulan/${id}/1?wenjian=${old}`, editor)).text();
  assert.match(text, /validity-banner validity-repealed/);
  const { address } = (await editor.get(`/documents/${old}`)).body;
  const today = await (await site.request(`${origin}${address}`)).text();
  assert.match(today, /validity-banner validity-in-force/, 'until then nothing has changed');
});

test('the draft shows what it explains, and its pictures from where its editor gets them', async () => {
  const explained = await made({ title: '被解读的办法' });
  await published(explained);
  const picture = 'c'.repeat(64);
  const { db } = house.database;
  await db
    .insertInto('files')
    .values({ sha256: picture, size: 1, media_type: 'image/png' })
    .execute();
  const id = await made({
    title: '一图读懂',
    kind: 'interpretation',
    interpretsId: explained,
    body: `<figure><img data-file="${picture}" alt="图"></figure>`,
    attachments: [{ sha256: picture, name: '图.png' }],
  });
  const { draftsExplaining } = (await editor.get(`/documents/${explained}`)).body;
  assert.deepEqual(draftsExplaining, [{ id, title: '一图读懂' }], 'who begins another is told');
  const text = await (await preview(`/yulan/${id}/1`, editor)).text();
  assert.match(text, /所解读的文件[^]*被解读的办法/);
  assert.match(text, new RegExp(`<img src="/api/document-pictures/${picture}" alt="图">`));
});

test('the review form says what was released on whose words, with the answers, as Word and PDF', async () => {
  const id = await made({ title: '要印出来的标题' });
  await act(editor, id, 'submit');
  await act(secrecy, id, 'return', { opinion: '请核对日期' });
  await act(editor, id, 'submit', { opinion: '已经核对' });
  await act(secrecy, id, 'agree', { answers: allNo });
  await act(approver, id, 'agree', { opinion: '同意发布' });
  const cookie = { cookie: approver.cookie() ?? '' };
  const file = async (format: string) =>
    await house.api.request(`${origin}/documents/${id}/review-form/${format}`, { headers: cookie });
  const text = docxParagraphs(new Uint8Array(await (await file('docx')).arrayBuffer())).join('\n');
  for (const words of [
    '政府信息发布审核表',
    '要印出来的标题',
    '已经核对',
    '同意发布',
    '请核对日期',
    '（姓名secrecy，2026-03-02 10:00）',
    '□ 是\u3000■ 否',
  ]) {
    assert.ok(text.includes(words), `${words}\n${text}`);
  }
  const pdf = await file('pdf');
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.match(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    /^%PDF/,
  );
  await closePdfPrinter();
});
