// Following a request over the portal: by number and code only, every letter and file in the answer to a
// posted form, and what the applicant does taken as steps of the request.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addCaseFile } from '../../src/commands/requests/add-case-file.ts';
import { enterStep } from '../../src/commands/requests/enter-step.ts';
import { openProof } from '../../src/store/requests/letters.ts';
import { openApplication } from '../../src/store/requests/requests.ts';
import { filesOf } from '../../src/store/requests/request-files.ts';
import { readSealedFile } from '../../src/store/database/sealed-files.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import { given } from '../commands/letters.ts';
import {
  applies,
  confirms,
  disclosed,
  hidden,
  type Key,
  type Office,
  officeOf,
  post,
  rowOf,
  sends,
  sendsSigned,
  signs,
  solved,
  track,
  trackAddress,
} from './applicant.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let office: Office;
before(async () => {
  site = await createTestSite('2026-03-30');
  office = await officeOf(site);
});
after(async () => await site.close());

/** A new request, received today. */
async function received(fields = {}): Promise<{ key: Key; id: number }> {
  const key = await applies(site, fields);
  const { id } = await rowOf(site, key);
  await confirms(office, id);
  return { key, id };
}

async function versionOf(key: Key): Promise<string> {
  return String((await rowOf(site, key)).version);
}

async function eventsOf(id: number): Promise<readonly { kind: string; actor: { kind: string } }[]> {
  return await site.context.db
    .selectFrom('request_events')
    .select(['kind', 'actor'])
    .where('request_id', '=', id)
    .orderBy('seq')
    .execute();
}

function forgive(): void {
  site.context.queryAttempts.forgive('address 192.0.2.1');
}

const wrong = 'AAAA-AAAA-AAAA';

/** Without what is drawn by lot. */
function plain(text: string, asked: string): string {
  return text
    .replaceAll(asked, '#')
    .replaceAll(/[一二三四五六七八九]加[一二三四五六七八九]/g, 'sum')
    .replaceAll(/value="\d+\.[\w-]+"/g, 'token')
    .replaceAll(/data-work="[^"]*"/g, 'work');
}

describe('number and code', () => {
  test('open the page however they are typed, and it is kept by nobody', async () => {
    const { number, code } = await applies(site);
    const typed = await track(site, {
      number: ` ${number.toLowerCase()} `,
      code: code.replaceAll('-', '').toLowerCase(),
    });
    assert.equal(typed.status, 200);
    assert.match(typed.text, /等待双方确认收到/);
    assert.doesNotMatch(typed.text, /岑溪远|13800001234/);
    assert.equal(typed.headers.get('cache-control'), 'no-store');
  });

  test('are asked by a posted form only', async () => {
    const text = await site.text(`${trackAddress}?number=KFQ-2026-0001&code=x`);
    assert.doesNotMatch(text, /KFQ-2026-0001/);
    assert.match(text, /<form action="\/zfxxgk\/ysqgk\/chaxun\/" method="post"/);
  });

  test('wrong five times ask for a sum, ten times lock the number for a while, and it is logged', async () => {
    const key = await applies(site);
    const { id } = await rowOf(site, key);
    let { text } = await track(site, key, { code: wrong });
    for (let i = 2; i <= 5; i += 1) {
      forgive();
      assert.doesNotMatch(text, /等于几/);
      ({ text } = await track(site, key, { code: wrong }));
    }
    forgive();
    assert.match(text, /等于几/, 'from the fifth on');
    const unpaid = await track(site, key);
    assert.equal(unpaid.status, 422, 'the right code without an answer');
    assert.match(unpaid.text, /请回答最后的算术题/);
    assert.equal(hidden(unpaid.text, 'code'), '');
    const paid = solved(unpaid.text);
    const once = await track(site, key, { code: wrong, ...paid });
    assert.match(once.text, /编号或者查询码不对/);
    const again = await track(site, key, paid);
    assert.equal(again.status, 422, 'an answer serves once');
    let last = again;
    for (let i = 9; i <= 10; i += 1) {
      last = await track(site, key, { code: wrong, ...solved(last.text) });
      forgive();
    }
    assert.equal(last.status, 429);
    assert.match(last.text, /这个编号输错的次数过多，10:15以后再试/);
    const shut = await track(site, key);
    assert.equal(shut.status, 429, 'the right code too');
    const lines = await site.context.db
      .selectFrom('audit_log')
      .select(['object', 'actor', 'address'])
      .where('action', '=', 'query-locked')
      .where('object', '=', `request ${id}`)
      .execute();
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.address, '192.0.2.1');
    forgive();
  });

  test('read the same, step by step, for a number that does not exist', async () => {
    const { number } = await applies(site);
    const unknown = 'KFQ-2026-9999';
    let a = await track(site, { number, code: wrong });
    forgive();
    let b = await track(site, { number: unknown, code: wrong });
    for (let i = 2; i <= 12; i += 1) {
      assert.equal(plain(a.text, number), plain(b.text, unknown), `try ${i}`);
      assert.equal(a.status, b.status);
      forgive();
      a = await track(site, { number, code: wrong }, solved(a.text));
      forgive();
      b = await track(site, { number: unknown, code: wrong }, solved(b.text));
    }
    assert.equal(a.status, 429);
    forgive();
    const { object, detail } = await site.context.db
      .selectFrom('audit_log')
      .select(['object', 'detail'])
      .where('action', '=', 'query-locked')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    assert.equal(object, 'query', 'what was typed is not kept');
    assert.doesNotMatch(JSON.stringify(detail), /9999/);
  });

  test('right after some wrong ones are all forgotten', async () => {
    const key = await applies(site);
    for (let i = 0; i < 4; i += 1) {
      await track(site, { ...key, code: wrong });
      forgive();
    }
    assert.equal((await track(site, key)).status, 200);
    for (let i = 0; i < 4; i += 1) {
      assert.doesNotMatch((await track(site, { ...key, code: wrong })).text, /等于几/);
      forgive();
    }
  });
});

