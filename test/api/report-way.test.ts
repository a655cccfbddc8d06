// The report's way through the office: written by one, signed by another, published, corrected (条例 6, 17, 49, 50).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { draftReport } from '../../src/commands/reports/keep-annual-register.ts';
import { organById } from '../../src/store/people/organs.ts';
import { getReport } from '../../src/web/api/report.ts';
import { getEdition } from '../../src/web/api/report-acts.ts';
import { getReportRegisters } from '../../src/web/api/report-registers.ts';
import { getInbox } from '../../src/web/api/inbox.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let clerk: Caller;
let head: Caller;
let signatory: Caller;
const address = '/organs/city/annual-reports/2026';

const texts = {
  lead: '根据《政府信息公开条例》和国办公开办函〔2021〕30号编制。所列数据的统计期限为2026年1月1日至2026年12月31日。',
  overview: [
    { heading: '（一）主动公开', text: '全年公开政府信息{{documents.published}}条。' },
    { heading: '（二）依申请公开', text: '全年新收申请{{table3.received.total}}件。' },
    { heading: '（三）政府信息管理', text: '规范管理。' },
    { heading: '（四）政府信息公开平台建设', text: '维护网站。' },
    { heading: '（五）监督保障', text: '开展培训。' },
  ],
  problems: '上年的问题已经改进。一是个别信息发布偏晚。改进措施：一是按月提醒。',
  other: '发出信息处理费收费通知{{fees.notices}}件，应收{{fees.due}}元，实收{{fees.collected}}元。',
};

before(async () => {
  house = await openHouse();
  house.setClock('2027-01-11');
  clerk = await house.staff('clerk', ['handler']);
  head = await house.staff('head', ['office-head']);
  signatory = await house.staff('signatory', ['signatory']);
});
after(() => house.database.drop());

const report = async (caller = clerk) => (await caller.get(address)).body;
const seen = async (): Promise<{ version: number }> => ({ version: (await report()).version });
const published = async () =>
  (await house.caller().get(`/public${address}`)) as {
    status: number;
    body: {
      tables: { table2: { penalty: number } };
      overrides: { computed: number; printed: number }[];
    };
  };

const inboxOf = async (caller: Caller) => {
  const { body } = await caller.get('/inbox');
  assert.doesNotThrow(() => getInbox.reply.parse(body));
  return body.items as { about: string; act: string; draftedBy: string }[];
};

test('an override keeps both values, the person and the day, and can be taken back', async () => {
  const cell = `${address}/overrides/table2.penalty`;
  const body = { printed: 4, reason: '一件处罚决定漏报' };
  assert.equal((await clerk.put(cell, body)).status, 403);
  assert.deepEqual(codes(await head.put(cell, { ...body, reason: '' })), [
    'override-reason-missing',
  ]);
  assert.equal((await head.put(cell, body)).status, 200);
  const { tables, overrides, findings } = await report();
  assert.equal(tables.table2.penalty, 4);
  assert.deepEqual(
    [overrides[0].computed, overrides[0].printed, overrides[0].by, overrides[0].on],
    [0, 4, '姓名head', '2027-01-11'],
  );
  assert.ok(findings.some(({ rule }: { rule: string }) => rule === 'OVERRIDE'));
  assert.equal((await head.put(cell, { printed: 5, reason: '漏报两件' })).status, 200);
  assert.equal((await head.post(`${cell}/withdraw`, { reason: '已补填台账' })).status, 200);
  assert.deepEqual(codes(await head.post(`${cell}/withdraw`, { reason: '再撤' })), [
    'override-unknown',
  ]);
  const after = await report();
  assert.equal(after.tables.table2.penalty, 0);
  assert.deepEqual(
    after.overrides.map((one: { printed: number; withdrawn: { reason: string } }) => [
      one.printed,
      one.withdrawn.reason,
    ]),
    [
      [5, '已补填台账'],
      [4, '改为5'],
    ],
  );
  assert.doesNotThrow(() => getReport.reply.parse(after));
});

