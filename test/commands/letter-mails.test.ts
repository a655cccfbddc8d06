// Who reads his letters online is told by mail that one came: which request, where it is read, and not a word of it
// (个人信息保护法 6).

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sendReceiptMails } from '../../src/commands/requests/receipt-mails.ts';
import { sendLetterNews } from '../../src/commands/letters/letter-mails.ts';
import { recordLetterArrival } from '../../src/commands/letters/send-letter.ts';
import type { Mail, SendMail } from '../../src/commands/policies/send-pushes.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { Sending } from '../../src/rules/request/service.ts';
import {
  applies,
  confirms,
  disclosed,
  type Fields,
  goodForm,
  type Office,
  officeOf,
  rowOf,
  sends,
  trackAddress,
} from '../web/applicant.ts';
import { createTestSite, type TestSite } from '../web/site.ts';
import { given } from './letters.ts';

let site: TestSite;
let office: Office;
let mails: Mail[] = [];
let answer: Awaited<ReturnType<SendMail>> = { ok: true };
before(async () => {
  site = await createTestSite('2026-03-30');
  office = await officeOf(site);
});
beforeEach(() => {
  mails = [];
  answer = { ok: true };
});
after(async () => await site.close());

async function round(on: IsoDay, send: typeof sendLetterNews): Promise<number> {
  site.travel(on);
  return await send(site.command, {
    origin: 'http://gongkai.test',
    sendMail: async (mail) => {
      mails.push(mail);
      return await Promise.resolve(answer);
    },
  });
}

const news = async (on: IsoDay): Promise<number> => await round(on, sendLetterNews);
const receipts = async (on: IsoDay): Promise<number> => await round(on, sendReceiptMails);

/** Received on 2 March, replied to on the 9th. */
async function replied(fields: Fields, sending: Partial<Sending> = {}) {
  site.travel('2026-03-02');
  const key = await applies(site, { address: '某省某市某路1号', ...fields });
  const { id } = await rowOf(site, key);
  await confirms(office, id);
  site.travel('2026-03-09');
  const letter = await sends(office, id, disclosed, sending);
  return { key, letter };
}

test('once, with the number and the way, and nothing of who asked for what', async () => {
  const { key } = await replied({ email: 'cen@reader.example' });
  assert.equal(await news('2026-03-09'), 1);
  assert.equal(await news('2026-03-09'), 0);
  const [mail] = mails;
  assert.equal(mail?.to, 'cen@reader.example');
  assert.equal(mail.subject, `您的政府信息公开申请（${key.number}）有新的文书`);
  assert.ok(mail.text.includes(`http://gongkai.test${trackAddress}\n`));
  assert.ok(!mail.text.includes(key.code), 'the code stays with the applicant');
  for (const secret of [goodForm.name, goodForm.phone, goodForm.title, '予以公开', 'cen@']) {
    assert.ok(!`${mail.subject}${mail.text}`.includes(secret), secret);
  }
  const lines = await site.context.db.selectFrom('outbox').select('payload').execute();
  assert.ok(!JSON.stringify(lines).includes('reader.example'), 'no address lies open');
});

test('not where no address was left, it goes by post, or it was opened already', async () => {
  await replied({});
  await replied(
    { email: 'post@reader.example' },
    { method: 'post', postal: true, tracking: 'EMS1' },
  );
  const { letter } = await replied({ email: 'read@reader.example' });
  const { id: letterId, version } = letter;
  given(await recordLetterArrival(office.handler, { letterId, version, on: '2026-03-09' }));
  assert.equal(await news('2026-03-09'), 0);
  assert.deepEqual(mails, []);
});

test('what the mail server does not take now is tried again, for three days', async () => {
  await replied({ email: 'later@reader.example' });
  answer = { fault: '邮件服务器连接不上', refused: false };
  assert.equal(await news('2026-03-09'), 0);
  assert.equal(await news('2026-03-12'), 0);
  answer = { ok: true };
  assert.equal(await news('2026-03-12'), 1);
  await replied({ email: 'old@reader.example' });
  assert.equal(await news('2026-03-13'), 0);
  assert.equal(await news('2026-03-12'), 0, 'and is forgotten');
});

test('of a notice that wants an answer it says so, of a reply not', async () => {
  site.travel('2026-03-02');
  const key = await applies(site, { email: 'answer@reader.example' });
  const { id } = await rowOf(site, key);
  await confirms(office, id);
  await sends(office, id, {
    kind: 'P02',
    unclear: '没有写明年度',
    items: '请写明年度',
    respondWithin: 15,
    guidance: '可以写明起止年份',
  });
  await news('2026-03-02');
  const [mail] = mails;
  assert.match(mail?.text ?? '', /^您好：\n\n青枫经济技术开发区管理委员会给您的政府信息公开申请/);
  assert.match(mail?.text ?? '', /在规定的期限以内回复或者办理/);
  assert.doesNotMatch(mail?.text ?? '', /年度|补正/, 'not what is asked');
  await replied({ email: 'reply@reader.example' });
  await news('2026-03-09');
  assert.doesNotMatch(mails.at(-1)?.text ?? '', /回复或者办理/);
});

test('the number of an application goes to the address left for it, once, and nothing of what was asked', async () => {
  await receipts('2026-04-10');
  mails = [];
  const key = await applies(site, { email: 'new@reader.example' });
  await applies(site);
  assert.equal(await receipts('2026-04-10'), 1, 'only where an address was left');
  assert.equal(await receipts('2026-04-10'), 0);
  const [mail] = mails;
  assert.equal(mail?.to, 'new@reader.example');
  assert.ok(mail.subject.includes(key.number) && mail.text.includes(key.number));
  assert.ok(mail.text.includes(`http://gongkai.test${trackAddress}\n`));
  assert.match(mail.text, /双方确认之日为收到申请之日（条例第三十一条）/);
  for (const secret of [key.code, goodForm.name, goodForm.phone, goodForm.title, 'new@']) {
    assert.ok(!`${mail.subject}${mail.text}`.includes(secret), secret);
  }
});

test('a number that the mail server does not take is tried for three days', async () => {
  await applies(site, { email: 'late@reader.example' });
  answer = { fault: '邮件服务器连接不上', refused: false };
  assert.equal(await receipts('2026-04-10'), 0);
  answer = { ok: true };
  assert.equal(await receipts('2026-04-13'), 1);
  site.travel('2026-04-13');
  await applies(site, { email: 'old@reader.example' });
  assert.equal(await receipts('2026-04-17'), 0);
});
