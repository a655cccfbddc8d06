// Applying and following a request over the portal's forms, as a browser without scripts would.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enterStep } from '../../src/commands/enter-step.ts';
import { readSealedFile } from '../../src/store/sealed-files.ts';
import { openApplication } from '../../src/store/requests.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-03-30');
});
after(async () => await site.close());

const formAddress = '/zfxxgk/ysqgk/shenqing/';
const trackAddress = '/zfxxgk/ysqgk/chaxun/';

const good = {
  kind: 'natural-person',
  name: '岑溪远',
  identityType: 'resident-id',
  phone: '13800001234',
  title: '2022年住房保障项目名单',
  description: '2022年列入住房保障计划的项目名称、地点和资金。',
  carrierForm: 'electronic',
  deliveryWish: 'online',
  electronicConsent: '1',
};

async function submissionKey(): Promise<string> {
  const text = await site.text(formAddress);
  return /name="submissionKey"\s+value="([^"]+)"/.exec(text)?.[1] ?? '';
}

async function submit(
  fields: Record<string, string | File>,
  address = formAddress,
): Promise<{ status: number; text: string; headers: Headers }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const response = await site.app.request(address, { method: 'POST', body: form });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function track(number: string, code: string): Promise<{ status: number; text: string }> {
  return acts(number, code, {});
}

/** The same form with what the applicant does on the page of his request. */
async function acts(
  number: string,
  code: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ status: number; text: string }> {
  const response = await site.app.request(trackAddress, {
    method: 'POST',
    body: new URLSearchParams({ number, code, ...fields }),
  });
  return { status: response.status, text: await response.text() };
}

function receiptOf(text: string): { number: string; code: string } {
  const [number = '', code = ''] = [...text.matchAll(/<dd class="receipt-code">([^<]+)</g)].map(
    (match) => match[1] ?? '',
  );
  return { number, code };
}

describe('a request handed in online', () => {
  test('gives number and query code once, says from when the time runs, and no due date', async () => {
    const { status, text, headers } = await submit({
      ...good,
      submissionKey: await submissionKey(),
    });
    assert.equal(status, 200);
    const { number, code } = receiptOf(text);
    assert.match(number, /^KFQ-2026-\d{4}$/);
    assert.match(code, /^\w{4}-\w{4}-\w{4}$/);
    assert.match(text, /以双方确认之日为收到申请之日/);
    assert.doesNotMatch(text, /答复期限的最后一天：/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('location'), null, 'the code stands in no address');
  });

  test('twice by accident gives one request and the same receipt', async () => {
    const key = await submissionKey();
    const first = receiptOf((await submit({ ...good, submissionKey: key })).text);
    const [second, third] = await Promise.all([
      submit({ ...good, submissionKey: key }),
      submit({ ...good, submissionKey: key }),
    ]);
    assert.deepEqual(receiptOf(second.text), first);
    assert.deepEqual(receiptOf(third.text), first);
    assert.match(second.text, /之前已经提交过/);
  });

  test('at the same instant too', async () => {
    const key = await submissionKey();
    const [a, b] = await Promise.all([
      submit({ ...good, submissionKey: key }),
      submit({ ...good, submissionKey: key }),
    ]);
    assert.deepEqual(receiptOf(a.text), receiptOf(b.text));
  });

  test('by an organisation bears its kind', async () => {
    const { text } = await submit(
      {
        ...good,
        kind: 'legal-service',
        name: '某某律师事务所',
        creditCode: '11999999MB0000019T',
        contactName: '漆若岩',
        submissionKey: await submissionKey(),
      },
      `${formAddress}?lei=zuzhi`,
    );
    const row = await site.context.db
      .selectFrom('requests')
      .selectAll()
      .where('number', '=', receiptOf(text).number)
      .executeTakeFirstOrThrow();
    assert.equal(row.applicant_kind, 'legal-service');
    const { applicant } = openApplication(site.context.secrets, row);
    assert.equal(applicant.contactName, '漆若岩');
    assert.equal(applicant.identityNumber, undefined);
  });

  test('with a photograph keeps it sealed', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const { text } = await submit({
      ...good,
      submissionKey: await submissionKey(),
      identityFile: new File([png], 'C:\\照片\\身份证.png'),
    });
    const { db, dataFolder, secrets } = site.context;
    const file = await db
      .selectFrom('attachments as a')
      .innerJoin('requests as r', 'r.id', 'a.request_id')
      .select(['a.name', 'a.sha256'])
      .where('r.number', '=', receiptOf(text).number)
      .executeTakeFirstOrThrow();
    assert.equal(file.name, '身份证.png');
    const opened = await readSealedFile(dataFolder, secrets, file.sha256);
    assert.deepEqual(new Uint8Array(opened ?? []), png);
    const asDocument = await site.get(`/fujian/1/${file.sha256}/x.png`);
    assert.equal(asDocument.status, 404, 'no address leads to it');
  });

  test('twice with a file keeps the file once', async () => {
    const key = await submissionKey();
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 4, 5, 6]);
    const form = { ...good, submissionKey: key, contentFile: new File([png], '说明.png') };
    const files = async (): Promise<number> =>
      (await site.context.db.selectFrom('files').select('sha256').execute()).length;
    await submit(form);
    const before = await files();
    assert.match((await submit(form)).text, /之前已经提交过/);
    assert.equal(await files(), before);
  });
});