test('written, sent up, sent back with the reason, sent up again', async () => {
  assert.deepEqual(codes(await clerk.post(`${address}/submit`, await seen())), [
    'report-unwritten',
  ]);
  const saved = await clerk.put(`${address}/texts`, texts);
  assert.equal(saved.status, 200);
  assert.equal((await clerk.post(`${address}/submit`, { version: 1 })).status, 409);
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
  assert.deepEqual(codes(await clerk.put(`${address}/texts`, texts)), ['report-state']);
  const bare = await signatory.post(`${address}/return`, { ...(await seen()), opinion: '' });
  assert.deepEqual(codes(bare), ['return-reason-missing']);
  const back = await signatory.post(`${address}/return`, {
    ...(await seen()),
    opinion: '补写落款',
  });
  assert.equal(back.status, 200);
  const { state, words } = await report();
  assert.equal(state, 'draft');
  assert.deepEqual(
    words.map((word: { act: string; opinion: string | null; name: string }) => [
      word.act,
      word.opinion,
      word.name,
    ]),
    [
      ['submit', null, '姓名clerk'],
      ['return', '补写落款', '姓名signatory'],
    ],
  );
  assert.equal((await clerk.put(`${address}/texts`, texts)).status, 200);
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
});

test('it stands in the inbox of whoever may sign, not of whoever wrote in it', async () => {
  const [item] = await inboxOf(signatory);
  assert.deepEqual([item?.about, item?.act, item?.draftedBy], ['report', 'sign', '姓名clerk']);
  // The head overrode a figure.
  assert.deepEqual(await inboxOf(head), []);
  assert.equal((await signatory.get('/badges')).body.inbox, 1);
});

test('what is signed is what was sent up: where the records changed since, it goes back or up again', async () => {
  const entry = { amount: 2, evidence: '强制台账' };
  assert.equal((await clerk.put(`${address}/entries/coercion`, entry)).status, 200);
  const seen1 = await report();
  // Shown as it was sent up, with what would be otherwise now.
  assert.equal(seen1.tables.table2.coercion, 0);
  assert.deepEqual(
    seen1.changedSinceSent.cells.map((one: { cell: string; before: number; after: number }) => [
      one.cell,
      one.before,
      one.after,
    ]),
    [['table2.coercion', 0, 2]],
  );
  assert.doesNotThrow(() => getReport.reply.parse(seen1));
  const refused = await signatory.post(`${address}/seal`, await seen());
  assert.deepEqual([refused.status, codes(refused)], [409, ['report-changed-since-sent']]);
  const { items } = (await signatory.get('/inbox')).body;
  assert.equal(items[0].faults[0].code, 'report-changed-since-sent');
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
  const seen2 = await report();
  assert.deepEqual([seen2.tables.table2.coercion, seen2.changedSinceSent], [2, null]);
  assert.deepEqual(codes(await clerk.post(`${address}/submit`, await seen())), ['report-as-sent']);
});

test('nobody signs what he wrote; another seals it; it is public when it is published', async () => {
  const own = await head.post(`${address}/seal`, await seen());
  assert.deepEqual([own.status, codes(own)], [403, ['report-signatory-is-author']]);
  assert.equal((await clerk.post(`${address}/seal`, await seen())).status, 403);
  const sealed = await signatory.post(`${address}/seal`, await seen());
  assert.deepEqual([sealed.status, sealed.body], [200, { edition: 1 }]);
  assert.equal((await published()).status, 404);
  assert.equal((await signatory.post(`${address}/publish`, {})).status, 200);
  assert.equal((await published()).status, 200);
  assert.deepEqual(codes(await signatory.post(`${address}/publish`, {})), [
    'report-already-published',
  ]);
  assert.deepEqual(codes(await clerk.put(`${address}/texts`, texts)), ['report-already-sealed']);
});

test('R26 a correction is a new edition with its reason and difference; the old one stays', async () => {
  const bare = await clerk.post(`${address}/correct`, { opinion: ' ' });
  assert.deepEqual(codes(bare), ['correction-reason-missing']);
  await clerk.post(`${address}/correct`, { opinion: '处罚件数漏报' });
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
  const same = await signatory.post(`${address}/seal`, await seen());
  assert.deepEqual(codes(same), ['report-unchanged']);
  await signatory.post(`${address}/return`, { ...(await seen()), opinion: '还没有更正' });
  await clerk.put(`${address}/entries/penalty`, { amount: 3, evidence: '处罚台账' });
  await clerk.post(`${address}/submit`, await seen());
  assert.deepEqual((await signatory.post(`${address}/seal`, await seen())).body, { edition: 2 });
  assert.equal((await published()).body.tables.table2.penalty, 0);
  await signatory.post(`${address}/publish`, {});
  assert.equal((await published()).body.tables.table2.penalty, 3);
  const { body } = await clerk.get(`${address}/editions/2`);
  assert.doesNotThrow(() => getEdition.reply.parse(body));
  assert.deepEqual(
    body.difference.cells.map((one: { cell: string; before: number; after: number }) => [
      one.cell,
      one.before,
      one.after,
    ]),
    [['table2.penalty', 0, 3]],
  );
  assert.equal((await clerk.get(`${address}/editions/1`)).body.report.tables.table2.penalty, 0);
  const { editions } = await report();
  assert.equal(editions[0].correctionReason, '处罚件数漏报');
});

