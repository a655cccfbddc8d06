// OAI-PMH 2.0: every verb, errors by their codes, lists that go on, deleted records; what is answered is well-formed and
// in the order that the protocol's schema gives.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { oaiRecords } from '../../src/formats/open-data/oai.ts';
import { openDocumentSchema } from '../../src/formats/open-data/open-document.ts';
import { siteDocuments } from './documents.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  const notice = siteDocuments.find(({ kind }) => kind === 'news');
  assert.ok(notice);
  const more = Array.from({ length: 110 }, (_, i) => ({
    ...notice,
    key: `oai-${i}`,
    title: `关于第${i + 1}批<项目>&“验收”的公告`,
  }));
  site = await createTestSite('2026-03-30', [...siteDocuments, ...more]);
});
after(async () => await site.close());

type Xml = ReturnType<DOMParser['parseFromString']>;

function fail(message: string): never {
  return assert.fail(message);
}

function parse(text: string): Xml {
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  return parser.parseFromString(text, 'text/xml');
}

async function ask(query: string): Promise<{ text: string; xml: Xml }> {
  const answer = await site.get(`/oai?${query}`);
  assert.equal(answer.status, 200, query);
  assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
  const text = await answer.text();
  const xml = parse(text);
  const top = Array.from(xml.documentElement?.childNodes ?? [])
    .map(({ nodeName }) => nodeName)
    .filter((name) => name !== '#text');
  assert.deepEqual(top.slice(0, 2), ['responseDate', 'request'], query);
  return { text, xml };
}

function all(xml: Xml, name: string): readonly string[] {
  return Array.from(xml.getElementsByTagName(name)).map((one) => one.textContent ?? '');
}

function codesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/<error code="(\w+)">/g), ([, code]) => code ?? '');
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

test('Identify says what the protocol asks for, in its order', async () => {
  const { xml } = await ask('verb=Identify');
  const [identify] = Array.from(xml.getElementsByTagName('Identify'));
  const names = Array.from(identify?.childNodes ?? []).map(({ nodeName }) => nodeName);
  assert.deepEqual(
    names.filter((name) => name !== '#text'),
    [
      'repositoryName',
      'baseURL',
      'protocolVersion',
      'adminEmail',
      'earliestDatestamp',
      'deletedRecord',
      'granularity',
    ],
  );
  assert.match(all(xml, 'earliestDatestamp')[0] ?? '', moment);
  assert.match(all(xml, 'responseDate')[0] ?? '', moment);
  assert.match(all(xml, 'adminEmail')[0] ?? '', /^\S+@\S+$/);
});

test('the formats, of all and of one', async () => {
  const { xml } = await ask('verb=ListMetadataFormats');
  assert.deepEqual(all(xml, 'metadataPrefix'), ['oai_dc']);
  const unknown = await ask('verb=ListMetadataFormats&identifier=oai:localhost:99999999');
  assert.deepEqual(codesIn(unknown.text), ['idDoesNotExist']);
});

test('the sets are the columns, and a set holds what stands below it', async () => {
  const { xml } = await ask('verb=ListSets');
  const sets = all(xml, 'setSpec');
  assert.ok(sets.includes('zfxxgk:fdzdgknr:lzyj'));
  for (const set of sets) assert.match(set, /^[A-Za-z0-9_.!~*'()-]+(?::[A-Za-z0-9_.!~*'()-]+)*$/);
  const above = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc&set=zfxxgk');
  const within = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc&set=zfxxgk:fdzdgknr:lzyj');
  const ids = all(within.xml, 'identifier');
  assert.ok(ids.length > 0);
  const wider = new Set(all(above.xml, 'identifier'));
  assert.ok(wider.size >= ids.length);
});

async function harvest(verb: string): Promise<readonly string[]> {
  const found: string[] = [];
  let query = `verb=${verb}&metadataPrefix=oai_dc`;
  for (let pages = 1; ; pages += 1) {
    const { text, xml } = await ask(query);
    assert.deepEqual(codesIn(text), []);
    found.push(...all(xml, 'identifier'));
    const [token] = all(xml, 'resumptionToken');
    if (token === '' || token === undefined) {
      assert.ok(pages > 1, 'the list was parted');
      assert.equal(token, '', 'the last part of a parted list has an empty token');
      return found;
    }
    query = `verb=${verb}&resumptionToken=${encodeURIComponent(token)}`;
  }
}

test('a long list goes on until every document came once', async () => {
  const rows = await site.context.db.selectFrom('documents').select('id').execute();
  const found = await harvest('ListIdentifiers');
  assert.equal(new Set(found).size, found.length);
  assert.equal(found.length, rows.length);
});

