// What is made anew for each who asks goes out small, as pages from memory do; what is one person's never.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(() => site.close());

const unpack = { br: brotliDecompressSync, gzip: gunzipSync };

async function styleAddress(): Promise<string> {
  return /\/ziyuan\/portal\.\w+\.css/.exec(await site.text('/'))?.[0] ?? '';
}

describe('an answer', () => {
  const addresses: readonly (readonly [says: string, address: () => Promise<string>])[] = [
    ['with hits', async () => '/sousuo/?q=%E4%BD%8F%E6%88%BF'],
    ['that is not found', async () => '/nothing/'],
    ['for programs', async () => '/api/public/documents?limit=20'],
    ['with the stylesheet', styleAddress],
    ['with an empty form', async () => '/zfxxgk/ysqgk/yijian/'],
  ];
  for (const [says, addressOf] of addresses) {
    test(`${says} is packed as the browser likes it`, async () => {
      const address = await addressOf();
      const whole = await site.get(address);
      const text = await whole.text();
      assert.equal(whole.headers.get('content-encoding'), null);
      for (const coding of ['br', 'gzip'] as const) {
        const answer = await site.get(address, { 'accept-encoding': coding });
        assert.equal(answer.status, whole.status);
        assert.equal(answer.headers.get('content-encoding'), coding);
        assert.match(answer.headers.get('vary') ?? '', /Accept-Encoding/);
        const bytes = Buffer.from(await answer.arrayBuffer());
        assert.ok(bytes.length < text.length * 0.6, `${bytes.length} of ${text.length}`);
        assert.equal(unpack[coding](bytes).toString(), text);
      }
    });
  }

  test('is known again by its tag, packed or not', async () => {
    const address = '/api/public/documents?limit=20';
    const packed = { 'accept-encoding': 'br' };
    const tag = (await site.get(address, packed)).headers.get('etag') ?? '';
    assert.match(tag, /^W\/"/);
    for (const headers of [packed, {}]) {
      assert.equal((await site.get(address, { ...headers, 'if-none-match': tag })).status, 304);
    }
  });

  test('of one person goes out as it is', async () => {
    const body = new URLSearchParams({ number: 'SQ2026-000001', code: 'x' });
    const answer = await site.app.request('/zfxxgk/ysqgk/chaxun/', {
      method: 'POST',
      headers: { 'accept-encoding': 'br, gzip' },
      body,
    });
    assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
    assert.equal(answer.headers.get('content-encoding'), null);
  });

  test('of a few words is not worth it', async () => {
    const answer = await site.get('/robots.txt', { 'accept-encoding': 'br' });
    assert.equal(answer.headers.get('content-encoding'), null);
    assert.match(await answer.text(), /^User-agent/);
  });
});