test('an error left over needs the signatory’s reason, kept with the edition and its overrides', async () => {
  await clerk.post(`${address}/correct`, { opinion: '再次更正' });
  const cell = `${address}/overrides/table3.received.total`;
  assert.equal((await head.put(cell, { printed: 2, reason: '纸质登记两件' })).status, 200);
  await clerk.post(`${address}/submit`, await seen());
  const refused = await signatory.post(`${address}/seal`, await seen());
  assert.deepEqual(codes(refused), ['report-not-reconciled']);
  const reason = { ...(await seen()), overrideReason: '分类待补' };
  assert.equal((await signatory.post(`${address}/seal`, reason)).status, 200);
  await signatory.post(`${address}/publish`, {});
  const { body } = await published();
  assert.deepEqual(
    body.overrides.map(({ computed, printed }) => [computed, printed]),
    [[0, 2]],
  );
  const [latest] = (await report()).editions;
  assert.deepEqual([latest.overrideReason, latest.sealedBy], ['分类待补', '姓名signatory']);
});

test('R27 a government’s report is not sealed without its results, whatever reason is given', async () => {
  const { db } = house.context;
  await db
    .updateTable('organs')
    .set({ report_deadline_class: 'government' })
    .where('id', '=', house.organs.office)
    .execute();
  const at = '/organs/office/annual-reports/2026';
  const version = async () => ({ version: (await clerk.get(at)).body.version });
  await clerk.put(`${at}/texts`, texts);
  await clerk.post(`${at}/submit`, await version());
  const bare = await signatory.post(`${at}/seal`, {
    ...(await version()),
    overrideReason: '来不及',
  });
  assert.deepEqual(codes(bare), ['government-results-missing']);
  await signatory.post(`${at}/return`, { ...(await version()), opinion: '补写三项结果' });
  const results = '工作考核：合格。社会评议：没有开展。责任追究：没有。';
  await clerk.put(`${at}/texts`, { ...texts, assessment: results });
  await clerk.post(`${at}/submit`, await version());
  assert.equal((await signatory.post(`${at}/seal`, await version())).status, 200);
});

test('registers are kept, taken back and drafted from; a chip that cannot be used is refused at its place', async () => {
  const at = '/organs/office/annual-reports/2025';
  const activity = { kind: 'training', heldOn: '2025-05-08', people: 60, note: '答复文书培训' };
  assert.equal((await clerk.post(`${at}/activities`, activity)).status, 200);
  const other = await clerk.post(`${at}/activities`, { ...activity, heldOn: '2026-05-08' });
  assert.deepEqual(codes(other), ['activity-year']);
  const made = await clerk.post(`${at}/activities`, { ...activity, note: '误登' });
  assert.equal((await clerk.post(`${at}/activities/${made.body.id}/withdraw`, {})).status, 200);
  const of = { problem: '发布偏晚', measure: '按月提醒' };
  const { body: problem } = await clerk.post('/organs/office/annual-reports/2024/problems', of);
  const progress = { progress: '已按月提醒', isSettled: true };
  const kept = await clerk.put(
    `/organs/office/annual-reports/2024/problems/${problem.id}`,
    progress,
  );
  assert.equal(kept.status, 200);
  const { body } = await clerk.get(`${at}/registers`);
  assert.doesNotThrow(() => getReportRegisters.reply.parse(body));
  assert.deepEqual([body.activities.length, body.lastProblems.length], [1, 1]);
  const organ = await organById(house.context.db, house.organs.office);
  assert.ok(organ);
  const context = { ...house.context, organId: organ.id, actor: { kind: 'system' } as const };
  const draft = await draftReport(context, organ, 2025);
  assert.match(draft.overview[4]?.text ?? '', /答复文书培训/);
  assert.match(draft.problems, /发布偏晚，已按月提醒/);
  assert.deepEqual((await clerk.get(`${at}/first-draft`)).body.texts, draft);
  const wrong = await clerk.put(`${at}/texts`, {
    ...texts,
    lead: '比上年{{growth.documents.published}}',
  });
  assert.deepEqual([wrong.status, codes(wrong)], [422, ['figure-no-last-year']]);
  assert.equal(wrong.body.violations[0].field, 'lead');
});

test('fees of the year are counted from the notices and payments in the register', async () => {
  const { figures } = await report();
  assert.deepEqual(
    ['notices', 'due', 'collected'].map((name) => figures[`fees.${name}`]),
    [0, 0, 0],
  );
});
