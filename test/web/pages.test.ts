// The portal's pages over a real database: every address answers, bears its tags, and gives nothing of
// what came from outside as markup.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { flatColumns } from '../../src/example/columns.ts';
import { replaceAttachments } from '../../src/store/documents/document-files.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { portalAddresses } from '../../src/web/portal/routes.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

const housing = '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html';

test('every page of the list answers, is whole and names the site', async () => {
  const addresses = await portalAddresses(site.context.db);
  assert.ok(addresses.length >= 30, 'columns, forms and documents are in the list');
  for (const address of addresses) {
    const response = await site.get(address);
    assert.equal(response.status, 200, address);
    const text = await response.text();
    assert.match(text, /^<!doctype html>\s*<html lang="zh-CN"/, address);
    assert.match(text, /<\/html>\s*$/, address);
    assert.match(text, /<meta name="SiteName" content="青枫经济技术开发区" \/>/, address);
    assert.match(text, /<meta name="SiteDomain" content="www\.kfq\.example" \/>/, address);
    assert.match(text, /<meta name="SiteIDCode" content="0000000000" \/>/, address);
    assert.match(text, /<meta name="description" content="[^"]{4,}" \/>/, address);
    assert.ok((text.match(/role="search"/g) ?? []).length >= 1, `a way to search: ${address}`);
    assert.equal(text.match(/<h1[ >]/g)?.length, 1, `one first heading: ${address}`);
    assert.doesNotMatch(text, /undefined|\[object |NaN/, address);
    assert.deepEqual(unbalanced(text), [], address);
  }
});

test('pages ask nothing of other hosts and hold no script or style of their own', async () => {
  for (const address of await portalAddresses(site.context.db)) {
    const text = await site.text(address);
    const fetched = [
      ...text.matchAll(/<(?:link|script|img|form)\b[^>]*?(?:href|src|action)="([^"]*)"/g),
    ]
      .map(([tag, url = '']) => [tag, url] as const)
      .filter(([tag]) => !tag.includes('rel="canonical"'));
    for (const [tag, url] of fetched) assert.match(url, /^\/(?!\/)/, `${address}: ${tag}`);
    assert.doesNotMatch(text, /<style\b|\sstyle="|\son[a-z]+="/, address);
    for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) {
      assert.match(tag, /src="\/ziyuan\/|type="application\/ld\+json"/, address);
    }
  }
});

test('column pages bear the four column tags', async () => {
  for (const { path, name } of flatColumns()) {
    const text = await site.text(`/${path}/`);
    assert.match(text, new RegExp(`<meta name="ColumnName" content="${name}" />`));
    for (const tag of ['ColumnDescription', 'ColumnKeywords', 'ColumnType']) {
      assert.match(text, new RegExp(`<meta name="${tag}" content="[^"]+" />`), path);
    }
  }
});

test('a column that leads elsewhere says so wherever columns are listed, and counts nothing', async () => {
  const link = '<a href="/zfxxgk/fdzdgknr/zgzfcgw/">中国政府采购网</a>';
  for (const [address, beside] of [
    [
      '/zfxxgk/fdzdgknr/',
      `${link}\\s*<span class="catalogue-elsewhere">在另一个网站公开</span>\\s*</li>`,
    ],
    ['/wzdt/', `${link}\\s*<small>在另一个网站公开</small>`],
  ] as const) {
    assert.match(await site.text(address), new RegExp(beside), address);
  }
  const page = await site.text('/zfxxgk/fdzdgknr/zgzfcgw/');
  assert.match(page, /您即将离开[^]*href="https:\/\/www\.ccgp\.gov\.cn\/"/);
});

describe('a document page', () => {
  test('bears column and article tags, canonical address and linked data', async () => {
    const text = await site.text(housing);
    for (const tag of [
      'ColumnName" content="履职依据',
      'ColumnType" content="政府信息公开',
      'PubDate" content="2022-05-25 10:00',
      'ContentSource" content="青枫经济技术开发区党政办公室',
      'Keywords" content="住房,保障,细则',
      `Url" content="http://localhost:8080${housing}`,
    ]) {
      assert.ok(text.includes(`<meta name="${tag}" />`), tag);
    }
    assert.ok(text.includes(`<link rel="canonical" href="http://localhost:8080${housing}" />`));
    const json = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(text)?.[1] ?? '';
    const data = JSON.parse(json) as Record<string, unknown>;
    assert.equal(data['legislationIdentifier'], '青枫开管办发〔2022〕47号');
    assert.equal(data['dateCreated'], '2022-05-20');
  });

  test('prints its data in a real table, with number, both days and both organs', async () => {
    const text = (await site.text(housing)).replaceAll(/\s+/g, ' ');
    for (const [label, value] of [
      ['索引号', '11999999MB0000019T/2022-00001'],
      ['发文字号', '青枫开管办发〔2022〕47号'],
      ['成文日期', '2022年5月20日'],
      ['发布日期', '2022年5月25日'],
      ['发文机关', '青枫经济技术开发区管理委员会'],
      ['发布机构', '青枫经济技术开发区党政办公室'],
    ]) {
      assert.match(text, new RegExp(`<th scope="row">${label}</th> <td>${value}</td>`));
    }
  });

  test('says whether it holds, in words, and from when to when', async () => {
    assert.match(
      await site.text(housing),
      /现行有效[\s\S]*自2022年7月1日起施行，有效期至2027年6月30日/,
    );
    const list = await site.text('/zfxxgk/fdzdgknr/lzyj/');
    for (const word of ['现行有效', '已废止', '尚未施行']) assert.ok(list.includes(word), word);
  });

  test('leads to what explains it, and back', async () => {
    const explained = '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_2.html';
    assert.match(await site.text(housing), /相关解读[\s\S]*t20220525_2\.html/);
    assert.match(await site.text(explained), /所解读的文件[\s\S]*t20220525_1\.html/);
  });

  test('is found under its address only; others lead there', async () => {
    for (const wrong of [
      '/zdly/202205/t20220525_1.html',
      '/zfxxgk/fdzdgknr/lzyj/202301/t20230101_1.html',
    ]) {
      const response = await site.get(wrong);
      assert.equal(response.status, 301);
      assert.equal(response.headers.get('location'), housing);
    }
    assert.equal((await site.get('/zdly/202205/t20220525_99999.html')).status, 404);
  });
});

