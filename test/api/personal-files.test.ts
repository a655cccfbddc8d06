// Papers of persons: a reason for every look, a line in the log, a mark burned into what the screen shows; and
// letters, which name the applicant, read by those who may not see him in clear.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { readAuditLog } from '../../src/store/database/audit-log.ts';
import { addRequestFile } from '../../src/store/requests/request-files.ts';
import { storeSealedFile } from '../../src/store/database/sealed-files.ts';
import type { CaseFileKind } from '../../src/rules/case-files.ts';
import { type Answer, type Caller, codes, type House, openHouse, origin } from './house.ts';

let house: House;
let clerk: Caller;
let supervisor: Caller;
let id: number;
before(async () => {
  house = await openHouse();
  clerk = await house.staff('clerk', ['handler']);
  supervisor = await house.staff('supervisor', ['supervisor']);
  const { body } = await clerk.post('/requests', {
    channel: 'post',
    on: '2026-03-02',
    submissionKey: 'papers-of-a-person-1',
    application: {
      applicant: { kind: 'natural-person', name: '测试人甲', phone: '13800001234' },
      title: '某合同',
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  });
  id = (body as { id: number }).id;
  await brought('身份证.jpg', 'application', 'image/jpeg', await card());
  await brought('授权书.pdf', 'application', 'application/pdf', await twoPages());
  await brought('说明.docx', 'supplement', 'application/msword', new Uint8Array([1, 2, 3]));
  await brought('合同.pdf', 'record', 'application/pdf', await twoPages());
});
after(() => house.database.drop());

async function card(): Promise<Uint8Array> {
  const ground = {
    create: { width: 900, height: 600, channels: 3, background: '#ffffff' },
  } as const;
  return sharp(ground).jpeg().toBuffer();
}

async function twoPages(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  file.addPage([595, 842]);
  file.addPage([595, 842]);
  return file.save();
}

async function brought(name: string, kind: CaseFileKind, type: string, bytes: Uint8Array) {
  const { db, dataFolder, secrets } = house.context;
  const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, type);
  await addRequestFile(db, secrets, id, { sha256, name, kind });
}

async function post(caller: Caller, path: string, body: object) {
  const response = await house.api.request(`${origin}${path}`, {
    method: 'POST',
    headers: {
      host: 'gongkai.test',
      'x-gongkai': '1',
      'content-type': 'application/json',
      cookie: caller.cookie() ?? '',
    },
    body: JSON.stringify(body),
  });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function looks() {
  const { db, secrets } = house.context;
  const rows = (await readAuditLog(db, secrets, { limit: 100 }))
    .filter(({ action }) => action === 'applicant-revealed')
    .toReversed();
  return rows.map(({ detail, object }) => ({ object, detail }));
}

test('nobody looks without a reason, and no look without one leaves a line', async () => {
  for (const door of ['view', 'original']) {
    const answer = await clerk.post(`/requests/${id}/files/0/${door}`, { reason: ' ', page: 1 });
    assert.deepEqual([answer.status, codes(answer)], [422, ['reveal-reason-missing']]);
  }
  const direct = await clerk.get(`/requests/${id}/files/0`);
  assert.deepEqual(codes(direct), ['reveal-reason-missing'], 'nor through the door of records');
  const unposted = await supervisor.post(`/requests/${id}/files/0/view`, { reason: '看', page: 1 });
  assert.deepEqual(codes(unposted), ['not-permitted']);
  assert.deepEqual(await looks(), []);
});

test('a photograph of a card is shown with the mark all over it, and the look is logged', async () => {
  const path = `/requests/${id}/files/0/view`;
  const { response, bytes } = await post(clerk, path, { reason: '核对身份', page: 1 });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'image/jpeg');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  assert.deepEqual([info.width, info.height], [900, 600]);
  // The card is white: what is red is the mark, and no sixth of the picture is without it.
  for (let part = 0; part < 6; part += 1) {
    const left = (part % 3) * 300;
    const top = Math.floor(part / 3) * 300;
    let red = 0;
    for (let y = top; y < top + 300; y += 1) {
      for (let x = left; x < left + 300; x += 1) {
        const i = (y * info.width + x) * info.channels;
        if ((data[i] ?? 0) - (data[i + 1] ?? 0) > 30) red += 1;
      }
    }
    assert.ok(red > 100, `part ${part} has ${red} marked pixels`);
  }
  assert.deepEqual(await looks(), [
    { object: `request ${id}`, detail: { file: 0, reason: '核对身份', page: 1 } },
  ]);
});

