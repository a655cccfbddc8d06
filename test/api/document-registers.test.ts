// The registers of the office's documents: clean-up by workbook, interpretations, deliveries, the register of all.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { importDocuments } from '../../src/commands/imports/import-documents.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { standOf } from '../../src/rules/document-register.ts';
import { reviewHeadings } from '../../src/rules/normative-review.ts';
import { getDeliveries } from '../../src/web/api/deliveries.ts';
import { getDocumentRegister } from '../../src/web/api/document-register.ts';
import { getInterpretations } from '../../src/web/api/interpretations.ts';
import {
  getNormativeDocuments,
  postNormativeReview,
} from '../../src/web/api/normative-documents.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { documentRegister } from '../../src/store/documents/document-register.ts';
import { publishUnread } from '../publish.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';

let house: House;
let editor: Caller;
let approver: Caller;
let column = 0;
before(async () => {
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
  approver = await house.staff('approver', ['content-approver']);
  const row = await house.database.db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'a', path: 'a', name: '栏目', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

function on(today: IsoDay): CommandContext {
  const { db, secrets } = house.context;
  return {
    db,
    secrets,
    calendar: nationalCalendar,
    clock: { today: () => today, now: () => Temporal.Instant.from(`${today}T10:00:00+08:00`) },
    actor: { kind: 'system' },
    organId: house.organs.city,
  };
}

async function draft(today: IsoDay, change: Partial<DocumentContent>) {
  const saved = await saveDocument(on(today), {
    title: '某文件',
    kind: 'normative-document',
    issuers: ['city机关'],
    publisher: 'city机关',
    madeOn: today,
    columns: [column],
    openness: 'proactive',
    body: '<p>正文。</p>',
    ...change,
  });
  assert.ok(saved.ok, JSON.stringify(saved));
  return saved.value;
}

async function published(today: IsoDay, change: Partial<DocumentContent> = {}) {
  return await publishUnread(on(today), await draft(today, change));
}

async function upload(path: string, bytes: Uint8Array) {
  const answer = await house.api.request(`${origin}${path}`, {
    method: 'POST',
    headers: {
      cookie: editor.cookie() ?? '',
      host: 'gongkai.test',
      'x-gongkai': '1',
      'Content-Type': 'application/octet-stream',
    },
    body: new Uint8Array(bytes),
  });
  return answer;
}

const line = (id: number | undefined, ...said: (string | null)[]) => [
  id ?? 0,
  ...Array.from({ length: 7 }, () => null),
  ...said,
];

const sheet = async (...rows: (string | number | null)[][]) =>
  await xlsxOf({ name: '清理表', headings: reviewHeadings, rows });

describe('the two-yearly clean-up', () => {
  it('is tried out line by line, then written whole into the decision, which does it when published', async () => {
    const ids = [];
    for (const title of ['甲办法', '乙办法', '丙办法']) {
      const { id } = await published('2024-01-10', { title, effectiveTo: '2026-12-31' });
      ids.push(id);
    }
    await house.toDay('2026-03-02');
    const [a, b, c] = ids;
    const list = await editor.get('/normative-documents');
    assert.doesNotThrow(() => getNormativeDocuments.reply.parse(list.body));
    assert.deepEqual(
      list.body.items.map((one: { title: string }) => one.title),
      ['甲办法', '乙办法', '丙办法'],
    );
    const wrong = await sheet(
      line(a, '废止', null, null, null),
      line(a, '继续有效', null, null, null),
      line(999_999, '继续', null, null, null),
      line(c, '延长有效期', null, '2025-01-01', null),
    );
    const trial = await upload('/normative-documents/review?trial=yes', wrong);
    const told = postNormativeReview.reply.parse(await trial.json());
    assert.deepEqual(
      told.faults.map(({ line, reason }) => [line, reason]),
      [
        [2, '废止、宣布失效的，请填写“自何日起”'],
        [3, '与第2行是同一份文件'],
        [
          4,
          '“编号”不是本机关已发布的规范性文件；“清理结论”应为继续有效、废止、宣布失效、延长有效期、拟修改之一',
        ],
        [5, '“新的有效期至”应晚于现在的2026-12-31'],
      ],
    );
    const refusedWhole = await upload('/normative-documents/review?trial=no', wrong);
    assert.equal(refusedWhole.status, 422);
    const right = await sheet(
      line(a, '废止', '2026-07-01', null, '与上位法不一致'),
      line(b, '继续有效', null, null, null),
      line(c, '延长有效期', null, '2031/12/31', null),
    );
    const undecided = await upload('/normative-documents/review?trial=no', right);
    assert.equal(undecided.status, 422);
    const decision = await draft('2026-03-02', { title: '清理结果的决定', kind: 'notice' });
    const path = `/normative-documents/review?trial=no&decision=${decision.id}`;
    const written = await upload(path, right);
    assert.equal(written.status, 200);
    assert.equal(((await written.json()) as { written: number }).written, 2);
    const { db } = house.database;
    assert.equal(
      (await documentById(db, a ?? 0))?.repealed_on,
      null,
      'nothing before the decision is out',
    );
    const row = await documentById(db, decision.id);
    await publishUnread(on('2026-03-02'), { id: decision.id, version: row?.version ?? 0 });
    assert.equal((await documentById(db, a ?? 0))?.repealed_on, '2026-07-01');
    assert.equal((await documentById(db, c ?? 0))?.effective_to, '2031-12-31');
    const { body } = await editor.get('/normative-documents');
    assert.deepEqual(body.reviews[0].conclusions, { repeal: 1, keep: 1, extend: 1 });
  });

  it('what is exported comes back unchanged', async () => {
    const answer = await house.api.request(`${origin}/normative-documents/export`, {
      headers: { host: 'gongkai.test', cookie: editor.cookie() ?? '' },
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const read = await readXlsx(bytes, { mostBytes: 1e6, mostRows: 100, columns: 12 });
    assert.ok(read.ok);
    assert.deepEqual(read.rows[0]?.cells, [...reviewHeadings]);
    assert.deepEqual(read.rows[1]?.cells.slice(2, 7), [
      '甲办法',
      '2024-01-10',
      null,
      '2026-12-31',
      '现行有效',
    ]);
  });
});

const explained = async () => {
  const { body } = await editor.get('/interpretations?year=2025');
  const read = getInterpretations.reply.parse(body);
  return { ...read, open: read.open.map(({ id, on }) => [id, on]) };
};

describe('interpretations', () => {
  it('P21 the task is open from the day of publication and closed by the explanation, never by hand', async () => {
    const law = await published('2025-02-13', { title: '解读的办法' });
    const without = await published('2025-02-13', {
      title: '不解读的办法',
      interpretation: { need: 'not-needed', reason: '仅作文字性修改' },
    });
    await house.toDay('2025-02-14');
    const before = await explained();
    assert.ok(before.open.some(([id, on]) => id === law.id && on === '2025-02-18'));
    assert.ok(!before.open.some(([id]) => id === without.id));
    assert.deepEqual([before.asked, before.explained], [1, 0]);
    await published('2025-02-17', {
      title: '一图读懂',
      kind: 'interpretation',
      interpretationForm: 'picture',
      interpretsId: law.id,
      body: `<p>${'图中文字：这份办法规定了停车的收费标准、适用范围和办理程序。'.repeat(2)}</p>`,
    });
    const afterwards = await explained();
    assert.ok(!afterwards.open.some(([id]) => id === law.id));
    assert.deepEqual(
      [
        afterwards.asked,
        afterwards.explained,
        afterwards.inTime,
        afterwards.nonText,
        afterwards.total,
      ],
      [1, 1, 1, 1, 1],
    );
  });

  it('a picture without words, and no explanation without a reason, are not sent up', async () => {
    const picture = await draft('2026-03-02', {
      kind: 'interpretation',
      interpretationForm: 'picture',
      body: '<p>图</p>',
    });
    const none = await draft('2026-03-02', { interpretation: { need: 'not-needed', reason: ' ' } });
    await house.toDay('2026-03-02');
    for (const [{ id }, code] of [
      [picture, 'interpretation-words-missing'],
      [none, 'interpretation-reason-missing'],
    ] as const) {
      const { body } = await editor.get(`/documents/${id}`);
      assert.ok(
        body.faults.some((fault: { code: string }) => fault.code === code),
        code,
      );
    }
  });

  it('the period is set in one place and holds for what is published from then on', async () => {
    assert.deepEqual(codes(await approver.put('/interpretations/days', { days: 0 })), [
      'interpretation-days',
    ]);
    assert.equal((await editor.put('/interpretations/days', { days: 5 })).status, 403);
    assert.equal((await approver.put('/interpretations/days', { days: 5 })).status, 200);
    const law = await published('2026-03-02', { title: '五日内解读' });
    const row = await documentById(house.database.db, law.id);
    assert.equal(row?.interpretation_due, '2026-03-09');
    await approver.put('/interpretations/days', { days: 3 });
  });
});

describe('deliveries to archive and library', () => {
  it('P22 lists the quarter, takes everything not yet delivered along once, and enters the receipt', async () => {
    await published('2023-02-13', { title: '一季度的文件' });
    await published('2023-04-13', { title: '二季度的文件' });
    await house.toDay('2023-04-20');
    const input = {
      year: 2023,
      quarter: 1,
      recipient: 'archive',
      recipientName: '某区档案馆',
      deliveredOn: '2023-03-20',
    };
    assert.deepEqual(codes(await editor.post('/deliveries', input)), ['delivery-before-end']);
    const sent = await editor.post('/deliveries', { ...input, deliveredOn: '2023-04-18' });
    assert.deepEqual([sent.status, sent.body.documents], [200, 1]);
    assert.deepEqual(
      codes(await editor.post('/deliveries', { ...input, deliveredOn: '2023-04-18' })),
      ['delivery-empty'],
    );
    const receipt = { on: '2023-04-19', by: '李某', number: '档收〔2023〕5号' };
    const path = `/deliveries/${sent.body.id}/receipt`;
    const scan = new TextEncoder().encode('%PDF-1.4 回执');
    const scanned = `${path}-file?name=${encodeURIComponent('回执.pdf')}`;
    assert.deepEqual(codes(await editor.upload(scanned, scan)), ['receipt-missing']);
    assert.deepEqual(codes(await editor.post(path, { ...receipt, on: '2023-04-01' })), [
      'receipt-day',
    ]);
    assert.equal((await editor.post(path, receipt)).status, 200);
    assert.deepEqual(codes(await editor.post(path, receipt)), ['receipt-entered']);
    assert.deepEqual(codes(await editor.upload(scanned, new Uint8Array(20))), [
      'receipt-scan-type',
    ]);
    assert.equal((await editor.upload(scanned, scan)).status, 200);
    assert.deepEqual(codes(await editor.upload(scanned, scan)), ['receipt-entered']);
    const file = await house.api.request(`${origin}${path}-file`, {
      headers: { cookie: approver.cookie() ?? '' },
    });
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), scan);
    assert.match(file.headers.get('content-disposition') ?? '', /attachment/);
    const { body } = await editor.get('/deliveries?year=2023');
    const read = getDeliveries.reply.parse(body);
    assert.deepEqual(read.quarters[0]?.recipients, [
      { recipient: 'archive', undelivered: 0 },
      { recipient: 'library', undelivered: 1 },
    ]);
    assert.equal(read.deliveries[0]?.receiptOn, '2023-04-19');
    assert.equal(read.deliveries[0]?.receiptFile, '回执.pdf');
  });
});

describe('the register of all documents', () => {
  it('says of each how it stands to its day, by the words of the rule', async () => {
    await draft('2022-02-10', { title: '逾期未公开' });
    await draft('2022-02-10', {
      title: '不予公开',
      openness: 'withheld',
      opennessReason: '内部事务',
    });
    await published('2022-04-10', { title: '逾期公开', madeOn: '2022-02-10' });
    await published('2022-02-11', { title: '按时公开', madeOn: '2022-02-10' });
    await draft('2022-04-01', { title: '期限内' });
    const early = await published('2022-04-02', { title: '还没有计算期限时发布的' });
    await house.database.db
      .updateTable('documents')
      .set({ publish_by: null })
      .where('id', '=', early.id)
      .execute();
    const old = {
      key: 'old-1',
      title: '旧站的文件',
      kind: 'notice',
      issuers: ['city机关'],
      publisher: 'city机关',
      madeOn: '2022-01-04',
      publishedAt: '2022-03-30T09:00',
      columns: ['a'],
      openness: 'proactive',
      body: '<p>正文。</p>',
    };
    const imported = await importDocuments(on('2022-04-11'), [JSON.stringify(old)]);
    assert.ok(imported.ok && imported.value.imported === 1, JSON.stringify(imported));
    await house.toDay('2022-04-12');
    const { body } = await editor.get('/document-register?year=2022');
    const read = getDocumentRegister.reply.parse(body);
    assert.deepEqual(read.counts, {
      overdue: 1,
      'not-published': 1,
      late: 1,
      'in-time': 1,
      pending: 1,
      'no-period': 1,
      imported: 1,
    });
    const elsewhere = await editor.get('/document-register?year=2022&stand=imported');
    assert.deepEqual(
      elsewhere.body.items.map((one: { title: string; publishBy: null }) => [
        one.title,
        one.publishBy,
      ]),
      [['旧站的文件', null]],
      'published elsewhere, it was neither in time nor late here',
    );
    const late = await editor.get('/document-register?year=2022&stand=overdue');
    assert.deepEqual(
      [late.body.total, late.body.items.map((one: { title: string }) => one.title)],
      [1, ['逾期未公开']],
    );
    const organIds = [house.organs.city];
    for (const today of ['2022-03-01', '2022-04-12', '2026-03-02'] as const) {
      const { rows } = await documentRegister(
        house.database.db,
        { organIds, today },
        { limit: 1000, offset: 0 },
      );
      for (const row of rows) assert.equal(row.stand, standOf(row, today), row.title);
    }
  });

  it('P20 a clarification says what it is about, since when it went round and whence', async () => {
    await house.toDay('2026-03-02');
    const about = await published('2026-03-02', { title: '停水通告', kind: 'notice' });
    const wanting = await draft('2026-03-02', {
      title: '关于停水传言的说明',
      kind: 'clarification',
    });
    const { body } = await editor.get(`/documents/${wanting.id}`);
    assert.ok(
      body.faults.some((fault: { code: string }) => fault.code === 'clarification-incomplete'),
    );
    const clear = await published('2026-03-02', {
      title: '关于停水传言的说明',
      kind: 'clarification',
      particulars: { 澄清事项: '全区停水一周', 流传时间: '2026年3月1日', 信息来源: '微信群' },
      relations: [{ kind: 'clarifies', documentId: about.id, name: '停水通告', on: '2026-03-02' }],
    });
    const time = await editor.get(`/documents/${about.id}/time`);
    assert.deepEqual(
      time.body.doneTo.map((one: { kind: string; id: number }) => [one.kind, one.id]),
      [['clarifies', clear.id]],
    );
    const row = await documentById(house.database.db, about.id);
    assert.deepEqual([row?.repealed_on, row?.amended_on], [null, null]);
  });
});
