import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getDocument, getDocuments } from '../../src/web/api/documents.ts';
import { getOpenDocuments } from '../../src/web/api/open-documents.ts';
import { documentDraft } from './document-draft.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
let approver: Caller;
let secrecy: Caller;
let column = 0;
let catalogue = 0;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  editor = await house.staff('editor', ['editor']);
  approver = await house.staff('approver', ['content-approver']);
  secrecy = await house.staff('secrecy', ['secrecy-reviewer']);
  const rows = await house.database.db
    .insertInto('columns')
    .values(
      ['tzgg', 'zfxxgk/fdzdgknr/lzyj'].map((path) => ({
        organ_id: house.organs.city,
        slug: path,
        path,
        name: path,
        kind: 'list',
      })),
    )
    .returning('id')
    .execute();
  column = rows[0]?.id ?? 0;
  catalogue = rows[1]?.id ?? 0;
});
after(() => house.database.drop());

const draft = (change: object = {}): object =>
  documentDraft(column, { body: '<p>一、抓好植树。</p><script>alert(1)</script>', ...change });

async function made(change: object = {}): Promise<number> {
  const { status, body } = await editor.post('/documents', draft(change));
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { id: number }).id;
}

test('an interpretation says in which form it explains', async () => {
  const id = await made({ kind: 'interpretation', interpretationForm: 'head' });
  const read = async () => (await editor.get(`/documents/${id}`)).body;
  assert.equal((await read()).draft.interpretationForm, 'head');
  const save = async (change: object) =>
    await editor.put(`/documents/${id}`, { ...draft(change), version: (await read()).version });
  const { status } = await save({ kind: 'interpretation', interpretationForm: 'poem' });
  assert.equal(status, 400);
  // Of nothing else it is said.
  await save({ kind: 'notice', interpretationForm: 'head' });
  const { body } = await editor.get(`/documents/${id}`);
  assert.equal(body.draft.interpretationForm, null);
  assert.doesNotThrow(() => getDocument.reply.parse(body));
});

test('a draft is saved clean, seen in the list and read back as it was written', async () => {
  const id = await made();
  const list = await editor.get('/documents?state=draft');
  assert.doesNotThrow(() => getDocuments.reply.parse(list.body));
  assert.ok((list.body.items as { id: number }[]).some((item) => item.id === id));
  const { body } = await editor.get(`/documents/${id}`);
  assert.doesNotThrow(() => getDocument.reply.parse(body));
  assert.equal(body.draft.body, '<p>一、抓好植树。</p>');
  assert.deepEqual(body.draft.columns, [column]);
  const again = { ...body.draft, title: '改过的标题', version: body.version };
  assert.equal((await editor.put(`/documents/${id}`, again)).body.version, 2);
  const late = await editor.put(`/documents/${id}`, again);
  assert.deepEqual([late.status, codes(late)], [409, ['changed-meanwhile']]);
});

const allNo = { secret: false, forbidden: false, rights: false };

async function versionOf(id: number): Promise<{ version: number }> {
  return { version: (await editor.get(`/documents/${id}`)).body.version };
}

async function published(id: number): Promise<void> {
  const sent = { ...(await versionOf(id)), opinion: '更正' };
  assert.equal((await editor.post(`/documents/${id}/submit`, sent)).status, 200);
  const cleared = { ...(await versionOf(id)), answers: allNo };
  assert.equal((await secrecy.post(`/documents/${id}/agree`, cleared)).status, 200);
  const last = await approver.post(`/documents/${id}/agree`, await versionOf(id));
  assert.deepEqual([last.status, last.body.published], [200, true], JSON.stringify(last.body));
}

test('what is older than the calendar is published and corrected too, without a day nobody can count', async () => {
  const old = {
    kind: 'normative-document',
    documentNumber: '测府发〔1998〕12号',
    madeOn: '1998-05-01',
    effectiveFrom: '1998-06-01',
    effectiveTo: '2048-05-31',
    interpretation: { need: 'not-needed', reason: '旧文补充公开' },
  };
  const id = await made(old);
  assert.equal((await editor.get(`/documents/${id}`)).body.publishBy, null);
  await published(id);
  const { body } = await editor.get(`/documents/${id}`);
  const change = { ...body.draft, repealedOn: '2016-01-01', version: body.version };
  assert.equal((await editor.put(`/documents/${id}`, change)).status, 200);
  await published(id);
  const period = await editor.get('/publication-period?matter=general&from=1998-05-01');
  assert.deepEqual([period.status, codes(period)], [422, ['date-outside-calendar']]);
  const never = await editor.put(`/documents/${id}`, { ...change, madeOn: '0098-05-01' });
  assert.match(JSON.stringify(never.body), /“成文日期”应写作 YYYY-MM-DD，并在1949年至2099年之间/);
});

