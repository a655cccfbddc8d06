// The website's yearly work report through the API: filled in, checked, signed by another, published, corrected
// (国办函〔2018〕12号).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { websiteFile } from '../../src/formats/report-files/website-formats.ts';
import { getInbox } from '../../src/web/api/inbox.ts';
import { getWebsiteReport, getWebsiteReports } from '../../src/web/api/website-report.ts';
import { given, soundAnswers } from '../website-answers.ts';
import { type Answer, type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let clerk: Caller;
let head: Caller;
let signatory: Caller;
let stranger: Caller;
const address = '/organs/city/website-reports/2026';
const note = '访问统计系统、办件库年度导出';

before(async () => {
  house = await openHouse();
  house.setClock('2027-01-11');
  clerk = await house.staff('clerk', ['handler']);
  head = await house.staff('head', ['office-head']);
  signatory = await house.staff('signatory', ['signatory']);
  stranger = await house.staff('stranger', ['handler'], 'stranger');
  await publish();
});
after(async () => {
  await house.database.drop();
  await closePdfPrinter();
});

/** Two news, one rule, a picture that explains it; a second rule is of the year before. */
async function publish(): Promise<void> {
  const { db } = house.database;
  const { id: column } = await db
    .insertInto('columns')
    .values({
      organ_id: house.organs.city,
      slug: 'zwdt',
      path: 'zwdt',
      name: '政务动态',
      kind: 'list',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const documents = [
    ['news', '动态一', '2026-01-01T00:00:00+08:00', null],
    ['news', '动态二', '2026-12-31T23:59:59+08:00', null],
    ['normative-document', '某办法', '2026-06-01T10:00:00+08:00', null],
    ['interpretation', '一图读懂某办法', '2026-06-02T10:00:00+08:00', 'picture'],
    ['normative-document', '旧办法', '2025-12-31T23:59:59+08:00', null],
  ] as const;
  for (const [kind, title, at, form] of documents) {
    const { id } = await db
      .insertInto('documents')
      .values({
        organ_id: house.organs.city,
        title,
        kind,
        publisher: 'city机关',
        home_column_id: column,
        state: 'published',
        published_at: Temporal.Instant.from(at),
        interpretation_form: form,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('document_columns')
      .values({ document_id: id, column_id: column })
      .execute();
  }
}

const report = async (caller = clerk) => {
  const { body } = await caller.get(address);
  assert.doesNotThrow(() => getWebsiteReport.reply.parse(body));
  return body;
};
const seen = async (): Promise<{ version: number }> => ({ version: (await report()).version });
const errorsIn = (body: Answer['body']): string[] =>
  body.findings
    .filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ where }: { where: string }) => where);
const published = async () => await house.caller().get('/public/organs/city/website-reports/2026');

test('a first draft: what is published is counted, the rest is asked for', async () => {
  const body = await report();
  const of = (field: string) => body.answers[field]?.value;
  assert.deepEqual(
    ['published-total', 'published-news', 'published-catalogue', 'interpretations-total'].map(of),
    [4, 2, 2, 1],
  );
  assert.equal(body.answers['published-total'].source, 'records');
  assert.equal(of('reporting-unit'), 'city机关');
  assert.equal(of('visits'), undefined);
  assert.ok(errorsIn(body).includes('visits'));
  assert.equal(body.dueOn, '2027-01-31');
});

test('what nobody filled in is not sent up', async () => {
  const { body } = await clerk.get(address);
  const submit = body.acts.find(({ act }: { act: string }) => act === 'submit');
  assert.match(submit.why, /网站工作年度报表还没有填报.*国办函〔2018〕12号/);
});

test('a counted figure opens the documents that it counts', async () => {
  const { body } = await clerk.get(`${address}/records?field=published-news`);
  assert.deepEqual(
    body.items.map(({ title }: { title: string }) => title),
    ['动态一', '动态二'],
  );
  const sum = await clerk.get(`${address}/records?field=interpretations-total`);
  assert.equal(sum.body.total, 1);
  const unknown = await clerk.get(`${address}/records?field=visits`);
  assert.deepEqual([unknown.status, codes(unknown)], [404, ['website-field-unknown']]);
});

test('a figure is taken with its source, and only in its shape', async () => {
  const put = async (answers: readonly object[], from = note) =>
    await clerk.put(`${address}/answers`, { answers, note: from });
  assert.deepEqual(codes(await put([{ field: 'visits', value: 5 }], ' ')), ['evidence-missing']);
  assert.deepEqual(codes(await put([{ field: 'visits', value: -5 }])), ['website-answer-invalid']);
  assert.deepEqual(codes(await put([{ field: 'published-total', value: 5 }])), [
    'website-field-computed',
  ]);
  assert.equal((await put([{ field: 'no-such-field', value: 5 }])).status, 400);
  // A name needs none.
  assert.equal((await put([{ field: 'site-name', value: '旧站名' }], '')).status, 200);
  assert.equal((await stranger.put(`${address}/answers`, { answers: [], note })).status, 404);
});

test('what another entered meanwhile is not passed over; what stood there stays', async () => {
  const put = async (value: number, last: number | null) =>
    await clerk.put(`${address}/answers`, {
      answers: [{ field: 'visits', value, seen: last }],
      note,
    });
  assert.equal((await put(7, null)).status, 200);
  const late = await put(8, null);
  assert.deepEqual([late.status, codes(late)], [409, ['changed-meanwhile']]);
  const [line] = (await report()).entries.filter(
    ({ field }: { field: string }) => field === 'visits',
  );
  assert.deepEqual([line.value, line.note, line.enteredBy], [7, note, '姓名clerk']);
  assert.equal((await put(99_800, line.id)).status, 200);
  const answers = given(soundAnswers(2026));
  assert.equal((await clerk.put(`${address}/answers`, { answers, note })).status, 200);
  const body = await report();
  const lines = body.entries.filter(({ field }: { field: string }) => field === 'visits');
  // The same figure again is no entry.
  assert.deepEqual(
    lines.map(({ value }: { value: number }) => value),
    [7, 99_800],
  );
  assert.deepEqual(errorsIn(body), []);
});

test('a counted figure is replaced by the head alone, with a reason; both values stay', async () => {
  const cell = `${address}/overrides/published-total`;
  const body = { printed: 6, reason: '另有直播2场，没有作为文件发布' };
  assert.equal((await clerk.put(cell, body)).status, 403);
  assert.deepEqual(codes(await head.put(cell, { ...body, reason: '' })), [
    'override-reason-missing',
  ]);
  assert.deepEqual(codes(await head.put(cell, { ...body, printed: 4 })), ['override-unchanged']);
  assert.deepEqual(codes(await head.put(`${address}/overrides/visits`, body)), [
    'website-field-entered',
  ]);
  assert.equal((await head.put(cell, body)).status, 200);
  const { answers, findings } = await report();
  const { value, computed, source } = answers['published-total'];
  assert.deepEqual([value, computed, source], [6, 4, 'overridden']);
  assert.ok(findings.some(({ rule }: { rule: string }) => rule === 'WS-OVERRIDE'));
  assert.equal((await head.post(`${cell}/withdraw`, { reason: '直播不计' })).status, 200);
  assert.equal((await report()).answers['published-total'].source, 'records');
  assert.deepEqual(codes(await head.post(`${cell}/withdraw`, { reason: '再撤' })), [
    'override-unknown',
  ]);
  assert.equal((await head.put(cell, body)).status, 200);
});

test('sent up, sent back with the reason, sent up again: it stands in the one inbox', async () => {
  assert.equal((await clerk.post(`${address}/submit`, { version: 1 })).status, 409);
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
  const answers = [{ field: 'visits', value: 1 }];
  assert.deepEqual(codes(await clerk.put(`${address}/answers`, { answers, note })), [
    'report-state',
  ]);
  const { body } = await signatory.get('/inbox');
  assert.doesNotThrow(() => getInbox.reply.parse(body));
  const [item] = body.items;
  assert.deepEqual(
    [item.about, item.act, item.draftedBy, item.report.dueOn],
    ['website-report', 'sign', '姓名clerk', '2027-01-31'],
  );
  assert.equal((await signatory.get('/badges')).body.inbox, 1);
  // The head overrode a figure.
  assert.deepEqual((await head.get('/inbox')).body.items, []);
  const bare = await signatory.post(`${address}/return`, { ...(await seen()), opinion: '' });
  assert.deepEqual(codes(bare), ['return-reason-missing']);
  const back = { ...(await seen()), opinion: '核对访问量' };
  assert.equal((await signatory.post(`${address}/return`, back)).status, 200);
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
});

test('what is signed is what was sent up', async () => {
  const { db } = house.database;
  const withdraw = async (state: 'withdrawn' | 'published') =>
    await db.updateTable('documents').set({ state }).where('title', '=', '动态二').execute();
  await withdraw('withdrawn');
  const changed = await signatory.post(`${address}/seal`, await seen());
  assert.deepEqual(codes(changed), ['report-changed-since-sent']);
  assert.deepEqual(
    (await report()).changedSinceSent.map(
      ({ name, before, after: now }: Record<string, string>) => [name, before, now],
    ),
    [['政务动态信息更新量', '2条', '1条']],
  );
  assert.equal((await signatory.get('/inbox')).body.items.length, 1);
  await withdraw('published');
});

test('nobody signs what he entered; another seals it; it is public when it is published', async () => {
  const own = await head.post(`${address}/seal`, await seen());
  assert.deepEqual([own.status, codes(own)], [403, ['report-signatory-is-author']]);
  const sealed = await signatory.post(`${address}/seal`, await seen());
  assert.deepEqual([sealed.status, sealed.body], [200, { edition: 1 }]);
  assert.equal((await published()).status, 404);
  assert.equal((await signatory.post(`${address}/publish`, {})).status, 200);
  const { status, body } = await published();
  assert.equal(status, 200);
  assert.doesNotThrow(() => websiteFile.parse(body));
  assert.equal(body.answers.visits, 99_800);
  assert.deepEqual(body.overrides, [
    { field: 'published-total', computed: 4, printed: 6, reason: '另有直播2场，没有作为文件发布' },
  ]);
  // From what a figure was taken and by whom stays in the office.
  assert.ok(!JSON.stringify(body).includes(note) && !JSON.stringify(body).includes('姓名clerk'));
  const sealedAlready = await clerk.put(`${address}/answers`, { answers: [], note });
  assert.deepEqual(codes(sealedAlready), ['report-already-sealed']);
  assert.equal(sealedAlready.body.violations[0].provision, '国办函〔2018〕12号');
});

test('a correction is a new edition with its reason and difference; the old one stays', async () => {
  assert.deepEqual(codes(await clerk.post(`${address}/correct`, { opinion: ' ' })), [
    'correction-reason-missing',
  ]);
  const why = { opinion: '访问量漏计移动端' };
  assert.equal((await clerk.post(`${address}/correct`, why)).status, 200);
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
  assert.deepEqual(codes(await signatory.post(`${address}/seal`, await seen())), [
    'report-unchanged',
  ]);
  const again = { ...(await seen()), opinion: '还没有改' };
  assert.equal((await signatory.post(`${address}/return`, again)).status, 200);
  const answers = [{ field: 'visits', value: 120_000 }];
  assert.equal((await clerk.put(`${address}/answers`, { answers, note })).status, 200);
  assert.equal((await clerk.post(`${address}/submit`, await seen())).status, 200);
  assert.equal((await signatory.post(`${address}/seal`, await seen())).body.edition, 2);
  const { body } = await clerk.get(`${address}/editions/2`);
  assert.deepEqual(body.difference, [
    { field: 'visits', name: '网站总访问量', before: '99800次', after: '120000次' },
  ]);
  assert.equal((await published()).body.answers.visits, 99_800);
  assert.equal((await signatory.post(`${address}/publish`, {})).status, 200);
  assert.equal((await published()).body.answers.visits, 120_000);
  const index = await clerk.get('/organs/city/website-reports');
  assert.doesNotThrow(() => getWebsiteReports.reply.parse(index.body));
  assert.deepEqual(
    index.body.editions.map((one: { edition: number; correctionReason: string | null }) => [
      one.edition,
      one.correctionReason,
    ]),
    [
      [2, '访问量漏计移动端'],
      [1, null],
    ],
  );
});

test('next year’s first draft names what this year named, and no figure of it', async () => {
  await house.toDay('2028-01-05');
  const { body } = await clerk.get('/organs/city/website-reports/2027');
  assert.deepEqual(body.answers['weixin-name'], { value: '测试发布', source: 'last-year' });
  assert.equal(body.answers.visits, undefined);
  const early = { answers: given(soundAnswers(2028)), note };
  const unfinished = '/organs/city/website-reports/2028';
  assert.equal((await clerk.put(`${unfinished}/answers`, early)).status, 200);
  const { version } = (await clerk.get(unfinished)).body;
  assert.equal((await clerk.post(`${unfinished}/submit`, { version })).status, 200);
  assert.deepEqual(codes(await signatory.post(`${unfinished}/seal`, { version })), [
    'report-year-not-over',
  ]);
});

test('an error left over needs the signatory’s reason', async () => {
  const of = '/organs/city/website-reports/2027';
  const answers = given({ ...soundAnswers(2027), 'cases-natural': 71 });
  assert.equal((await clerk.put(`${of}/answers`, { answers, note })).status, 200);
  const { version } = (await clerk.get(of)).body;
  assert.equal((await clerk.post(`${of}/submit`, { version })).status, 200);
  const bare = await signatory.post(`${of}/seal`, { version });
  assert.deepEqual(codes(bare), ['website-report-errors']);
  assert.match(bare.body.violations[0].message, /办件量总数90，各项之和为91/);
  const said = { version, overrideReason: '两人共同办理的1件各计一次' };
  assert.equal((await signatory.post(`${of}/seal`, said)).status, 200);
});

test('draft and edition come in every format', async () => {
  for (const format of ['docx', 'pdf', 'xlsx', 'csv', 'json']) {
    for (const which of ['', '?edition=1']) {
      const { status, headers } = await clerk.get(`${address}/files/${format}${which}`);
      assert.equal(status, 200, format);
      const name = decodeURIComponent(headers.get('content-disposition') ?? '');
      assert.match(name, which === '' ? /（草稿）/ : /（第1版）/);
    }
  }
  assert.equal((await clerk.get(`${address}/files/pdf?edition=9`)).status, 404);
  assert.deepEqual(house.errors, []);
});
