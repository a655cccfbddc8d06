// Whom to ask (条例 27): the tree of organs, found by search without scripts, and a request that lies with
// the organ that was asked: its number, its queue, its page.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { insertOrgan } from '../../src/store/people/organs.ts';
import { applies, formAddress, goodForm, newForm, post, rowOf, track } from './applicant.ts';
import { createTestSite, type TestSite } from './site.ts';

const chooser = '/zfxxgk/ysqgk/jiguan/';

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-03-30');
});
after(async () => await site.close());

async function organ(
  code: string,
  name: string,
  kind: 'government' | 'department' | 'internal',
  parentId: number,
  guide = {},
): Promise<number> {
  const row = await insertOrgan(site.context.db, {
    parent_id: parentId,
    code,
    name,
    short_name: name,
    kind,
    letter_word: name,
    reports: false,
    report_deadline_class: null,
    guide: JSON.stringify(guide),
  });
  assert.ok(row);
  site.context.pages.invalidate(['site']);
  return row.id;
}

describe('a site with one organ', () => {
  test('leads straight to the form, which says whose it is', async () => {
    const response = await site.get(formAddress);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /受理机关：<strong>青枫经济技术开发区管理委员会/);
  });

  test('offers no inner office', async () => {
    await organ('kfq-cwk', '财务科', 'internal', site.organId);
    assert.equal((await site.get(formAddress)).status, 200, 'still the only one');
    assert.doesNotMatch(await site.text(chooser), /财务科/);
    const asked = await newForm(site, `${formAddress}?jg=kfq-cwk`);
    await post(site, `${formAddress}?jg=kfq-cwk`, { ...goodForm, ...asked });
    const rows = await site.context.db.selectFrom('requests').select('organ_id').execute();
    assert.ok(rows.every(({ organ_id: id }) => id === site.organId));
  });
});

describe('a site with several', () => {
  let town: number;
  before(async () => {
    town = await organ('hzz', '鹤渚镇人民政府', 'government', site.organId, {
      jurisdiction: '鹤渚镇辖区内的行政事务',
      phone: '0000-5550199',
      address: '鹤渚镇中路1号',
      postcode: '000000',
      hours: '工作日9:00—17:00',
    });
    const office = await organ('hzz-bgs', '鹤渚镇办公室', 'internal', town);
    await organ('hzz-ylb', '鹤渚镇应急所', 'department', office);
  });

  test('asks which one before the form', async () => {
    const response = await site.get(formAddress);
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), chooser);
    const unknown = await site.get(`${formAddress}?jg=nobody`);
    assert.equal(unknown.headers.get('location'), chooser);
  });

  test('shows each with what it is there for and how to reach it, branches folded', async () => {
    const text = await site.text(chooser);
    for (const particular of [
      '鹤渚镇辖区内的行政事务',
      '0000-5550199',
      '鹤渚镇中路1号（邮编000000）',
      '工作日9:00—17:00',
    ]) {
      assert.ok(text.includes(particular), particular);
    }
    assert.match(text, /<details>\s*<summary>\s*鹤渚镇人民政府<span class="hint">2个机关/);
    assert.match(text, /href="\/zfxxgk\/ysqgk\/shenqing\/\?jg=hzz-ylb"/, 'below an inner office');
    assert.doesNotMatch(text, /鹤渚镇办公室/);
  });

  test('finds one by name, place or duty without scripts, and says when there is none', async () => {
    const found = await site.text(`${chooser}?q=${encodeURIComponent('鹤渚 应急')}`);
    assert.match(found, /找到1个机关/);
    assert.match(found, /jg=hzz-ylb/);
    const none = await site.text(`${chooser}?q=${encodeURIComponent('<b>无</b>')}`);
    assert.match(none, /没有名称、职责或者地址带有“&lt;b&gt;无&lt;\/b&gt;”的机关/);
  });

  test('registers the request with the organ that was asked, and finds it by number and code', async () => {
    const key = await applies(site, {}, `${formAddress}?jg=hzz`);
    assert.match(key.number, /^HZZ-2026-0001$/);
    assert.equal((await rowOf(site, key)).organ_id, town);
    const { status, text } = await track(site, key);
    assert.equal(status, 200);
    assert.match(text, /鹤渚镇人民政府/);
    assert.match(text, /0000-5550199/);
    const own = await applies(site, {}, `${formAddress}?jg=kfq`);
    assert.match(own.number, /^KFQ-/);
  });

  test('does not know the request of an organ that is not its own', async () => {
    const key = await applies(site, {}, `${formAddress}?jg=hzz`);
    await site.context.db
      .updateTable('organs')
      .set({ parent_id: null })
      .where('id', '=', town)
      .execute();
    const { status, text } = await track(site, key);
    await site.context.db
      .updateTable('organs')
      .set({ parent_id: site.organId })
      .where('id', '=', town)
      .execute();
    assert.equal(status, 422);
    assert.match(text, /编号或者查询码不对/);
  });

  test('of three thousand stays one page that a telephone can open', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      parent_id: town,
      code: `many-${i}`,
      name: `第${i}派出机构`,
      short_name: `第${i}派出机构`,
      kind: 'department' as const,
      letter_word: '测',
      guide: JSON.stringify({ phone: '0000-5550200', address: '某路' }),
    }));
    await site.context.db.insertInto('organs').values(rows).execute();
    site.context.pages.invalidate(['site']);
    const response = await site.get(chooser, { 'accept-encoding': 'br' });
    const bytes = (await response.arrayBuffer()).byteLength;
    assert.ok(bytes < 120_000, `${bytes} bytes`);
    const found = await site.text(`${chooser}?q=${encodeURIComponent('第2999')}`);
    assert.match(found, /找到1个机关/);
    const crowd = await site.text(`${chooser}?q=${encodeURIComponent('派出机构')}`);
    assert.match(crowd, /找到3000个机关，先列出60个，请再写具体些/);
  });
});
