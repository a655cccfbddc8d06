// Every address says in which ways it may be asked, and takes no form where it has none.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

const read = 'GET, HEAD, OPTIONS';
const posted = 'GET, HEAD, POST, OPTIONS';

const places = {
  '/': read,
  '/zwdt/': read,
  '/zwdt/index_2.html': read,
  '/bangzhu/': read,
  '/feed.xml': read,
  '/robots.txt': read,
  '/hqzc/': read,
  '/hqzc/duibi/': read,
  '/zfxxgk/ysqgk/': read,
  '/zfxxgk/ysqgk/shenqing/': posted,
  '/zfxxgk/ysqgk/chaxun/': posted,
  '/lianxi/': posted,
  '/hqzc/dingyue/': posted,
  '/hqzc/pipei/': posted,
  '/gongju/nianbao/': posted,
};

test('OPTIONS and methods of other kinds are told which there are', async () => {
  for (const [path, allow] of Object.entries(places)) {
    const options = await site.app.request(path, { method: 'OPTIONS' });
    assert.deepEqual([options.status, options.headers.get('allow')], [204, allow], path);
    const isFeed = path.startsWith('/feed');
    assert.equal(options.headers.get('access-control-allow-origin'), isFeed ? '*' : null, path);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await site.app.request(path, { method });
      assert.deepEqual([answer.status, answer.headers.get('allow')], [405, allow], path);
      const text = await answer.text();
      if (isFeed) assert.match(text, /^<\?xml[^>]*>\n<error code="method-not-taken">/);
      else assert.match(text, /<h1>不接受这种请求方法<\/h1>[^]*<a href="\/">回到首页<\/a>/);
    }
  }
});

test('a program is told in the language that it reads, a person on a page of the site', async () => {
  const told = {
    '/oai': ['text/xml; charset=utf-8', /^<\?xml[^>]*>\n<error code="method-not-taken">/],
    '/feed/zwdt.atom': ['text/xml; charset=utf-8', /<error code="method-not-taken">/],
    '/feed.json': ['application/json', /"code":"method-not-taken"/],
    '/kaifang/shuju/manifest.json': ['application/json', /"code":"method-not-taken"/],
    '/liulan/1': ['application/json', /"code":"method-not-taken"/],
    '/api/public/documents': ['application/json', /"code":"method-not-taken"/],
    '/zwdt/': ['text/html; charset=UTF-8', /<span class="site-title">青枫经济技术开发区<\/span>/],
  } as const;
  for (const [path, [type, words]] of Object.entries(told)) {
    const answer = await site.app.request(path, { method: 'DELETE' });
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [405, type], path);
    assert.match(await answer.text(), words, path);
  }
  // A form sent to what programs read is refused in their language too.
  const posted = await site.app.request('/feed.json', { method: 'POST', body: 'a=b' });
  assert.deepEqual([posted.status, posted.headers.get('allow')], [405, read]);
  assert.match(await posted.text(), /"code":"method-not-taken"/);
});

test('a program that asks for what is not there is told so in its language, a person on a page', async () => {
  const told = {
    '/feed/nothing.xml': ['text/xml; charset=utf-8', /<error code="no-such-address">/],
    '/feed/nothing.json': ['application/json', /"code":"no-such-address"/],
    '/sitemap-99.xml': ['text/xml; charset=utf-8', /<error code="no-such-address">/],
    '/kaifang/shuju/a/nothing': ['application/json', /"code":"no-such-address"/],
    '/zwdt/nothing/': ['text/html; charset=UTF-8', /<h1>没有这个页面/],
  } as const;
  for (const [path, [type, words]] of Object.entries(told)) {
    const answer = await site.get(path);
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [404, type], path);
    assert.match(await answer.text(), words, path);
  }
});

test('a harvester whose question is too long is told in XML', async () => {
  const body = `verb=ListRecords&set=${'a'.repeat(9000)}`;
  const answer = await site.app.request('/oai', { method: 'POST', body });
  assert.equal(answer.status, 413);
  assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
  assert.match(await answer.text(), /<error code="too-large">/);
});

test('what is posted to a page without a form is refused in words, and leads to the page', async () => {
  const pages = Object.entries(places).filter(
    ([path, allow]) => allow === read && path !== '/feed.xml',
  );
  for (const [path] of pages) {
    const answer = await site.app.request(path, { method: 'POST', body: 'a=b' });
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, read], path);
    const text = await answer.text();
    assert.match(text, /<h1>这个页面不接收提交的内容<\/h1>/);
    const back = path === '/' ? '打开首页' : '打开这个页面';
    assert.ok(text.includes(`<a href="${path}">${back}</a>`), path);
  }
  for (const path of ['/nothing/', '/hqzc/99999/', '/zwdt/index_99.html']) {
    const answer = await site.app.request(path, { method: 'POST' });
    assert.equal(answer.status, 404, path);
  }
});

test('where a form is, it is taken', async () => {
  for (const [path, allow] of Object.entries(places)) {
    if (allow !== posted) continue;
    const body = new URLSearchParams({ none: 'x' });
    const answer = await site.app.request(path, { method: 'POST', body });
    assert.notEqual(answer.status, 405, path);
    assert.notEqual(answer.status, 404, path);
  }
});

test('HEAD is answered as GET is, without a body', async () => {
  for (const path of ['/hqzc/', '/', '/zwdt/']) {
    const answer = await site.app.request(path, { method: 'HEAD' });
    assert.equal(answer.status, 200, path);
    assert.equal(await answer.text(), '');
  }
});

test('pages of other sites may ask the files of the open data', async () => {
  const answer = await site.app.request('/kaifang/shuju/manifest.json', { method: 'OPTIONS' });
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.match(answer.headers.get('access-control-allow-headers') ?? '', /If-None-Match/);
});

test('pages of other sites may read feeds, and ask whether theirs is still the newest', async () => {
  const feeds = ['/feed.xml', '/feed/zwdt.json', '/hqzc/feed.atom', '/sousuo/feed.json'];
  for (const path of feeds) {
    const options = await site.app.request(path, { method: 'OPTIONS' });
    assert.equal(options.headers.get('access-control-allow-origin'), '*', path);
    assert.match(options.headers.get('access-control-allow-headers') ?? '', /If-None-Match/);
    const address = path.startsWith('/sousuo/') ? `${path}?q=%E4%BD%8F%E6%88%BF` : path;
    const answer = await site.get(address);
    assert.deepEqual(
      [answer.status, answer.headers.get('access-control-allow-origin')],
      [200, '*'],
    );
    const known = await site.get(address, { 'If-None-Match': answer.headers.get('etag') ?? '' });
    assert.deepEqual([known.status, known.headers.get('access-control-allow-origin')], [304, '*']);
  }
  assert.equal((await site.get('/feed.xml?x=1')).headers.get('access-control-allow-origin'), '*');
  const kept = await fetch(`${await site.listen()}/feed.xml`);
  assert.equal(kept.headers.get('access-control-allow-origin'), '*');
  assert.equal((await site.get('/zwdt/')).headers.get('access-control-allow-origin'), null);
});

test('a reader who has any copy of a page is told that it is there', async () => {
  const answer = await site.get('/zwdt/', { 'If-None-Match': '*' });
  assert.equal(answer.status, 304);
  assert.equal((await site.get('/nothing/', { 'If-None-Match': '*' })).status, 404);
});