test('a file is handed over under its Chinese name, and goes when its document goes', async () => {
  const { db, dataFolder } = site.context;
  const bytes = new TextEncoder().encode('%PDF-1.7 例');
  const sha256 = await storeFile(db, dataFolder, bytes, 'application/pdf');
  await replaceAttachments(db, 1, [{ sha256, name: '申请表（“2022”版）.pdf' }]);
  const page = await site.text(housing);
  assert.match(page, /申请表（“2022”版）\.pdf<\/a>\s*<span class="hint">PDF，12 字节/);
  const address = /href="(\/fujian\/[^"]+)"/.exec(page)?.[1] ?? '';
  const response = await site.get(address);
  assert.equal(response.status, 200);
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
  assert.equal(
    response.headers.get('content-disposition'),
    `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('申请表（“2022”版）.pdf')}`,
  );
  assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/);
  for (const wrong of [address.replace('/1/', '/2/'), '/fujian/1/00/x.pdf', '/fujian/x/y/z']) {
    assert.equal((await site.get(wrong)).status, 404, wrong);
  }
});

test('hostile text comes out as text', async () => {
  const hit = await site.text('/sousuo/?q=%E6%A0%B8%E6%9F%A5%E9%80%9A%E6%8A%A5');
  const path = /href="(\/zfxxgk\/fdzdgknr\/jdjc\/[^"]+)"/.exec(hit)?.[1] ?? '';
  const text = await site.text(path);
  for (const page of [hit, text, await site.text('/zfxxgk/fdzdgknr/jdjc/')]) {
    assert.doesNotMatch(page, /<script>|<img (?!class="site-mark")|onclick|javascript:|<b>/);
    assert.ok(page.includes('&lt;script&gt;alert('));
  }
  // The link of the body stays as its words.
  assert.match(text, /<p>正文<\/p>\s*<a>链接<\/a>/);
  const echoed = await site.text(`/sousuo/?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  assert.doesNotMatch(echoed, /<script>/);
});

describe('lists', () => {
  test('page by page and year by year, each page with one address', async () => {
    const first = await site.text('/zwdt/');
    assert.match(first, /共45件/);
    assert.match(first, /href="\/zwdt\/index_2\.html"/);
    const oldest = await site.text('/zwdt/index_2.html');
    for (const [text, rows] of [
      [first, 25],
      [oldest, 20],
    ] as const) {
      assert.equal(text.match(/<li class="row">/g)?.length, rows);
    }
    assert.match(oldest, /第1页最早/);
    // Numbers fall from the newest on: the ways are named by what they lead to.
    assert.match(first, /<a rel="next" href="\/zwdt\/index_2\.html">较早一页<\/a>/);
    assert.doesNotMatch(first, /较新一页|[上下]一页/);
    assert.match(oldest, /<a rel="prev" href="\/zwdt\/">较新一页<\/a>/);
    assert.doesNotMatch(oldest, /较早一页|[上下]一页/);
    assert.doesNotMatch(oldest, /共45件|共2页/, 'what every publication changes stands in front');
    assert.equal((await site.get('/zwdt/index_3.html')).status, 404);
    assert.equal((await site.get('/zwdt/y2026/')).status, 200);
    assert.equal((await site.get('/zwdt/y1999/')).status, 404);
    for (const [from, to] of [
      ['/zwdt', '/zwdt/'],
      ['/zwdt/index.html', '/zwdt/'],
      ['/zwdt/index_1.html', '/zwdt/'],
    ] as const) {
      const response = await site.get(from);
      assert.equal(response.status, 301, from);
      assert.equal(response.headers.get('location'), to);
    }
  });

  test('lead to what one organ issued in them, and to the search within the year that is looked at', async () => {
    const all = await site.text('/zfxxgk/fdzdgknr/lzyj/');
    assert.match(all, /按发文机关筛选[\s\S]*青枫经济技术开发区管理委员会<\/a>\s*<small>3件/);
    const of2018 = await site.text('/zfxxgk/fdzdgknr/lzyj/y2018/');
    const [, address = ''] = /href="(\/sousuo\/\?[^"]*year=2018[^"]*)"/.exec(of2018) ?? [];
    const found = await site.text(address.replaceAll('&amp;', '&'));
    assert.match(found, /共1件[\s\S]*机动车停放管理办法/);
    // Who issued everything is no choice.
    assert.doesNotMatch(await site.text('/zwdt/'), /按发文机关筛选/);
  });

  test('an empty column says so and where to go on', async () => {
    assert.match(await site.text('/xxly/'), /目前没有公开的信息/);
  });
});

test('an unknown address is a page that helps', async () => {
  const response = await site.get('/nothing/here/');
  assert.equal(response.status, 404);
  assert.match(await response.text(), /没有这个页面[\s\S]*提交政府信息公开申请/);
  // What the database cannot hold is no old address either.
  for (const address of ['/nothing/?x=%00', '/nothing%00', '/nothing/index.html?%00=1']) {
    assert.notEqual((await site.get(address)).status, 500, address);
  }
  assert.deepEqual(site.errors, []);
});

test('machines find their files', async () => {
  assert.match(await site.text('/robots.txt'), /Sitemap: http:\/\/localhost:8080\/sitemap\.xml/);
  const map = await site.text('/sitemap.xml');
  assert.ok(map.includes(`<loc>http://localhost:8080${housing}</loc>`));
  assert.ok(!map.includes('/sousuo/'));
});