describe('a form that cannot be taken', () => {
  test('comes back with every fault at its field, the article, and what was entered', async () => {
    const { status, text } = await submit({
      ...good,
      name: '',
      phone: '12345',
      identityNumber: '999999199001010011',
      deliveryWish: 'post',
      description: '自己写的<b>描述</b>',
      submissionKey: await submissionKey(),
    });
    assert.equal(status, 422);
    for (const field of ['name', 'identityNumber', 'phone', 'address']) {
      assert.match(text, new RegExp(`<li><a href="#${field}">`), field);
      assert.match(text, new RegExp(`id="${field}"[^>]*aria-invalid="true"`), field);
      assert.match(text, new RegExp(`id="${field}-message"`), field);
    }
    assert.match(text, /依据：条例29\(1\)/);
    assert.ok(text.includes('自己写的&lt;b&gt;描述&lt;/b&gt;'));
    assert.match(text, /value="post"\s+checked/);
  });

  test('names the file that is too large or of a kind that is not taken', async () => {
    const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], '扫描件.pdf');
    const program = new File(['MZ\u0000\u0000'], '证明.pdf');
    const { status, text } = await submit({
      ...good,
      submissionKey: await submissionKey(),
      identityFile: large,
      contentFile: program,
    });
    assert.equal(status, 422);
    assert.match(text, /“扫描件\.pdf”有10\.0 MB，每个文件不能超过10 MB/);
    assert.match(text, /“证明\.pdf”不是可以接收的文件，请改用PDF、JPG、PNG、DOC、DOCX/);
  });

  test('of more than 20 MB in all is told so', async () => {
    const { status, text } = await submit({
      ...good,
      contentFile: new File([new Uint8Array(22 * 1024 * 1024)], '全部.pdf'),
    });
    assert.equal(status, 413);
    assert.match(text, /附件太大/);
  });

  test('filled in by a program is not registered', async () => {
    const { status } = await submit({
      ...good,
      submissionKey: await submissionKey(),
      homepage: 'http://spam.example/',
    });
    assert.equal(status, 422);
  });

  test('needs consent for electronic service', async () => {
    const { electronicConsent: _, ...without } = good;
    const { text } = await submit({ ...without, submissionKey: await submissionKey() });
    assert.match(text, /href="#electronicConsent"/);
  });

  test('that is no form at all comes back empty', async () => {
    const response = await site.app.request(formAddress, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name": 1}',
    });
    assert.equal(response.status, 422);
  });
});

describe('the progress of a request', () => {
  test('opens with number and code however they are typed, and is kept by nobody', async () => {
    const { text } = await submit({ ...good, submissionKey: await submissionKey() });
    const { number, code } = receiptOf(text);
    const typed = await track(` ${number.toLowerCase()} `, code.replaceAll('-', '').toLowerCase());
    assert.equal(typed.status, 200);
    assert.match(typed.text, /等待双方确认收到/);
    assert.doesNotMatch(typed.text, /岑溪远|13800001234/);
  });

  test('shows the day of twenty and why, once receipt is confirmed', async () => {
    const { text } = await submit({ ...good, submissionKey: await submissionKey() });
    const { number, code } = receiptOf(text);
    const { id, version } = await site.context.db
      .selectFrom('requests')
      .select(['id', 'version'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const confirmed = await enterStep(site.command, 'confirm-receipt', {
      requestId: id,
      version,
      on: '2026-03-30',
    });
    assert.ok(confirmed.ok, JSON.stringify(confirmed));
    const { text: progress } = await track(number, code);
    assert.match(progress, /第0\/20个工作日/);
    assert.match(progress, /2026年4月28日（周二）/);
    assert.match(progress, /清明节/);
  });

  test('lets the applicant supplement, withdraw and rate, each once and by number and code', async () => {
    const { text } = await submit({ ...good, submissionKey: await submissionKey() });
    const { number, code } = receiptOf(text);
    const first = await track(number, code);
    assert.match(first.text, /撤回申请/);
    assert.doesNotMatch(first.text, /提交补正/, 'nothing was asked for yet');
    const early = await acts(number, code, { act: 'rate', version: '1', score: '5' });
    assert.equal(early.status, 422);
    assert.match(early.text, /这件申请尚未办结/);
    const stale = await acts(number, code, { act: 'withdraw', version: '7' });
    assert.match(stale.text, /内容已被别人改动/);
    const wrong = await acts(number, 'AAAA-AAAA-AAAA', { act: 'withdraw', version: '1' });
    assert.equal(wrong.status, 422);
    const done = await acts(number, code, { act: 'withdraw', version: '1' });
    assert.equal(done.status, 200);
    assert.match(done.text, /申请已经撤回/);
    const again = await acts(number, code, { act: 'withdraw', version: '2' });
    assert.match(again.text, /这件申请已经办结/);
    const rated = await acts(number, code, { act: 'rate', version: '2', score: '4' });
    assert.match(rated.text, /谢谢您的评价/);
    assert.doesNotMatch(rated.text, /提交评价/);
  });

  test('reads the same for a wrong code and a number that does not exist', async () => {
    const { text } = await submit({ ...good, submissionKey: await submissionKey() });
    const { number } = receiptOf(text);
    const wrong = await track(number, 'AAAA-AAAA-AAAA');
    const unknown = await track('KFQ-2026-9999', 'AAAA-AAAA-AAAA');
    assert.equal(wrong.status, 422);
    assert.equal(unknown.status, 422);
    assert.equal(wrong.text.replaceAll(number, '#'), unknown.text.replaceAll('KFQ-2026-9999', '#'));
  });

  test('is asked by a posted form only', async () => {
    const text = await site.text(`${trackAddress}?number=KFQ-2026-0001&code=x`);
    assert.doesNotMatch(text, /KFQ-2026-0001/);
    assert.match(text, /<form action="\/zfxxgk\/ysqgk\/chaxun\/" method="post">/);
  });
});
