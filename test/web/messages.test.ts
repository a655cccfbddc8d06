// 我要纠错 and 留言 over the portal, as a browser without scripts would; the answer by number and code.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { settleMessage } from '../../src/commands/readers/settle-message.ts';
import { openBody, openContact } from '../../src/store/readers/reader-messages.ts';
import type { MessageRow } from '../../src/store/tables.ts';
import { given } from '../commands/letters.ts';
import {
  type Answer,
  type Fields,
  type Key,
  newForm,
  officeOf,
  post,
  receiptOf,
} from './applicant.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let documentId: number;
before(async () => {
  site = await createTestSite('2026-03-30');
  const { id } = await site.context.db
    .selectFrom('documents')
    .select('id')
    .where('state', '=', 'published')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  documentId = id;
});
after(async () => await site.close());

const contact = '/lianxi/';
const answers = '/lianxi/chaxun/';
const good = { kind: 'message', text: '指南里的电话打不通。', contact: '13800001234' };

async function writes(fields: Fields = {}, at = contact): Promise<Answer> {
  return await post(site, at, { ...good, ...(await newForm(site, at)), ...fields });
}

async function rowOf({ number }: Key): Promise<MessageRow> {
  return await site.context.db
    .selectFrom('reader_messages')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
}

async function count(): Promise<number> {
  const { n } = await site.context.db
    .selectFrom('reader_messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

describe('a reader', () => {
  test('sees where the office is, and what belongs elsewhere, before the form', async () => {
    const text = await site.text(contact);
    assert.match(text, /榕荫大道1号/);
    assert.match(text, /0000-5550100/);
    assert.match(text, /12345/);
    assert.match(text, /href="\/zfxxgk\/ysqgk\/"/);
  });

  test('writes a message: number, code, the last day; words and contact lie sealed', async () => {
    const { status, text, headers } = await writes();
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    const key = receiptOf(text);
    assert.match(key.number, /^KFQ-LY-2026-\d{4}$/);
    assert.match(key.code, /^\w{4}-\w{4}-\w{4}$/);
    const row = await rowOf(key);
    // 15 working days over Qingming (4 to 6 April).
    assert.deepEqual([row.acknowledge_by, row.answer_by], [null, '2026-04-21']);
    const { secrets } = site.context;
    assert.equal(openBody(secrets, row), good.text);
    assert.equal(openContact(secrets, row), good.contact);
    assert.ok(!row.body.includes(Buffer.from('电话打不通')));
    assert.ok(!(row.contact ?? Buffer.alloc(0)).includes(Buffer.from(good.contact)));
  });

  test('reports a fault of one page: it is to be looked at on the next working day', async () => {
    const at = `/lianxi/jiucuo/${documentId}/`;
    const { text } = await writes({ kind: 'message', contact: '' }, at);
    const row = await rowOf(receiptOf(text));
    assert.deepEqual(
      [row.kind, row.document_id, row.acknowledge_by, row.contact],
      ['page-error', documentId, '2026-03-31', null],
    );
  });

  test('sending twice, at the same instant too, writes one', async () => {
    const fields = { ...good, ...(await newForm(site, contact)) };
    const before = await count();
    const [a, b] = await Promise.all([post(site, contact, fields), post(site, contact, fields)]);
    assert.deepEqual(receiptOf(a.text), receiptOf(b.text));
    assert.equal(await count(), before + 1);
    const changed = await post(site, contact, { ...fields, text: '另外一件事' });
    assert.match(changed.text, /改动了内容、想另外提交的，请重新打开表单/);
  });

  test('may write the contact in wide characters', async () => {
    const { text } = await writes({ contact: '１３８０００００００１' });
    const row = await rowOf(receiptOf(text));
    assert.equal(openContact(site.context.secrets, row), '13800000001');
  });

  for (const written of ['138 0000 1234', '010 8888 8888', '(0571)888 8888转12', 'a @b.cn']) {
    test(`may write the contact with blanks: ${written}`, async () => {
      const { text } = await writes({ contact: written });
      const row = await rowOf(receiptOf(text));
      assert.equal(
        openContact(site.context.secrets, row),
        written.replace('a @b.cn', 'a@b.cn'),
        'as it was written, and a mail address one can write to',
      );
    });
  }

  for (const two of ['13800001234 13900001234', '0571-8888888 1', '13800001234 a@b.cn']) {
    test(`two contacts are asked to be one, and come back as they were written: ${two}`, async () => {
      const before = await count();
      const { status, text } = await writes({ contact: two });
      assert.equal(status, 422);
      assert.match(text, /联系方式只填一个/);
      assert.ok(text.includes(`value="${two}"`));
      assert.equal(await count(), before);
    });
  }

  for (const [what, fields, said] of [
    ['no kind', { kind: '' }, /请选择是网页纠错还是留言/],
    ['a kind that is none', { kind: 'admin' }, /请选择是网页纠错还是留言/],
    ['nothing', { text: ' ' }, /请填写内容/],
    ['nothing that has a width', { text: '\u200B\uFEFF\u2060 ' }, /请填写内容/],
    ['a megabyte', { text: '长'.repeat(350_000) }, /最多3000字/],
    ['a contact that is none', { contact: '<script>1</script>' }, /也可以不填/],
    ['no toll', { token: '', answer: '' }, /请回答最后的算术题/],
  ] as const) {
    test(`with ${what} gets the form back and nothing is kept`, async () => {
      const before = await count();
      const { status, text } = await writes(fields);
      assert.equal(status, 422);
      assert.match(text, said);
      assert.ok(
        text.indexOf('处需要改正') < text.indexOf('<dt>办公地址'),
        'seen without scrolling',
      );
      assert.ok(!text.includes('<script>1'));
      assert.equal(await count(), before);
    });
  }

  test('finds no form for a document that is not on this site', async () => {
    const form = await newForm(site, contact);
    for (const forged of ['999999', '0', '-1', '1%27', '99999999999999999999']) {
      const at = `/lianxi/jiucuo/${forged}/`;
      assert.equal((await site.get(at)).status, 404, forged);
      const before = await count();
      assert.equal((await post(site, at, { ...good, ...form })).status, 404, forged);
      assert.equal(await count(), before);
    }
  });
});

describe('the answer', () => {
  test('is read by number and code, and by nothing less', async () => {
    const key = receiptOf((await writes()).text);
    const look = (fields: Fields = {}): Promise<Answer> =>
      post(site, answers, { ...key, ...fields });
    assert.match((await look()).text, /还没有开始处理/);
    const { handler } = await officeOf(site);
    const row = await rowOf(key);
    const act = { id: row.id, version: row.version };
    const empty = await settleMessage(handler, { ...act, act: 'answer', text: ' ' });
    assert.ok(!empty.ok);
    given(await settleMessage(handler, { ...act, act: 'acknowledge', text: '' }));
    const stale = await settleMessage(handler, { ...act, act: 'answer', text: '已经改正' });
    assert.ok(!stale.ok && stale.violations[0]?.code === 'changed-meanwhile');
    assert.match((await look()).text, /正在处理/);
    const answer = { id: row.id, version: row.version + 1, act: 'answer' } as const;
    given(await settleMessage(handler, { ...answer, text: '号码已经改正。<b>谢谢</b>' }));
    const read = await look();
    assert.equal(read.headers.get('cache-control'), 'no-store');
    assert.match(read.text, /号码已经改正。&lt;b&gt;谢谢/);
    assert.doesNotMatch(read.text, /13800001234/);
    const wrong = await look({ code: '3333-3333-3333' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /编号或者查询码不对/);
    const other = receiptOf((await writes()).text);
    assert.match((await look({ code: other.code })).text, /编号或者查询码不对/);
    assert.match((await look({ number: 'KFQ-LY-2026-9999' })).text, /编号或者查询码不对/);
  });
});

test('a search that finds nothing and a page that is not there lead to the form, and carry nothing along', async () => {
  for (const path of ['/sousuo/?q=13800001234', '/mei-you/13800001234.html']) {
    const text = await site.text(path);
    assert.match(text, /<a href="\/lianxi\/">给我们留言<\/a>/);
    assert.match(text, /href="\/zfxxgk\/ysqgk\//);
  }
});
