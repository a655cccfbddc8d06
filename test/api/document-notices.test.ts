// Reminders about documents: each kind comes up on its day, for the editors, and goes with its cause.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noticeKindKeys, noticeKinds } from '../../src/rules/notices.ts';
import { type Caller, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
let head: Caller;
let column = 0;
const met = new Set<string>();

before(async () => {
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
  head = await house.staff('head', ['office-head']);
  const row = await house.database.db
    .insertInto('columns')
    .values({
      organ_id: house.organs.city,
      slug: 'tzgg',
      path: 'tzgg',
      name: '通知公告',
      kind: 'list',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

async function told(caller: Caller, on: string): Promise<readonly (readonly [string, string])[]> {
  await house.toDay(on);
  const { body } = await caller.get('/notices');
  const items = body.items as { kind: string; number: string | null; on: string }[];
  for (const { kind } of items) met.add(kind);
  return items.map(({ kind, on }) => [kind, on] as const);
}

async function row(change: object): Promise<number> {
  const { id } = await house.database.db
    .insertInto('documents')
    .values({
      organ_id: house.organs.city,
      title: '某文件',
      kind: 'notice',
      publisher: '某机关',
      home_column_id: column,
      made_here: true,
      ...change,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function gone(id: number): Promise<void> {
  await house.database.db.deleteFrom('documents').where('id', '=', id).execute();
}

const published = {
  state: 'published',
  published_at: Temporal.Instant.from('2026-02-13T02:00:00Z'),
} as const;

test('a text to be published: five working days before, on the day, after it (条例 26)', async () => {
  const id = await row({ publish_by: '2026-03-16' });
  assert.deepEqual(await told(editor, '2026-03-06'), []);
  assert.deepEqual(await told(editor, '2026-03-10'), [['publication-soon', '2026-03-16']]);
  assert.deepEqual(await told(editor, '2026-03-16'), [['publication-today', '2026-03-16']]);
  assert.deepEqual(await told(editor, '2026-03-17'), [['publication-overdue', '2026-03-16']]);
  assert.deepEqual(await told(head, '2026-03-17'), [], 'not who handles requests');
  await gone(id);
  assert.deepEqual(await told(editor, '2026-03-17'), []);
});

test('P21 an interpretation is asked for from the day of publication, late after the third', async () => {
  const id = await row({ ...published, interpretation_due: '2026-02-25' });
  assert.deepEqual(await told(editor, '2026-02-13'), [['interpretation-due', '2026-02-25']]);
  assert.deepEqual(await told(editor, '2026-02-26'), [['interpretation-overdue', '2026-02-25']]);
  const explains = await row({ ...published, kind: 'interpretation', interprets_id: id });
  assert.deepEqual(await told(editor, '2026-02-26'), []);
  await gone(explains);
  await gone(id);
});

test('what gives enterprises something is to be taken apart, late after the seventh working day', async () => {
  const body = '<p>对企业给予一次性奖励。</p>';
  const id = await row({ ...published, body });
  const news = await row({ ...published, body, kind: 'news' });
  assert.deepEqual(await told(editor, '2026-03-02'), [['items-due', '2026-02-13']]);
  assert.deepEqual(await told(editor, '2026-03-03'), [['items-overdue', '2026-02-13']]);
  await gone(id);
  assert.deepEqual(await told(editor, '2026-03-03'), []);
  await gone(news);
});

test('P04 and P02 duties about what is published', async () => {
  const id = await row({ ...published, kind: 'penalty' });
  const duty = {
    document_id: id,
    basis: '某市',
    started_on: '2026-09-30',
    entered_at: house.context.clock.now(),
  } as const;
  const { db } = house.database;
  await db
    .insertInto('document_duties')
    .values([
      { ...duty, kind: 'penalty-withdrawal', due_on: '2026-10-10' },
      { ...duty, kind: 'amended-text', due_on: '2026-10-12' },
    ])
    .execute();
  assert.deepEqual(await told(editor, '2026-10-09'), [
    ['penalty-due', '2026-10-10'],
    ['change-due', '2026-10-12'],
  ]);
  assert.deepEqual(await told(editor, '2026-10-13'), [
    ['change-overdue', '2026-10-12'],
    ['penalty-overdue', '2026-10-10'],
  ]);
  await gone(id);
});

test('ends of display and of validity are told before them', async () => {
  const shown = await row({ ...published, display_until: '2026-10-10' });
  const law = await row({
    ...published,
    kind: 'normative-document',
    effective_to: '2026-12-31',
    made_on: '2026-02-10',
  });
  assert.deepEqual(await told(editor, '2026-10-09'), [
    ['validity-ending', '2026-12-31'],
    ['display-ending', '2026-10-10'],
  ]);
  await gone(shown);
  await gone(law);
});

test('what was found at its hour is told to whoever sent it up, until somebody has looked', async () => {
  const asked = { staffId: null, at: '2026-03-02T02:20:10Z', titles: ['易错词“防火”'] };
  const id = await row({ ...published, asked_anew: JSON.stringify(asked) });
  assert.deepEqual(await told(editor, '2026-03-03'), [['asked-anew', '2026-03-02']]);
  await house.database.db
    .updateTable('documents')
    .set({ asked_anew: null })
    .where('id', '=', id)
    .execute();
  assert.deepEqual(await told(editor, '2026-03-03'), []);
  await gone(id);
});

test('the two-yearly clean-up, the yearly look at the guide, the quarterly delivery', async () => {
  const { db } = house.database;
  const organ_id = house.organs.city;
  const law = await row({ ...published, kind: 'normative-document', made_on: '2020-01-10' });
  assert.deepEqual(await told(editor, '2026-03-02'), [['normative-review-due', null]]);
  const reviewed = { organ_id, lines: '[]', entered_at: house.context.clock.now() };
  await db
    .insertInto('normative_reviews')
    .values({ ...reviewed, done_on: '2026-03-02' })
    .execute();
  assert.deepEqual(await told(editor, '2026-03-03'), []);
  await db
    .updateTable('organs')
    .set({ guide: JSON.stringify({ updatedOn: '2025-03-01' }) })
    .where('id', '=', organ_id)
    .execute();
  assert.deepEqual(await told(head, '2026-03-03'), [['guide-due', '2026-03-01']]);
  await db
    .insertInto('deliveries')
    .values({
      organ_id,
      year: 2025,
      quarter: 4,
      recipient: 'archive',
      recipient_name: '某区档案馆',
      delivered_on: '2026-01-10',
      entered_at: house.context.clock.now(),
    })
    .execute();
  assert.deepEqual(await told(editor, '2026-03-03'), [], 'the quarter runs');
  assert.deepEqual(await told(editor, '2026-04-01'), [['delivery-due', '2026-04-01']]);
  await gone(law);
});

test('every kind of reminder about documents was met above', () => {
  const subjects: readonly string[] = ['document', 'normative', 'guide', 'delivery'];
  assert.deepEqual(
    noticeKindKeys.filter((kind) => subjects.includes(noticeKinds[kind].about) && !met.has(kind)),
    [],
  );
});
