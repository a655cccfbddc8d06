// Commenting on a consultation over the portal, as a browser without scripts would (重大行政决策程序暂行条例 15).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { draftResult } from '../../src/commands/readers/draft-result.ts';
import { receiveComment } from '../../src/commands/readers/receive-comment.ts';
import { decideComments } from '../../src/commands/readers/decide-comments.ts';
import {
  filesOfComments,
  openOpinion,
  openSender,
} from '../../src/store/readers/public-comments.ts';
import { documentTopics } from '../../src/store/database/page-topics.ts';
import { readSealedFile } from '../../src/store/database/sealed-files.ts';
import type { CommentRow } from '../../src/store/tables.ts';
import { asReader } from '../../src/web/context.ts';
import { given } from '../commands/letters.ts';
import { publishUnread } from '../publish.ts';
import { type Answer, type Fields, newForm, officeOf, post } from './applicant.ts';
import { consults } from './consulting.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let id: number;
let address: string;
before(async () => {
  site = await createTestSite('2026-03-30');
  id = await consults(site, { from: '2026-03-30', until: '2026-04-29' });
  address = `/zhengji/${id}/`;
});
after(async () => await site.close());

const good = { opinion: '第二条宜写明充电设施由谁管理。', name: '岑溪远', phone: '13800001234' };

async function comments(fields: Fields = {}, at = address): Promise<Answer> {
  return await post(site, at, { ...good, ...(await newForm(site, at)), ...fields });
}

async function rows(of = id): Promise<readonly CommentRow[]> {
  return await site.context.db
    .selectFrom('public_comments')
    .selectAll()
    .where('document_id', '=', of)
    .orderBy('id')
    .execute();
}

function numberIn(text: string): string {
  return /<dd class="receipt-code">([^<]+)</.exec(text)?.[1] ?? '';
}

