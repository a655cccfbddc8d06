// The facts above a document as the desk sets them and as readers see them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { presetLayout } from '../../src/rules/metadata-layout.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import { publishUnread } from '../publish.ts';
import { siteOfHouse } from './house-site.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';

let house: House;
let keeper: Caller;
let editor: Caller;
let address: string;
let id: number;

before(async () => {
  house = await openHouse();
  keeper = await house.staff('keeper', ['content-approver']);
  editor = await house.staff('editor', ['editor']);
  const { db } = house.database;
  const column = await db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'tzgg', path: 'tzgg', name: '公告', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const context = {
    ...house.context,
    actor: { kind: 'system' } as const,
    organId: house.organs.city,
  };
  const saved = await saveDocument(context, {
    title: '关于绿化的通知',
    kind: 'notice',
    documentNumber: '测发〔2026〕3号',
    issuers: ['city机关'],
    publisher: 'city机关',
    source: '园林处',
    madeOn: '2026-02-27',
    columns: [column.id],
    theme: '其他',
    openness: 'proactive',
    body: '<p>抓好植树。</p>',
  });
  assert.ok(saved.ok);
  id = (await publishUnread(context, saved.value)).id;
  const row = await documentById(db, id);
  assert.ok(row?.published_at);
  address = addressOfDocument({ ...row, published_at: row.published_at });
});
after(() => house.database.drop());

async function labels(at = address): Promise<string[]> {
  const response = await siteOfHouse(house, origin).request(at, {
    headers: { cookie: editor.cookie() ?? '' },
  });
  assert.equal(response.status, 200);
  const [table = ''] =
    /<table class="metadata"[^>]*>[^]*?<\/table>/.exec(await response.text()) ?? [];
  return [...table.matchAll(/<th scope="row">([^<]+)<\/th>/g)].map(([, label = '']) => label);
}

test('a layout that was set is what readers see, in its order and under its names', async () => {
  assert.deepEqual((await labels()).slice(0, 3), ['索引号', '主题分类', '发文机关']);
  const lines = presetLayout('short');
  assert.equal((await keeper.put('/metadata-layout', { lines })).status, 200);
  assert.deepEqual(await labels(), ['文号', '发布机构', '成文时间', '发布时间', '索引号']);
  const { body } = await keeper.get('/metadata-layout');
  assert.equal(body.own, true);
  assert.deepEqual(body.lines, lines);
});

test('the preview of a draft has the same layout', async () => {
  const { body } = await editor.get(`/documents/${id}`);
  const change = { ...body.draft, title: '关于绿化的通知（修改）', version: body.version };
  assert.equal((await editor.put(`/documents/${id}`, change)).status, 200);
  assert.deepEqual(await labels(`/yulan/${id}/${body.version + 1}`), await labels());
});

test('a field that few sites print is shown where it is asked for', async () => {
  const lines = presetLayout('full').map((line) =>
    line.field === 'source' ? { ...line, shown: true, label: '稿源' } : line,
  );
  assert.equal((await keeper.put('/metadata-layout', { lines })).status, 200);
  assert.ok((await labels()).includes('稿源'));
});

test('what the law wants stays, an editor sets nothing, an organ without a site neither', async () => {
  const lines = presetLayout('full').map((line) =>
    line.field === 'index-number' ? { ...line, shown: false } : line,
  );
  const refused = await keeper.put('/metadata-layout', { lines });
  assert.deepEqual(codes(refused), ['metadata-field-required']);
  assert.equal((await editor.put('/metadata-layout', { lines })).status, 403);
  const below = await house.staff('below', ['content-approver'], 'office');
  assert.equal((await below.get('/metadata-layout')).body.own, false);
  const wrong = await below.put('/metadata-layout', { lines: presetLayout('full') });
  assert.deepEqual(codes(wrong), ['metadata-not-own-site']);
});
