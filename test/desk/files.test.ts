import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import { createDesk } from '../../src/web/desk.ts';

let folder: string;
let app: Hono;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-desk-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<script nonce="CSP-NONCE" src="x"></script>');
  await writeFile(join(folder, 'assets', 'main-Ab12.js'), 'let 甲 = 1;'.repeat(100));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  app = new Hono().route('/desk', createDesk(folder));
});
after(() => rm(folder, { recursive: true }));

test('every address of the desk is the page, each time with a nonce of its own', async () => {
  const nonces = new Set<string>();
  for (const path of ['/desk/', '/desk/requests/17', '/desk/reports/kfq/2022']) {
    const response = await app.request(path);
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(await response.text()) ?? [];
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.ok(response.headers.get('content-security-policy')?.includes(`'nonce-${nonce}'`));
    nonces.add(nonce);
  }
  assert.equal(nonces.size, 3);
  assert.equal((await app.request('/desk')).headers.get('location'), '/desk/');
});

test('a file is kept for a year under its hashed name, compressed as the browser likes', async () => {
  const plain = await app.request('/desk/assets/main-Ab12.js');
  assert.equal(plain.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.match(await plain.text(), /^let 甲 = 1;/);
  const headers = { 'accept-encoding': 'gzip, br' };
  const packed = await app.request('/desk/assets/main-Ab12.js', { headers });
  assert.equal(packed.headers.get('content-encoding'), 'br');
});

test('nothing outside the built files is handed out', async () => {
  for (const name of ['none.js', '..%2fsecret.txt', '%2e%2e/secret.txt', 'main-Ab12.js.map']) {
    const response = await app.request(`/desk/assets/${name}`);
    assert.doesNotMatch(await response.text(), /secret$/);
    assert.notEqual(response.headers.get('content-type'), 'text/plain');
  }
});

test('what is posted to the desk is refused in words: its forms go to the interface', async () => {
  for (const path of ['/desk', '/desk/', '/desk/requests/17', '/desk/assets/main-Ab12.js']) {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await app.request(path, { method, body: 'a=b' });
      const facts = [answer.status, answer.headers.get('allow')];
      assert.deepEqual(facts, [405, 'GET, HEAD, OPTIONS'], `${method} ${path}`);
      assert.match(await answer.text(), /不接受这种请求方法/);
    }
    const options = await app.request(path, { method: 'OPTIONS' });
    assert.deepEqual([options.status, options.headers.get('allow')], [204, 'GET, HEAD, OPTIONS']);
    assert.equal(options.headers.get('access-control-allow-origin'), null);
  }
});
