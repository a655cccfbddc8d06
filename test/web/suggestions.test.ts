// What may be public already, while one writes: at most three documents, asked by a posted form, kept
// nowhere, and never in the way.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestSite, type TestSite } from './site.ts';

const address = '/zfxxgk/ysqgk/xiangsi/';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

interface Found {
  readonly documents: readonly { title: string; address: string; note: string }[];
}

async function ask(fields: Record<string, string>): Promise<Found & { headers: Headers }> {
  const body = new URLSearchParams(fields);
  const response = await site.app.request(address, { method: 'POST', body });
  assert.equal(response.status, 200);
  return { ...((await response.json()) as Found), headers: response.headers };
}

test('what is written finds the document it is about, with its number and address', async () => {
  const { documents, headers } = await ask({ title: '经开区住房保障的实施细则' });
  const found = documents.find(({ note }) => note.includes('47号'));
  assert.match(found?.title ?? '', /住房保障/);
  assert.equal(found?.address, '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html');
  assert.equal(found.note, '青枫开管办发〔2022〕47号，2022年5月25日发布');
  assert.ok(documents.length <= 3);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal((await site.get(found.address)).status, 200);
});

test('a number finds its document in any writing, in either field', async () => {
  for (const fields of [{ documentNumber: '青枫开管办发[2022]47号' }, { title: '47号' }] as Record<
    string,
    string
  >[]) {
    const { documents } = await ask(fields);
    assert.match(documents[0]?.note ?? '', /〔2022〕47号/);
  }
});

test('a long description finds it too when the title says nothing', async () => {
  const { documents } = await ask({
    title: '',
    description: '我家在经开区，想看住房保障的实施细则，里面应当写着怎样申请。',
  });
  assert.match(documents[0]?.title ?? '', /住房保障/);
});

test('what nothing is like finds nothing, and so does what says nothing', async () => {
  for (const title of [
    '',
    '的',
    '信息',
    '鲸鱼的迁徙路线图',
    "'; drop table x; --",
    '\u0000',
    '🙂🙂',
  ]) {
    assert.deepEqual((await ask({ title })).documents, [], JSON.stringify(title));
  }
});

test('it answers nothing but a posted form, and a broken one with an empty list', async () => {
  assert.equal((await site.get(`${address}?title=x`)).status, 404);
  const broken = await site.app.request(address, { method: 'POST', body: 'x' });
  assert.deepEqual(await broken.json(), { documents: [] });
});

test('a program that asks without end gets empty lists, and people are asked to wait for nothing', async () => {
  const from = 'address 192.0.2.1';
  for (let i = site.context.suggestions.failures(from); i < 120; i += 1) {
    site.context.suggestions.fail(from);
  }
  assert.deepEqual((await ask({ title: '住房保障实施细则' })).documents, []);
  site.context.suggestions.forgive(from);
  assert.notDeepEqual((await ask({ title: '住房保障实施细则' })).documents, []);
});

test('what was written stands in no log', async () => {
  await ask({ title: '岑溪远的住房保障' });
  const logged = JSON.stringify([site.lines, site.errors.map(String)]);
  assert.doesNotMatch(logged, /岑溪远|%E5%B2%91/);
  assert.deepEqual(site.errors, []);
});