describe('the page of a request', () => {
  test('shows the day of twenty and why, whose turn it is, who has it and how to ring', async () => {
    const { key } = await received();
    const { text } = await track(site, key);
    assert.match(text, /第0\/20个工作日/);
    assert.match(text, /2026年4月28日（周二）/);
    assert.match(text, /清明节/);
    assert.match(text, /机关作出答复并送达，最迟<strong>2026年4月28日（周二）<\/strong>/);
    assert.match(text, /青枫经济技术开发区党政办公室，电话/);
    assert.match(text, /<dt>所需信息<\/dt>\s*<dd>2022年住房保障项目名单<\/dd>/, 'which of several');
    assert.doesNotMatch(text, /荀砚秋/, 'no officer is named');
  });

  test('gives a receipt on paper and the days for a calendar', async () => {
    const { key } = await received();
    const response = await site.app.request(trackAddress, {
      method: 'POST',
      body: new URLSearchParams({ ...key, act: 'receipt' }),
    });
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /^attachment; filename="file\.pdf"/,
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
    const days = await track(site, key, { act: 'calendar' });
    assert.equal(days.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(days.text, /DTSTART;VALUE=DATE:20260428\r\n/);
    assert.doesNotMatch(days.text, /岑溪远|13800001234/);
    assert.doesNotMatch(days.text, new RegExp(key.code));
    for (const act of ['receipt', 'calendar']) {
      const denied = await track(site, { ...key, code: wrong }, { act });
      assert.equal(denied.status, 422, `${act} needs the code`);
      forgive();
    }
  });

  test('takes a supplement with its files, sealed, and starts the period anew', async () => {
    const { key, id } = await received();
    await sends(office, id, {
      kind: 'P02',
      unclear: '没有写明年度',
      items: '请写明年度和项目所在地',
      respondWithin: 15,
      guidance: '可以写明起止年份',
    });
    const before = await track(site, key);
    assert.doesNotMatch(
      before.text,
      /请写明年度和项目所在地/,
      'what the letter says is in the letter',
    );
    assert.match(before.text, /打开补正告知书/);
    assert.doesNotMatch(before.text, /提交补正/, 'it is read before it is answered');
    const letter = hidden(before.text, 'letter');
    const opened = await track(site, key, { act: 'open', letter });
    assert.match(opened.text, /请写明年度和项目所在地/);
    const form = opened.text.slice(opened.text.indexOf('id="act-supplement"'));
    assert.match(form, /<li>请写明年度和项目所在地<\/li>[\s\S]*提交补正/, 'asked beside the box');
    assert.match(form, /按补正告知书的要求补充说明\s*<span class="optional">（至少填一项）/);
    const empty = await track(site, key, {
      act: 'supplement',
      version: await versionOf(key),
      text: '',
    });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /请写明内容，或者选择文件/);
    const long = `${'字'.repeat(5001)}末`;
    const cut = await track(site, key, {
      act: 'supplement',
      version: await versionOf(key),
      text: long,
    });
    assert.equal(cut.status, 422, 'nothing of what is said once is cut off');
    assert.match(cut.text, /文字有5002字，最多5000字，还没有提交/);
    assert.ok(cut.text.includes(long), 'all of it comes back');
    const jpg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]);
    const done = await track(site, key, {
      act: 'supplement',
      version: await versionOf(key),
      text: '2022年，青枫路。',
      file: [new File([jpg], '身份证.jpg'), new File([jpg], '说明.jpg')],
    });
    assert.equal(done.status, 200, done.text);
    assert.match(done.text, /补正已经提交。答复期限自今天的次日起重新计算/);
    const files = await filesOf(site.context.db, site.context.secrets, id);
    assert.deepEqual(
      files.map(({ name, kind }) => [name, kind]),
      [
        ['身份证.jpg', 'supplement'],
        ['说明.jpg', 'supplement'],
      ],
    );
    const { dataFolder, secrets } = site.context;
    const back = await readSealedFile(dataFolder, secrets, files[0]?.sha256 ?? '');
    assert.deepEqual(new Uint8Array(back ?? []), jpg);
    const program = await track(site, key, {
      act: 'supplement',
      version: await versionOf(key),
      file: new File(['MZ'], '证.jpg'),
    });
    assert.match(program.text, /不是可以接收的文件/);
  });

  test('says that a supplement to a notice after the seventh working day moves nothing (K14)', async () => {
    site.travel('2026-03-02');
    const { key, id } = await received();
    site.travel('2026-03-30');
    await sends(office, id, {
      kind: 'P02',
      unclear: '没有写明年度',
      items: '请写明年度',
      respondWithin: 15,
      guidance: '可以写明起止年份',
    });
    const letter = hidden((await track(site, key)).text, 'letter');
    await track(site, key, { act: 'open', letter });
    const version = await versionOf(key);
    const done = await track(site, key, { act: 'supplement', version, text: '2022年' });
    assert.equal(done.status, 200);
    assert.match(done.text, /补正已经提交。这次补正不改变答复期限/);
  });

  test('lets the applicant correct his contact data, shown masked, and change the delivery', async () => {
    const { key, id } = await received({ email: 'cen@test.example' });
    const shown = await track(site, key);
    assert.match(shown.text, /现在登记的：138\*+1234/);
    const changed = await track(site, key, {
      act: 'contact',
      version: await versionOf(key),
      phone: '１３９００００５６７８',
    });
    assert.match(changed.text, /联系方式已经更正/);
    const wrongPhone = await track(site, key, {
      act: 'contact',
      version: await versionOf(key),
      phone: '12',
    });
    assert.equal(wrongPhone.status, 422);
    assert.match(wrongPhone.text, /电话号码有误[^<]*<a href="#phone">去改正<\/a>/);
    assert.match(wrongPhone.text, /id="phone"[^>]*aria-invalid="true"/, 'and at the field');
    assert.match(wrongPhone.text, /value="12"/, 'what was typed comes back');
    const row = await rowOf(site, key);
    assert.equal(openApplication(site.context.secrets, row).applicant.phone, '13900005678');
    const noAddress = await track(site, key, {
      act: 'delivery',
      version: await versionOf(key),
      deliveryWish: 'post',
    });
    assert.match(noAddress.text, /选择邮寄的，请填写通信地址/);
    const delivered = await track(site, key, {
      act: 'delivery',
      version: await versionOf(key),
      deliveryWish: 'collect',
    });
    assert.match(delivered.text, /获取方式已经改变/);
    const kinds = (await eventsOf(id)).map(({ kind, actor }) => `${kind} ${actor.kind}`);
    assert.ok(kinds.includes('contact-corrected applicant'));
    assert.ok(kinds.includes('delivery-changed applicant'));
  });

  test('lets the applicant withdraw when he is sure, and rate, each once', async () => {
    const key = await applies(site);
    const early = await track(site, key, { act: 'rate', version: '1', score: '5' });
    assert.equal(early.status, 422);
    assert.match(early.text, /这件申请尚未办结/);
    const stale = await track(site, key, { act: 'withdraw', version: '7', sure: '1' });
    assert.match(stale.text, /内容已被别人改动/);
    const unsure = await track(site, key, { act: 'withdraw', version: '1' });
    assert.match(unsure.text, /请勾选“确认撤回”/);
    const done = await track(site, key, { act: 'withdraw', version: '1', sure: '1' });
    assert.equal(done.status, 200);
    assert.match(done.text, /申请已经撤回/);
    assert.match(done.text, /已撤回[\s\S]*您于2026年3月30日（周一）撤回了申请/);
    assert.doesNotMatch(done.text, /已办结/);
    const again = await track(site, key, { act: 'withdraw', version: '2', sure: '1' });
    assert.match(again.text, /这件申请已经办结/);
    const long = await track(site, key, {
      act: 'rate',
      version: '2',
      score: '4',
      text: '快'.repeat(1001),
    });
    assert.match(long.text, /文字有1001字，最多1000字/);
    assert.match(long.text, /value="4"\s+required\s+checked/);
    const rated = await track(site, key, { act: 'rate', version: '2', score: '4', text: '很快' });
    assert.match(rated.text, /谢谢您的评价/);
    assert.doesNotMatch(rated.text, /提交评价/);
  });

  test('says what is still to be paid and where it says how, and that the days for it are over', async () => {
    const { key, id } = await received();
    const { id: letter } = await sends(office, id, {
      kind: 'P09',
      standard: 'by-volume',
      quantity: 250,
      earlier: 0,
      payment: '到非税窗口缴纳',
    });
    const unread = await track(site, key);
    assert.doesNotMatch(unread.text, /4700元/, 'the sum stands in the letter');
    const { text } = await track(site, key, { act: 'open', letter: String(letter) });
    assert.match(text, /您缴纳信息处理费4700元，缴纳方式见<a href="#letters">收费通知书<\/a>/);
    assert.match(text, /等待您缴费/);
    given(
      await enterStep(office.handler, 'record-payment', {
        requestId: id,
        on: '2026-03-30',
        amount: 200_00,
      }),
    );
    assert.match((await track(site, key)).text, /您缴纳信息处理费4500元/);
    site.travel('2026-05-12');
    const late = (await track(site, key)).text;
    site.travel('2026-03-30');
    assert.match(late, /缴费期限已过/);
    assert.doesNotMatch(
      late,
      /等待您缴费|请在[^。]*之前全额缴纳/,
      'nothing of what is over is asked',
    );
  });

  test('L29 names reconsideration as the safe road when the reply is overdue', async () => {
    site.travel('2026-03-02');
    const { key } = await received();
    site.travel('2026-04-01');
    const { text } = await track(site, key);
    site.travel('2026-03-30');
    assert.match(text, /最稳妥的是先申请行政复议/);
    const remedies = text.slice(text.indexOf('逾期没有答复怎么办')).replaceAll(/\s+/g, '');
    assert.match(remedies, /2026年3月30日（周一）届满/);
    assert.match(remedies, /向青枫市人民政府申请行政复议。最后一天：<strong>2026年5月29日（周五）/);
    assert.match(
      remedies,
      /向青枫市砚湖区人民法院提起行政诉讼。最后一天：<strong>2026年9月30日（周三）/,
    );
  });
});

