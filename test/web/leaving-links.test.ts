// Links in the text of a document: to sites that are no government's they lead over the words that one leaves
// (国办发〔2017〕47号), on its page and on those of its earlier texts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withLeavingLinks } from '../../src/web/portal/leaving-links.ts';
import { addressOfTitle } from './address-of-title.ts';
import { housingRules, siteDocuments } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

const origins = ['http://localhost:8080', 'https://www.kfq.test'];
const linked = (href: string) => withLeavingLinks(`<p><a href="${href}">见此</a></p>`, origins);

for (const href of [
  '/zfxxgk/',
  '#fujian',
  '?page=2',
  'http://localhost:8080/zfxxgk/',
  'https://www.kfq.test/a.html',
  'https://www.gov.cn/zhengce/',
  'HTTPS://XXGK.GOV.CN/',
  'mailto:xxgk@example.com',
  'https://[不是地址/',
]) {
  test(`${href} is followed at once`, () => {
    const { html, links } = linked(href);
    assert.equal(html, `<p><a href="${href}">见此</a></p>`);
    assert.deepEqual(links, []);
  });
}

for (const [href, address] of [
  ['https://www.bank.example/a?b=1&amp;c=2', 'https://www.bank.example/a?b=1&c=2'],
  ['//www.bank.example/', 'http://www.bank.example/'],
  [String.raw`https://bank.example\.gov.cn/`, 'https://bank.example/.gov.cn/'],
  ['https://www.gov.cn@bank.example/', 'https://www.gov.cn@bank.example/'],
  ['https://www.kfq.test.bank.example/', 'https://www.kfq.test.bank.example/'],
] as const) {
  test(`${href} leads over the words`, () => {
    const { html, links } = linked(href);
    assert.equal(html, '<p><a href="#likai-1">见此</a></p>');
    assert.deepEqual(links, [{ id: 'likai-1', address }]);
  });
}

test('an address that stands in a text twice has one place', () => {
  const { html, links } = withLeavingLinks(
    '<a href="https://a.example/">一</a><a href="https://b.example/">二</a><a href="https://a.example/">三</a>',
    origins,
  );
  assert.deepEqual(html.match(/#likai-\d/g), ['#likai-1', '#likai-2', '#likai-1']);
  assert.equal(links.length, 2);
});

let site: TestSite;
before(async () => {
  const text =
    '<p>详见<a href="https://www.bank.example/daikuan">银行的网站</a>和<a href="https://www.gov.cn/">中国政府网</a>。</p>';
  site = await createTestSite('2026-03-30', [
    ...siteDocuments,
    {
      ...housingRules,
      key: 'bank',
      documentNumber: undefined,
      title: '安居贷款办理指引',
      body: text,
    },
  ] as typeof siteDocuments);
});
after(() => site.close());

test('the page names the site and where it lies before anybody goes', async () => {
  const page = await site.text(await addressOfTitle(site, '安居贷款办理指引'));
  assert.match(page, /<a href="#likai-1">银行的网站<\/a>和<a href="https:\/\/www\.gov\.cn\/">/);
  const [, told = ''] = /<section class="leaving-links"[^>]*>([^]*?)<\/section>/.exec(page) ?? [];
  assert.match(
    told,
    /您即将离开青枫[^]*<li id="likai-1">[^]*https:\/\/www\.bank\.example\/daikuan</,
  );
  assert.match(
    told,
    /href="https:\/\/www\.bank\.example\/daikuan" rel="external nofollow noopener noreferrer"\s*>前往www\.bank\.example</,
  );
  assert.equal(page.match(/href="https:\/\/www\.bank\.example/g)?.length, 1, 'no other way there');
});

test('a text that leads nowhere else has no such part', async () => {
  assert.doesNotMatch(
    await site.text(await addressOfTitle(site, '机动车停放管理办法')),
    /leaving-links/,
  );
});
