// Gathering reports through the API: submitted, returned into the inbox of the organ, left out, from outside,
// and the government's own report out of the sum.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { computeReport } from '../../src/commands/reports/compute-report.ts';
import { sealedReport } from '../../src/store/reports/report-editions.ts';
import { rollUp } from '../../src/rules/annual-report/roll-up.ts';
import { figuresOf, formPlaces } from '../../src/rules/annual-report/roll-up-tables.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { type SheetCell, xlsxOf } from '../../src/formats/xlsx.ts';
import type { ReportTexts } from '../../src/rules/annual-report/texts.ts';
import { organById } from '../../src/store/people/organs.ts';
import { rollUpRecords } from '../../src/store/reports/roll-up.ts';
import { getRollUpStates } from '../../src/web/api/roll-up.ts';
import { reportArticle } from '../../src/web/portal/report-article.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';

const texts: ReportTexts = {
  lead: '根据条例编制本报告。',
  overview: [{ heading: '（一）主动公开', text: '做了工作。' }],
  problems: '问题和改进。',
  other: '发出收费通知0件，应收0元，实收0元。',
  assessment: '工作考核、社会评议、责任追究：均无。',
};
const path = '/organs/city/roll-ups/2025';
const ofOffice = '/organs/office/annual-reports/2025';

let house: House;
let head: Caller;
let below: Caller;
let signatory: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-01-12');
  const { db } = house.database;
  await db
    .updateTable('organs')
    .set({ kind: 'government', report_deadline_class: 'government' })
    .where('id', '=', house.organs.city)
    .execute();
  head = await house.staff('head', ['office-head']);
  below = await house.staff('below', ['office-head'], 'office');
  signatory = await house.staff('signatory', ['signatory']);
  await requestsOf(head, 'city', ['natural-person', 'business']);
  await requestsOf(below, 'office', ['natural-person', 'natural-person', 'legal-service']);
  // The suit against both: the office's own reply is contested.
  const contested = await db
    .selectFrom('requests')
    .select('id')
    .where('organ_id', '=', house.organs.office)
    .executeTakeFirstOrThrow();
  for (const [organId, requestId, number] of [
    [house.organs.city, null, '(2025)某01行初7号'],
    [house.organs.office, contested.id, '（2025）某01行初7号'],
  ] as const) {
    const suit = { block: 'litigation-after-reconsideration', filed_on: '2025-10-09' } as const;
    const names = { request_id: requestId, case_number: number, body: '某区人民法院' };
    await db
      .insertInto('remedies')
      .values({ organ_id: organId, ...suit, ...names })
      .execute();
  }
});
after(async () => {
  await house.database.drop();
});

async function requestsOf(who: Caller, organ: string, kinds: readonly string[]): Promise<void> {
  for (const [n, kind] of kinds.entries()) {
    const { status } = await who.post('/requests', {
      channel: 'in-person',
      on: '2025-11-03',
      submissionKey: `roll-up-test-${organ}-${n}`,
      application: {
        applicant: { kind, name: '测试', phone: '13800000000' },
        title: `第${n}件`,
        description: '',
        carrierForm: 'paper',
        deliveryWish: 'collect',
      },
    });
    assert.equal(status, 200);
  }
}

async function stateOf(): Promise<[string, boolean]> {
  const { body } = await head.get(`${path}/organs`);
  return [body.items[0].state, body.items[0].isOverdue];
}

/** Of the city and of the office; each share is what the organ’s own report shows. */
async function penaltiesSummedUp(): Promise<readonly number[]> {
  const { shares } = rollUp(
    house.organs.city,
    await rollUpRecords(house.database.db, house.organs.city, 2025),
  );
  for (const { organ: { id } = { id: 0 }, figures } of shares) {
    const organ = await organById(house.database.db, id);
    assert.ok(organ);
    const report = await computeReport(house.context, organ, 2025);
    assert.deepEqual(Object.fromEntries(figures), Object.fromEntries(figuresOf(report.tables)));
  }
  return shares.map(({ figures }) => figures.get('table2.penalty') ?? 0);
}

