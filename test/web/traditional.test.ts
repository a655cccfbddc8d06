// The site in traditional characters: chosen at the top of every page, kept in a cookie, said to be no more than a
// way of reading.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { portalAddresses } from '../../src/web/portal/routes.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

const cookie = { cookie: 'xianshi=f' };
const document = '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html';

async function traditional(path: string): Promise<string> {
  return await (await site.get(path, cookie)).text();
}

/** Everything between the marks, which alone may differ. */
function skeleton(html: string): string {
  return (
    html
      .replaceAll(
        /<html[^>]*>|<p class="characters-note[\s\S]*?<\/p>|<nav class="strip-modes"[\s\S]*?<\/nav>/g,
        '',
      )
      // The ways of showing that a page offers keep the one that is chosen.
      .replaceAll(/(\/xianshi\/\?m=)(?:0|[a-eg-z]*f?)(?=&)/g, '$1')
      .replaceAll(/(?:placeholder|aria-label|alt|title)="[^"]*"/g, '')
      .replaceAll(/>[^<]*</g, '><')
  );
}

test('every page leads to traditional characters and back', async () => {
  const page = await site.text(document);
  const [, link = ''] = /<a\s+href="([^"]+)"[^>]*lang="zh-Hant"[^>]*>繁體<\/a/.exec(page) ?? [];
  const answer = await site.get(link.replaceAll('&amp;', '&'));
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), document);
  assert.match(answer.headers.get('set-cookie') ?? '', /^xianshi=f;/);
  const back = await traditional(document);
  const [, home = ''] = /<a\s+href="([^"]+)"[^>]*lang="zh-Hans"[^>]*>简体<\/a/.exec(back) ?? [];
  const plain = await site.get(home.replaceAll('&amp;', '&'), cookie);
  assert.match(plain.headers.get('set-cookie') ?? '', /^xianshi=0;/);
});

test('a document reads in traditional characters, its number, address and tags as they are', async () => {
  const text = await traditional(document);
  assert.match(text, /<html lang="zh-Hant"/);
  assert.match(text, /住房保障實施細則/);
  assert.match(text, /青枫开管办发〔2022〕47号/);
  assert.match(text, /以簡體中文文本為準/);
  assert.doesNotMatch(await site.text(document), /characters-note|zh-Hant"\s+class|實施/);
  assert.match(await site.text(document), /<html lang="zh-CN"/);
});

test('but for its words every page is the same', async () => {
  for (const address of await portalAddresses(site.context.db)) {
    const [plain, other] = [await site.get(address), await site.get(address, cookie)];
    if (plain.headers.get('content-type')?.startsWith('text/html') !== true) continue;
    // Forms carry a key and a toll of their own each time.
    if (plain.headers.get('cache-control') === 'no-store') continue;
    if (address === '/xianshi/') continue;
    assert.equal(skeleton(await other.text()), skeleton(await plain.text()), address);
  }
});

test('it goes with the other ways of showing, and each is kept apart in memory', async () => {
  const both = await (await site.get('/zwdt/', { cookie: 'xianshi=zf' })).text();
  assert.match(both, /<html lang="zh-Hant" class="elder">/);
  const all = await (await site.get('/zwdt/', { cookie: 'xianshi=zgdf' })).text();
  assert.match(all, /class="elder contrast large"/);
  assert.match(all, /zh-Hant/);
});

test('a search answers in the characters of the reader, and his question stays as he typed it', async () => {
  const text = await traditional(`/sousuo/?q=${encodeURIComponent('住房保障实施细则')}`);
  assert.match(text, /value="住房保障实施细则"/);
  assert.match(text, /的搜尋結果|的搜索結果/);
});

test('what answers a posted form keeps what was written, and says so', async () => {
  const body = new URLSearchParams({ number: '张国发1号', code: 'x' });
  const answer = await site.app.request('/zfxxgk/ysqgk/chaxun/', {
    method: 'POST',
    body,
    headers: cookie,
  });
  const text = await answer.text();
  assert.match(text, /<html lang="zh-CN"/);
  assert.match(text, /按原来的文字显示/);
});

test('what programs read stays simplified', async () => {
  const text = await traditional('/feed.xml');
  assert.match(text, /住房保障实施细则/);
});
