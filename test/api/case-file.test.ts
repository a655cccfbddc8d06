// The paper file through its doors: forms in both formats, who may print them and what is logged, the list of
// what is missing before the file is closed, and the exported file with its hashes.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { storeSealedFile } from '../../src/store/database/sealed-files.ts';
import { readAuditLog } from '../../src/store/database/audit-log.ts';
import { addRequestFile } from '../../src/store/requests/request-files.ts';
import type { CaseFileKind } from '../../src/rules/case-files.ts';
import { caseForms } from '../../src/rules/forms/case-forms.ts';
import { closePdfPrinter } from '../../src/formats/print/pdf.ts';
import { getCaseFile } from '../../src/web/api/case-file.ts';
import { supplied } from '../rules/letters-play.ts';
import { bare, docxParagraphs, pdfPages } from '../formats/printed-pages.ts';
import { type Answer, type Caller, codes, type House, openHouse, origin } from './house.ts';

let house: House;
let clerk: Caller;
let signatory: Caller;
let supervisor: Caller;
before(async () => {
  house = await openHouse();
  clerk = await house.staff('clerk', ['handler']);
  signatory = await house.staff('signatory', ['signatory']);
  supervisor = await house.staff('supervisor', ['supervisor']);
});
after(async () => {
  await closePdfPrinter();
  await house.database.drop();
});

let forms = 0;
async function received(): Promise<number> {
  forms += 1;
  const { status, body } = await clerk.post('/requests', {
    channel: 'post',
    on: '2026-03-02',
    submissionKey: `paper-file-of-the-house-${forms}`,
    application: {
      applicant: {
        kind: 'natural-person',
        name: '测试人甲',
        identityType: 'passport',
        identityNumber: 'E12345678',
        phone: '13800001234',
        address: '某路99号',
      },
      title: '某工程竣工验收文件',
      description: '某工程的竣工验收文件',
      carrierForm: 'paper',
      deliveryWish: 'post',
    },
  });
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { id: number }).id;
}

async function act(caller: Caller, letterId: number, name: string, body: object): Promise<Answer> {
  const { version } = (await caller.get(`/letters/${letterId}`)).body;
  return caller.post(`/letters/${letterId}/${name}`, { version, ...body });
}

/** Replied to, signed by the other, posted. */
async function replied(id: number): Promise<number> {
  const reply = { outcome: 'disclosed', grounds: [], reasons: '', ...supplied };
  const { body } = await clerk.post(`/requests/${id}/letters`, { facts: { kind: 'R02', reply } });
  const letterId = (body as { id: number }).id;
  const up = await act(clerk, letterId, 'submit', { opinion: '拟予公开。' });
  assert.equal(up.status, 200, JSON.stringify(up.body));
  const word = { opinion: '同意。', secrecyReview: '经审查，不涉及国家秘密。' };
  const signed = await act(signatory, letterId, 'sign', word);
  assert.equal(signed.status, 200, JSON.stringify(signed.body));
  const sending = { on: '2026-03-02', method: 'post', postal: true, tracking: 'XA0001' };
  const service = { place: '某路99号传达室', server: '投递某' };
  const sent = await act(clerk, letterId, 'send', { sending, service });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  return letterId;
}

/** A file of the case as if somebody had brought it, under any name. */
async function brought(id: number, name: string, kind: CaseFileKind, bytes: Uint8Array) {
  const { db, dataFolder, secrets } = house.context;
  const type = kind === 'scan' ? 'image/png' : 'application/pdf';
  const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, type);
  await addRequestFile(db, secrets, id, { sha256, name, kind });
}

const reason = '归档，测试人甲';

