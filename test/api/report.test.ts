import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import {
  table2Blocks,
  table3Columns,
  table3Rows,
  table4BlockKeys,
} from '../../src/rules/annual-report/form.ts';
import { getReport } from '../../src/web/api/report.ts';
import { getReportRecords } from '../../src/web/api/report-records.ts';
import { pdfPages } from '../formats/printed-pages.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let head: Caller;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  head = await house.staff('head', ['office-head']);
  const { db } = house.database;
  const kinds = ['natural-person', 'natural-person', 'business', 'legal-service'];
  for (const [n, kind] of kinds.entries()) {
    await head.post('/requests', {
      channel: 'in-person',
      on: n === 0 ? '2025-12-30' : '2026-03-02',
      submissionKey: `report-test-form-${n}`,
      application: {
        applicant: { kind, name: '测试', phone: '13800000000' },
        title: `第${n}件`,
        description: '',
        carrierForm: 'paper',
        deliveryWish: 'collect',
      },
    });
  }
  const { body } = await head.get('/requests');
  const [first] = body.items as { id: number }[];
  assert.ok(first);
  await head.post(`/requests/${first.id}/withdraw`, { version: 1, on: '2026-03-02' });
  const organId = house.organs.city;
  await db
    .insertInto('remedies')
    .values([
      { organ_id: organId, block: 'reconsideration', filed_on: '2026-02-02' },
      {
        organ_id: organId,
        block: 'reconsideration',
        filed_on: '2026-01-05',
        result: 'upheld',
        decided_on: '2026-02-28',
      },
    ])
    .execute();
  await db
    .insertInto('annual_entries')
    .values({
      organ_id: organId,
      year: 2026,
      item: 'licensing',
      amount: 12,
      evidence: '许可台账',
      entered_by: '甲',
      entered_at: house.context.clock.now(),
    })
    .execute();
});
after(closePdfPrinter);
after(() => house.database.drop());

const address = '/organs/city/annual-reports/2026';

test('every figure of Tables 3 and 4 opens exactly as many records as it says', async () => {
  const { body: report } = await head.get(address);
  assert.doesNotThrow(() => getReport.reply.parse(report));
  let opened = 0;
  const check = async (cell: string, figure: number): Promise<void> => {
    const { body } = await head.get(`${address}/records?cell=${cell}`);
    assert.doesNotThrow(() => getReportRecords.reply.parse(body), cell);
    assert.deepEqual([cell, body.total, body.items.length], [cell, figure, figure]);
    opened += 1;
  };
  for (const row of table3Rows) {
    for (const column of table3Columns) {
      await check(`table3.${row}.${column}`, report.tables.table3[row][column]);
    }
  }
  for (const block of table4BlockKeys) {
    for (const [result, figure] of Object.entries(report.tables.table4[block])) {
      await check(`table4.${block}.${result}`, figure as number);
    }
  }
  for (const kind of ['rules', 'normative-documents']) {
    for (const [set, figure] of Object.entries(report.tables.table2[kind])) {
      await check(`table2.${kind}.${set}`, figure as number);
    }
  }
  assert.equal(opened, 25 * 7 + 15 + 6);
  assert.equal(report.tables.table3.received.total, 3);
  assert.equal(report.tables.table3['brought-forward']['natural-person'], 1);
  assert.equal(report.tables.table3.other['natural-person'], 1);
  assert.equal(table2Blocks.length, 4);
});

test('a figure from another register opens who entered it and the evidence', async () => {
  const { body } = await head.get(`${address}/records?cell=table2.licensing`);
  assert.deepEqual(
    body.items.map((item: { amount: number; evidence: string }) => [item.amount, item.evidence]),
    [[12, '许可台账']],
  );
});

test('figures of other registers and cases are entered with their evidence and counted at once', async () => {
  const fees = { amount: 1.25, evidence: '非税收入台账' };
  assert.equal((await head.put(`${address}/entries/fees`, fees)).status, 200);
  const bare = await head.put(`${address}/entries/penalty`, { amount: 3, evidence: '' });
  assert.deepEqual([bare.status, codes(bare)], [422, ['evidence-missing']]);
  const filed = { block: 'litigation-direct', filedOn: '2026-02-10' };
  const { body: made } = await head.post('/organs/city/remedies', filed);
  const ended = { ...filed, remedyId: made.id, result: 'corrected', decidedOn: '2026-03-01' };
  assert.equal((await head.post('/organs/city/remedies', ended)).status, 200);
  const { body: report } = await head.get(address);
  assert.equal(report.tables.table2.fees, 1.25);
  assert.equal(report.tables.table4['litigation-direct'].corrected, 1);
  const { body } = await head.get(`${address}/records?cell=table4.litigation-direct.corrected`);
  assert.equal(body.total, 1);
});

