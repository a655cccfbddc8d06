// Mail by a real server of few words: what arrives, what it says no to, and that nothing of the address comes back.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { mailBy, mailSender } from '../../src/jobs/send-mail.ts';
import { createTestDatabase } from '../database.ts';

let server: Server;
let url = '';
let received: string[] = [];
let answerToRecipient = '250 OK';
before(async () => {
  server = createServer((socket) => {
    let isData = false;
    let text = '';
    const say = (line: string): unknown => socket.write(`${line}\r\n`);
    say('220 mail.test ESMTP');
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (isData) {
        if (!text.includes('\r\n.\r\n')) return;
        received.push(text);
        [text, isData] = ['', false];
        say('250 taken');
        return;
      }
      for (;;) {
        const end = text.indexOf('\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (/^(?:EHLO|HELO)/i.test(line)) say('250 mail.test');
        else if (/^RCPT/i.test(line)) say(answerToRecipient);
        else if (/^DATA/i.test(line)) {
          isData = true;
          say('354 go on');
          return;
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else say('250 OK');
      }
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`;
});
after(() => server.close());

const mail = {
  to: 'a@firm.example',
  subject: '惠企政策：研发奖补',
  text: '甲公司：\n支持标准：20万元',
  id: 'c0ffee',
  stop: 'http://gongkai.test/hqzc/dingyue/tuiding/x/',
};

test('a mail arrives whole, with an identity of its own and the way out', async () => {
  received = [];
  const send = mailBy({ url, from: 'gongkai@office.example' });
  assert.deepEqual(await send(mail), { ok: true });
  const [text = ''] = received;
  assert.match(text, /^Message-ID: <c0ffee@office\.example>\r$/m);
  assert.match(
    text,
    /^List-Unsubscribe: <http:\/\/gongkai\.test\/hqzc\/dingyue\/tuiding\/x\/>\r$/m,
  );
  assert.match(text, /^To: a@firm\.example\r$/m);
  assert.match(text, /^Auto-Submitted: auto-generated\r$/m);
});

test('a mail program may stop it by one click where the address is of https; other mails have nothing to stop', async () => {
  received = [];
  const send = mailBy({ url, from: 'gongkai@office.example' });
  const stop = 'https://gongkai.test/hqzc/dingyue/tuiding/x/';
  await send({ ...mail, stop });
  await send(mail);
  await send({ ...mail, stop: '' });
  const [oneClick = '', plain = '', ...others] = received;
  assert.match(oneClick, /^List-Unsubscribe: <https:[^>]*\/tuiding\/x\/>\r$/m);
  assert.match(oneClick, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  assert.match(plain, /^List-Unsubscribe: /m);
  for (const text of [plain, ...others]) assert.doesNotMatch(text, /^List-Unsubscribe-Post:/m);
  for (const text of others) assert.doesNotMatch(text, /^List-Unsubscribe:/m);
});

test('of an exported site a mail program posts straight to the server that takes forms', async () => {
  received = [];
  const stopOrigin = 'https://banli.gongkai.test';
  const send = mailBy({ url, from: 'gongkai@office.example', stopOrigin });
  await send({ ...mail, stop: 'https://gongkai.test/hqzc/dingyue/tingtui/5-x/' });
  await send({ ...mail, stop: '' });
  const [text = '', none = ''] = received;
  const header = text.replaceAll(/\r\n /g, ' ');
  assert.match(
    header,
    /^List-Unsubscribe:\s+<https:\/\/banli\.gongkai\.test\/hqzc\/dingyue\/tingtui\/5-x\/>\r$/m,
  );
  assert.match(header, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  assert.doesNotMatch(none, /^List-Unsubscribe:/m);
});

function withStopOrigin(at: string) {
  const settings = { GONGKAI_SMTP_URL: url, GONGKAI_MAIL_FROM: 'gongkai@office.example' };
  return readConfig({ ...settings, GONGKAI_MAIL_STOP_ORIGIN: at }, '/', '/');
}

test('the address that answers is a setting, and a wrong one is told by its name', () => {
  const right = withStopOrigin('https://banli.gongkai.test');
  assert.equal(right.config?.mail?.stopOrigin, 'https://banli.gongkai.test');
  assert.match(
    withStopOrigin('banli').faults?.join('') ?? '',
    /^GONGKAI_MAIL_STOP_ORIGIN：“banli”/,
  );
});

test('an address that is refused is not asked again, and is not repeated in the fault', async () => {
  answerToRecipient = '550 no such user a@firm.example';
  const send = mailBy({ url, from: 'gongkai@office.example' });
  assert.deepEqual(await send(mail), { fault: '邮件服务器回答550', refused: true });
  answerToRecipient = '450 try later';
  assert.deepEqual(await send(mail), { fault: '邮件服务器回答450', refused: false });
  answerToRecipient = '250 OK';
});

test('a server that is away is asked again later', async () => {
  const send = mailBy({ url: 'smtp://127.0.0.1:1', from: 'gongkai@office.example' });
  assert.deepEqual(await send(mail), { fault: '邮件服务器连接不上', refused: false });
});

test('who gets it reads whose it is, where that is found and whom to ring', async () => {
  const database = await createTestDatabase();
  try {
    assert.equal(await mailSender(database.db, 'https://www.qf.example'), undefined);
    await database.db
      .insertInto('organs')
      .values({
        code: 'qf',
        name: '青枫市财政局',
        short_name: '市财政局',
        kind: 'department',
        letter_word: '青财公开',
        guide: JSON.stringify({ phone: '0000-5550100' }),
        site: JSON.stringify({ name: '青枫财政' }),
      })
      .execute();
    const sender = await mailSender(database.db, 'https://www.qf.example');
    received = [];
    const send = mailBy({ url, from: 'gongkai@office.example' }, sender);
    assert.deepEqual(await send(mail), { ok: true });
    const [head = '', body = ''] = (received[0] ?? '').split('\r\n\r\n');
    // A long header goes on in the next line.
    const [, from = ''] = /^From: (.*)$/m.exec(head.replaceAll(/\r\n /g, ' ')) ?? [];
    assert.match(from, / <gongkai@office\.example>\r?$/);
    const words = [...from.matchAll(/=\?UTF-8\?B\?(.*?)\?=/g)].map(([, word = '']) =>
      Buffer.from(word, 'base64').toString(),
    );
    assert.equal(words.join(''), '青枫财政政府信息公开');
    const text = Buffer.from(body, 'base64').toString();
    assert.ok(text.startsWith(mail.text));
    assert.match(
      text,
      /青枫财政政府信息公开\nhttps:\/\/www\.qf\.example\/\n电话：0000-5550100\n本邮件由系统发送，请不要直接回复。$/,
    );
  } finally {
    await database.drop();
  }
});
