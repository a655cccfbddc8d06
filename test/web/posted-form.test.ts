// A body that would hold up the server for minutes is put aside before anything reads it; what people send is read.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isMeasured } from '../../src/web/portal/posted-form.ts';
import { createTestSite, type TestSite } from './site.ts';

const plain = 'application/x-www-form-urlencoded';
const parts = 'multipart/form-data; boundary=----X1';
const part = (name: string, value: string): string =>
  `------X1\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const whole = (inside: string): string => `${inside}------X1--\r\n`;

const bodies: readonly (readonly [says: string, type: string, body: string, taken: boolean])[] = [
  ['a short form', plain, 'number=1&code=2', true],
  ['a form of the longest text', plain, `text=${'%E4%BD%8F'.repeat(30_000)}`, true],
  ['a million fields', plain, 'a&'.repeat(1_000_000), false],
  ['one text of megabytes', plain, `a=${'+'.repeat(2_000_000)}`, false],
  ['a form of parts', parts, whole(part('a', 'b') + part('c', 'd')), true],
  ['a file of megabytes', parts, whole(part('photo', 'x'.repeat(8_000_000))), true],
  ['thousands of parts', parts, whole(part('a', 'b').repeat(5000)), false],
  ['a name of megabytes', parts, whole(part('a'.repeat(4_000_000), 'b')), false],
  ['a head that never ends', parts, `------X1\r\n${'A: b\r\n'.repeat(500_000)}`, false],
  [
    'a boundary in quotation marks',
    'multipart/form-data; boundary="----X1"',
    whole(part('a', 'b')),
    true,
  ],
  ['parts without a boundary', 'multipart/form-data', whole(part('a', 'b')), false],
  ['something else', 'application/json', '{}', false],
];

describe('a posted body', () => {
  for (const [says, type, body, taken] of bodies) {
    test(`of ${says} is ${taken ? 'read' : 'put aside'}`, () => {
      assert.equal(isMeasured(type, Buffer.from(body)), taken);
    });
  }
});

describe('every address that is posted to', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const addresses = [
    '/lianxi/',
    '/lianxi/chaxun/',
    '/gongju/nianbao/',
    '/hqzc/pipei/',
    '/hqzc/dingyue/',
    '/zfxxgk/ysqgk/shenqing/',
    '/zfxxgk/ysqgk/chaxun/',
    '/zfxxgk/ysqgk/yijian/',
    '/zfxxgk/ysqgk/xiangsi/',
  ];
  for (const address of [...addresses, '/oai']) {
    test(`${address} is not held up by a million fields`, async () => {
      const begun = performance.now();
      const answer = await site.app.request(address, {
        method: 'POST',
        headers: { 'content-type': plain },
        body: 'a&'.repeat(1_000_000),
      });
      await answer.text();
      assert.ok(answer.status < 500, String(answer.status));
      // Reading them takes more than ten seconds.
      assert.ok(performance.now() - begun < 3000);
    });
  }
});
