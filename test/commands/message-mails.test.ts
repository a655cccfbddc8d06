// The answer to a message goes by mail to who left an address, once; what was asked is not repeated in it.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sendMessageAnswers } from '../../src/commands/readers/message-mails.ts';
import { receiveMessage } from '../../src/commands/readers/receive-message.ts';
import type { Mail, SendMail } from '../../src/commands/policies/send-pushes.ts';
import { settleMessage } from '../../src/commands/readers/settle-message.ts';
import { journeyItem, publishedDocument, publishedItem } from '../policy-world.ts';
import { type Office, openOffice, submissionKey } from './office.ts';

let office: Office;
let itemId = 0;
let mails: Mail[] = [];
let answer: Awaited<ReturnType<SendMail>> = { ok: true };
const sending = {
  origin: 'http://gongkai.test',
  sendMail: async (mail: Mail) => {
    mails.push(mail);
    return await Promise.resolve(answer);
  },
};
before(async () => {
  office = await openOffice();
  const context = office.on('2026-12-01');
  const { documentId } = await publishedDocument(context);
  itemId = await publishedItem(context, documentId, journeyItem);
});
beforeEach(() => {
  mails = [];
  answer = { ok: true };
});
after(() => office.database.drop());

async function asked(contact: string): Promise<{ id: number; version: number; number: string }> {
  const got = await receiveMessage(office.on('2026-12-01', 'applicant'), {
    kind: 'policy-question',
    text: '我公司的秘密问题',
    contact,
    submissionKey: submissionKey(),
    policy: { itemId, clause: '第三条' },
  });
  assert.ok(got.ok, JSON.stringify(got));
  return got.value.row;
}

async function settle(row: { id: number; version: number }, act: 'answer' | 'close') {
  const result = await settleMessage(office.on('2026-12-02'), { ...row, act, text: '可以申报。' });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

test('to the address that was left, with number, item and answer, and once', async () => {
  const row = await asked('firm@reader.example');
  await settle(row, 'answer');
  assert.equal(await sendMessageAnswers(office.on('2026-12-02'), sending), 1);
  assert.equal(await sendMessageAnswers(office.on('2026-12-02'), sending), 0);
  const [mail] = mails;
  assert.equal(mail?.to, 'firm@reader.example');
  assert.match(mail.text, /企业研发投入奖补”第三条的提问（编号[^]*可以申报。[^]*lianxi\/chaxun\//);
  assert.ok(mail.text.includes(row.number));
  assert.ok(!mail.text.includes('秘密'), 'what was asked is not repeated');
  const lines = await office.database.db.selectFrom('outbox').select('payload').execute();
  assert.ok(!JSON.stringify(lines).includes('reader.example'), 'no address lies open');
});

test('a mended answer goes again, as what it is', async () => {
  const row = await asked('mend@reader.example');
  const once = await settle(row, 'answer');
  await settle(once, 'answer');
  assert.equal(await sendMessageAnswers(office.on('2026-12-02'), sending), 2);
  assert.notEqual(mails[0]?.id, mails[1]?.id);
});

test('to nobody who left a telephone or nothing, or whose message was closed', async () => {
  await settle(await asked('13800000000'), 'answer');
  await settle(await asked(''), 'answer');
  await settle(await asked('closed@reader.example'), 'close');
  assert.equal(await sendMessageAnswers(office.on('2026-12-02'), sending), 0);
  assert.deepEqual(mails, []);
});

test('what the mail server does not take now is tried again, for three days', async () => {
  await settle(await asked('later@reader.example'), 'answer');
  answer = { fault: '邮件服务器连接不上', refused: false };
  assert.equal(await sendMessageAnswers(office.on('2026-12-02'), sending), 0);
  answer = { ok: true };
  assert.equal(await sendMessageAnswers(office.on('2026-12-03'), sending), 1);
  await settle(await asked('old@reader.example'), 'answer');
  assert.equal(await sendMessageAnswers(office.on('2026-12-09'), sending), 0);
});