test('it goes out by other people’s words in their order; the secrecy review is never passed over', async () => {
  const id = await made();
  const early = await approver.post(`/documents/${id}/agree`, { version: 1 });
  assert.deepEqual([early.status, codes(early)], [409, ['document-state']]);
  assert.equal((await editor.post(`/documents/${id}/submit`, { version: 1 })).status, 200);
  const edit = (await editor.get(`/documents/${id}`)).body.draft;
  const meanwhile = await editor.put(`/documents/${id}`, { ...edit, version: 2 });
  assert.deepEqual(codes(meanwhile), ['document-state'], 'nobody writes on what is under review');
  const jump = await approver.post(`/documents/${id}/agree`, { version: 2 });
  assert.deepEqual([jump.status, codes(jump)], [403, ['not-permitted']]);
  const unread = await secrecy.post(`/documents/${id}/agree`, { version: 2 });
  assert.deepEqual([unread.status, codes(unread)], [422, ['secrecy-unanswered']]);
  const against = { version: 2, answers: { ...allNo, secret: true } };
  assert.deepEqual(codes(await secrecy.post(`/documents/${id}/agree`, against)), [
    'review-against',
  ]);
  const cleared = await secrecy.post(`/documents/${id}/agree`, { version: 2, answers: allNo });
  assert.deepEqual([cleared.status, cleared.body.published], [200, false]);
  const own = await editor.post(`/documents/${id}/agree`, { version: 3 });
  assert.equal(own.status, 403);
  const last = await approver.post(`/documents/${id}/agree`, { version: 3, opinion: '同意' });
  assert.deepEqual([last.status, last.body.published], [200, true]);
  const { body } = await editor.get(`/documents/${id}`);
  assert.doesNotThrow(() => getDocument.reply.parse(body));
  assert.ok(body.indexNumber);
  assert.match(body.address, /^\/tzgg\/202603\/t20260302_\d+\.html$/);
  assert.deepEqual(
    body.words.map((word: { act: string; step: string; by: string }) => [
      word.act,
      word.step,
      word.by,
    ]),
    [
      ['submit', null, '姓名editor'],
      ['agree', 'secrecy', '姓名secrecy'],
      ['agree', 'final', '姓名approver'],
      ['publish', null, '姓名approver'],
    ],
  );
});

test('what is returned goes back to be written and begins again; each text that was seen is kept', async () => {
  const id = await made();
  await editor.post(`/documents/${id}/submit`, { version: 1 });
  const silent = await secrecy.post(`/documents/${id}/return`, { version: 2 });
  assert.deepEqual(codes(silent), ['return-reason-missing']);
  await secrecy.post(`/documents/${id}/return`, { version: 2, opinion: '第三段写错' });
  const { body } = await editor.get(`/documents/${id}`);
  assert.deepEqual([body.draftState, body.awaited], ['writing', null]);
  await editor.put(`/documents/${id}`, {
    ...body.draft,
    body: '<p>改过</p>',
    version: body.version,
  });
  const { versions } = (await editor.get(`/documents/${id}/versions`)).body;
  assert.deepEqual(
    versions.map((one: { round: number }) => one.round),
    [1, 2],
  );
  const first = await editor.get(`/documents/${id}/versions/${versions[0].version}`);
  assert.equal(first.body.body, '<p>一、抓好植树。</p>');
});