test('a record is Dublin Core, whatever its title holds', async () => {
  const { xml } = await ask('verb=ListRecords&metadataPrefix=oai_dc');
  assert.ok(all(xml, 'dc:title').includes('关于第1批<项目>&“验收”的公告'));
  const [id] = all(xml, 'identifier');
  const one = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${id}`);
  assert.equal(all(one.xml, 'record').length, 1);
  assert.match(all(one.xml, 'dc:date')[0] ?? '', /^\d{4}-\d{2}-\d{2}$/);
});

const wrong: readonly (readonly [string, string])[] = [
  ['', 'badVerb'],
  ['verb=Nothing', 'badVerb'],
  ['verb=toString', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&from=2026-01-01', 'badArgument'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=%00', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai%0b', 'badArgument'],
  [
    `verb=ListSets&resumptionToken=${btoa(String.raw`["ListSets","a\u0000"]`)}`,
    'badResumptionToken',
  ],
  ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-31', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=x', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-02&until=2026-02-01', 'badArgument'],
  [
    'verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-02&until=2026-02-03T00:00:00Z',
    'badArgument',
  ],
  ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere:1', 'idDoesNotExist'],
  ["verb=GetRecord&metadataPrefix=oai_dc&identifier=1' or '1'='1", 'idDoesNotExist'],
  ['verb=ListRecords&metadataPrefix=oai_dc&until=1990-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=nothing', 'noRecordsMatch'],
  ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
  [
    `verb=ListRecords&resumptionToken=${btoa('["ListRecords",null,null,null,"x",1]')}`,
    'badResumptionToken',
  ],
  [`verb=ListSets&resumptionToken=${btoa('["ListSets","~~~"]')}`, 'badResumptionToken'],
];

for (const [query, code] of wrong) {
  test(`${code}: ${query.slice(0, 90)}`, async () => {
    const { text } = await ask(query.replaceAll(' ', '%20'));
    assert.deepEqual(codesIn(text), [code]);
    if (code === 'badVerb' || code === 'badArgument') assert.match(text, /<request>/);
  });
}

test('days and seconds bound the list, the last one included', async () => {
  const { xml } = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc');
  const [stamp] = all(xml, 'datestamp');
  assert.ok(stamp);
  const base = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
  for (const bounds of [`from=${stamp}&until=${stamp}`, `until=${stamp.slice(0, 10)}`]) {
    const found = await ask(`${base}&${bounds}`);
    assert.ok(all(found.xml, 'datestamp').includes(stamp), bounds);
  }
});

test('asked by form it is the same', async () => {
  const answer = await site.app.request('/oai', {
    method: 'POST',
    body: new URLSearchParams({ verb: 'Identify' }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  assert.match(await answer.text(), /<Identify>/);
});

test('what was withdrawn is a deleted record with nothing of its title', async () => {
  const { xml } = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc');
  const identifier = all(xml, 'identifier').at(-1) ?? '';
  const id = Number(identifier.split(':').at(-1));
  const { version, title } = await site.context.db
    .selectFrom('documents')
    .select(['version', 'title'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  site.travel('2026-03-31');
  const input = { id, version, reason: '泄露', leak: true };
  assert.ok((await withdrawDocument(site.command, input)).ok);
  const { text } = await ask('verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-31');
  assert.match(text, new RegExp(`<header status="deleted"><identifier>${identifier}<`));
  assert.ok(!text.includes(title) && !text.includes('<metadata>') && !text.includes('泄露'));
  const one = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`);
  assert.match(one.text, /status="deleted"/);
});

test('control characters and halves of characters leave the answer well-formed', async () => {
  const answer = await site.get(`/oai?verb=GetRecord&identifier=%01%00%3C&metadataPrefix=oai_dc`);
  parse(await answer.text());
  const shape = openDocumentSchema.parse({
    ...(await (await site.get('/api/public/documents/1')).json()),
  });
  const record = {
    identifier: 'oai:x:1',
    changedAt: Temporal.Instant.from('2026-03-02T01:00:00.5Z'),
    columns: ['a/b'],
    document: { ...shape, title: ']]><script>\u0001\ud83d&', keywords: ['<!--'] },
  };
  const text = oaiRecords('ListRecords', [record], { kind: (key) => key }, undefined);
  parse(text.replace('<ListRecords>', '<ListRecords xmlns:x="x">'));
  assert.match(text, /<datestamp>2026-03-02T01:00:00Z</);
});
