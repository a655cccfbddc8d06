// What the head and the foot print because the office entered it (国办发〔2017〕47号), and how one leaves the site.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { saveOrganParticulars } from '../../src/commands/people/save-organ-particulars.ts';
import type { SiteSettings } from '../../src/rules/organ.ts';
import { readerRetentionRules, retentionRules } from '../../src/rules/retention.ts';
import { addressOfTitle } from './address-of-title.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

async function enter(particulars: SiteSettings): Promise<void> {
  const saved = await saveOrganParticulars(site.command, { guide: {}, site: particulars });
  assert.ok(saved.ok, JSON.stringify(saved));
  site.context.pages.invalidate(['site']);
}

async function contactPageWith(email: string): Promise<string> {
  const guide = { phone: '0000-5550100', email };
  const saved = await saveOrganParticulars(site.command, { guide, site: { name: '青枫' } });
  assert.ok(saved.ok, JSON.stringify(saved));
  site.context.pages.invalidate(['site', 'guide']);
  return await site.text('/lianxi/');
}

test('what is not entered is not printed', async () => {
  await enter({ name: '青枫' });
  const page = await site.text('/');
  for (const word of ['网站标识码', '公网安备', '找错', '党政机关', '/guanyu/', '上级网站']) {
    assert.ok(!page.includes(word), word);
  }
  assert.equal((await site.get('/guanyu/')).status, 404);
  assert.equal((await site.get('/likai/biaozhi/')).status, 404);
});

test('what is entered stands on every page; a site that is no government’s is left over a page that says so', async () => {
  await enter({
    name: '青枫',
    icp: '岚ICP备00000000号',
    police: '岚公网安备99999902000001号',
    partyMark: 'https://mark.example/?id=1',
    findErrors: 'https://zhaocuo.gov.cn/?site=1',
    superiors: '中国政府网 https://www.gov.cn/\n岚川省人民政府 https://www.lanchuan.example/',
    about: '第一段。\n<b>第二段。</b>',
  });
  const page = await site.text('/zwdt/');
  for (const address of [
    'https://www.gov.cn/',
    '/likai/shangji-2/',
    '/likai/biaozhi/',
    'https://zhaocuo.gov.cn/?site=1',
    'https://beian.miit.gov.cn/',
    'https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001',
    '/guanyu/',
  ]) {
    assert.ok(page.includes(`href="${address}"`), address);
  }
  const [below = ''] = /<nav class="foot-superiors"[\s\S]*?<\/nav>/.exec(page) ?? [];
  assert.match(
    below,
    /https:\/\/www\.gov\.cn\/[\s\S]*\/likai\/shangji-2\//,
    'for phones, in the foot too',
  );
  assert.ok(!page.includes('href="https://mark.example'), 'only over the page that says so');
  const [, mark = ''] =
    /<img class="site-mark" src="([^"]*)" alt="党政机关网站标识"/.exec(page) ?? [];
  assert.equal((await site.get(mark)).headers.get('content-type'), 'image/svg+xml');
  const leaving = await site.text('/likai/biaozhi/');
  assert.match(leaving, /您即将离开青枫[\s\S]*href="https:\/\/mark\.example\/\?id=1"/);
  assert.equal((await site.get('/likai/shangji-1/')).status, 404, 'a government site is not left');
  assert.match(await site.text('/guanyu/'), /<p>第一段。<\/p>\s*<p>&lt;b&gt;第二段/);
});

test('the office is rung and written to with one touch', async () => {
  const page = await contactPageWith('gongkai@kfq.example');
  assert.equal(page.match(/href="tel:00005550100"/g)?.length, 2, 'in the facts and the foot');
  assert.equal(page.match(/href="mailto:gongkai@kfq\.example"/g)?.length, 2);
  const two = await contactPageWith('a@kfq.example?cc=b@kfq.example');
  assert.ok(two.includes('a@kfq.example?cc=b@kfq.example') && !two.includes('mailto:'));
});

test('the site of a public institution bears the mark of one', async () => {
  await enter({ name: '青枫', institutionMark: 'https://mark.example/?id=2' });
  const page = await site.text('/zwdt/');
  assert.match(
    page,
    /<a href="\/likai\/biaozhi\/"\s*><img class="site-mark" src="[^"]*" alt="事业单位网站标识"/,
  );
  assert.ok(!page.includes('党政机关网站标识'));
});

test('the privacy statement promises the times by which is erased', async () => {
  const page = (await site.text('/yinsi/')).replaceAll(/\s+/g, ' ');
  const kept = [
    ...Object.values(retentionRules).map((rule) => ({ ...rule, from: '归档' })),
    ...Object.values(readerRetentionRules),
  ];
  for (const { title, from, years } of kept) {
    assert.ok(page.includes(`<th scope="row">${title}</th> <td>${from}满${years}年</td>`), title);
  }
});

test('each link of the help opens', async () => {
  const page = await site.text('/bangzhu/');
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  const links = [...main.matchAll(/href="(\/[^"]*)"/g)].map(([, address = '']) => address);
  assert.ok(links.length >= 8);
  for (const address of links) assert.equal((await site.get(address)).status, 200, address);
  for (const [, id = ''] of main.matchAll(/href="#([^"]*)"/g)) {
    assert.ok(main.includes(`id="${id}"`), id);
  }
});

test('责任编辑 is named below a document only where the office wants it', async () => {
  const { db } = site.database;
  const { id: editor } = await db
    .insertInto('staff')
    .values({
      organ_id: site.organId,
      username: 'bianji',
      name: '柏禾清',
      password_hash: '-',
      must_change_password: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const address = await addressOfTitle(site, '住房保障实施细则的通知');
  const [, id = ''] = /_(\d+)\.html$/.exec(address) ?? [];
  await db
    .updateTable('documents')
    .set({ editor_id: editor })
    .where('id', '=', Number(id))
    .execute();
  for (const [namesEditors, isNamed] of [
    [undefined, false],
    [false, false],
    [true, true],
  ] as const) {
    await enter({ name: '青枫', ...(namesEditors === undefined ? {} : { namesEditors }) });
    const text = await site.text(address);
    assert.equal(text.includes('责任编辑：柏禾清'), isNamed, String(namesEditors));
    assert.equal(text.includes('柏禾清'), isNamed);
  }
  // One that was brought over from an old site has no editor here.
  await enter({ name: '青枫', namesEditors: true });
  const imported = await site.text(await addressOfTitle(site, '园区安全生产专项检查'));
  assert.doesNotMatch(imported, /责任编辑/);
});
