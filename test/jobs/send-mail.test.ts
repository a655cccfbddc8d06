// Mail by a real server of few words: what arrives, what it says no to, and that nothing of the address comes back.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { mailBy } from '../../src/jobs/send-mail.ts';

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
