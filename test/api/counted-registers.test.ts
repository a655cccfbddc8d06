// Figures of Table 2 taken over from registers of this system: what they count, against what was entered by hand, with
// the records as evidence.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { registerFindings } from '../../src/rules/annual-report/counted-registers.ts';
import { getReportRecords } from '../../src/web/api/report-records.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';

let house: House;
let clerk: Caller;
let editor: Caller;
let column = 0;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  clerk = await house.staff('clerk', ['handler']);
  editor = await house.staff('editor', ['editor']);
  const row = await house.database.db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'cf', path: 'cf', name: '处罚', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
  for (const [number, on] of [
    ['青罚〔2026〕1号', '2026-01-09'],
    ['青罚〔2026〕2号', '2026-02-27'],
    ['青罚〔2025〕9号', '2025-12-30'],
  ] as const) {
    const particulars = { 处罚决定文书号: number, 处罚决定日期: on };
    const draft = documentDraft(column, {
      title: `${number}处罚决定`,
      kind: 'penalty',
      particulars,
    });
    const saved = await editor.post('/documents', draft);
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
  }
});
after(() => house.database.drop());

const address = '/organs/city/annual-reports/2026';
const penalty = `${address}/entries/penalty`;
const behind = async (item = 'penalty') => {
  const { body } = await clerk.get(`${address}/records?cell=table2.${item}`);
  const records = getReportRecords.reply.parse(body);
  assert.ok(records.counts === 'entries');
  return records;
};
const put = async (source: string, amount: number) =>
  await clerk.put(penalty, { source, amount, evidence: '执法台账' });
const report = async () => (await clerk.get(address)).body;
const warnings = async (): Promise<string[]> =>
  (await report()).findings
    .filter(({ rule, where }: { rule: string; where: string }) => {
      return rule === 'T2-ENTRY' && where === 'table2.penalty';
    })
    .map(({ message }: { message: string }) => message);

test('the register counts the decisions of the year, beside what nobody entered yet', async () => {
  assert.deepEqual((await behind()).register, {
    counted: 2,
    entered: null,
    difference: null,
    replaced: [],
  });
  assert.equal((await behind('coercion')).register, null);
});

test('what was entered by hand is held against it, in the drawer and in the check of the report', async () => {
  await put('城管执法队', 2);
  await put('市场监管所', 3);
  const { register } = await behind();
  assert.deepEqual([register?.entered, register?.difference], [5, -3]);
  assert.deepEqual(register?.replaced.toSorted(), ['城管执法队', '市场监管所'].toSorted());
  assert.match((await warnings())[0] ?? '', /填报5件，双公示行政处罚登记2件/);
});

test('a figure that has moved since it was seen is not taken', async () => {
  assert.deepEqual(codes(await clerk.post(`${penalty}/take-register`, { counted: 1 })), [
    'register-moved',
  ]);
  assert.equal((await editor.post(`${penalty}/take-register`, { counted: 2 })).status, 403);
});

test('taken over it is the figure, nothing is counted twice, and what stood there stays in sight', async () => {
  assert.equal((await clerk.post(`${penalty}/take-register`, { counted: 2 })).status, 200);
  assert.equal((await report()).tables.table2.penalty, 2);
  assert.deepEqual(await warnings(), []);
  const { items, register } = await behind();
  assert.equal(register?.difference, 0);
  const own = items.find(({ source }) => source === '');
  assert.match(own?.evidence ?? '', /双公示行政处罚登记：本年作出的处罚决定，2026-03-02 10:00计数/);
  assert.equal(own?.countedAt, '2026-03-02T02:00:00Z');
  const unit = items.find(({ source }) => source === '市场监管所');
  assert.deepEqual([unit?.amount, unit?.earlier[0]?.amount], [null, 3]);
});

test('the evidence lists the records that were counted, and no others', async () => {
  const own = (await behind()).items.find(({ source }) => source === '');
  const response = await house.api.request(`${origin}${address}/evidence/${own?.id}`, {
    headers: { cookie: clerk.cookie() ?? '' },
  });
  const sheet = await readXlsx(new Uint8Array(await response.arrayBuffer()), {
    mostBytes: 100_000,
    mostRows: 10,
    columns: 5,
  });
  assert.ok(sheet.ok);
  const numbers = sheet.rows.map(({ cells }) => String(cells[0]));
  assert.deepEqual(
    numbers.filter((one) => one.startsWith('青罚')),
    ['青罚〔2026〕1号', '青罚〔2026〕2号'],
  );
});

test('fees are held against their own entry, in 万元, beside what else is charged', () => {
  const entries = [
    { item: 'fees', source: '', amount: 90_000_000 },
    { item: 'fees', source: '信息处理费', amount: 12_000 },
  ] as const;
  assert.deepEqual(registerFindings({ fees: 12_000 }, entries), []);
  const [found] = registerFindings({ fees: 20_000 }, entries);
  assert.match(found?.message ?? '', /填报0.012万元，信息处理费登记0.02万元/);
  assert.deepEqual(registerFindings({ fees: 20_000 }, entries.slice(0, 1)), []);
});