test('a PDF is shown page by page, and no page beyond its last', async () => {
  const path = `/requests/${id}/files/1/view`;
  const second = await post(clerk, path, { reason: '核对授权', page: 2 });
  assert.equal(second.response.headers.get('x-page-count'), '2');
  const beyond = await clerk.post(path, { reason: '核对授权', page: 3 });
  assert.deepEqual(codes(beyond), ['file-not-viewable']);
  const word = await clerk.post(`/requests/${id}/files/2/view`, { reason: '看', page: 1 });
  assert.deepEqual(codes(word), ['file-not-viewable']);
});

test('the original goes to the disk, byte for byte, for a reason that is logged', async () => {
  const { response, bytes } = await post(clerk, `/requests/${id}/files/2/original`, {
    reason: '归档',
  });
  assert.deepEqual([...bytes], [1, 2, 3]);
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment; /);
  assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.deepEqual((await looks()).at(-1)?.detail, { file: 2, reason: '归档', original: true });
});

test('records that were found are no papers of a person', async () => {
  assert.equal((await clerk.get(`/requests/${id}/files/3`)).status, 200);
  const answer = await clerk.post(`/requests/${id}/files/3/view`, { reason: '看', page: 1 });
  assert.deepEqual(codes(answer), ['file-unknown']);
});

test('an approver is told before he blacks out what he could not sign afterwards (条例 17)', async () => {
  const head = await house.staff('redacting-head', ['office-head']);
  const pages = `/requests/${id}/files/3/pages`;
  assert.deepEqual((await head.get(pages)).body.redactingCosts, ['sign']);
  assert.deepEqual((await clerk.get(pages)).body.redactingCosts, [], 'a clerk signs nothing');
});

test('a letter shows the applicant masked to whoever does not handle the case, until he says why', async () => {
  const signatory = await house.staff('signatory', ['signatory']);
  const head = await house.staff('head', ['office-head']);
  const facts = { kind: 'P03', days: 5, reason: '需要调阅档案，电话13800001234' };
  const { body: draft } = await clerk.post(`/requests/${id}/letters`, { facts });
  const letterId = (draft as { id: number }).id;
  const read = async (caller: Caller): Promise<Answer['body']> =>
    (await caller.get(`/letters/${letterId}`)).body;
  const own = await read(clerk);
  assert.deepEqual([own.text.addressee, own.masked], ['测试人甲', false]);
  for (const caller of [supervisor, signatory, head]) {
    const masked = await read(caller);
    assert.deepEqual([masked.text.addressee, masked.masked], ['测***', true]);
    assert.ok(!/测试人甲|13800001234/.test(JSON.stringify(masked)));
  }
  const door = `/letters/${letterId}/reveal`;
  assert.deepEqual(codes(await supervisor.post(door, { reason: '看' })), ['not-permitted']);
  const before = (await looks()).length;
  assert.deepEqual(codes(await signatory.post(door, { reason: ' ' })), ['reveal-reason-missing']);
  assert.equal((await looks()).length, before);
  const shown = (await signatory.post(door, { reason: '签发前核对' })).body;
  assert.deepEqual([shown.text.addressee, shown.masked], ['测试人甲', false]);
  assert.deepEqual((await looks()).at(-1), {
    object: `letter ${letterId}`,
    detail: { reason: '签发前核对' },
  });
  assert.equal((await read(signatory)).text.addressee, '测***', 'and hidden at the next look');
});