describe('a consultation that is open', () => {
  test('says how many days are left and leads to the form, in its list and on its page', async () => {
    const list = await site.text('/zhengji/');
    assert.match(list, /征集中，还有31天（含今天）/);
    assert.match(list, /征集单位：[^<]+/);
    assert.match(list, /<span>\d{4}-\d\d-\d\d至\d{4}-\d\d-\d\d<\/span>/);
    const [, page = ''] = /href="([^"]+_\d+\.html)"/.exec(list) ?? [];
    const text = await site.text(page);
    assert.match(text, /征集中，还有31天（含今天）/);
    assert.equal(text.split(`href="${address}"`).length, 3, 'above the text and at its end');
    assert.ok(text.includes(`href="/lianxi/jiucuo/${id}/"`));
    assert.match(await site.text('/zdly/'), /征集中/);
  });

  test('takes a comment, gives its number, and keeps name, telephone and words sealed', async () => {
    const { status, text, headers } = await comments({ opinion: '见附件。' });
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(numberIn(text), /^KFQ-YJ-2026-\d{4}$/);
    const row = (await rows()).at(-1);
    assert.ok(row);
    assert.equal(row.number, numberIn(text));
    assert.equal(row.masked_name, '岑**');
    const kept = Buffer.concat([row.opinion, row.sender ?? Buffer.alloc(0)]).toString('latin1');
    for (const word of ['见附件', '岑溪远', '13800001234']) {
      assert.ok(!kept.includes(Buffer.from(word).toString('latin1')), word);
    }
    const { secrets } = site.context;
    assert.equal(openOpinion(secrets, row), '见附件。');
    assert.deepEqual(openSender(secrets, row), { name: '岑溪远', phone: '13800001234', email: '' });
  });

  test('asks nobody for a name', async () => {
    const { status } = await comments({ name: '', phone: '' });
    assert.equal(status, 200);
    const row = (await rows()).at(-1);
    assert.deepEqual([row?.sender, row?.masked_name], [null, null]);
  });

  test('takes one file, sealed under its name', async () => {
    const pdf = Buffer.from('%PDF-1.7 意见');
    await comments({ file: new File([pdf], '某某公司的意见.pdf') });
    const row = (await rows()).at(-1);
    const { db, secrets, dataFolder } = site.context;
    const [file] = await filesOfComments(db, secrets, [row?.id ?? 0]);
    assert.equal(file?.name, '某某公司的意见.pdf');
    assert.deepEqual(await readSealedFile(dataFolder, secrets, file?.sha256 ?? ''), pdf);
    const two = await comments({ file: [new File([pdf], 'a.pdf'), new File([pdf], 'b.pdf')] });
    assert.equal(two.status, 422);
    assert.match(two.text, /只能附一个文件/);
  });

  test('sent twice, and at the same instant, is one comment with one number', async () => {
    const fields = { ...good, ...(await newForm(site, address)) };
    const before = (await rows()).length;
    const [a, b] = await Promise.all([post(site, address, fields), post(site, address, fields)]);
    const again = await post(site, address, fields);
    assert.equal(numberIn(a.text), numberIn(b.text));
    assert.equal(numberIn(again.text), numberIn(a.text));
    assert.match(again.text, /没有重复登记/);
    assert.equal((await rows()).length, before + 1);
    const numbers = (await rows()).map(({ number }) => Number(number.slice(-4)));
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => i + 1),
      'no gap',
    );
  });

  for (const [what, fields, said] of [
    ['nothing', { opinion: ' ' }, /请填写（意见）/],
    ['a megabyte', { opinion: '长'.repeat(350_000) }, /意见最多5000字/],
    ['a telephone that is none', { phone: '12' }, /href="#phone"/],
    ['an address that is none', { email: 'a@' }, /href="#email"/],
    ['no toll', { token: '', answer: '' }, /请回答最后的算术题/],
    ['a toll of another form', { token: 'x.y' }, /请回答最后的算术题/],
    ['a program', { file: new File(['MZ\u0090'], '意见.pdf') }, /不是可以接收的文件/],
  ] as const) {
    test(`with ${what} it comes back and nothing is kept`, async () => {
      const before = (await rows()).length;
      const { status, text } = await comments(fields);
      assert.equal(status, 422);
      assert.match(text, said);
      assert.match(text, /没有提交/);
      assert.equal((await rows()).length, before);
    });
  }

  test('a paid form serves for one comment and no second', async () => {
    const paid = await newForm(site, address);
    await post(site, address, { ...good, ...paid });
    const before = (await rows()).length;
    const other = crypto.randomUUID();
    const replayed = await post(site, address, { ...good, ...paid, submissionKey: other });
    assert.equal(replayed.status, 422);
    assert.equal((await rows()).length, before);
  });

  test('scripts come back as text', async () => {
    const script = '</textarea><script>alert(1)</script>';
    const { status, text } = await comments({ opinion: script, name: '"><img src=x>', phone: '1' });
    assert.equal(status, 422);
    assert.ok(!text.includes('<script>alert'));
    assert.ok(!text.includes('<img src=x'));
    assert.match(text, /&lt;script&gt;alert/);
  });
});