async function upload(fileName: string, content: string) {
  const address = `${path}/outside-files?fileName=${encodeURIComponent(fileName)}`;
  const type = { 'content-type': 'application/octet-stream' };
  return await head.call('POST', address, content, type);
}

async function uploadSheet(bytes: Uint8Array) {
  const response = await house.api.request(`${origin}${path}/outside-sheet?fileName=waibu.xlsx`, {
    method: 'POST',
    headers: {
      cookie: head.cookie() ?? '',
      origin,
      'x-gongkai': '1',
      'content-type': 'application/octet-stream',
    },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

async function sheetAt(address: string): Promise<Uint8Array> {
  const response = await house.api.request(`${origin}${address}`, {
    headers: { cookie: head.cookie() ?? '' },
  });
  assert.equal(response.status, 200);
  return new Uint8Array(await response.arrayBuffer());
}

/** Sent up by whoever wrote it, signed by somebody who did not (条例 17). */
async function signed(report: string, writer: Caller): Promise<number> {
  const { version } = (await writer.get(report)).body;
  assert.equal((await writer.post(`${report}/submit`, { version })).status, 200);
  const body = { version, overrideReason: '测试的文字很短' };
  return (await signatory.post(`${report}/seal`, body)).status;
}

describe('the figures of many organs', () => {
  it('are those of each organ’s own report', async () => {
    const cell = `${ofOffice}/overrides/table2.penalty`;
    assert.deepEqual(await penaltiesSummedUp(), [0, 0]);
    // What the office prints otherwise than its records give, its government sums up.
    assert.equal((await below.put(cell, { printed: 7, reason: '纸质台账' })).status, 200);
    assert.deepEqual(await penaltiesSummedUp(), [0, 7]);
    assert.equal((await below.post(`${cell}/withdraw`, { reason: '已补录' })).status, 200);
    assert.deepEqual(await penaltiesSummedUp(), [0, 0]);
  });

  it('sum up, and the suit against both counts once, where the reply was made', async () => {
    const { body } = await head.get(path);
    assert.equal(body.tables.table3.received.total, 5);
    assert.equal(body.tables.table4['litigation-after-reconsideration'].total, 1);
    assert.deepEqual(
      body.jointCounted.map(({ at, countedAt }: { at: string; countedAt: string }) => [
        at,
        countedAt,
      ]),
      [['city机关', 'office机关']],
    );
    const cell = 'table4.litigation-after-reconsideration.total';
    const behind = await head.get(`${path}/cells?cell=${cell}`);
    assert.deepEqual(
      [behind.body.figure, behind.body.shares.length, behind.body.deductions.length],
      [1, 2, 1],
    );
  });
});

describe('a report on its way', () => {
  it('is drafted, sent, returned into the inbox, and sent again', async () => {
    assert.deepEqual(await stateOf(), ['not-started', false]);
    assert.deepEqual(codes(await below.post(`${ofOffice}/submission`)), ['report-unwritten']);
    const { assessment: _, ...ofDepartment } = texts;
    assert.equal((await below.put(`${ofOffice}/texts`, ofDepartment)).status, 200);
    assert.deepEqual(await stateOf(), ['drafting', false]);
    assert.deepEqual(codes(await head.post(`${path}/organs/office/return`, { comment: '改' })), [
      'report-not-submitted',
    ]);
    assert.equal((await below.post(`${ofOffice}/submission`)).status, 200);
    assert.deepEqual(codes(await below.post(`${ofOffice}/submission`)), [
      'report-already-submitted',
    ]);
    assert.deepEqual(await stateOf(), ['submitted', false]);
    assert.deepEqual(codes(await head.post(`${path}/organs/office/return`, { comment: ' ' })), [
      'return-reason-missing',
    ]);
    const comment = '第一部分缺少监督保障';
    assert.equal((await head.post(`${path}/organs/office/return`, { comment })).status, 200);
    assert.deepEqual(await stateOf(), ['returned', false]);
    const inbox = (await below.get('/inbox')).body.returned;
    assert.deepEqual([inbox.length, inbox[0].comment, inbox[0].year], [1, comment, 2025]);
    await house.toDay('2026-01-13');
    assert.equal((await below.post(`${ofOffice}/submission`)).status, 200);
    assert.equal((await below.get('/inbox')).body.returned.length, 0);
  });

  it('is accepted by the superior alone, and may still go back', async () => {
    const accept = `${path}/organs/office/accept`;
    assert.equal((await signatory.post(accept)).status, 403);
    assert.equal((await head.post(accept)).status, 200);
    assert.deepEqual(await stateOf(), ['accepted', false]);
    assert.deepEqual(codes(await head.post(accept)), ['report-already-accepted']);
    assert.deepEqual(codes(await below.post(`${ofOffice}/submission`)), [
      'report-already-submitted',
    ]);
    const { words, way, acts } = (await below.get(ofOffice)).body;
    const said = words.map(({ act, name }: { act: string; name: string }) => [act, name]);
    assert.deepEqual(said, [
      ['send', '姓名below'],
      ['send-back', '姓名head'],
      ['send', '姓名below'],
      ['accept', '姓名head'],
    ]);
    const step = way.find(({ key }: { key: string }) => key === 'send');
    assert.deepEqual([step.state, step.says], ['done', '上级已接收']);
    assert.ok(!acts.some(({ act }: { act: string }) => act === 'accept'));
  });

  it('goes back to whoever writes it when it already waits for the signature', async () => {
    const { version } = (await below.get(ofOffice)).body;
    assert.equal((await below.post(`${ofOffice}/submit`, { version })).status, 200);
    await house.toDay('2026-01-14');
    assert.equal(
      (await head.post(`${path}/organs/office/return`, { comment: '表二不全' })).status,
      200,
    );
    const { state, way } = (await below.get(ofOffice)).body;
    assert.equal(state, 'draft');
    assert.deepEqual(
      way.map((one: { key: string; state: string }) => [one.key, one.state]),
      [
        ['write', 'back'],
        ['review', 'open'],
        ['sign', 'open'],
        ['send', 'back'],
        ['publish', 'open'],
      ],
    );
    assert.equal((await below.post(`${ofOffice}/submission`)).status, 200);
  });

  it('is late from 1 February when it was returned and not sent again', async () => {
    await house.toDay('2026-01-20');
    await head.post(`${path}/organs/office/return`, { comment: '再改' });
    await house.toDay('2026-02-01');
    assert.deepEqual(await stateOf(), ['returned', true]);
    const late = await head.get(`${path}/organs?list=overdue`);
    assert.equal(late.body.total, 1);
    const file = await head.get(`${path}/organs/export?format=csv`);
    assert.match(file.body as string, /office机关,已退回,是,2026-01-31/);
    await signed(ofOffice, below);
    assert.deepEqual(await stateOf(), ['sealed', false]);
  });

  it('is nobody’s to return who does not gather it, nor anybody’s below', async () => {
    const other = await house.staff('other', ['office-head'], 'stranger');
    assert.equal((await other.post(`${path}/organs/office/return`, { comment: '改' })).status, 404);
    assert.deepEqual(codes(await below.post(`${path}/organs/office/return`, { comment: '改' })), [
      'organ-unknown',
    ]);
    const clerk = await house.staff('clerk', ['handler']);
    const refused = await clerk.post(`${path}/organs/office/return`, { comment: '改' });
    assert.equal(refused.status, 403);
  });
});

describe('how far the reports are', () => {
  it('is told without the sum, in the same figures', async () => {
    const { status, body: states } = await head.get(`${path}/states`);
    assert.equal(status, 200);
    assert.doesNotThrow(() => getRollUpStates.reply.parse(states));
    const { tables, findings, findingCount, outside, scope, jointCounted, ...rest } = (
      await head.get(path)
    ).body;
    assert.deepEqual(states, rest);
    assert.ok(tables && findings && outside && scope && jointCounted && findingCount >= 0);
  });
});

describe('what goes in', () => {
  it('is decided with a reason', async () => {
    const address = `${path}/organs/office/inclusion`;
    assert.deepEqual(codes(await head.put(address, { included: false, reason: '' })), [
      'roll-up-reason-missing',
    ]);
    await head.put(address, { included: false, reason: '垂直管理' });
    const { body } = await head.get(path);
    assert.equal(body.tables.table3.received.total, 2);
    assert.equal(body.tables.table4['litigation-after-reconsideration'].total, 1);
    assert.match(body.scope, /office机关（垂直管理）/);
    await head.put(address, { included: true, reason: '划归地方' });
    assert.equal((await head.get(path)).body.tables.table3.received.total, 5);
  });

  it('takes in the report of an organ outside, blanks asked about', async () => {
    const cells = {
      'table3.received.natural-person': 7,
      'table3.received.total': 7,
      'table3.concluded.total': null,
    };
    const entry = { name: '某镇人民政府', source: '某镇网站', cells };
    assert.equal((await head.post(`${path}/outside`, entry)).status, 200);
    const wrong = { ...entry, cells: { 'table9.x': 1 } };
    assert.deepEqual(codes(await head.post(`${path}/outside`, wrong)), ['cell-unknown']);
    const { body } = await head.get(path);
    assert.equal(body.tables.table3.received.total, 12);
    const found = body.findings.filter(({ name }: { name: string }) => name === '某镇人民政府');
    assert.ok(found.length > 0);
    const [row] = body.outside as { id: number }[];
    assert.equal((await head.call('DELETE', `${path}/outside/${row?.id}`)).status, 200);
    assert.equal((await head.get(path)).body.tables.table3.received.total, 5);
  });

  it('takes in the sheet that it hands out, whole or not at all, and sums every cell on one', async () => {
    const entry = {
      name: '甲镇人民政府',
      source: '甲镇网站',
      cells: { 'table3.received.total': 2 },
    };
    assert.equal((await head.post(`${path}/outside`, entry)).status, 200);
    const rows = await readXlsx(await sheetAt(`${path}/outside.xlsx`), {
      mostBytes: 1e6,
      mostRows: 400,
      columns: 5,
    });
    assert.ok(rows.ok);
    assert.equal(rows.rows.length, 2 + formPlaces.length);
    const filled = (amount: string | number) => {
      const [headings, ...lines] = rows.rows.map(({ cells }) => [...cells]);
      const put = (cells: SheetCell[]) =>
        cells[0] === 'table3.received.total' ? [...cells, amount] : [...cells, null];
      return xlsxOf({
        name: '系统外机关',
        headings: [...(headings ?? []).map(String), '乙镇人民政府'],
        rows: lines.map(put),
      });
    };
    const wrong = await uploadSheet(await filled('许多'));
    assert.deepEqual(codes(wrong), ['sheet-rows-wrong']);
    assert.deepEqual(codes(await uploadSheet(await filled(1.5))), ['amount-impossible']);
    const taken = await uploadSheet(await filled(4));
    assert.deepEqual(taken.body, { names: ['甲镇人民政府', '乙镇人民政府'] });
    const { body } = await head.get(path);
    const [first, second] = body.outside as { id: number; name: string; source: string }[];
    assert.deepEqual([second?.name, second?.source], ['乙镇人民政府', 'waibu.xlsx']);
    assert.equal(
      (await head.get(`${path}/outside/${second?.id}`)).body.cells['table3.received.total'],
      4,
    );
    const sum = await readXlsx(await sheetAt(`${path}/sum.xlsx`), {
      mostBytes: 1e6,
      mostRows: 400,
      columns: 10,
    });
    assert.ok(sum.ok);
    const line = sum.rows.find(({ cells }) => cells[0] === 'table3.received.total');
    assert.deepEqual(line?.cells.slice(4), [11, 2, 3, 2, 4, 0]);
    for (const one of [first, second]) await head.call('DELETE', `${path}/outside/${one?.id}`);
  });

  it('reads the file of such a report, and not of another year', async () => {
    const nothing = await upload('nothing.html', '<p>某县水务局召开会议。</p>');
    assert.deepEqual(codes(nothing), ['report-unreadable']);
    const organ = await organById(house.database.db, house.organs.office);
    assert.ok(organ);
    const report = await sealedReport(house.database.db, organ.id, 2025);
    assert.ok(report);
    const html = String(
      await reportArticle({ ...report, organ: { code: 'x', name: '某县水务局' } }),
    );
    const other = String(await reportArticle({ ...report, year: 2024 }));
    assert.deepEqual(codes(await upload('2024.html', other)), ['report-of-other-year']);
    assert.equal((await upload('shuiwu.html', html)).status, 200);
    const { body } = await head.get(path);
    assert.deepEqual([body.outside[0].name, body.outside[0].source], ['某县水务局', 'shuiwu.html']);
    assert.equal(body.tables.table3.received.total, 8);
    await head.call('DELETE', `${path}/outside/${body.outside[0].id}`);
  });
});

describe('the government’s report', () => {
  it('becomes the sum at a click and states its scope in the first paragraph', async () => {
    const own = '/organs/city/annual-reports/2025';
    assert.equal((await head.get(own)).body.tables.table3.received.total, 2);
    assert.equal((await head.put(`${path}/report`, { isTaken: true })).status, 200);
    assert.equal((await head.get(own)).body.tables.table3.received.total, 5);
    await head.put(`${own}/texts`, texts);
    assert.equal(await signed(own, head), 200);
    const sealed = await sealedReport(house.database.db, house.organs.city, 2025);
    assert.ok(sealed);
    assert.equal(sealed.rollUp?.departments, 1);
    const [first] = String(await reportArticle(sealed)).split('<h2>');
    assert.match(
      first ?? '',
      /根据条例编制本报告。本报告数据的统计范围为city机关本级和纳入汇总的1个机关/,
    );
    assert.match(first ?? '', /共同应诉的案件、联合制发的文件只计一次/);
    const { body } = await head.get(path);
    const differing = body.findings.filter(
      ({ finding }: { finding: { rule: string } }) => finding.rule === 'T-CHILD',
    );
    assert.deepEqual(differing, []);
  });

  it('waits while a figure of the own office alone is printed otherwise', async () => {
    const cell = '/organs/city/annual-reports/2024/overrides/table2.penalty';
    const printed = { printed: 7, reason: '登记有误' };
    const put = await head.put(cell, printed);
    assert.equal(put.status, 200, JSON.stringify(put.body));
    const of2024 = '/organs/city/roll-ups/2024/report';
    assert.deepEqual(codes(await head.put(of2024, { isTaken: true })), ['roll-up-overridden']);
    await head.post(`${cell}/withdraw`, { reason: '已更正' });
    assert.equal((await head.put(of2024, { isTaken: true })).status, 200);
    assert.equal((await head.put(of2024, { isTaken: false })).status, 200);
  });

  it('is no department’s to make', async () => {
    const refused = await below.put('/organs/office/roll-ups/2025/report', { isTaken: true });
    assert.deepEqual(codes(refused), ['roll-up-no-government']);
  });

  it('sets the day for townships, not within the year', async () => {
    const early = await head.put(`${path}/due-day`, { dueOn: '2025-12-31' });
    assert.deepEqual(codes(early), ['report-year-not-over']);
    assert.equal((await head.put(`${path}/due-day`, { dueOn: '2026-01-20' })).status, 200);
    assert.equal((await head.get(path)).body.dueOn, '2026-01-20');
  });

  it('assigns the class of an organ, and its own day where no law fixes one', async () => {
    const address = `${path}/organs/office/deadline`;
    const dueOn = async () => {
      const { items } = (await head.get(`${path}/organs`)).body;
      assert.equal((await below.get(ofOffice)).body.dueOn, items[0].dueOn);
      return items[0].dueOn;
    };
    assert.equal(await dueOn(), '2026-01-31');
    const set = async (deadlineClass: string | null, day: string | null) =>
      await head.put(address, { deadlineClass, dueOn: day });
    assert.deepEqual(codes(await set('department', '2026-03-01')), ['report-day-statutory']);
    await set('township', null);
    assert.equal(await dueOn(), '2026-01-20');
    assert.deepEqual(codes(await set('township', '2025-12-01')), ['report-year-not-over']);
    await set('township', '2026-02-10');
    assert.equal(await dueOn(), '2026-02-10');
    await set(null, null);
    assert.equal(await dueOn(), null);
    assert.equal((await set('department', null)).status, 200);
    assert.equal(await dueOn(), '2026-01-31');
  });
});
