// Every organ below the site's own has a folder with its five entries (国办公开办函〔2019〕61号); what it publishes
// stands there, and requests made there are addressed to it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addColumn } from '../../src/commands/documents/keep-columns.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { createOrgan } from '../../src/commands/people/create-organ.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { columnsOf } from '../../src/store/documents/columns.ts';
import { siteOrgan } from '../../src/store/people/organs.ts';
import { publishUnread } from '../publish.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let below: CommandContext;
before(async () => {
  site = await createTestSite();
  const made = await createOrgan(site.command, {
    parentId: site.organId,
    code: 'jiaoyu',
    name: '青枫经济技术开发区教育局',
    shortName: '区教育局',
    kind: 'department',
    letterWord: '青教',
    reports: true,
    reportDeadlineClass: 'department',
  });
  assert.ok(made.ok, JSON.stringify(made));
  below = { ...site.command, organId: made.value.id };
});
after(async () => await site.close());

const at = (path: string): string => `/jg/jiaoyu/${path}`;

test('the list of organs leads to its page, that to its five entries, each of which opens', async () => {
  assert.match(await site.text('/jg/'), /href="\/jg\/jiaoyu\/"/);
  const page = await site.text('/jg/jiaoyu/');
  assert.match(page, /<h1>青枫经济技术开发区教育局<\/h1>/);
  for (const path of [
    'zfxxgk/zfxxgkzn/',
    'zfxxgk/zfxxgkzd/',
    'zfxxgk/fdzdgknr/',
    'zfxxgk/zfxxgknb/',
    'zfxxgk/ysqgk/',
  ]) {
    assert.match(page, new RegExp(`href="${at(path)}"`));
    const entry = await site.get(at(path));
    assert.equal(entry.status, 200, path);
    const text = await entry.text();
    assert.match(text, /<a href="\/jg\/jiaoyu\/">区教育局<\/a>/, path);
    assert.match(text, /_区教育局_/, path);
  }
});

function nav(text: string): string | undefined {
  return /<nav class="main-nav"[\s\S]*?<\/nav>/
    .exec(text)?.[0]
    .replaceAll(/(?: aria-current="true")?\s*>/g, '>');
}

test('the frame stays the site’s: its name, its navigation', async () => {
  const [own, main] = await Promise.all([site.text('/jg/jiaoyu/'), site.text('/zfxxgk/')]);
  assert.equal(nav(own), nav(main));
  assert.equal(
    /<meta name="SiteName" content="([^"]*)"/.exec(own)?.[1],
    /<meta name="SiteName" content="([^"]*)"/.exec(main)?.[1],
  );
});

test('what it publishes stands in its folder, in its feed, in the site map and in the search', async () => {
  const columns = await columnsOf(site.context.db, below.organId);
  const home = columns.find(({ path }) => path === 'jg/jiaoyu/zfxxgk/fdzdgknr/msly');
  assert.ok(home);
  const saved = await saveDocument(below, {
    title: '关于义务教育入学登记的公告',
    kind: 'notice',
    issuers: ['青枫经济技术开发区教育局'],
    publisher: '青枫经济技术开发区教育局',
    madeOn: '2026-03-27',
    columns: [home.id],
    openness: 'proactive',
    body: '<p>入学登记自四月一日起。</p>',
  });
  assert.ok(saved.ok, JSON.stringify(saved));
  const document = await publishUnread(below, saved.value);
  const address = at(`zfxxgk/fdzdgknr/msly/202603/t20260330_${document.id}.html`);
  for (const path of [
    '/jg/jiaoyu/',
    at('zfxxgk/fdzdgknr/msly/'),
    '/feed/jg/jiaoyu/zfxxgk/fdzdgknr/msly.xml',
    '/feed/jg/jiaoyu.json',
    '/sitemap.xml',
    '/sousuo/?q=入学登记',
    '/sousuo/?q=入学登记&jg=jiaoyu',
    '/sousuo/feed.json?q=入学登记',
  ]) {
    assert.match(await site.text(path), new RegExp(address), path);
  }
  // The box on its page asks for its own; the site's own organ has none of it.
  assert.match(await site.text('/jg/jiaoyu/'), /name="jg" value="jiaoyu"/);
  assert.match(await site.text('/sousuo/?q=入学登记&jg=jiaoyu'), /公开机关：区教育局/);
  const elsewhereCode = (await siteOrgan(site.context.db))?.code;
  for (const code of [elsewhereCode, 'keinamt']) {
    const none = await site.text(`/sousuo/?q=入学登记&jg=${code}`);
    assert.doesNotMatch(none, new RegExp(address), String(code));
  }
  // Of all that is public the organs are offered with what each has.
  assert.match(
    await site.text('/sousuo/?sort=time'),
    /jg=jiaoyu[^"]*" rel="nofollow"\s*><span>区教育局<\/span>\s*<small>1<\/small>/,
  );
  assert.match(await site.text('/sousuo/lianxiang?q=入学'), /入学登记/);
  assert.match(await site.text(address), /自四月一日起/);
  assert.match(await site.text('/jg/'), /已公开1件/);
  // In the folder of nobody else.
  const elsewhere = await site.get(address.replace('/jg/jiaoyu/', '/'));
  assert.deepEqual([elsewhere.status, elsewhere.headers.get('location')], [301, address]);
  assert.ok((await withdrawDocument(below, { ...document, reason: '测试' })).ok);
  assert.equal((await site.get(address)).status, 410);
  assert.doesNotMatch(await site.text('/jg/jiaoyu/'), /义务教育/);
  assert.doesNotMatch(await site.text('/sousuo/?q=入学登记'), new RegExp(address));
  assert.doesNotMatch(await site.text('/sousuo/lianxiang?q=入学'), /入学登记/);
});

test('a request made there is addressed to it', async () => {
  const form = await site.text(at('zfxxgk/ysqgk/shenqing/'));
  assert.match(form, /青枫经济技术开发区教育局/);
  assert.doesNotMatch(form, /选择受理机关<\/h1>/);
});

test('a column it adds at the top stands in its folder; the folder of organs is nobody’s name', async () => {
  const settings = {
    name: '校园安全',
    kind: 'list',
    link: null,
    updateDays: null,
    reviewSteps: ['final'],
    secrecyForm: 'separate',
    people: { edit: [], review: [] },
    parentId: null,
  } as const;
  const made = await addColumn(below, { ...settings, slug: 'xyaq' });
  assert.ok(made.ok, JSON.stringify(made));
  assert.match(await site.text(at('xyaq/')), /<h1>校园安全<\/h1>/);
  const taken = await addColumn(site.command, { ...settings, slug: 'jg' });
  assert.equal(taken.ok ? '' : taken.violations[0]?.code, 'column-slug-taken');
});

test('no organ, an inner office, a name with a stroke missing', async () => {
  assert.equal((await site.get('/jg/keinamt/')).status, 404);
  assert.equal((await site.get('/jg/keinamt/zfxxgk/')).status, 404);
  const inner = await createOrgan(site.command, {
    parentId: below.organId,
    code: 'jiaoyu-bgs',
    name: '办公室',
    shortName: '办公室',
    kind: 'internal',
    letterWord: '办',
    reports: false,
    reportDeadlineClass: null,
  });
  assert.ok(inner.ok);
  assert.equal((await site.get('/jg/jiaoyu-bgs/')).status, 404);
  const moved = await site.get('/jg/jiaoyu');
  assert.deepEqual([moved.status, moved.headers.get('location')], [301, '/jg/jiaoyu/']);
  assert.equal((await site.get('/jg')).status, 301);
});
