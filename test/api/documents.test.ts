import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getDocument, getDocuments } from '../../src/web/api/documents.ts';
import { getPublicDocuments } from '../../src/web/api/public.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
let approver: Caller;
let column = 0;
let catalogue = 0;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  editor = await house.staff('editor', ['editor']);
  approver = await house.staff('approver', ['content-approver']);
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

const draft = (change: object = {}): object => ({
  title: '关于做好春季绿化工作的通知',
  kind: 'notice',
  documentNumber: '测办发〔2026〕3号',
  issuers: ['city机关'],
  publisher: 'city机关',
  source: null,
  madeOn: '2026-02-27',
  effectiveFrom: null,
  effectiveTo: null,
  repealedOn: null,
  columns: [column],
  theme: null,
  subtheme: null,
  groupClass: null,
  genre: '通知',
  keywords: [],
  summary: null,
  openness: 'proactive',
  opennessReason: null,
  body: '<p>一、抓好植树。</p><script>alert(1)</script>',
  ...change,
});

async function made(change: object = {}): Promise<number> {
  const { status, body } = await editor.post('/documents', draft(change));
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { id: number }).id;
}

test('an interpretation says in which form it explains, and keeps it when the form is not sent', async () => {
  const id = await made({ kind: 'interpretation', interpretationForm: 'head' });
  const read = async () => (await editor.get(`/documents/${id}`)).body;
  assert.equal((await read()).draft.interpretationForm, 'head');
  const save = async (change: object) =>
    await editor.put(`/documents/${id}`, { ...draft(change), version: (await read()).version });
  assert.equal((await save({ kind: 'interpretation' })).status, 200);
  assert.equal((await read()).draft.interpretationForm, 'head');
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

test('another person reviews and publishes; the day is the system’s; withdrawal says why', async () => {
  const id = await made();
  const own = await editor.post(`/documents/${id}/publish`, { version: 1, conclusion: 'release' });
  assert.deepEqual([own.status, codes(own)], [403, ['not-permitted']]);
  const against = await approver.post(`/documents/${id}/publish`, {
    version: 1,
    conclusion: 'refuse',
  });
  assert.deepEqual([against.status, codes(against)], [422, ['review-against']]);
  const published = await approver.post(`/documents/${id}/publish`, {
    version: 1,
    conclusion: 'release',
  });
  assert.equal(published.status, 200);
  assert.ok(published.body.indexNumber);
  const { body } = await editor.get(`/documents/${id}`);
  assert.deepEqual(body.review.by, '姓名approver');
  assert.match(body.address, /^\/tzgg\/202603\/t20260302_\d+\.html$/);
  const edit = await editor.put(`/documents/${id}`, { ...body.draft, version: 2 });
  assert.deepEqual([edit.status, codes(edit)], [409, ['document-already-published']]);

  const open = await house.caller().get('/public/organs/city/documents?column=tzgg');
  assert.doesNotThrow(() => getPublicDocuments.reply.parse(open.body));
  assert.deepEqual(
    open.body.items.map((item: { id: number }) => item.id),
    [id],
  );
  const etag = open.headers.get('etag') ?? '';
  const headers = { 'if-none-match': etag };
  const known = await house
    .caller()
    .call('GET', '/public/organs/city/documents?column=tzgg', undefined, headers);
  assert.equal(known.status, 304);

  const silent = await approver.post(`/documents/${id}/withdraw`, { version: 2, reason: ' ' });
  assert.deepEqual(codes(silent), ['withdrawal-reason-missing']);
  const withdrawn = { version: 2, reason: '附件有误' };
  assert.equal((await approver.post(`/documents/${id}/withdraw`, withdrawn)).status, 200);
  const gone = await house.caller().get('/public/organs/city/documents');
  assert.equal(gone.body.total, 0);
});

test('news is kept out of the statutory catalogue', async () => {
  const id = await made({ kind: 'news', columns: [catalogue], documentNumber: null });
  const answer = await approver.post(`/documents/${id}/publish`, {
    version: 1,
    conclusion: 'release',
  });
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