async function download(caller: Caller, path: string) {
  const response = await house.api.request(`${origin}${path}`, {
    method: 'POST',
    headers: {
      host: 'gongkai.test',
      'x-gongkai': '1',
      'content-type': 'application/json',
      cookie: caller.cookie() ?? '',
    },
    body: JSON.stringify({ reason }),
  });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function logged(object: string, action: string) {
  return await house.database.db
    .selectFrom('audit_log')
    .selectAll()
    .where('object', '=', object)
    .where('action', '=', action)
    .orderBy('id')
    .execute();
}

test('every form of a case is printed as PDF and as Word, and says the same in both', async () => {
  const id = await received();
  for (const form of Object.keys(caseForms)) {
    const pdf = await download(clerk, `/requests/${id}/forms/${form}/pdf`);
    const docx = await download(clerk, `/requests/${id}/forms/${form}/docx`);
    assert.equal(pdf.response.status, 200, form);
    assert.match(
      pdf.response.headers.get('content-disposition') ?? '',
      /^attachment; .*filename\*=UTF-8/,
    );
    const printed = bare((await pdfPages(pdf.bytes)).join(''));
    for (const words of docxParagraphs(docx.bytes)) {
      assert.ok(printed.includes(bare(words)), `${form} lacks ${words}`);
    }
  }
});

test('printing the applicant in clear is reading him: a post of its own, and a line in the log', async () => {
  const id = await received();
  const refused = await supervisor.post(`/requests/${id}/forms/register/pdf`, { reason });
  assert.deepEqual([refused.status, codes(refused)], [403, ['not-permitted']]);
  assert.deepEqual(await logged(`request ${id}`, 'applicant-revealed'), []);
  const { bytes } = await download(clerk, `/requests/${id}/forms/register/pdf`);
  assert.match((await pdfPages(bytes)).join(''), /测试人甲.*E12345678/s);
  await download(clerk, `/requests/${id}/forms/consultation/docx`);
  const silent = await clerk.post(`/requests/${id}/forms/register/pdf`, { reason: ' ' });
  assert.deepEqual(codes(silent), ['reveal-reason-missing']);
  const lines = await logged(`request ${id}`, 'applicant-revealed');
  assert.deepEqual(
    lines.map(({ detail }) => detail),
    [
      { printed: '申请登记表', form: 'register', format: 'pdf' },
      { printed: '征求意见单', form: 'consultation', format: 'docx' },
    ],
  );
  const { db, secrets } = house.context;
  const [newest] = await readAuditLog(db, secrets, { limit: 1 });
  assert.deepEqual(newest?.detail, {
    reason,
    printed: '征求意见单',
    form: 'consultation',
    format: 'docx',
  });
  assert.ok(!/E12345678|测试人甲/.test(JSON.stringify(lines)), 'the reason is sealed');
});

test('a form of somebody else’s case is not there', async () => {
  const stranger = await house.staff('stranger', ['handler'], 'stranger');
  const id = await received();
  const letterId = await replied(id);
  assert.equal((await stranger.post(`/requests/${id}/forms/register/pdf`, { reason })).status, 404);
  assert.equal(
    (await stranger.post(`/letters/${letterId}/forms/service/pdf`, { reason })).status,
    404,
  );
  assert.equal((await stranger.post(`/requests/${id}/case-file.zip`, { reason })).status, 404);
  assert.equal(
    (await clerk.post(`/requests/${id}/forms/no-such-form/pdf`, { reason })).status,
    400,
  );
});

test('the approval sheet has both words and the secrecy review, the record of service its item number', async () => {
  const letterId = await replied(await received());
  const approval = await download(clerk, `/letters/${letterId}/forms/approval/pdf`);
  const text = (await pdfPages(approval.bytes)).join('').replaceAll(/\s/g, '');
  for (const words of ['拟予公开。', '同意。', '经审查，不涉及国家秘密。', '姓名signatory']) {
    assert.ok(text.includes(words), words);
  }
  const service = await download(clerk, `/letters/${letterId}/forms/service/pdf`);
  const record = (await pdfPages(service.bytes)).join('');
  for (const words of ['XA0001', '某路99号传达室', '投递某', '■ 邮寄送达']) {
    assert.ok(record.includes(words), words);
  }
  const { body } = await clerk.get(`/letters/${letterId}`);
  assert.equal(body.opinions.at(-1).secrecyReview, '经审查，不涉及国家秘密。');
  const lines = await logged(`letter ${letterId}`, 'applicant-revealed');
  assert.equal(lines.length, 2);
});

test('there is no record of service before the signature', async () => {
  const id = await received();
  const facts = { kind: 'P03', days: 5, reason: '需要调阅档案' };
  const { body } = await clerk.post(`/requests/${id}/letters`, { facts });
  const answer = await clerk.post(`/letters/${(body as { id: number }).id}/forms/service/pdf`, {
    reason,
  });
  assert.deepEqual([answer.status, codes(answer)], [422, ['form-not-of-letter']]);
});

test('a file that lacks something is closed only with a word where it is, which stays in the record', async () => {
  const id = await received();
  await replied(id);
  const { body } = await clerk.get(`/requests/${id}/case-file`);
  assert.doesNotThrow(() => getCaseFile.reply.parse(body));
  const lacking = (body.checklist as { name: string; isThere: boolean }[])
    .filter(({ isThere }) => !isThere)
    .map(({ name }) => name);
  assert.deepEqual(lacking, ['政府信息公开申请', '提供的政府信息']);
  const archive = async (more: object): Promise<Answer> => {
    const { version } = (await clerk.get(`/requests/${id}`)).body;
    const entered = { version, on: '2026-03-02', fileNumber: '2026-GK-001', retention: 30 };
    return clerk.post(`/requests/${id}/archive`, { ...entered, ...more });
  };
  const silent = await archive({});
  assert.deepEqual([silent.status, codes(silent)], [422, ['archive-incomplete']]);
  assert.match(silent.body.violations[0].message, /政府信息公开申请、提供的政府信息/);
  const closed = await archive({ note: '原件和复制件在纸质案卷' });
  assert.equal(closed.status, 200);
  const { events } = (await clerk.get(`/requests/${id}`)).body;
  const { missing, note } = events.at(-1).event;
  assert.deepEqual([missing, note], [lacking, '原件和复制件在纸质案卷']);
});

test('a file that lacks nothing is closed without a word', async () => {
  const id = await received();
  await brought(id, '申请.png', 'scan', new Uint8Array([137, 80, 78, 71]));
  const reply = {
    outcome: 'disclosed',
    grounds: [],
    reasons: '',
    provided: '已公开',
    alreadyPublic: true,
  };
  const { body } = await clerk.post(`/requests/${id}/letters`, { facts: { kind: 'R01', reply } });
  await act(clerk, body.id, 'submit', {});
  await act(signatory, body.id, 'sign', { secrecyReview: '不涉密' });
  const sending = { on: '2026-03-02', method: 'post', postal: true, tracking: 'XA0002' };
  await act(clerk, body.id, 'send', { sending });
  const { version } = (await clerk.get(`/requests/${id}`)).body;
  const entered = { version, on: '2026-03-02', fileNumber: '2026-GK-002', retention: 10 };
  assert.equal((await clerk.post(`/requests/${id}/archive`, entered)).status, 200);
});

test('the exported file holds every paper under a name that does no harm, with its hash', async () => {
  const id = await received();
  await replied(id);
  const pdf = await PDFDocument.create();
  for (let i = 0; i < 3; i += 1) pdf.addPage();
  const scan = await pdf.save();
  const hostile = [
    '../../../etc/passwd',
    '..\\..\\evil.bat',
    'CON',
    '身份证\u202efdp.exe',
    '同名.pdf',
    '同名.pdf',
    `${'很长'.repeat(50)}.pdf`,
  ];
  for (const name of hostile) await brought(id, name, 'supplement', scan);
  await brought(id, '照片', 'scan', new Uint8Array([137, 80, 78, 71]));
  const { response, bytes } = await download(clerk, `/requests/${id}/case-file.zip`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/zip');
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const folder = names[0]?.split('/')[0] ?? '';
  for (const name of names) {
    assert.match(name, /^[A-Z]+-2026-\d{4}\/[^/\\:*?"<>|]+$/u, name);
    assert.equal(name.split('/')[0], folder);
    assert.ok(!name.includes('\u202e'));
  }
  const read = (name: string): string => strFromU8(parts[`${folder}/${name}`] ?? new Uint8Array());
  const sums = read('SHA256SUMS.txt').trim().split('\n');
  assert.equal(sums.length, names.length - 2, 'all but the two lists themselves');
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ');
    const content = parts[`${folder}/${name}`];
    assert.ok(content, name);
    assert.equal(createHash('sha256').update(content).digest('hex'), sum, name);
  }
  const manifest = JSON.parse(read('manifest.json')) as { files: unknown[]; number: string };
  assert.equal(manifest.files.length, sums.length);
  const kept = names.filter((name) => Buffer.from(parts[name] ?? []).equals(Buffer.from(scan)));
  assert.equal(kept.length, hostile.length, 'every upload, byte for byte');
  assert.ok(kept.every((name) => name.endsWith('.pdf')));
  const record = JSON.parse(read('案卷记录.json')) as {
    events: unknown[];
    index: { file: string }[];
  };
  assert.equal(record.events.length, 4);
  for (const { file } of record.index) assert.ok(names.includes(`${folder}/${file}`), file);
  const index = await pdfPages(parts[`${folder}/00 卷内文件目录.pdf`] ?? new Uint8Array());
  assert.ok(bare(index.join('')).includes('予以公开告知书'));
  const cover = await pdfPages(parts[`${folder}/00 案卷封面.pdf`] ?? new Uint8Array());
  assert.equal(cover.length, 1);
  for (const field of ['全宗号', '年度', '保管期限', '案卷题名', '归档日期', '立卷单位']) {
    assert.ok(bare(cover.join('')).includes(field), field);
  }
  assert.ok(bare(cover.join('')).includes(`${record.index.length}件`));
  const letter = names.find((name) => /\/01 予以公开告知书 测公开〔2026〕\d+号\.pdf$/u.test(name));
  assert.ok(letter !== undefined, names.join('\n'));
  const [line] = await logged(`request ${id}`, 'case-exported');
  assert.deepEqual(line?.detail, { files: record.index.length });
});

test('whoever only reads does not take the file away', async () => {
  const id = await received();
  for (const caller of [supervisor, signatory]) {
    const answer = await caller.post(`/requests/${id}/case-file.zip`, { reason });
    assert.deepEqual([answer.status, codes(answer)], [403, ['not-permitted']]);
  }
  assert.deepEqual(await logged(`request ${id}`, 'case-exported'), []);
});

test('a paper that is gone from the vault breaks the file off and never leaves half of it as whole', async () => {
  const id = await received();
  const { db } = house.database;
  await brought(id, '材料.pdf', 'supplement', new TextEncoder().encode('gone'));
  const { sha256 } = await db
    .selectFrom('attachments')
    .select('sha256')
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('files')
    .values({ sha256: '0'.repeat(64), size: 1, media_type: 'application/pdf' })
    .execute();
  await db
    .updateTable('attachments')
    .set({ sha256: '0'.repeat(64) })
    .where('sha256', '=', sha256)
    .execute();
  const before = house.errors.length;
  await assert.rejects(download(clerk, `/requests/${id}/case-file.zip`), /not in the vault/);
  assert.equal(house.errors.length, before + 1);
  house.errors.length = before;
});