describe('no comment is taken', () => {
  test('on what is no consultation, not on this site or not there', async () => {
    const { db } = site.context;
    const other = await db
      .selectFrom('documents')
      .select('id')
      .where('kind', '!=', 'consultation')
      .where('state', '=', 'published')
      .executeTakeFirstOrThrow();
    const form = await newForm(site, address);
    for (const forged of [`${other.id}`, '999999', '0', '-1', '1e3', '99999999999999999999']) {
      const at = `/zhengji/${forged}/`;
      assert.equal((await site.get(at)).status, 404, forged);
      const posted = await post(site, at, { ...good, ...form });
      assert.equal(posted.status, 404, forged);
      assert.equal((await rows(other.id)).length, 0);
    }
  });

  test('before the first day', async () => {
    const ahead = await consults(site, { from: '2026-04-20', until: '2026-05-25' }, '以后的草案');
    const page = await site.get(`/zhengji/${ahead}/`);
    assert.equal(page.status, 403);
    assert.match(await page.text(), /还没有开始，请在开始以后提交（2026-04-20开始）/);
    const posted = await post(site, `/zhengji/${ahead}/`, {
      ...good,
      ...(await newForm(site, address)),
    });
    assert.equal(posted.status, 403);
    assert.equal((await rows(ahead)).length, 0);
  });

  test('after the last day, though the form was opened and paid on it; the words are not lost', async () => {
    site.travel('2026-04-29');
    assert.match(await site.text(`/zhengji/${id}/`), /今天是最后一天/);
    const before = (await rows()).length;
    assert.equal((await comments()).status, 200);
    const form = await newForm(site, address);
    site.travel('2026-04-30');
    const late = await post(site, address, { ...good, ...form });
    assert.equal(late.status, 410);
    assert.match(late.text, /意见征集已经结束/);
    assert.match(late.text, /第二条宜写明充电设施由谁管理/);
    const paid = { documentId: id, submissionKey: crypto.randomUUID() };
    const refusal = await receiveComment(asReader(site.context, site.organId), {
      ...paid,
      comment: { ...good, email: '' },
    });
    assert.ok(!refusal.ok);
    assert.deepEqual(
      refusal.violations.map(({ code }) => code),
      ['consultation-closed'],
    );
    assert.equal((await site.get(address)).status, 410);
    assert.match(await site.text(address), /已经结束/);
    assert.equal((await rows()).length, before + 1);
    assert.match(await site.text('/zhengji/'), /已结束/);
  });
});

describe('the result', () => {
  test('is drafted from what was decided, without a name, and answers the consultation once it is published', async () => {
    const { handler } = await officeOf(site);
    const all = await rows();
    const undecided = await draftResult(handler, id);
    assert.ok(!undecided.ok);
    assert.equal(undecided.violations[0]?.code, 'comments-undecided');
    const ids = all.map((row) => row.id);
    const noReason = await decideComments(handler, id, {
      ids,
      label: '写明充电设施由谁管理',
      verdict: 'partly-adopted',
      answer: ' ',
    });
    assert.ok(!noReason.ok);
    const decision = { label: '写明充电设施由谁管理', answer: '已在第五条写明。' };
    given(await decideComments(handler, id, { ids, verdict: 'adopted', ...decision }));
    const draft = given(await draftResult(handler, id));
    assert.deepEqual(given(await draftResult(handler, id)), { id: draft.id, isNew: false });
    const { content } = await site.context.db
      .selectFrom('document_drafts')
      .select('content')
      .where('document_id', '=', draft.id)
      .executeTakeFirstOrThrow();
    assert.ok(content.body.includes(`共收到意见${all.length}条`));
    assert.match(content.body, /<td>写明充电设施由谁管理<\/td>/);
    assert.doesNotMatch(JSON.stringify(content), /岑|13800001234|宜写明/);
    assert.match(await site.text('/zhengji/'), /已结束/);
    await publishUnread(handler, { id: draft.id, version: 1 });
    site.context.pages.invalidate(await documentTopics(site.context.db, [draft.id]));
    const list = await site.text('/zhengji/');
    assert.match(list, /✓<\/span>\s*已反馈/);
    const address = new RegExp(`href="([^"]+_${id}\\.html)"`).exec(list)?.[1] ?? '';
    const page = await site.text(address);
    assert.match(page, /结果反馈/);
    const result = new RegExp(`href="([^"]+_${draft.id}\\.html)"`).exec(page)?.[1] ?? '';
    const late = await site.text(`/zhengji/${id}/`);
    assert.match(late, new RegExp(`意见采纳情况：<a href="${result}">`));
    assert.doesNotMatch(late, /结果反馈发布以后/);
    assert.doesNotMatch(page, /提出意见/);
    assert.ok(page.includes(`<p>意见采纳情况：<a href="${result}">`), 'told above the text');
    assert.match(await site.text(result), /所反馈的意见征集/);
  });
});