test('the way of display is remembered and leads back to our own pages only', async () => {
  const response = await site.get('/xianshi/?m=z&m=g&fanhui=/zwdt/');
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/zwdt/');
  assert.match(response.headers.get('set-cookie') ?? '', /^xianshi=zg; /);
  const elder = await (await site.get('/', { cookie: 'xianshi=zg' })).text();
  assert.match(elder, /<html lang="zh-CN" class="elder contrast">/);
  const search = '/sousuo/?q=%E4%BD%8F%E6%88%BF+%E8%A1%A5%E8%B4%B4&sort=time';
  const elderly = /\/xianshi\/\?m=z&amp;fanhui=([^"]+)/.exec(await site.text(search))?.[1] ?? '';
  const again = await site.get(`/xianshi/?m=z&fanhui=${elderly}`);
  assert.equal(again.headers.get('location'), search, 'a search is still the same search');
  for (const away of [
    '//evil.example/',
    'https://evil.example/',
    '/\\evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/zwdt//evil.example',
    '//evil.example/?q=1',
    '/?q=1#//evil.example',
    '/?q=\r\nX-Evil: 1',
  ]) {
    const home = await site.get(`/xianshi/?m=z&fanhui=${encodeURIComponent(away)}`);
    assert.equal(home.headers.get('location'), '/', away);
  }
});

test('every answer carries the same strict headers', async () => {
  for (const path of ['/', '/nothing/', '/robots.txt', '/zwdt', '/zfxxgk/ysqgk/chaxun/']) {
    const { headers } = await site.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('strict-transport-security'), null, 'plain http');
  }
  assert.deepEqual(site.errors, []);
});

test('the request log holds the path and nothing of the person', async () => {
  site.lines.length = 0;
  await site.get('/sousuo/?q=%E5%BC%A0%E4%B8%89', { cookie: 'xianshi=z' });
  assert.deepEqual(Object.keys(site.lines[0] ?? {}).sort(), [
    'method',
    'milliseconds',
    'path',
    'status',
  ]);
  assert.equal(site.lines[0]?.path, '/sousuo/');
});

/** Tags that close nothing, and those left open: a browser would mend them, each in its own way. */
function unbalanced(text: string): string[] {
  const empty = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [tag, slash, name = ''] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?\/?>/g)) {
    if (empty.has(name) || tag.endsWith('/>')) continue;
    if (slash === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else wrong.push(`</${name}> inside <${open.at(-1)}>`);
  }
  return [...wrong, ...open.map((name) => `<${name}> is left open`)];
}

test('browsers that draw no SVG find the mark at the old address, and every page names both', async () => {
  const answer = await site.get('/favicon.ico');
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/x-icon']);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([bytes.readUInt16LE(0), bytes.readUInt16LE(2)], [0, 1], 'an icon');
  const sizes = Array.from({ length: bytes.readUInt16LE(4) }, (_, n) => bytes[6 + 16 * n]);
  assert.deepEqual(sizes, [16, 32, 48]);
  for (const path of ['/', '/nothing/']) {
    const page = await (await site.get(path)).text();
    assert.match(page, /<link rel="icon" href="\/favicon\.ico" sizes="48x48" \/>/);
    assert.match(
      page,
      /<link rel="icon" href="\/ziyuan\/icon\.\w+\.svg" type="image\/svg\+xml" \/>/,
    );
  }
});