test('a change of what is published is written beside it, with its reason; the text before is kept for ever', async () => {
  const id = await made();
  await published(id);
  const { body } = await editor.get(`/documents/${id}`);
  const changed = { ...body.draft, body: '<p>一、抓好补种。</p>', version: body.version };
  assert.equal((await editor.put(`/documents/${id}`, changed)).status, 200);
  const open = await house.caller().get('/public/documents?organ=city&column=tzgg');
  assert.ok(open.body.total >= 1);
  const shown = await house.database.db
    .selectFrom('documents')
    .select(['body', 'published_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.match(shown.body, /植树/, 'readers still see the published text');
  const silent = await editor.post(`/documents/${id}/submit`, await versionOf(id));
  assert.deepEqual(codes(silent), ['change-reason-missing']);
  await published(id);
  const after = (await editor.get(`/documents/${id}`)).body;
  assert.deepEqual([after.revision, after.publishedAt], [2, body.publishedAt]);
  assert.equal(after.address, body.address, 'its address never changes');
  const kept = await editor.get(`/documents/${id}/revisions/1`);
  assert.match(kept.body.body, /植树/);
  const rewrite = house.database.db
    .updateTable('document_revisions')
    .set({ reason: '别的' })
    .where('document_id', '=', id)
    .execute();
  await assert.rejects(rewrite, /never changes/);
});

test('of a text that was sealed the drafts and their files are sealed with it, for staff too', async () => {
  const file = await editor.upload('/document-files?name=名单.txt', Buffer.from('某户，某元'));
  assert.equal(file.status, 200, JSON.stringify(file.body));
  const { sha256, name } = file.body as { sha256: string; name: string };
  const id = await made({ attachments: [{ sha256, name }] });
  await published(id);
  const { body } = await editor.get(`/documents/${id}`);
  const changed = { ...body.draft, attachments: [], version: body.version };
  assert.equal((await editor.put(`/documents/${id}`, changed)).status, 200);
  await published(id);
  const drafts = async () => {
    const { versions } = (await editor.get(`/documents/${id}/versions`)).body;
    return (versions as { version: number; revision: number }[]).map(({ revision }) => revision);
  };
  const text = () => editor.get(`/documents/${id}/versions/1`);
  const list = () => editor.get(`/documents/${id}/files/${sha256}`);
  assert.deepEqual(await drafts(), [1, 2]);
  assert.deepEqual([(await text()).status, (await list()).status], [200, 200]);
  const sealed = await approver.post(`/documents/${id}/revisions/1/lock`, { reason: '含个人信息' });
  assert.equal(sealed.status, 200, JSON.stringify(sealed.body));
  assert.deepEqual(await drafts(), [2]);
  assert.deepEqual(codes(await text()), ['revision-locked']);
  assert.equal((await list()).status, 404);
});

test('P13 a leak is gone from everywhere, its texts are locked, nobody reads them without a reason', async () => {
  const id = await made();
  await published(id);
  const silent = await approver.post(`/documents/${id}/withdraw`, {
    ...(await versionOf(id)),
    reason: ' ',
  });
  assert.deepEqual(codes(silent), ['withdrawal-reason-missing']);
  const leak = { ...(await versionOf(id)), reason: '含个人信息', leak: true };
  assert.equal((await approver.post(`/documents/${id}/withdraw`, leak)).status, 200);
  const gone = await house.caller().get('/public/documents?organ=city');
  assert.doesNotMatch(JSON.stringify(gone.body), new RegExp(`"id":${id}\\b`));
  const seen = await editor.get(`/documents/${id}`);
  assert.doesNotMatch(JSON.stringify(seen.body), /植树|春季绿化/);
  assert.doesNotMatch(
    JSON.stringify(
      (await editor.get('/documents')).body.items.filter((item: { id: number }) => item.id === id),
    ),
    /春季绿化/,
  );
  for (const address of ['revisions/1', `versions/1`]) {
    assert.deepEqual(codes(await editor.get(`/documents/${id}/${address}`)), ['document-locked']);
  }
  const again = await editor.put(`/documents/${id}`, {
    ...seen.body.draft,
    version: seen.body.version,
  });
  assert.deepEqual(codes(again), ['document-locked']);
  const none = await secrecy.post(`/documents/${id}/reveal`, { reason: ' ' });
  assert.deepEqual(codes(none), ['reveal-reason-missing']);
  const opened = await secrecy.post(`/documents/${id}/reveal`, { reason: '查处' });
  assert.match(opened.body.body, /植树/);
  assert.equal((await editor.post(`/documents/${id}/reveal`, { reason: '查处' })).status, 403);
});

test('the public list answers with a tag that says it is known', async () => {
  const id = await made();
  await published(id);
  const open = await house.caller().get('/public/documents?organ=city&column=tzgg');
  assert.doesNotThrow(() => getOpenDocuments.reply.parse(open.body));
  const headers = { 'if-none-match': open.headers.get('etag') ?? '' };
  const known = await house
    .caller()
    .call('GET', '/public/documents?organ=city&column=tzgg', undefined, headers);
  assert.equal(known.status, 304);
});

test('news is kept out of the statutory catalogue before anybody is asked to read it', async () => {
  const id = await made({ kind: 'news', columns: [catalogue], documentNumber: null });
  const answer = await editor.post(`/documents/${id}/submit`, { version: 1 });
  assert.deepEqual([answer.status, codes(answer)], [422, ['news-in-catalogue']]);
});

test('a draft of another organ is not there', async () => {
  const id = await made();
  const stranger = await house.staff('stranger', ['editor'], 'stranger');
  const seen = await stranger.get(`/documents/${id}`);
  assert.deepEqual([seen.status, codes(seen)], [404, ['document-unknown']]);
});

test('the public report is the sealed and published one: before that there is none', async () => {
  const none = await house.caller().get('/public/organs/city/annual-reports/2025');
  assert.deepEqual([none.status, codes(none)], [404, ['year-unknown']]);
  const head = await house.staff('head', ['office-head']);
  const texts = { lead: '引言', overview: [], problems: '无', other: '无' };
  const address = '/organs/city/annual-reports/2025';
  const signatory = await house.staff('signatory', ['signatory']);
  const seen = async () => ({ version: (await head.get(address)).body.version });
  await head.put(`${address}/texts`, texts);
  assert.equal((await head.post(`${address}/submit`, await seen())).status, 200);
  const signing = { ...(await seen()), overrideReason: '测试的报告没有写全' };
  assert.equal((await signatory.post(`${address}/seal`, signing)).status, 200);
  assert.equal(
    (await house.caller().get(`/public${address}`)).status,
    404,
    'signed, not published',
  );
  assert.equal((await signatory.post(`${address}/publish`, {})).status, 200);
  const { status, body } = await house.caller().get('/public/organs/city/annual-reports/2025');
  assert.equal(status, 200);
  assert.equal(body.tables.table3.received.total, 0);
});
