// The code that a phone reads from the screen: what is drawn is what the library made, module by module.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import QRCode from 'qrcode';
import { qrCode } from '../../src/web/portal/parts/qr-code.ts';

const addresses = [
  'https://gongkai.example/zfxxgk/fdzdgk/lzyj/art/2026/art_12.html',
  'http://a',
  `https://gongkai.example/${'长'.repeat(80)}`,
];

for (const address of addresses) {
  test(`draws ${address.slice(0, 40)}`, async () => {
    const { modules } = QRCode.create([{ data: Buffer.from(address), mode: 'byte' }], {
      errorCorrectionLevel: 'M',
      maskPattern: 0,
    });
    const expected = Array.from({ length: modules.size }, (_, y) =>
      Array.from({ length: modules.size }, (__, x) => (modules.get(y, x) ? '#' : '.')).join(''),
    );
    assert.deepEqual(drawn(String(await qrCode(address, '扫码')), modules.size), expected);
  });
}

test('an address that no code can hold is left out', async () => {
  assert.equal(String(await qrCode(`https://gongkai.example/${'x'.repeat(3000)}`, '扫码')), '');
});

/** The modules that the lines cover, inside the quiet zone of four. */
function drawn(svg: string, size: number): string[] {
  assert.match(svg, new RegExp(`viewBox="0 0 ${size + 8} ${size + 8}"`));
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => '.'));
  const [, path = ''] = /<path d="([^"]*)"/.exec(svg) ?? [];
  let x = 0;
  let y = 0;
  for (const [, command, first, second] of path.matchAll(/([Mmh])([\d.]+)(?: ([\d.]+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    if (command === 'm') x += Number(first);
    if (command !== 'h') continue;
    // A line of width 1 lies half above and half below.
    for (let n = 0; n < Number(first); n += 1) (rows[y - 0.5 - 4] ?? [])[x - 4 + n] = '#';
    x += Number(first);
  }
  return rows.map((row) => row.join(''));
}
