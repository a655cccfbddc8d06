// The list that editors work from: what stands where, in which order, and the same as a file.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { IsoDay } from '../../src/rules/day.ts';
import type { DocumentKind } from '../../src/rules/document-classes.ts';
import { addViews } from '../../src/store/documents/document-views.ts';
import { type Caller, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
const columns: Record<string, number> = {};

before(async () => {
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
  const { db } = house.database;
  for (const [slug, above] of [
    ['zwgk', null],
    ['tzgg', 'zwgk'],
    ['zcwj', null],
  ] as const) {
    const row = await db
      .insertInto('columns')
      .values({
        organ_id: house.organs.city,
        slug,
        path: above === null ? slug : `${above}/${slug}`,
        name: slug,
        kind: above === null ? 'section' : 'list',
        parent_id: above === null ? null : (columns[above] ?? null),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    columns[slug] = row.id;
  }
  const views = new Map<number, number>();
  const first = await made('甲', {
    column: 'tzgg',
    changed: '2026-03-01',
    published: '2025-12-31T17:00:00Z',
  });
  await made('乙', { column: 'zcwj', changed: '2026-03-03', number: 12, made: '2024-05-06' });
  const most = await made('丙', {
    column: 'tzgg',
    changed: '2026-03-02',
    kind: 'news',
    made: '2026-01-05',
  });
  await made('丁', { column: 'zcwj', changed: '2026-02-01', number: 3, withheld: true });
  await addViews(db, views.set(first, 3).set(most, 12));
});
after(() => house.database.drop());

async function made(
  title: string,
  given: {
    readonly column: string;
    readonly changed: string;
    readonly published?: string;
    readonly made?: IsoDay;
    readonly number?: number;
    readonly kind?: DocumentKind;
    readonly withheld?: boolean;
  },
): Promise<number> {
  const { db } = house.database;
  const column_id = columns[given.column] ?? 0;
  const published_at =
    given.published === undefined ? null : Temporal.Instant.from(given.published);
  const { id } = await db
    .insertInto('documents')
    .values({
      organ_id: house.organs.city,
      title: `关于${title}的通知`,
      kind: given.kind ?? 'notice',
      publisher: '某机关',
      home_column_id: column_id,
      made_here: true,
      made_on: given.made ?? null,
      openness: given.withheld === true ? 'withheld' : 'proactive',
      state: published_at === null ? 'draft' : 'published',
      published_at,
      document_number: given.number === undefined ? null : `某发〔2024〕${given.number}号`,
      number_year: given.number === undefined ? null : 2024,
      number_seq: given.number ?? null,
      updated_at: Temporal.Instant.from(`${given.changed}T08:00:00+08:00`),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('document_columns')
    .values({ document_id: id, column_id, published_at })
    .execute();
  return id;
}

async function listed(query: string): Promise<string> {
  const { status, body } = await editor.get(`/documents?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  const items = body.items as { title: string }[];
  assert.equal(body.total, items.length);
  return items.map(({ title }) => title.slice(2, 3)).join('');
}

describe('the list of documents', () => {
  const cases: readonly (readonly [says: string, query: () => string, titles: string])[] = [
    ['is by its latest change', () => '', '乙丙甲丁'],
    ['by the day it was made, what has none last', () => 'sort=made', '丙乙丁甲'],
    ['the other way round', () => 'sort=made&direction=asc', '乙丙甲丁'],
    ['by number as numbers are', () => 'sort=number&direction=asc', '丁乙甲丙'],
    ['by title as Chinese is read', () => 'sort=title&direction=asc', '丙丁甲乙'],
    ['by how often it was opened, what nobody opened last', () => 'sort=views', '丙甲丁乙'],
    ['of one column', () => `column=${columns['tzgg']}`, '丙甲'],
    ['of all below a column', () => `column=${columns['zwgk']}`, '丙甲'],
    [
      'of a year in Beijing, whose first night is still another in Greenwich',
      () => 'year=2026',
      '丙甲',
    ],
    ['of the year it was made in, as long as it is not published', () => 'year=2024', '乙'],
    ['of a state', () => 'state=published', '甲'],
    ['of a kind', () => 'kind=news', '丙'],
    ['of an openness', () => 'openness=withheld', '丁'],
    ['with a number', () => `title=${encodeURIComponent('〔2024〕12号')}`, '乙'],
    ['nothing at all', () => `column=${columns['zcwj']}&kind=news`, ''],
  ];
  for (const [says, query, titles] of cases) {
    test(says, async () => assert.equal(await listed(query()), titles));
  }

  test('goes out as a file with the same rows in the same order, and the log says so', async () => {
    const { status, body } = await editor.get(
      '/documents/export?sort=made&direction=asc&format=csv',
    );
    assert.equal(status, 200);
    const titles = [...String(body).matchAll(/关于(.)的通知/g)].map(([, title]) => title);
    assert.equal(titles.join(''), '乙丙甲丁');
    const { action } = await house.database.db
      .selectFrom('audit_log')
      .select('action')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    assert.equal(action, 'documents-exported');
  });
});
