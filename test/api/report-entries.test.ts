// Figures of other registers: every correction is kept, evidence as text and file, a workbook whole or not at all.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { entryHeadings } from '../../src/rules/annual-report/entries.ts';
import { getReportRecords } from '../../src/web/api/report-records.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';

let house: House;
let clerk: Caller;
let reader: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  clerk = await house.staff('clerk', ['handler']);
  reader = await house.staff('reader', ['supervisor']);
});
after(() => house.database.drop());

const address = '/organs/city/annual-reports/2026';
const figure = async (item: string): Promise<number> =>
  (await clerk.get(address)).body.tables.table2[item];
const recordsOf = async (item: string) => {
  const { body } = await clerk.get(`${address}/records?cell=table2.${item}`);
  assert.doesNotThrow(() => getReportRecords.reply.parse(body));
  return body;
};

/** A file as the body, by the clerk. */
async function send(caller: Caller, path: string, bytes: Uint8Array) {
  const response = await house.api.request(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie: caller.cookie() ?? '', origin, 'x-gongkai': '1' },
    body: new Uint8Array(bytes),
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    body: isJson ? await response.json() : null,
    headers: response.headers,
  };
}

type Row = readonly (string | number | null)[];
const sheet = async (rows: readonly Row[], headings: readonly string[] = entryHeadings) =>
  await xlsxOf({ name: '填报', headings, rows });
const load = async (bytes: Uint8Array, trial: 'yes' | 'no', name = '执法台账.xlsx') =>
  await send(
    clerk,
    `${address}/entry-import?name=${encodeURIComponent(name)}&trial=${trial}`,
    bytes,
  );
const written = async (): Promise<number> =>
  (await house.context.db.selectFrom('annual_entries').select('id').execute()).length;

const put = async (source: string, amount: number) =>
  await clerk.put(`${address}/entries/penalty`, { source, amount, evidence: '处罚台账' });
const codeOf = async (bytes: Uint8Array) => (await load(bytes, 'yes')).body.violations[0].code;

test('entries of several units add up; a correction keeps what stood there, by whom and when', async () => {
  assert.equal((await put('综合执法局', 40)).status, 200);
  assert.equal((await put('应急局', 2)).status, 200);
  assert.equal(await figure('penalty'), 42);
  await house.toDay('2026-03-03');
  assert.equal((await put('综合执法局', 39)).status, 200);
  assert.equal(await figure('penalty'), 41);
  const { total, items } = await recordsOf('penalty');
  assert.equal(total, 2);
  const corrected = items.find(({ source }: { source: string }) => source === '综合执法局');
  assert.deepEqual(
    [
      corrected.amount,
      corrected.enteredBy,
      corrected.earlier.map((e: { amount: number }) => e.amount),
    ],
    [39, '姓名clerk', [40]],
  );
  assert.match(corrected.earlier[0].enteredAt, /^2026-03-02/);
});

test('taken back with a reason it counts no more and stays in sight', async () => {
  const back = { source: '应急局', reason: '已并入综合执法局' };
  const bare = await clerk.post(`${address}/entries/penalty/withdraw`, { ...back, reason: '' });
  assert.deepEqual([bare.status, codes(bare)], [422, ['evidence-missing']]);
  assert.equal((await clerk.post(`${address}/entries/penalty/withdraw`, back)).status, 200);
  assert.equal(await figure('penalty'), 39);
  const { total, items } = await recordsOf('penalty');
  assert.equal(total, 1);
  const gone = items.find(({ source }: { source: string }) => source === '应急局');
  assert.deepEqual([gone.amount, gone.evidence, gone.earlier[0].amount], [null, back.reason, 2]);
  const again = await clerk.post(`${address}/entries/penalty/withdraw`, back);
  assert.deepEqual(codes(again), ['entry-unknown']);
});

test('evidence as a file is sealed, opened by who reads the report, and never exchanged', async () => {
  const made = await clerk.put(`${address}/entries/coercion`, { amount: 1, evidence: '决定书' });
  const pdf = Buffer.from('%PDF-1.4 trial');
  const path = `${address}/evidence/${made.body.id}?name=jueding.pdf`;
  assert.equal((await send(clerk, path, Buffer.from('text'))).status, 422);
  assert.equal((await send(clerk, path, pdf)).status, 200);
  assert.equal((await send(clerk, path, pdf)).status, 404);
  const { items } = await recordsOf('coercion');
  assert.equal(items[0].fileName, 'jueding.pdf');
  const response = await house.api.request(`${origin}${address}/evidence/${made.body.id}`, {
    headers: { cookie: reader.cookie() ?? '' },
  });
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), pdf);
});

test('a workbook is tried out, written whole, and the second time changes nothing', async () => {
  const bytes = await sheet([
    ['行政许可', '行政审批局', 120, '许可台账'],
    ['行政事业性收费', '', 25.1, '非税收入台账'],
  ]);
  const before = await written();
  const trial = await load(bytes, 'yes');
  assert.deepEqual([trial.status, trial.body.written, trial.body.faults], [200, 0, []]);
  assert.equal(await written(), before);
  assert.equal((await load(bytes, 'no')).body.written, 2);
  assert.deepEqual([await figure('licensing'), await figure('fees')], [120, 25.1]);
  assert.equal((await load(bytes, 'no')).body.written, 0);
  const { items } = await recordsOf('licensing');
  assert.deepEqual(
    [items[0].importName, items[0].importLine, items[0].fileName],
    ['执法台账.xlsx', 2, '执法台账.xlsx'],
  );
});

test('one wrong row and nothing is written; the row is named by line and reason', async () => {
  const bytes = await sheet([
    ['行政许可', '行政审批局', 7, '许可台账'],
    ['行政许可', '某局', -1, '许可台账'],
  ]);
  const before = await written();
  const trial = await load(bytes, 'yes');
  assert.deepEqual(trial.body.faults, [{ line: 3, reason: '“数量”应为不小于0的整数，没有的填0' }]);
  const refused = await load(bytes, 'no');
  assert.deepEqual([refused.status, refused.body.violations[0].code], [422, 'sheet-rows-wrong']);
  assert.match(refused.body.violations[0].message, /第3行/);
  assert.equal(await written(), before);
});

test('what is no workbook, has other headings, nothing in it or too much is refused', async () => {
  assert.equal(await codeOf(Buffer.from('not a workbook')), 'sheet-unreadable');
  assert.equal(await codeOf(Buffer.alloc(3 * 1024 * 1024, 'P')), 'sheet-unreadable');
  assert.equal(
    await codeOf(await sheet([['a', 'b', 1, 'c']], ['甲', '乙', '丙', '丁'])),
    'sheet-headings',
  );
  assert.equal(await codeOf(await sheet([])), 'sheet-empty');
  const long = Array.from({ length: 1001 }, (_, n): Row => ['行政许可', `单位${n}`, 1, '台账']);
  assert.equal(await codeOf(await sheet(long)), 'sheet-too-long');
});

test('the present entries come as a workbook that can be loaded again', async () => {
  const response = await house.api.request(`${origin}${address}/entries.xlsx`, {
    headers: { cookie: clerk.cookie() ?? '' },
  });
  const trial = await load(new Uint8Array(await response.arrayBuffer()), 'yes');
  assert.equal(trial.status, 200);
  assert.ok(trial.body.entries.length >= 4);
  assert.ok(trial.body.entries.every(({ isChange }: { isChange: boolean }) => !isChange));
});