test('stars are never saved in the place of what they hide', async () => {
  const head = await house.staff('second-head', ['office-head']);
  const facts = { kind: 'P03', days: 5, reason: '需要调阅档案' };
  const { body: draft } = await clerk.post(`/requests/${id}/letters`, { facts });
  const {
    id: letterId,
    version,
    text,
  } = (await head.get(`/letters/${(draft as { id: number }).id}`)).body;
  const refused = await head.put(`/letters/${letterId}`, { version, text });
  assert.deepEqual(codes(refused), ['masked-words-saved']);
  const { text: clear } = (await head.post(`/letters/${letterId}/reveal`, { reason: '改稿' })).body;
  assert.equal((await head.put(`/letters/${letterId}`, { version, text: clear })).status, 200);
});

test('whoever wrote a version after saying why sees his own words, until another writes', async () => {
  const second = await house.staff('second-clerk', ['handler']);
  const third = await house.staff('third-clerk', ['handler']);
  const signatory = await house.staff('last-signatory', ['signatory']);
  const facts = { kind: 'P03', days: 5, reason: '需要调阅档案' };
  const { body: draft } = await clerk.post(`/requests/${id}/letters`, { facts });
  const path = `/letters/${(draft as { id: number }).id}`;
  const read = async (caller: Caller): Promise<Answer['body']> => (await caller.get(path)).body;
  const asked = async (caller: Caller): Promise<Answer['body']> =>
    (await caller.post(`${path}/reveal`, { reason: '代同事改稿' })).body;
  const writes = async (caller: Caller, body: object): Promise<Answer['body']> => {
    const answer = await caller.put(path, body);
    assert.equal(answer.status, 200);
    return answer.body;
  };
  const isMasked = async (): Promise<boolean[]> =>
    (await Promise.all([clerk, second, third].map(read))).map(({ masked }) => masked);

  // Filled in blind, it stays hidden from him: nobody gets round the reason by saving.
  const { version } = await read(second);
  const blind = await writes(second, { version, facts: { ...facts, days: 6 } });
  assert.deepEqual([blind.masked, blind.text.addressee], [true, '测***']);

  const { text } = await asked(second);
  const looked = (await looks()).length;
  const paragraphs = [...text.paragraphs, '此致'];
  const own = await writes(second, { version: blind.version, text: { ...text, paragraphs } });
  assert.deepEqual([own.masked, own.text.addressee], [false, '测试人甲']);
  assert.deepEqual(await isMasked(), [false, false, true]);
  assert.equal((await looks()).length, looked, 'reading one’s own words asks for no reason');

  const theirs = await asked(third);
  await writes(third, { version: own.version, text: { ...theirs.text, title: '延期告知书' } });
  assert.deepEqual(await isMasked(), [false, true, false], 'the newer words are another’s');

  // Neither the day that a signature brings nor going up makes anybody else the writer.
  const { version: last } = await read(third);
  assert.equal((await third.post(`${path}/submit`, { version: last })).status, 200);
  assert.deepEqual(
    [(await read(signatory)).masked, ...(await isMasked())],
    [true, false, true, false],
  );
});

test('what people tell of themselves in the request is masked as well', async () => {
  const { body } = await clerk.post('/requests', {
    channel: 'post',
    on: '2026-03-02',
    submissionKey: 'papers-of-a-person-2',
    application: {
      applicant: { kind: 'natural-person', name: '测试人乙', phone: '13800005678' },
      title: '某合同',
      description: '本人测试人乙，电话13800005678，请求公开某合同。',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  });
  const seen = (await clerk.get(`/requests/${(body as { id: number }).id}`)).body;
  assert.equal(seen.application.description, '本人测***，电话138****5678，请求公开某合同。');
  assert.ok(!/测试人乙|13800005678/.test(JSON.stringify(seen)));
});