describe('a reply sent electronically', () => {
  test('arrives when the applicant opens it, once, and the remedies run from that day', async () => {
    const { key, id } = await received();
    const letter = await sends(office, id, disclosed);
    site.travel('2026-04-02');
    const waiting = await track(site, key);
    assert.match(waiting.text, /打开之日就是您收到之日/);
    assert.doesNotMatch(waiting.text, /电子文件1份，共3页/, 'its content is in the letter');
    assert.doesNotMatch(waiting.text, /不服答复怎么办/);
    assert.doesNotMatch(waiting.text, /提交评价/, 'it is not read yet');
    for (const format of ['pdf', 'docx']) {
      const early = await track(site, key, { act: 'letter', letter: String(letter.id), format });
      assert.match(
        early.headers.get('content-type') ?? '',
        /text\/html/,
        'nothing before it is opened',
      );
    }
    assert.equal((await eventsOf(id)).filter(({ kind }) => kind === 'reply-received').length, 0);

    const opened = await track(site, key, { act: 'open', letter: String(letter.id) });
    assert.equal(opened.status, 200);
    assert.match(opened.text, /电子文件1份，共3页/);
    assert.match(opened.text, /提交评价/);
    const online = '<a href="https://fuyi.qingfeng.example/">https://fuyi.qingfeng.example/</a>。';
    assert.ok(opened.text.includes(`也可以在网上提出：${online}`), 'one tap away');
    site.travel('2026-04-07');
    await track(site, key, { act: 'open', letter: String(letter.id) });
    const arrivals = (await eventsOf(id)).filter(({ kind }) => kind === 'reply-received');
    assert.deepEqual(
      arrivals.map(({ actor }) => actor.kind),
      ['applicant'],
      'the first opening only',
    );
    const { received_on: on, proof } = await site.context.db
      .selectFrom('letters')
      .select(['received_on', 'proof'])
      .where('id', '=', letter.id)
      .executeTakeFirstOrThrow();
    assert.equal(on, '2026-04-02');
    const read = openProof(site.context.secrets, { id: letter.id, proof }) ?? '';
    assert.match(read, /申请人于2026-04-02 10:00在网上查阅/);
    const { text } = await track(site, key);
    // Led to from above letters and forms.
    const link = text.indexOf('href="#against-reply">不服答复怎么办');
    assert.ok(link > 0 && link < text.indexOf('<h2 id="reply"'));
    assert.equal([...text.matchAll(/id="against-reply"/g)].length, 1);
    const remedies = text.slice(text.indexOf('id="against-reply"')).replaceAll(/\s+/g, '');
    assert.match(remedies, /最后一天：<strong>2026年6月1日（周一）/, '60 days, off the weekend');
    assert.match(
      remedies,
      /最后一天：<strong>2026年10月8日（周四）/,
      'six months, off the holiday',
    );
    site.travel('2026-03-30');
  });

  test('opened twice at the same instant arrives once', async () => {
    const { key, id } = await received();
    const letter = String((await sends(office, id, disclosed)).id);
    const both = await Promise.all([
      track(site, key, { act: 'open', letter }),
      track(site, key, { act: 'open', letter }),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200],
    );
    const arrivals = (await eventsOf(id)).filter(({ kind }) => kind === 'reply-received');
    assert.equal(arrivals.length, 1);
  });

  test('is downloaded on paper with what came along, by its own applicant only', async () => {
    const { key, id } = await received();
    const pdf = Buffer.from('%PDF-1.4 record');
    const context = { ...office.handler, dataFolder: site.context.dataFolder };
    const record = given(
      await addCaseFile(context, { requestId: id, name: '名单.pdf', kind: 'record', bytes: pdf }),
    );
    const inner = given(
      await addCaseFile(context, { requestId: id, name: '回证.pdf', kind: 'proof', bytes: pdf }),
    );
    const signed = await signs(office, id, disclosed, [record.position]);
    const letter = String(signed.id);
    const unsent = await track(site, key, { act: 'letter', letter, format: 'pdf' });
    assert.match(unsent.headers.get('content-type') ?? '', /text\/html/, 'not before it is sent');
    await sendsSigned(office, signed);
    await track(site, key, { act: 'open', letter });
    const files = await filesOf(site.context.db, site.context.secrets, id);
    const idOf = (position: number): string =>
      String(files.find((file) => file.position === position)?.id);
    const brought = await track(site, key, { act: 'record', letter, file: idOf(record.position) });
    assert.equal(brought.text, '%PDF-1.4 record');
    assert.match(brought.headers.get('content-disposition') ?? '', /%E5%90%8D%E5%8D%95\.pdf/);
    const kept = await track(site, key, { act: 'record', letter, file: idOf(inner.position) });
    assert.match(kept.headers.get('content-type') ?? '', /text\/html/, 'no paper of the file');
    for (const [format, start] of [
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
    ] as const) {
      const file = await track(site, key, { act: 'letter', letter, format });
      assert.ok(file.text.startsWith(start), format);
    }
    const stranger = await applies(site);
    for (const fields of [
      { act: 'letter', letter, format: 'pdf' },
      { act: 'record', letter, file: idOf(record.position) },
      { act: 'open', letter },
    ]) {
      const other = await track(site, stranger, fields);
      assert.match(other.headers.get('content-type') ?? '', /text\/html/);
      assert.doesNotMatch(other.text, /电子文件1份，共3页/);
    }
  });

  test('that went by post is there to read, and reading it is no arrival', async () => {
    const { key, id } = await received();
    const letter = await sends(office, id, disclosed, { method: 'post', postal: true });
    const { text } = await track(site, key);
    assert.match(text, /电子文件1份，共3页/);
    assert.match(text, /期限自您收到答复书之日起算/);
    await track(site, key, { act: 'open', letter: String(letter.id) });
    assert.equal((await eventsOf(id)).filter(({ kind }) => kind === 'reply-received').length, 0);
  });

  test('that is a refusal names reconsideration first and no suit beside it', async () => {
    const { key, id } = await received();
    const letter = await sends(office, id, {
      kind: 'R04',
      reply: {
        outcome: 'internal-affairs',
        grounds: ['16-workflow'],
        reasons: '该信息属于内部管理流程，与公众权利义务没有直接关系。',
        separability: '无法区分处理',
        evidence: '内部工作流程的记录',
      },
    });
    const { text } = await track(site, key, { act: 'open', letter: String(letter.id) });
    const remedies = text.slice(text.indexOf('不服答复怎么办')).replaceAll(/\s+/g, '');
    assert.match(remedies, /应当先申请行政复议，对复议决定不服的再起诉/);
    assert.match(remedies, /自收到复议决定书之日起15日内，向青枫市砚湖区人民法院/);
    assert.match(remedies, /复议机关逾期不作决定的，自复议期限届满之日起15日内起诉/);
    assert.doesNotMatch(remedies, /6个月/);
  });
});

