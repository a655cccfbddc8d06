// The check of a document on its way: an attached list is blocked, masked and goes out (J2); what is asked about is
// let stand where reviewers read it; files that are none are refused.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { publishScheduled } from '../../src/commands/documents/publish-scheduled.ts';
import { remind } from '../../src/commands/remind.ts';
import { residentIdCheckCharacter } from '../../src/rules/identity.ts';
import { getCheck } from '../../src/web/api/document-check.ts';
import { sweepVault } from '../../src/store/database/vault-sweep.ts';
import { readStoredFile } from '../../src/store/database/vault.ts';
import { portalRoutes } from '../../src/web/portal/routes.ts';
import { documentDraft } from './document-draft.ts';
import { type Answer, type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
let secrecy: Caller;
let approver: Caller;
let column = 0;
before(async () => {
  house = await openHouse();
  house.setClock('2026-03-02');
  editor = await house.staff('editor', ['editor']);
  secrecy = await house.staff('secrecy', ['secrecy-reviewer']);
  approver = await house.staff('approver', ['content-approver']);
  const row = await house.database.db
    .insertInto('columns')
    .values({
      organ_id: house.organs.city,
      slug: 'tzgg',
      path: 'tzgg',
      name: '通知公告',
      kind: 'list',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

const number = Array.from(
  { length: 28 },
  (_, n) => `520402199901${String(n + 1).padStart(2, '0')}123`,
)
  .map((first17) => `${first17}${residentIdCheckCharacter(first17)}`)
  .find((one) => one.endsWith('1234')) as string;

async function list(): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.addWorksheet('公示').addRow(['序号', '金额']);
  const hidden = workbook.addWorksheet('底册', { state: 'hidden' });
  hidden.addRow(['姓名', '身份证号']);
  for (let n = 2; n < 14; n += 1) hidden.addRow(['', '']);
  hidden.addRow(['张三', number]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function attached(name: string, bytes: Buffer): Promise<{ sha256: string; name: string }> {
  const { status, body } = await editor.upload(
    `/document-files?name=${encodeURIComponent(name)}`,
    bytes,
  );
  assert.equal(status, 200, JSON.stringify(body));
  return { sha256: body.sha256, name: body.name };
}

async function made(change: object): Promise<number> {
  const { status, body } = await editor.post('/documents', documentDraft(column, change));
  assert.equal(status, 200, JSON.stringify(body));
  return body.id as number;
}

const check = async (id: number): Promise<Answer['body']> =>
  (await editor.get(`/documents/${id}/check`)).body;
const versionOf = async (id: number): Promise<number> =>
  (await editor.get(`/documents/${id}`)).body.version;
async function submit(id: number): Promise<Answer> {
  return await editor.post(`/documents/${id}/submit`, { version: await versionOf(id) });
}

test('P12 an attached list is blocked with sheet and row, masked at once, and only the masked file goes out', async () => {
  const file = await attached('名单.xlsx', await list());
  const id = await made({ body: '<p>附件：名单</p>', attachments: [file] });
  const found = await check(id);
  assert.doesNotThrow(() => getCheck.reply.parse(found));
  const [hit] = found.hits;
  assert.equal(hit.weight, 'blocking');
  assert.deepEqual(hit.spots[0], {
    place: '工作表“底册” （隐藏的工作表） 第14行 B列',
    shown: '520402********1234',
    block: null,
  });
  assert.ok(!JSON.stringify(found).includes(number));

  const refused = await submit(id);
  assert.deepEqual(codes(refused), ['check-open']);
  assert.ok(!JSON.stringify(refused.body).includes(number));
  const version = await versionOf(id);
  const stand = { version, hits: [hit.id], reason: '已经公示过' };
  assert.deepEqual(codes(await editor.post(`/documents/${id}/check/let-stand`, stand)), [
    'check-hit-blocks',
  ]);

  const masked = await editor.post(`/documents/${id}/check/mask`, { version, hits: [hit.id] });
  assert.equal(masked.status, 200, JSON.stringify(masked.body));
  const { draft } = (await editor.get(`/documents/${id}`)).body;
  const [now] = draft.attachments;
  assert.equal(now.name, '名单.xlsx', 'it keeps its Chinese name');
  assert.notEqual(now.sha256, file.sha256);
  const bytes = await readStoredFile(house.context.dataFolder, now.sha256);
  assert.ok(
    bytes && !Object.values(unzipSync(bytes)).some((part) => Buffer.from(part).includes(number)),
  );
  const logged = await house.database.db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'document-masked')
    .executeTakeFirstOrThrow();
  assert.deepEqual(logged.detail, {
    kinds: ['resident-id'],
    files: [{ before: file.sha256, after: now.sha256 }],
  });

  // The sheet is still hidden: dropped, or let stand with a reason.
  const [note] = (await check(id)).hits;
  assert.match(note.title, /有隐藏的工作表“底册”/);
  const drop = { version: await versionOf(id), hits: [note.id], dropsHiddenSheets: true };
  assert.equal((await editor.post(`/documents/${id}/check/mask`, drop)).status, 200);
  assert.equal((await check(id)).open, 0);
  assert.equal((await submit(id)).status, 200);

  await sweepVault(house.database.db, house.context.dataFolder, 0);
  assert.equal(
    await readStoredFile(house.context.dataFolder, file.sha256),
    undefined,
    'the old file is gone',
  );
});

test('what is asked about is let stand with a reason that the reviewers see, and can be asked about again', async () => {
  const id = await made({ body: '<p>来信寄a@b.example</p>' });
  const [hit] = (await check(id)).hits;
  assert.equal(hit.id, 'email@body:a***@b.example');
  assert.deepEqual(codes(await submit(id)), ['check-open']);
  const say = async (reason: string): Promise<Answer> =>
    await editor.post(`/documents/${id}/check/let-stand`, {
      version: await versionOf(id),
      hits: [hit.id],
      reason,
    });
  assert.equal((await say('活动公布的报名邮箱')).status, 200);
  const seen = (await secrecy.get(`/documents/${id}/check`)).body;
  assert.deepEqual(
    [seen.open, seen.mayAnswer, seen.hits[0].reason],
    [0, false, '活动公布的报名邮箱'],
  );
  assert.equal((await say('')).status, 200);
  assert.equal((await check(id)).open, 1);
  assert.equal((await say('活动公布的报名邮箱')).status, 200);
  assert.equal((await submit(id)).status, 200);
  assert.deepEqual(codes(await say('x')), ['document-state']);
});

test('a number in the text is masked at once and the marks stay', async () => {
  const id = await made({ body: `<p>王某<strong>${number}</strong>，已处理。</p>` });
  const [hit] = (await check(id)).hits;
  const asked = { version: await versionOf(id), hits: [hit.id] };
  assert.equal((await editor.post(`/documents/${id}/check/mask`, asked)).status, 200);
  const { draft } = (await editor.get(`/documents/${id}`)).body;
  assert.equal(draft.body, '<p>王某<strong>520402********1234</strong>，已处理。</p>');
  const late = await editor.post(`/documents/${id}/check/mask`, asked);
  assert.deepEqual([late.status, codes(late)], [409, ['changed-meanwhile']]);
});

test('it is checked again with the last word: what is no longer in order meanwhile keeps it off the site', async () => {
  const id = await made({ body: '<p>做好防汛。</p>' });
  assert.equal((await submit(id)).status, 200);
  const answers = { secret: false, forbidden: false, rights: false };
  const cleared = await secrecy.post(`/documents/${id}/agree`, {
    version: await versionOf(id),
    answers,
  });
  assert.equal(cleared.status, 200, JSON.stringify(cleared.body));
  const words = [{ word: '防汛', blocking: true, advice: '写作“防汛抗旱”' }];
  assert.equal((await approver.post('/check-words', { words })).status, 200);
  const last = await approver.post(`/documents/${id}/agree`, { version: await versionOf(id) });
  assert.deepEqual(codes(last), ['check-open']);
  assert.match(last.body.violations[0].message, /“防汛”（写作“防汛抗旱”）/);
  const [word] = (await approver.get('/check-words')).body.items;
  assert.equal((await approver.call('DELETE', `/check-words/${word.id}`)).status, 200);
  const again = await approver.post(`/documents/${id}/agree`, { version: await versionOf(id) });
  assert.deepEqual([again.status, again.body.published], [200, true], JSON.stringify(again.body));
});

test('what was cleared for a later hour is looked at again at its hour; what blocks comes back to its editor', async () => {
  const id = await made({ title: '定时发布的通知', body: '<p>做好防旱。</p>' });
  const sent = { version: await versionOf(id), publishAt: '2026-03-02T10:10:00+08:00' };
  assert.equal((await editor.post(`/documents/${id}/submit`, sent)).status, 200);
  const answers = { secret: false, forbidden: false, rights: false };
  for (const [by, more] of [
    [secrecy, { answers }],
    [approver, {}],
  ] as const) {
    const body = { version: await versionOf(id), ...more };
    assert.equal((await by.post(`/documents/${id}/agree`, body)).status, 200);
  }
  const words = [{ word: '防旱', blocking: true, advice: '写作“抗旱”' }];
  assert.equal((await approver.post('/check-words', { words })).status, 200);
  house.setClock('2026-03-02T10:10:10+08:00');
  const round = await publishScheduled(house.context);
  assert.deepEqual(round, { published: [], refused: [], returned: [id] });
  assert.equal((await editor.get(`/documents/${id}`)).body.state, 'draft');
  const { returned } = (await editor.get('/editor-tasks')).body;
  const [task] = returned.filter((one: { id: number }) => one.id === id);
  assert.equal(task.returnedBy, '系统');
  assert.match(task.comment, /^定时发布前再次检查，没有发布：.*“防旱”（写作“抗旱”）/);
  // Mended, it begins its way anew.
  const { draft, version } = (await editor.get(`/documents/${id}`)).body;
  const mended = { ...draft, body: '<p>做好抗旱。</p>', version };
  assert.equal((await editor.put(`/documents/${id}`, mended)).status, 200);
  assert.equal((await submit(id)).status, 200);
});

test('what is new at its hour and only asked about goes out and is told to whoever sent it up', async () => {
  const id = await made({ title: '定时发布的公告', body: '<p>做好防火。</p>' });
  const sent = { version: await versionOf(id), publishAt: '2026-03-02T10:20:00+08:00' };
  assert.equal((await editor.post(`/documents/${id}/submit`, sent)).status, 200);
  const answers = { secret: false, forbidden: false, rights: false };
  for (const [by, more] of [
    [secrecy, { answers }],
    [approver, {}],
  ] as const) {
    const body = { version: await versionOf(id), ...more };
    assert.equal((await by.post(`/documents/${id}/agree`, body)).status, 200);
  }
  const words = [{ word: '防火', blocking: false, advice: '写作“森林防火”' }];
  assert.equal((await approver.post('/check-words', { words })).status, 200);
  house.setClock('2026-03-02T10:20:10+08:00');
  const round = await publishScheduled(house.context);
  assert.deepEqual(round, { published: [id], refused: [], returned: [] });
  const told = async (): Promise<readonly string[]> => {
    await remind(house.context);
    const { items } = (await editor.get('/notices')).body;
    return (items as { kind: string; subjectId: number }[])
      .filter(({ kind }) => kind === 'asked-anew')
      .map(({ subjectId }) => String(subjectId));
  };
  assert.deepEqual(await told(), [String(id)]);
  const { askedAnew, version } = (await editor.get(`/documents/${id}`)).body;
  assert.equal(askedAnew.titles.length, 1);
  assert.match(askedAnew.titles[0], /“防火”/);
  const settle = async (reason: string) =>
    await editor.post(`/documents/${id}/asked-anew`, { version, reason });
  assert.equal((await settle(' ')).status, 422);
  assert.equal((await settle('机关名称里的用字，不必改')).status, 200);
  assert.equal((await editor.get(`/documents/${id}`)).body.askedAnew, null);
  assert.deepEqual(await told(), []);
  assert.equal((await settle('再来一次')).status, 409);
});

test('links of this site are looked up: columns, documents, files, feeds, pages of an old site', async () => {
  const published = await made({ body: '<p>有附件。</p>' });
  const { db } = house.database;
  await db
    .updateTable('documents')
    .set({ state: 'published', published_at: house.context.clock.now(), home_column_id: column })
    .where('id', '=', published)
    .execute();
  const file = await attached('表.csv', Buffer.from('甲,乙'));
  await db
    .insertInto('attachments')
    .values({ document_id: published, sha256: file.sha256, name: '表.csv', position: 1 })
    .execute();
  await db
    .insertInto('old_addresses')
    .values({
      key: '/content/2019/1.html',
      address: '/content/2019/1.html',
      organ_id: house.organs.city,
      document_id: published,
    })
    .execute();
  const there = [
    '/tzgg/',
    '/feed/tzgg.xml',
    `/tzgg/202603/t20260302_${published}.html`,
    `/fujian/${published}/${file.sha256}/%E8%A1%A8.csv`,
    '/content/2019/1.html',
    ...portalRoutes.map(({ path }) => path),
  ];
  const gone = [
    '/nothing/',
    '/feed/nothing.xml',
    `/fujian/${published}/${'a'.repeat(64)}/a.csv`,
    '/content/2019/2.html',
  ];
  const links = [...there, ...gone].map((href) => `<a href="${href}">见</a>`).join('');
  const { hits } = await check(await made({ body: `<p>${links}</p>` }));
  const dead = (hits as { id: string }[]).flatMap(({ id }) =>
    id.startsWith('link@body:') ? [id.slice('link@body:'.length)] : [],
  );
  assert.deepEqual(dead, gone);
});

test('files of what is published already are looked at again with the next text', async () => {
  const id = await made({ body: '<p>见附件。</p>' });
  const { db } = house.database;
  // As an import of old pages brings it in: on the site, and never checked here.
  await db
    .updateTable('documents')
    .set({ state: 'published', published_at: house.context.clock.now(), home_column_id: column })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('document_drafts').where('document_id', '=', id).execute();
  const file = await attached('名单.xlsx', await list());
  await db
    .insertInto('attachments')
    .values({ document_id: id, sha256: file.sha256, name: '名单.xlsx', position: 1 })
    .execute();
  const { draft, version } = (await editor.get(`/documents/${id}`)).body;
  assert.deepEqual(draft.attachments, [file]);
  const saved = await editor.put(`/documents/${id}`, {
    ...draft,
    body: '<p>见附件名单。</p>',
    version,
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const sent = await editor.post(`/documents/${id}/submit`, {
    version: saved.body.version,
    opinion: '更正',
  });
  assert.ok(codes(sent).includes('check-open'), JSON.stringify(sent.body));
});

test('words of the organ above count below, and are changed above', async () => {
  const words = [{ word: '某词', blocking: false, advice: '' }];
  assert.equal((await approver.post('/check-words', { words })).status, 200);
  const below = await house.staff('below', ['content-approver'], 'office');
  const [word] = (await below.get('/check-words')).body.items;
  assert.deepEqual([word.word, word.ofSuperior], ['某词', true]);
  assert.equal((await below.call('DELETE', `/check-words/${word.id}`)).status, 404);
});

const zip = (parts: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );

const utf16 = (text: string): Buffer =>
  Buffer.concat([
    Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    Buffer.from(text, 'utf16le'),
  ]);

describe('a file is taken for what it is, or refused with the reason', () => {
  const word = { 'word/document.xml': '<a/>' };
  const taken: readonly (readonly [string, Buffer, string])[] = [
    ['决定.pdf', Buffer.from('%PDF-1.7'), '决定.pdf'],
    ['名录.docx', zip({ 'xl/workbook.xml': '<a/>' }), '名录.xlsx'],
    ['说明.wps', utf16('WordDocument'), '说明.wps'],
    ['台账.et', utf16('Workbook'), '台账.et'],
    ['台账.doc', utf16('Workbook'), '台账.xls'],
    ['版式.ofd', zip({ 'OFD.xml': '<a/>' }), '版式.ofd'],
    ['包.zip', zip({ '甲.txt': '一' }), '包.zip'],
    ['包.rar', Buffer.from('Rar!\u001a\u0007\u0000'), '包.rar'],
    ['版.ceb', Buffer.alloc(100, 7), '版.ceb'],
    ['../../名单.csv', Buffer.from('姓名,金额\n'), '_.._名单.csv'],
  ];
  for (const [given, bytes, name] of taken) {
    it(`${given} is ${name}`, async () => assert.equal((await attached(given, bytes)).name, name));
  }
  const refused: readonly (readonly [string, Buffer, string, RegExp?])[] = [
    ['宏.docx', zip({ ...word, 'word/vbaProject.bin': 'x' }), 'attachment-macros'],
    ['宏.doc', utf16('WordDocument_VBA_PROJECT'), 'attachment-macros'],
    [
      '炸.docx',
      Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(100 * 1024 * 1024) })),
      'attachment-bomb',
    ],
    ['程序.pdf', Buffer.from('MZ\u0090\u0000'), 'attachment-type', /扩展名是.pdf，内容却不是/],
    ['程序.zip', zip({ 'a.exe': 'MZ' }), 'attachment-type', /压缩包里有不能发布的“a.exe”/],
    ['页.html', Buffer.from('<html><script>alert(1)</script>'), 'attachment-type'],
    ['图.txt', Buffer.from('<svg onload="alert(1)"/>'), 'attachment-type'],
    ['空.pdf', Buffer.alloc(0), 'attachment-type', /文件是空的/],
  ];
  for (const [name, bytes, code, words = /./] of refused) {
    it(`${name} is refused: ${code}`, async () => {
      const answer = await editor.upload(`/document-files?name=${encodeURIComponent(name)}`, bytes);
      assert.deepEqual(codes(answer), [code]);
      assert.match(answer.body.violations[0].message, words);
    });
  }
  it('200 MB are refused with the limit, before they are read', async () => {
    const answer = await editor.call('POST', '/document-files?name=a.pdf', 'x', {
      'content-type': 'application/octet-stream',
      'content-length': String(200 * 1024 * 1024),
    });
    assert.deepEqual([answer.status, codes(answer)], [413, ['attachment-too-large']]);
    assert.match(answer.body.violations[0].message, /100MB/);
  });
});

test('a video goes to the disk as it comes, to the limit that was set; who reviews it watches it', async () => {
  const start = Buffer.from('\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2', 'latin1');
  const video = Buffer.concat([start, Buffer.alloc(3 * 1024 * 1024)]);
  const file = await attached('解读.txt', video);
  assert.equal(file.name, '解读.mp4');
  const id = await made({ body: '<p>附件：视频</p>', attachments: [file] });
  const at = `/documents/${id}/files/${file.sha256}`;
  const name = encodeURIComponent(file.name);
  assert.equal((await secrecy.get(`${at}/view?name=${name}`)).body.kind, 'video');
  const part = await secrecy.call('GET', `${at}?name=${name}`, undefined, { range: 'bytes=4-11' });
  assert.deepEqual([part.status, part.body], [206, 'ftypisom']);
  const { body } = await editor.get(`/documents/${id}`);
  const faults = body.faults.map((fault: { code: string }) => fault.code);
  assert.ok(faults.includes('video-words-missing'), JSON.stringify(faults));

  Object.assign(house.context, { largestVideo: 1024 * 1024 });
  const tooLarge = await editor.upload('/document-files?name=a.mp4', video);
  Object.assign(house.context, { largestVideo: undefined });
  assert.deepEqual(codes(tooLarge), ['video-too-large']);
  assert.match(tooLarge.body.violations[0].message, /最大1MB/);
});

test('a file is shown to whoever sees the document, and to nobody else', async () => {
  const file = await attached('说明.txt', Buffer.from('一、说明\n'));
  const id = await made({ body: '<p>附件：说明</p>', attachments: [file] });
  const at = `/documents/${id}/files/${file.sha256}`;
  const view = await secrecy.get(`${at}/view?name=${encodeURIComponent(file.name)}`);
  assert.deepEqual([view.body.kind, view.body.text], ['text', '一、说明']);
  const whole = await secrecy.get(`${at}?name=${encodeURIComponent(file.name)}`);
  assert.equal(
    whole.headers.get('content-disposition'),
    'attachment; filename="file.txt"; filename*=UTF-8\'\'%E8%AF%B4%E6%98%8E.txt',
  );
  const other = await attached('另.txt', Buffer.from('另'));
  assert.equal((await editor.get(`/documents/${id}/files/${other.sha256}`)).status, 404);
  const stranger = await house.staff('stranger', ['editor'], 'stranger');
  assert.equal((await stranger.get(at)).status, 404);
  const gone = createHash('sha256').update('nowhere').digest('hex');
  const draft = documentDraft(column, { attachments: [{ sha256: gone, name: 'a.pdf' }] });
  assert.deepEqual(codes(await editor.post('/documents', draft)), ['attachment-unknown']);
});

test('a file that only a draft beside what is published names stays in the vault', async () => {
  const file = await attached('附表.txt', Buffer.from('附表'));
  const id = await made({ body: '<p>附件：附表</p>', attachments: [file] });
  const { db } = house.database;
  await db.deleteFrom('attachments').where('document_id', '=', id).execute();
  await sweepVault(db, house.context.dataFolder, 0);
  assert.ok(await readStoredFile(house.context.dataFolder, file.sha256));
});