test('a figure of the prose opens the documents or placements that it counts', async () => {
  const { db } = house.database;
  const organ_id = house.organs.city;
  const paths = ['zfxxgk', 'zfxxgk/a', 'zfxxgk/b'];
  const columns: number[] = [];
  for (const path of paths) {
    const parent_id = path === 'zfxxgk' ? null : (columns[0] ?? null);
    const slug = path.split('/').at(-1) ?? '';
    const row = await db
      .insertInto('columns')
      .values({ organ_id, parent_id, slug, path, name: path, kind: 'list' })
      .returning('id')
      .executeTakeFirstOrThrow();
    columns.push(row.id);
  }
  for (const [n, placed] of [[1], [1, 2], [2]].entries()) {
    const published_at = Temporal.Instant.from('2026-01-15T10:00:00+08:00');
    const home_column_id = columns[placed[0] ?? 0] ?? 0;
    const { id: document_id } = await db
      .insertInto('documents')
      .values({
        organ_id,
        title: `文件${n}`,
        kind: 'notice',
        publisher: '机关',
        home_column_id,
        state: 'published',
        published_at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = placed.map((at) => ({ document_id, column_id: columns[at] ?? 0, published_at }));
    await db.insertInto('document_columns').values(rows).execute();
  }
  const { body: report } = await head.get(address);
  const names = ['documents.published', 'documents.placements', 'documents.inTwoColumns'];
  for (const name of [...names, 'columns.zfxxgk', 'columns.a', 'columns.b']) {
    const { body } = await head.get(`${address}/records?cell=${name}`);
    assert.doesNotThrow(() => getReportRecords.reply.parse(body), name);
    const figure = Number(report.figures[name]);
    assert.ok(figure > 0, name);
    assert.deepEqual([name, body.total, body.items.length], [name, figure, figure]);
  }
});

test('a cell that the form does not have, a year to come, an organ outside are refused', async () => {
  const cell = await head.get(`${address}/records?cell=table3.received.nobody`);
  assert.deepEqual([cell.status, codes(cell)], [404, ['cell-unknown']]);
  const year = await head.get('/organs/city/annual-reports/2031');
  assert.deepEqual([year.status, codes(year)], [404, ['year-unknown']]);
  const organ = await head.get('/organs/other/annual-reports/2026');
  assert.deepEqual([organ.status, codes(organ)], [404, ['organ-unknown']]);
});

test('texts are saved with their chips and read back filled; an unknown chip is refused', async () => {
  const texts = {
    lead: '根据条例编制。',
    overview: [{ heading: '依申请公开', text: '新收{{table3.received.total}}件。' }],
    problems: '无',
    other: '无',
  };
  assert.equal((await head.put(`${address}/texts`, texts)).status, 200);
  const { body } = await head.get(address);
  assert.equal(body.texts.overview[0].text, '新收{{table3.received.total}}件。');
  assert.equal(body.filledTexts.overview[0].text, '新收3件。');
  await house.toDay('2026-03-03');
  const again = { ...texts, seenAt: body.textsSavedAt };
  assert.equal((await head.put(`${address}/texts`, again)).status, 200);
  const late = await head.put(`${address}/texts`, again);
  assert.deepEqual([late.status, codes(late)], [409, ['changed-meanwhile']]);
  const unknown = await head.put(`${address}/texts`, { ...texts, lead: '{{no.such.figure}}' });
  assert.deepEqual([unknown.status, codes(unknown)], [422, ['figure-unknown']]);
});

test('a year that is not over cannot be sealed; one that is can, by somebody else', async () => {
  const signatory = await house.staff('signatory', ['signatory']);
  const seen = async () => ({ version: (await head.get(address)).body.version });
  assert.equal((await head.post(`${address}/submit`, await seen())).status, 200);
  const early = await signatory.post(`${address}/seal`, await seen());
  assert.deepEqual([early.status, codes(early)], [422, ['report-year-not-over']]);
  await house.toDay('2027-01-11');
  const reason = { ...(await seen()), overrideReason: '测试的台账' };
  const sealed = await signatory.post(`${address}/seal`, reason);
  assert.deepEqual([sealed.status, sealed.body], [200, { edition: 1 }]);
  const { body } = await head.get('/organs/city/annual-reports');
  assert.deepEqual(body.years, [2027, 2026, 2025]);
  assert.equal(body.editions[0].sealedBy, '姓名signatory');
});

async function file(path: string) {
  const response = await house.api.request(`http://gongkai.test${address}/files/${path}`, {
    headers: { host: 'gongkai.test', cookie: head.cookie() ?? '' },
  });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

test('the report is handed out in every format: marked a draft, or the edition as it was sealed', async () => {
  for (const format of ['docx', 'pdf', 'xlsx', 'csv', 'json']) {
    const draft = await file(format);
    assert.equal(draft.response.status, 200, format);
    const name = decodeURIComponent(draft.response.headers.get('content-disposition') ?? '');
    assert.ok(name.includes(`2026年政府信息公开工作年度报告（草稿）.${format}`), name);
    const sealed = await file(`${format}?edition=1`);
    assert.equal(sealed.response.status, 200, format);
    assert.ok(!Buffer.from(sealed.bytes).equals(Buffer.from(draft.bytes)), format);
  }
  for (const page of await pdfPages((await file('pdf')).bytes)) assert.match(page, /草稿/);
  assert.ok(
    (await pdfPages((await file('pdf?edition=1')).bytes)).every((p) => !p.includes('草稿')),
  );
  const json = JSON.parse(new TextDecoder().decode((await file('json?edition=1')).bytes)) as object;
  assert.partialDeepStrictEqual(json, { edition: 1, sealedOn: '2027-01-11', year: 2026 });
  const read = await readReportFile((await file('docx')).bytes);
  assert.ok(read.ok);
  assert.equal(read.report.tables.table3?.received?.total, 3);
  const none = await head.get(`${address}/files/pdf?edition=9`);
  assert.deepEqual([none.status, codes(none)], [404, ['year-unknown']]);
  const outside = await head.get('/organs/other/annual-reports/2026/files/pdf');
  assert.deepEqual([outside.status, codes(outside)], [404, ['organ-unknown']]);
});
