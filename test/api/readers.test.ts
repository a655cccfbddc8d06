// What readers send, at the desk: comments are decided and reported, messages answered in time; who they are is masked,
// and forgotten when its time is over.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  applyReaderRetention,
  readerRetentionDue,
} from '../../src/commands/readers/apply-reader-retention.ts';
import type { FileContext } from '../../src/commands/requests/add-case-file.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { receiveComment } from '../../src/commands/readers/receive-comment.ts';
import { receiveMessage } from '../../src/commands/readers/receive-message.ts';
import { filesOfComments } from '../../src/store/readers/public-comments.ts';
import { storeSealedFile } from '../../src/store/database/sealed-files.ts';
import { given } from '../commands/letters.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
let head: Caller;
let approver: Caller;
let stranger: Caller;
let column = 0;
const phone = '13800001234';

before(async () => {
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
  head = await house.staff('head', ['office-head']);
  approver = await house.staff('approver', ['content-approver']);
  stranger = await house.staff('stranger', ['editor', 'office-head'], 'stranger');
  const row = await house.database.db
    .insertInto('columns')
    .values({ organ_id: house.organs.city, slug: 'yj', path: 'yj', name: '征集', kind: 'list' })
    .returning('id')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => house.database.drop());

function reader(): CommandContext {
  const { db, clock, calendar, secrets } = house.context;
  return { db, clock, calendar, secrets, organId: house.organs.city, actor: { kind: 'reader' } };
}

async function consultation(change: object = {}): Promise<number> {
  const { id } = await house.database.db
    .insertInto('documents')
    .values({
      organ_id: house.organs.city,
      title: '停车管理办法（征求意见稿）',
      kind: 'consultation',
      publisher: 'city机关',
      home_column_id: column,
      state: 'published',
      published_at: Temporal.Instant.from('2026-03-02T02:00:00Z'),
      result_due: '2026-04-30',
      details: JSON.stringify({
        particulars: { 开始日期: '2026-03-02', 截止日期: '2026-04-01' },
      }),
      ...change,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function comment(documentId: number, opinion: string, file?: string): Promise<number> {
  const { db, dataFolder, secrets } = house.context;
  const storeFiles = async () => [
    {
      sha256: await storeSealedFile(
        db,
        dataFolder,
        secrets,
        Buffer.from(`%PDF ${file}`),
        'application/pdf',
      ),
      name: file ?? '',
    },
  ];
  const { row } = given(
    await receiveComment(reader(), {
      documentId,
      comment: { opinion, name: '岑溪远', phone, email: '' },
      submissionKey: crypto.randomUUID(),
      ...(file === undefined ? {} : { storeFiles }),
    }),
  );
  return row.id;
}

async function message(kind: string, text: string): Promise<number> {
  const { row } = given(
    await receiveMessage(reader(), {
      kind,
      text,
      contact: phone,
      submissionKey: crypto.randomUUID(),
    }),
  );
  return row.id;
}

async function kindsTold(caller: Caller): Promise<readonly string[]> {
  const { body } = await caller.get('/notices');
  return (body.items as { kind: string }[]).map(({ kind }) => kind).sort();
}

async function lastLog(): Promise<object> {
  return await house.database.db
    .selectFrom('audit_log')
    .select(['action', 'object'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

describe('comments at the desk', () => {
  let id = 0;
  let ids: number[] = [];
  before(async () => {
    await house.toDay('2026-03-05');
    id = await consultation();
    ids = [
      await comment(id, `岑溪远（${phone}）建议增加充电桩`),
      await comment(id, '多建充电桩'),
      await comment(id, '=HYPERLINK("x")不要收费', '意见书.pdf'),
    ];
  });

  test('are listed masked, in the words too, and exported so', async () => {
    const { body } = await editor.get(`/consultations/${id}/comments`);
    assert.equal(body.total, 3);
    assert.equal(body.consultation.state, 'open');
    assert.equal(body.items[0].opinion, '岑**（138****1234）建议增加充电桩');
    assert.equal(body.items[0].maskedName, '岑**');
    assert.equal(body.items[2].hasFile, true);
    assert.doesNotMatch(JSON.stringify(body), /岑溪远|13800001234/);
    const csv = await editor.get(`/consultations/${id}/comments/export?format=csv`);
    assert.equal(csv.status, 200);
    assert.doesNotMatch(String(csv.body), /岑溪远|13800001234/);
    assert.doesNotMatch(String(csv.body), /(?:^|,|")=HYPERLINK/m, 'no formula for a spreadsheet');
    assert.deepEqual(await lastLog(), { action: 'comments-exported', object: `document ${id}` });
    assert.equal((await editor.get(`/consultations/${id}/comments/export`)).status, 200);
  });

  test('are no business of another organ, nor of who has no such post', async () => {
    const body = { ids, label: '充电桩', verdict: 'adopted' };
    assert.equal((await stranger.get(`/consultations/${id}/comments`)).status, 404);
    assert.equal((await stranger.post(`/consultations/${id}/comments/decide`, body)).status, 404);
    assert.equal((await stranger.post(`/comments/${ids[0]}/reveal`, { reason: 'x' })).status, 404);
    assert.equal((await head.get(`/consultations/${id}/comments`)).status, 403);
    assert.equal((await approver.post(`/consultations/${id}/comments/decide`, body)).status, 403);
  });

  test('show who sent them and their file for a reason, which is logged', async () => {
    const none = await editor.post(`/comments/${ids[2]}/reveal`, { reason: ' ' });
    assert.deepEqual(codes(none), ['reveal-reason-missing']);
    const { body } = await editor.post(`/comments/${ids[2]}/reveal`, { reason: '核实' });
    assert.deepEqual([body.name, body.phone], ['岑溪远', phone]);
    assert.deepEqual(await lastLog(), { action: 'sender-revealed', object: `comment ${ids[2]}` });
    const file = await editor.post(`/comments/${ids[2]}/file`, { reason: '研究' });
    assert.equal(file.status, 200);
    assert.equal(file.body, '%PDF 意见书.pdf');
    assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.equal((await editor.post(`/comments/${ids[0]}/file`, { reason: '研究' })).status, 404);
  });

  test('are decided several at once; only those of the consultation; a refusal to take over has its reason', async () => {
    const decide = (body: object) => editor.post(`/consultations/${id}/comments/decide`, body);
    const like = { ids: ids.slice(0, 2), label: '增加充电桩', verdict: 'adopted' };
    assert.deepEqual((await decide(like)).body, { decided: 2 });
    const bare = await decide({ ids: ids.slice(2), label: '不收费', verdict: 'not-adopted' });
    assert.deepEqual(codes(bare), ['comment-answer-missing']);
    const other = await consultation();
    const foreign = await editor.post(`/consultations/${other}/comments/decide`, like);
    assert.deepEqual(codes(foreign), ['comment-unknown']);
    const narrowed = await editor.get(`/consultations/${id}/comments?verdict=undecided`);
    assert.equal(narrowed.body.total, 1);
    assert.deepEqual(narrowed.body.labels, ['增加充电桩']);
    await house.database.db.deleteFrom('documents').where('id', '=', other).execute();
  });

  test('lead to a result once the consultation is over and all are decided; the editor is told of it', async () => {
    const open = await editor.post(`/consultations/${id}/result`);
    assert.deepEqual(codes(open), ['consultation-still-open']);
    await house.toDay('2026-04-01');
    assert.deepEqual(await kindsTold(editor), []);
    await house.toDay('2026-04-02');
    assert.deepEqual(await kindsTold(editor), ['result-due']);
    const tasks = await editor.get('/editor-tasks');
    assert.deepEqual(tasks.body.consultations, [
      { id, title: '停车管理办法（征求意见稿）', dueOn: '2026-04-30', overdue: false },
    ]);
    await house.toDay('2026-05-06');
    assert.deepEqual(await kindsTold(editor), ['result-overdue']);
    assert.deepEqual(await kindsTold(head), [], 'it is the editors’');
    const undecided = await editor.post(`/consultations/${id}/result`);
    assert.deepEqual(codes(undecided), ['comments-undecided']);
    const last = { ids: ids.slice(2), label: '不收费', verdict: 'not-adopted', answer: '依法收费' };
    await editor.post(`/consultations/${id}/comments/decide`, last);
    const { body } = await editor.post(`/consultations/${id}/result`);
    assert.equal(body.isNew, true);
    await house.database.db
      .updateTable('documents')
      .set({ state: 'published', published_at: house.context.clock.now() })
      .where('id', '=', body.id as number)
      .execute();
    assert.deepEqual(await kindsTold(editor), []);
    const { body: list } = await editor.get('/consultations');
    assert.deepEqual(
      (list.items as { state: string }[]).map(({ state }) => state),
      ['answered'],
    );
  });
});

function act(caller: Caller, id: number, change: object): ReturnType<Caller['post']> {
  return caller.post(`/messages/${id}/act`, { version: 1, ...change });
}

function set(caller: Caller, answer: number): ReturnType<Caller['post']> {
  return caller.put('/reader-days', { acknowledge: 2, answer, result: 30 });
}

describe('messages at the desk', () => {
  test('wait with their days, are told when they are near, and wear a figure in the menu', async () => {
    await house.toDay('2026-06-01');
    // What came first is not what is due first.
    const note = await message('message', '建议周末开放');
    const fault = await message('page-error', `电话错了，我的电话是${phone}`);
    const { body } = await head.get('/messages');
    const items = body.items as {
      id: number;
      dueOn: string;
      text: string;
      inspectedFrom: string;
    }[];
    assert.deepEqual(
      items.map(({ id, dueOn }) => [id, dueOn]),
      [
        [fault, '2026-06-02'],
        [note, '2026-06-23'],
      ],
    );
    assert.equal(items[0]?.text, '电话错了，我的电话是138****1234');
    assert.equal(items[0]?.inspectedFrom, '2026-09-02');
    assert.equal((await head.get('/badges')).body.messages, 2);
    assert.equal((await approver.get('/badges')).body.messages, 0);
    assert.equal((await stranger.get('/messages')).body.total, 0);
    await house.toDay('2026-06-02');
    assert.deepEqual(await kindsTold(editor), ['page-error-new']);
    assert.deepEqual(await kindsTold(head), []);
    await house.toDay('2026-06-23');
    assert.deepEqual(await kindsTold(head), ['message-due', 'message-due']);
    await house.toDay('2026-06-24');
    assert.deepEqual(await kindsTold(head), ['message-overdue', 'message-overdue']);
    const { body: late } = await head.get('/messages');
    assert.equal(late.items[0].urgency, 'overdue');
  });

  test('are answered by who may, once read as they stand; then nobody is told any more', async () => {
    const { body } = await head.get('/messages');
    const [first, second] = body.items as { id: number; version: number }[];
    assert.ok(first && second);
    assert.equal((await act(approver, first.id, { act: 'answer', text: '好' })).status, 403);
    assert.equal((await act(stranger, first.id, { act: 'answer', text: '好' })).status, 404);
    assert.deepEqual(codes(await act(head, first.id, { act: 'answer', text: '' })), [
      'message-answer-missing',
    ]);
    assert.equal((await act(head, first.id, { act: 'acknowledge' })).body.state, 'acknowledged');
    assert.deepEqual(codes(await act(head, first.id, { act: 'close', text: '重复' })), [
      'changed-meanwhile',
    ]);
    const answer = { act: 'answer', version: 2, text: '已经改正' };
    assert.equal((await act(head, first.id, answer)).body.state, 'answered');
    assert.equal((await act(head, second.id, { act: 'close', text: '重复' })).body.state, 'closed');
    const again = { act: 'answer', version: 2, text: '再答' };
    assert.deepEqual(codes(await act(head, second.id, again)), ['message-act-closed']);
    assert.deepEqual(await kindsTold(head), []);
    assert.equal((await head.get('/badges')).body.messages, 0);
    assert.equal((await head.get('/messages?tab=settled')).body.total, 2);
    const seen = await head.post(`/messages/${first.id}/reveal`, { reason: '核实' });
    assert.equal(seen.body.contact, phone);
    assert.deepEqual(await lastLog(), { action: 'sender-revealed', object: `message ${first.id}` });
  });

  test('have the days that are set, for what comes from then on', async () => {
    assert.equal((await set(editor, 5)).status, 403);
    assert.equal((await set(approver, 0)).status, 400);
    assert.equal((await set(approver, 5)).status, 200);
    assert.deepEqual((await editor.get('/reader-days')).body, {
      acknowledge: 2,
      answer: 5,
      result: 30,
    });
    const id = await message('message', '还有一条');
    const row = await house.database.db
      .selectFrom('reader_messages')
      .select('answer_by')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(row.answer_by, '2026-07-01');
  });
});

test('a year after the matter is over it is forgotten who wrote, not what (个人信息保护法 47)', async () => {
  const { db, secrets, clock, dataFolder } = house.context;
  const context: Omit<FileContext, 'organId'> = {
    ...reader(),
    dataFolder,
    actor: { kind: 'system' },
  };
  const due = async () =>
    (await readerRetentionDue({ db, clock })).map(({ key, count }) => [key, count]);
  await house.toDay('2027-03-31');
  assert.deepEqual(await due(), []);
  await house.toDay('2027-04-01');
  assert.deepEqual(await due(), [['comment-senders', 3]]);
  await house.toDay('2027-06-24');
  assert.deepEqual(await due(), [
    ['comment-senders', 3],
    ['message-contacts', 1],
    ['message-contacts', 1],
  ]);
  for (const one of await readerRetentionDue({ db, clock })) {
    assert.equal(await applyReaderRetention(context, one), one.count);
    assert.equal(await applyReaderRetention(context, one), 0);
  }
  assert.deepEqual(await due(), []);
  const comments = await db.selectFrom('public_comments').selectAll().execute();
  assert.ok(comments.every((row) => row.sender === null && row.masked_name === null));
  assert.ok(comments.every((row) => row.opinion.length > 0 && row.label !== null));
  const ids = comments.map(({ id }) => id);
  assert.deepEqual(await filesOfComments(db, secrets, ids), []);
  const messages = await db.selectFrom('reader_messages').selectAll().orderBy('id').execute();
  assert.deepEqual(
    messages.map(({ contact, state }) => [contact === null, state]),
    [
      [true, 'closed'],
      [true, 'answered'],
      [false, 'new'],
    ],
  );
  assert.ok(messages.every((row) => row.body.length > 0));
});
