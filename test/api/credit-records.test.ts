// 双公示 from a workbook: tried out, faults by line, whole or not at all, natural persons masked, due in seven working days.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hono } from 'hono';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { recordHeadings } from '../../src/rules/credit-records.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';
import { siteOfHouse } from './house-site.ts';

let house: House;
let editor: Caller;
let site: Hono;
let column = 0;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  site = siteOfHouse(house, origin);
  editor = await house.staff('editor', ['editor']);
  const row = await house.database.db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'cf', path: 'cf', name: '处罚', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

const headings = recordHeadings('penalty');
const line = (number: string, change: Record<string, string> = {}): string[] => {
  const record: Record<string, string> = {
    行政相对人名称: '张三丰',
    行政相对人类别: '自然人',
    处罚决定文书号: number,
    违法行为类型: '无照经营',
    违法事实: '没有营业执照。',
    处罚依据: '《无证无照经营查处办法》第十三条',
    处罚类别: '罚款',
    处罚内容: '罚款1000元',
    处罚决定日期: '2026/2/27',
    处罚机关: 'city机关',
    ...change,
  };
  return headings.map((label) => record[label] ?? '');
};
const load = async (rows: string[][], trial: 'yes' | 'no', names: readonly string[] = headings) =>
  await editor.upload(
    `/credit-records/import?kind=penalty&column=${column}&trial=${trial}`,
    await xlsxOf({ name: '处罚', headings: [...names], rows }),
  );

test('a trial tells every fault by its line and writes nothing', async () => {
  const answer = await load(
    [
      line('青罚〔2026〕1号'),
      line('青罚〔2026〕1号'),
      line('青罚〔2026〕2号', { 处罚决定日期: '2026-03-09' }),
      line('青罚〔2026〕3号', {
        行政相对人类别: '法人及非法人组织',
        统一社会信用代码: '91330100MA27XXXX00',
      }),
      line('青罚〔2026〕4号', { 违法事实: '' }),
    ],
    'yes',
  );
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(answer.body.records.length, 1);
  const faults = answer.body.faults as { line: number; reason: string }[];
  assert.deepEqual(
    faults.map((fault) => fault.line),
    [3, 4, 5, 6],
  );
  assert.match(faults[0]?.reason ?? '', /与第2行重复/);
  assert.match(faults[1]?.reason ?? '', /晚于今天/);
  assert.match(faults[2]?.reason ?? '', /校验位/);
  assert.match(faults[3]?.reason ?? '', /违法事实/);
  assert.equal((await editor.get('/documents')).body.total, 0);
});

test('one wrong line and nothing is written; a heading that lacks is named', async () => {
  const refused = await load([line('青罚〔2026〕1号'), line('', {})], 'no');
  assert.deepEqual(codes(refused), ['sheet-rows-wrong']);
  const answer = await load([line('青罚〔2026〕1号')], 'yes', headings.slice(0, -1));
  assert.match(answer.body.faults[0].reason, /表头缺少：处罚机关/);
  assert.equal((await editor.get('/documents')).body.total, 0);
});

test('each row becomes a draft due in seven working days, without the name of a natural person', async () => {
  const answer = await load([line('青罚〔2026〕1号'), line('青罚〔2026〕2号')], 'no');
  assert.equal(answer.body.written, 2, JSON.stringify(answer.body));
  const { items } = (await editor.get('/documents')).body as {
    items: { id: number; publishBy: string }[];
  };
  assert.deepEqual(
    items.map(({ publishBy }) => publishBy),
    // 28 February was worked in exchange.
    ['2026-03-09', '2026-03-09'],
  );
  const detail = await editor.get(`/documents/${items[0]?.id ?? 0}`);
  assert.equal(detail.body.draft.particulars['行政相对人名称'], '张**');
  assert.doesNotMatch(JSON.stringify(detail.body), /张三丰/);
});

test('the same decision does not come in twice', async () => {
  const answer = await load([line('青罚〔2026〕2号')], 'yes');
  assert.match(answer.body.faults[0].reason, /已经录入/);
});

test('their number stands beside what was entered for Table 2', async () => {
  const before = (await editor.get('/credit-records/figures?year=2026')).body.items[1];
  assert.deepEqual(
    [before.decided, before.published, before.late, before.entered],
    [2, 0, 0, null],
  );
  house.setClock('2026-03-11');
  await house.toDay('2026-03-11');
  const late = (await editor.get('/credit-records/figures?year=2026')).body.items[1];
  assert.equal(late.late, 2);
});

test('drafts are sent up together; one that cannot go says why, the others go on', async () => {
  const facts = { 违法事实: '当事人公民身份号码11010519491231002X，没有营业执照。' };
  await load([line('青罚〔2026〕3号', facts), line('青罚〔2026〕4号')], 'no');
  const { items } = (await editor.get('/credit-records/drafts')).body as {
    items: { id: number; version: number; title: string }[];
  };
  assert.equal(items.length, 4);
  const [stale] = items;
  assert.ok(stale);
  const drafts = items.map(({ id, version }) => ({
    id,
    version: id === stale.id ? version + 1 : version,
  }));
  const { status, body } = await editor.post('/credit-records/submit', { drafts });
  assert.equal(status, 200, JSON.stringify(body));
  const third = items.find(({ title }) => title.includes('3号'));
  assert.deepEqual(
    body.refused.map(({ id, violations }: { id: number; violations: { code: string }[] }) => [
      id,
      violations[0]?.code,
    ]),
    [
      [stale.id, 'changed-meanwhile'],
      [third?.id, 'check-open'],
    ],
  );
  assert.equal(body.submitted.length, 2);
  const left = (await editor.get('/credit-records/drafts')).body.items as { id: number }[];
  assert.deepEqual(
    left.map(({ id }) => id),
    [stale.id, third?.id],
  );
});

test('a record made of its fields goes to the site without a body', async () => {
  const secrecy = await house.staff('secrecy', ['secrecy-reviewer']);
  const approver = await house.staff('approver', ['content-approver']);
  const { items } = (await editor.get('/documents')).body as {
    items: { id: number; title: string }[];
  };
  const id = items.find(({ title }) => title.includes('4号'))?.id ?? 0;
  const agree = async (by: Caller, more: object) => {
    const { version } = (await by.get(`/documents/${id}`)).body;
    const said = await by.post(`/documents/${id}/agree`, { version, ...more });
    assert.equal(said.status, 200, JSON.stringify(said.body));
  };
  await agree(secrecy, { answers: { secret: false, forbidden: false, rights: false } });
  await agree(approver, {});
  const { address } = (await editor.get(`/documents/${id}`)).body as { address: string };
  const page = await (await site.request(`${origin}${address}`)).text();
  assert.match(page, /罚款1000元/);
  assert.doesNotMatch(page, /张三丰/);
});
