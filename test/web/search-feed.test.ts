// A search as a feed: the same question in three forms, and never of a number of a person.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

function fail(message: string): never {
  return assert.fail(message);
}

const housing = encodeURIComponent('住房保障');

test('the page of a search names its feeds, and each answers the same question', async () => {
  const page = await site.text(`/sousuo/?q=${housing}&year=2022`);
  for (const format of ['xml', 'atom', 'json']) {
    const address = `/sousuo/feed.${format}?q=${housing}&amp;year=2022`;
    assert.ok(page.split(address).length >= 3, `${format} in head and text`);
    const answer = await site.get(address.replace('&amp;', '&'));
    assert.equal(answer.status, 200);
    const text = await answer.text();
    assert.match(text, /住房保障实施细则的通知/);
    assert.doesNotMatch(text, /安全生产/);
    if (format !== 'json') {
      const errorHandler = { warning: fail, error: fail, fatalError: fail };
      new DOMParser({ errorHandler }).parseFromString(text, 'text/xml');
    }
  }
});

test('who has it already is told that nothing is new, until something goes', async () => {
  const address = `/sousuo/feed.atom?q=${encodeURIComponent('机动车')}`;
  const first = await site.get(address);
  const tag = first.headers.get('etag') ?? '';
  assert.match(await first.text(), /停放管理办法/);
  assert.equal((await site.get(address, { 'If-None-Match': tag })).status, 304);
  const { id, version } = await site.context.db
    .selectFrom('documents')
    .select(['id', 'version'])
    .where('import_key', '=', 'parking-repealed')
    .executeTakeFirstOrThrow();
  assert.ok((await withdrawDocument(site.command, { id, version, reason: '内容有误' })).ok);
  const later = await site.get(address, { 'If-None-Match': tag });
  assert.equal(later.status, 200);
  assert.doesNotMatch(await later.text(), /停放管理办法/);
});

test('traditional characters are read as on the page', async () => {
  const text = await site.text(`/sousuo/feed.json?q=${encodeURIComponent('實施細則')}`);
  assert.match(text, /住房保障实施细则/);
});

test('a question that holds the number of a person has no feed and is offered none', async () => {
  const number = '520102199003078515';
  assert.equal((await site.get(`/sousuo/feed.xml?q=${number}`)).status, 404);
  assert.doesNotMatch(await site.text(`/sousuo/?q=${number}`), /sousuo\/feed/);
  assert.doesNotMatch(await site.text('/sousuo/'), /sousuo\/feed/);
});

test('no question, no feed; attacks stand in it as text', async () => {
  assert.equal((await site.get('/sousuo/feed.xml')).status, 404);
  assert.equal((await site.get('/sousuo/feed.exe?q=x')).status, 404);
  const attack = `<script>alert(1)</script>]]>&"'`;
  const text = await site.text(`/sousuo/feed.xml?q=${encodeURIComponent(attack)}`);
  assert.doesNotMatch(text, /<script>/);
  assert.deepEqual(site.errors, []);
});

test('a program that asks without end is asked to rest', async () => {
  const from = 'search feed address 192.0.2.1';
  for (let i = site.context.suggestions.failures(from); i < 30; i += 1) {
    site.context.suggestions.fail(from);
  }
  for (const [format, words] of [
    ['xml', /<error code="too-many-calls">/],
    ['json', /"code":"too-many-calls"/],
  ] as const) {
    const answer = await site.get(`/sousuo/feed.${format}?q=${housing}`);
    assert.equal(answer.status, 429);
    assert.match(await answer.text(), words);
  }
});
