// The way of a document to the site through the commands: the hour that was set, what it does to others, the texts
// that went before.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishScheduled } from '../../src/commands/documents/publish-scheduled.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { validityOn } from '../../src/rules/validity.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { relationsTo, revisionsOf } from '../../src/store/documents/document-revisions.ts';
import { publishUnread } from '../publish.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
let column = 0;
before(async () => {
  office = await openOffice();
  const row = await office.database.db
    .insertInto('columns')
    .values({
      organ_id: office.organId,
      slug: 'lzyj',
      path: 'zfxxgk/fdzdgknr/lzyj',
      name: '履职依据',
      kind: 'list',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => office.database.drop());

const content = (change: Partial<DocumentContent> = {}): DocumentContent => ({
  title: '某区停车管理办法',
  kind: 'normative-document',
  documentNumber: '某府发〔2026〕7号',
  issuers: ['某府'],
  publisher: '某府办公室',
  madeOn: '2026-02-10',
  columns: [column],
  openness: 'proactive',
  body: '<p>第一条　为了方便群众停车。</p>',
  ...change,
});

async function draft(
  context: CommandContext,
  change: Partial<DocumentContent> = {},
): Promise<{ id: number; version: number }> {
  const saved = await saveDocument(context, content(change));
  assert.ok(saved.ok, JSON.stringify(saved));
  return saved.value;
}

test('P01 made on 02-10, it is to be on the site by 03-16', async () => {
  const today = office.on('2026-02-11');
  const { id } = await draft(today);
  assert.equal((await documentById(office.database.db, id))?.publish_by, '2026-03-16');
});

test('what is cleared for nine o’clock goes on the site at nine, once, and never before', async () => {
  const today = office.on('2026-02-12');
  const nine = Temporal.Instant.from('2026-02-13T01:00:00Z');
  const { id } = await publishUnread(today, await draft(today), nine);
  assert.equal((await documentById(office.database.db, id))?.state, 'draft');
  assert.deepEqual((await publishScheduled(today)).published, []);
  const next = office.on('2026-02-13');
  const both = await Promise.all([publishScheduled(next), publishScheduled(next)]);
  assert.deepEqual(
    both.flatMap(({ published }) => published),
    [id],
    'two servers, one publication',
  );
  const row = await documentById(office.database.db, id);
  assert.deepEqual(
    [row?.state, row?.published_at?.toString(), row?.interpretation_due],
    ['published', '2026-02-13T02:00:00Z', '2026-02-25'],
    'P21: the interpretation is due three working days later',
  );
});

test('P14 a document that replaces another changes it when it is published and on its day, not before', async () => {
  const today = office.on('2026-02-13');
  const old = await publishUnread(
    today,
    await draft(today, { title: '旧办法', documentNumber: '某府发〔2021〕3号' }),
  );
  const relations = [
    { kind: 'replaces', documentId: old.id, name: '某府发〔2021〕3号', on: '2026-07-01' },
  ] as const;
  const next = await draft(today, { title: '新办法', relations });
  assert.equal(
    (await documentById(office.database.db, old.id))?.repealed_on,
    null,
    'a draft does nothing',
  );
  await publishUnread(today, next);
  const row = await documentById(office.database.db, old.id);
  assert.equal(row?.repealed_on, '2026-07-01');
  const dates = { repealedOn: row.repealed_on } as const;
  assert.deepEqual(
    [validityOn(dates, '2026-06-30'), validityOn(dates, '2026-07-01')],
    ['in-force', 'repealed'],
  );
  const [back] = await relationsTo(office.database.db, old.id);
  assert.deepEqual([back?.kind, back?.otherId, back?.on], ['replaces', next.id, '2026-07-01']);
});

test('a document does nothing to itself, nor to one that is not there', async () => {
  const today = office.on('2026-02-13');
  const { id, version } = await draft(today);
  for (const documentId of [id, 999_999]) {
    const relations = [{ kind: 'repeals', documentId, name: '某文件', on: '2026-07-01' }] as const;
    const saved = await saveDocument(today, content({ relations }), { id, version });
    assert.deepEqual(saved.ok || saved.violations.map(({ code, field }) => [code, field]), [
      ['document-unknown', 'relations.0'],
    ]);
  }
});

test('a correction and a withdrawal leave every text that readers saw', async () => {
  const today = office.on('2026-02-13');
  const first = await publishUnread(today, await draft(today));
  const later = office.on('2026-02-20');
  const saved = await saveDocument(later, content({ body: '<p>第一条　改。</p>' }), first);
  assert.ok(saved.ok);
  const second = await publishUnread(later, saved.value);
  const last = office.on('2026-02-21');
  assert.ok((await withdrawDocument(last, { ...second, reason: '误发' })).ok);
  assert.deepEqual(
    (await revisionsOf(office.database.db, first.id)).map((one) => [
      one.revision,
      one.published_at.toString(),
      one.until.toString(),
      one.reason,
    ]),
    [
      [2, '2026-02-20T02:00:00Z', '2026-02-21T02:00:00Z', '误发'],
      [1, '2026-02-13T02:00:00Z', '2026-02-20T02:00:00Z', '测试'],
    ],
  );
});

test('two who save at once: the slower is told, the text of the quicker stands', async () => {
  const today = office.on('2026-02-13');
  const { id, version } = await draft(today);
  const both = await Promise.all(
    ['<p>甲</p>', '<p>乙</p>'].map(async (body) =>
      saveDocument(today, content({ body }), { id, version }),
    ),
  );
  assert.equal(both.filter(({ ok }) => ok).length, 1);
  const told = both.find(({ ok }) => !ok);
  assert.equal(told?.ok === false && told.violations[0]?.code, 'changed-meanwhile');
});

test('of two that change each other and are published at once, each does its work', async () => {
  const today = office.on('2026-02-13');
  const first = await draft(today, { title: '甲办法' });
  const second = await draft(today, { title: '乙办法' });
  const amending = async (own: typeof first, title: string, other: typeof first) => {
    const relations = [
      { kind: 'amends', documentId: other.id, name: title, on: '2026-07-01' },
    ] as const;
    const saved = await saveDocument(today, content({ title, relations }), own);
    assert.ok(saved.ok, JSON.stringify(saved));
    return saved.value;
  };
  const both = [await amending(first, '甲办法', second), await amending(second, '乙办法', first)];
  await Promise.all(both.map(async (one) => publishUnread(today, one)));
  for (const { id } of both) {
    const row = await documentById(office.database.db, id);
    assert.deepEqual([row?.state, row?.amended_on], ['published', '2026-07-01']);
  }
});
