// Documents from a file: whole lines or none, the same key once, numbers without gaps.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { importDocuments, type ImportReport } from '../../src/commands/imports/import-documents.ts';
import type { ImportDocument } from '../../src/rules/import-document.ts';
import { createTestSite, type TestSite } from '../web/site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-03-30', []);
});
after(async () => await site.close());
beforeEach(async () => {
  await site.context.db.deleteFrom('documents').execute();
  await site.context.db.deleteFrom('counters').execute();
});

const organ = '青枫经济技术开发区管理委员会';

function document(key: string, change: Partial<ImportDocument> = {}): ImportDocument {
  return {
    key,
    title: `关于${key}的通知`,
    kind: 'notice',
    issuers: [organ],
    publisher: organ,
    madeOn: '2026-03-02',
    publishedAt: '2026-03-03T09:30',
    columns: ['qtfd'],
    openness: 'proactive',
    body: '<p>正文。</p>',
    ...change,
  };
}

async function load(...documents: readonly (ImportDocument | string)[]): Promise<ImportReport> {
  const lines = documents.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  const result = await importDocuments(site.command, lines);
  assert.ok(result.ok);
  return result.value;
}

async function rows() {
  return await site.context.db.selectFrom('documents').selectAll().orderBy('id').execute();
}

test('a faulty line is told by its number and left out, the others come in', async () => {
  const report = await load(
    document('a'),
    '{"key": ',
    '',
    document('b', { madeOn: '2026-02-30' }),
    document('c', { columns: ['nowhere'] }),
    document('d'),
  );
  assert.equal(report.imported, 2);
  assert.deepEqual(
    report.faults.map(({ row, field, code }) => [row, field, code]),
    [
      [2, '', 'not-json'],
      [4, 'madeOn', 'impossible-date'],
      [5, 'columns', 'unknown-column'],
    ],
  );
  assert.deepEqual(
    (await rows()).map((row) => row.import_key),
    ['a', 'd'],
  );
});

test('index numbers run without gaps in each year, also over faulty lines and two runs', async () => {
  await load(document('a'), document('x', { title: '' }), document('b'));
  await load(document('c'), document('old', { madeOn: '2025-12-30' }), document('d'));
  assert.deepEqual(
    (await rows()).map((row) => row.index_number?.split('/')[1]),
    ['2026-00001', '2026-00002', '2026-00003', '2025-00001', '2026-00004'],
  );
});

test('the same file again changes nothing', async () => {
  await load(document('a'), document('b'));
  const before = await rows();
  const again = await load(document('a', { title: '另一个标题' }), document('b'), document('c'));
  assert.equal(again.unchanged, 2);
  assert.equal(again.imported, 1);
  assert.deepEqual((await rows()).slice(0, 2), before);
  const entries = await site.context.db
    .selectFrom('document_search')
    .select('document_id')
    .execute();
  assert.equal(entries.length, 3);
});

test('a number that a document already bears is kept, and refused to a second one', async () => {
  const report = await load(
    document('a', { indexNumber: '000000000/2011-00007' }),
    document('b', { indexNumber: '000000000/2011-00007' }),
    document('c'),
  );
  assert.deepEqual(
    report.faults.map(({ row, code }) => [row, code]),
    [[2, 'duplicate']],
  );
  const numbers = (await rows()).map((row) => row.index_number);
  assert.deepEqual(numbers, ['000000000/2011-00007', '11999999MB0000019T/2026-00001']);
});

describe('what explains another document', () => {
  test('may stand before it in the file', async () => {
    const explains = { kind: 'interpretation', interprets: 'rule' } as const;
    const report = await load(document('explained', explains), document('rule'));
    assert.equal(report.imported, 2);
    const [rule, explained] = await rows();
    assert.equal(explained?.import_key, 'explained');
    assert.equal(explained?.interprets_id, rule?.id);
  });

  test('a whole site of them waits, more than are written at once', async () => {
    const count = 1100;
    const report = await load(
      ...Array.from({ length: count }, (_, n) =>
        document(`explained${n}`, { kind: 'interpretation', interprets: 'rule' }),
      ),
      document('rule'),
    );
    assert.equal(report.imported, count + 1);
    const [rule, ...explained] = await rows();
    assert.equal(rule?.import_key, 'rule');
    assert.deepEqual(
      explained.map(({ import_key }) => import_key),
      Array.from({ length: count }, (_, n) => `explained${n}`),
    );
    assert.ok(explained.every(({ interprets_id }) => interprets_id === rule?.id));
  });

  test('is left out when nobody bears that key, or only a faulty line does', async () => {
    const report = await load(
      document('a', { interprets: 'nobody' }),
      document('b', { interprets: 'faulty' }),
      document('faulty', { title: '' }),
    );
    assert.equal(report.imported, 0);
    assert.deepEqual(
      report.faults.map(({ row, field }) => [row, field]),
      [
        [1, 'interprets'],
        [2, 'interprets'],
        [3, 'title'],
      ],
    );
  });

  test('finds what an earlier file brought', async () => {
    await load(document('rule'));
    await load(document('explained', { interprets: 'rule' }));
    const [rule, explained] = await rows();
    assert.equal(explained?.interprets_id, rule?.id);
  });
});

test('what is not for the public is registered and shown nowhere', async () => {
  await load(document('kept', { openness: 'upon-request', opennessReason: '涉及第三方' }));
  const [row] = await rows();
  assert.equal(row?.state, 'draft');
  assert.equal(row?.published_at, null);
  assert.equal(row?.index_number, null);
  assert.doesNotMatch(await site.text('/zfxxgk/fdzdgknr/qtfd/'), /kept/);
  assert.doesNotMatch(await site.text('/sousuo/?q=kept'), /关于kept/);
});

test('a document of several columns stands in each and counts once', async () => {
  await load(document('a', { columns: ['qtfd', 'jdgk'] }));
  for (const path of ['/zfxxgk/fdzdgknr/qtfd/', '/jdgk/']) {
    assert.match(
      await site.text(path),
      /共1件[\s\S]*href="\/zfxxgk\/fdzdgknr\/qtfd\/202603\/t20260303_/,
    );
  }
  assert.match(await site.text('/sousuo/?year=2026'), /共1件/);
});

test('only what this organ made as lead counts as made here', async () => {
  await load(document('own'), document('other', { issuers: ['青枫市人民政府', organ] }));
  assert.deepEqual(
    (await rows()).map((row) => row.made_here),
    [true, false],
  );
});

test('a body is cleaned to the tags of the official layout', async () => {
  const body =
    '<p class="addressee evil" style="color:red" onclick="x()">各单位：</p><div><p>一、<b>要求</b></p></div>' +
    '<script>alert(1)</script><a href="javascript:x()">甲</a><a href="https://a.example/">乙</a><img src="x">';
  await load(document('a', { body }));
  assert.equal(
    (await rows())[0]?.body,
    '<p class="addressee">各单位：</p><p>一、要求</p><a>甲</a><a href="https://a.example/">乙</a>',
  );
});

test('thousands of lines come in batches', async () => {
  const many = Array.from({ length: 1203 }, (_, n) => document(`n${n}`));
  const report = await load(...many);
  assert.equal(report.imported, 1203);
  const last = (await rows()).at(-1);
  assert.match(last?.index_number ?? '', /2026-01203$/);
});
