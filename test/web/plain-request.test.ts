// The quick way in reads what browsers send for a page, and nothing that could mean anything else.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { readPlainRequest } from '../../src/web/plain-request.ts';

const read = (text: string) => readPlainRequest(Buffer.from(text, 'latin1'));
const head = (...lines: readonly string[]): string =>
  ['GET /zwdt/ HTTP/1.1', 'Host: x', ...lines, '', ''].join('\r\n');

test('a browser that wants a page is read with what chooses its form', () => {
  assert.deepEqual(
    read(
      head(
        'Connection: keep-alive',
        'User-Agent: Mozilla/5.0 (X11; Linux x86_64)',
        'Accept-Encoding: gzip, br',
        'COOKIE: xianshi=z',
        'If-None-Match: "a", W/"b"',
      ),
    ),
    {
      method: 'GET',
      url: '/zwdt/',
      cookie: 'xianshi=z',
      acceptEncoding: 'gzip, br',
      ifNoneMatch: '"a", W/"b"',
    },
  );
});

describe('left to the full server is', () => {
  const others: Readonly<Record<string, string>> = {
    'another method': head().replace('GET', 'POST'),
    'an older version': head().replace('1.1', '1.0'),
    'a request without a host': 'GET / HTTP/1.1\r\n\r\n',
    'a full address': head().replace('/zwdt/', 'http://x/zwdt/'),
    'a body': head('Content-Length: 0'),
    'a chunked body': head('Transfer-Encoding: chunked'),
    'a chunked body in disguise': head('Transfer-Encoding : chunked'),
    'a folded line': head('X: a', ' Transfer-Encoding: chunked'),
    'a header twice': head('Cookie: a=1', 'Cookie: b=2'),
    'a bare line feed': head('X: a\nContent-Length: 5'),
    'a zero byte': head('X: a\0b'),
    'a part of a file': head('Range: bytes=0-1'),
    'an upgrade': head('Upgrade: websocket'),
    'a connection to be closed': head('Connection: close'),
    'half a request': head().slice(0, -2),
    'two requests': head() + head(),
    'more than a request': `${head()}x`,
    'a long one': head(`X: ${'a'.repeat(9000)}`),
    nothing: '',
  };
  for (const [name, text] of Object.entries(others)) {
    test(name, () => assert.equal(read(text), undefined));
  }
});

test('whatever is sent, nothing is read that asks for more than a page', () => {
  const word = fc.constantFrom(
    'GET',
    'POST',
    ' ',
    '/',
    'HTTP/1.1',
    '\r\n',
    '\r\n\r\n',
    '\n',
    'Host: x',
    'Content-Length: 3',
    'Transfer-Encoding: chunked',
    ':',
    '\t',
    'abc',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      const text = words.join('');
      if (read(text) === undefined) return;
      assert.match(text, /^(?:GET|HEAD) \/\S* HTTP\/1\.1\r\n(?:[^\r\n]+\r\n)*\r\n$/);
      assert.doesNotMatch(text, /^(?:content-length|transfer-encoding)\s*:/im);
    }),
    { numRuns: 2000 },
  );
});
