// A file is cut into its lines where they end and nowhere else.

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { textLines } from '../../src/formats/text-lines.ts';

async function linesOf(...parts: readonly string[]): Promise<readonly string[]> {
  const bytes = Buffer.from(parts.join(''));
  // In pieces that cut characters apart.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 2) }, (_, n) =>
    bytes.subarray(n * 2, n * 2 + 2),
  );
  return await Array.fromAsync(textLines(Readable.from(pieces, { objectMode: false })));
}

test('a line feed ends a line, with a carriage return or without', async () => {
  assert.deepEqual(await linesOf('甲\n乙\r\n\n丙'), ['甲', '乙', '', '丙']);
  assert.deepEqual(await linesOf('甲\n'), ['甲']);
  assert.deepEqual(await linesOf(''), []);
});

test('the line separators that JSON bears inside its texts end nothing', async () => {
  const text = JSON.stringify({ body: '第一行\u2028第二行\u2029第三行\u0085' });
  assert.deepEqual(await linesOf(text, '\n', text), [text, text]);
});