/** The lines of the reply, without blanks. */
async function told(facts: LetterFacts): Promise<string> {
  const { key, id } = await received();
  const letter = await sends(office, id, facts);
  const { text } = await track(site, key, { act: 'open', letter: String(letter.id) });
  const part = text.slice(text.indexOf('<h2 id="reply"'), text.indexOf('<h2 id="letters"'));
  return part.replaceAll(/<[^>]+>|\s+/g, '');
}

describe('the reply at the head of the page', () => {
  test('says that nothing is given, why, by which articles, and whether a part can be', async () => {
    const text = await told({
      kind: 'R04',
      reply: {
        outcome: 'internal-affairs',
        grounds: ['16-workflow'],
        reasons: '该信息只规定内部流转。',
        separability: '各段都是流转步骤，不能区分',
        evidence: '内部工作流程的记录',
      },
    });
    assert.match(text, /^答复不公开：这是机关内部/);
    assert.match(text, /（条例第三十六条第（三）项；条例第十六条第一款）/);
    assert.match(text, /理由该信息只规定内部流转。区分处理各段都是流转步骤/);
  });

  test('says where to turn: to another channel, to a special rule, to a publication', async () => {
    const petition = await told({
      kind: 'R10',
      reply: {
        outcome: 'petition-or-complaint',
        grounds: [],
        reasons: '来件要求处理工作人员。',
        otherChannel: '青枫市信访局，电话0000-5550103',
      },
    });
    assert.match(petition, /其他渠道青枫市信访局，电话0000-5550103/);
    const inquiry = await told({
      kind: 'R12',
      reply: {
        outcome: 'administrative-inquiry',
        grounds: [],
        reasons: '申请的是不动产登记资料。',
        specialRule: '《不动产登记暂行条例》第二十七条',
        provided: '到登记窗口查询',
      },
    });
    assert.match(inquiry, /办理途径到登记窗口查询/);
    assert.match(inquiry, /有关规定《不动产登记暂行条例》第二十七条/);
    assert.doesNotMatch(inquiry, /提供信息/, 'nothing is given');
  });
});

test('nothing of an applicant reaches an address or the log', async () => {
  const { key } = await received();
  await post(site, trackAddress, { ...key, act: 'receipt' });
  const logged = JSON.stringify([site.lines, site.errors.map(String)]);
  assert.doesNotMatch(logged, new RegExp(`${key.code}|${key.number}|岑溪远|138000`));
  assert.deepEqual(site.errors, []);
});
