// The grass-roots catalogue: in and out as the form's own table, tried out first, and what of it is public.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { disclosureColumns, placedColumns } from '../../src/rules/disclosure-columns.ts';
import { catalogueHeadings, channelsIn } from '../../src/rules/grassroots-catalogue.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';
import { siteOfHouse } from './house-site.ts';

let house: House;
let keeper: Caller;
let editor: Caller;
let column = 0;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  keeper = await house.staff('keeper', ['content-approver']);
  editor = await house.staff('editor', ['editor']);
  const { db } = house.database;
  await placeColumns({ db, organId: house.organs.city }, placedColumns(disclosureColumns));
  const row = await db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', 'msly')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

type Cells = (string | number | null)[];

const housing = (n: number, submatter: string, change: Record<number, string> = {}): Cells => {
  const cells: Cells = [
    n,
    n === 1 ? '配给管理' : '',
    submatter,
    '保障对象、房源',
    '公共租赁住房管理办法',
    '自信息形成或者变更之日起20个工作日内',
    '住房保障部门',
    '■政府网站\n□政府公报\n■公开查阅点',
    '√',
    '',
    '√',
    '',
    '√',
    '',
  ];
  return cells.map((cell, i) => change[i] ?? cell);
};

async function send(rows: readonly Cells[], trial: 'yes' | 'no', area = 8) {
  const bytes = await xlsxOf({ name: '目录', headings: catalogueHeadings, rows });
  const response = await house.api.request(`${origin}/catalogue/${area}/import?trial=${trial}`, {
    method: 'POST',
    headers: {
      host: 'gongkai.test',
      'x-gongkai': '1',
      cookie: keeper.cookie() ?? '',
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: await response.json() };
}

interface Listed {
  readonly id: number;
  readonly matter: string;
  readonly submatter: string;
  readonly state: string;
}

async function listed(): Promise<Listed[]> {
  return (await editor.get('/catalogue')).body.items as Listed[];
}

test('boxes that are filled in count, and without boxes all that is named', () => {
  assert.deepEqual(channelsIn('■政府网站 □政府公报 ☑公开查阅点'), ['政府网站', '公开查阅点']);
  assert.deepEqual(channelsIn('政府网站、政府公报'), ['政府网站', '政府公报']);
});

test('a trial writes nothing; one wrong line keeps all out, told by its number', async () => {
  const wrong = await send(
    [housing(1, '房源信息'), housing(2, '分配结果', { 4: '', 10: '' })],
    'no',
  );
  assert.equal(wrong.status, 200, JSON.stringify(wrong.body));
  assert.equal(wrong.body.written, false);
  assert.deepEqual(
    wrong.body.faults.map(({ line }: { line: number }) => line),
    [3, 3],
  );
  assert.match(wrong.body.faults[0].reason as string, /公开依据/);
  const tried = await send([housing(1, '房源信息'), housing(2, '分配结果')], 'yes');
  assert.deepEqual([tried.body.added, tried.body.written], [2, false]);
  assert.deepEqual(await listed(), []);
});

test('it goes in whole, comes out as it went in, and a second time changes nothing', async () => {
  const rows = [
    housing(1, '房源信息'),
    housing(2, '分配结果'),
    housing(3, '腾退', { 10: '', 11: '√' }),
  ];
  const written = await send(rows, 'no');
  assert.deepEqual([written.body.added, written.body.written], [3, true]);
  const again = await send(rows, 'no');
  assert.deepEqual([again.body.added, again.body.changed, again.body.unchanged], [0, 0, 3]);
  const sheet = await house.api.request(`${origin}/catalogue/8/sheet`, {
    headers: { cookie: editor.cookie() ?? '' },
  });
  const read = await readXlsx(new Uint8Array(await sheet.arrayBuffer()), {
    mostBytes: 1e6,
    mostRows: 100,
    columns: 14,
  });
  assert.ok(read.ok);
  assert.deepEqual(read.rows[0]?.cells, [...catalogueHeadings]);
  assert.deepEqual(read.rows[2]?.cells.slice(0, 3), [2, '配给管理', '分配结果']);
});

test('what is required and not public stands out, late once a draft has passed its day', async () => {
  const states = async () =>
    Object.fromEntries((await listed()).map(({ submatter, state }) => [submatter, state]));
  assert.deepEqual(await states(), {
    房源信息: 'missing',
    分配结果: 'missing',
    腾退: 'on-request',
  });
  const [first] = await listed();
  const made = await editor.post('/documents', documentDraft(column, { madeOn: '2026-02-02' }));
  const at = `/documents/${made.body.id}`;
  assert.equal((await editor.put(`${at}/matters`, { matters: [first?.id] })).status, 200);
  assert.deepEqual(codes(await editor.put(`${at}/matters`, { matters: [999_999] })), [
    'catalogue-matter-unknown',
  ]);
  assert.equal((await states())['房源信息'], 'missing');
  await house.toDay('2026-03-20');
  assert.equal((await states())['房源信息'], 'late');
  const kept = await send([housing(2, '分配结果', { 1: '配给管理' })], 'no');
  assert.deepEqual([kept.body.kept, kept.body.removed], [['房源信息'], 1]);
});

test('readers see the catalogue with the documents that answer it', async () => {
  const site = siteOfHouse(house, origin);
  const page = await (await site.request(`${origin}/jcgk/`)).text();
  assert.match(page, /保障性住房/);
  assert.match(page, /公共租赁住房管理办法/);
  assert.match(page, /目前没有公开的文件/);
  assert.doesNotMatch(page, /春季绿化/, 'a draft is not shown');
});
