// The export behind nginx is the same site as the server's: the same pages and headers, 301 where something moved, 410
// with its notice where something was withdrawn.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { siteDocuments as documentsOf } from '../../src/store/documents/site-documents.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { attachmentAddress } from '../../src/rules/document-address.ts';
import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import { filesOf } from '../exported-files.ts';
import { housingRules, siteDocuments } from './documents.ts';
import { exported } from './exporting.ts';
import { createTestSite, type TestSite } from './site.ts';

const program = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', 'nginx'].find(
  (path) => spawnSync(path, ['-v']).status === 0,
);
const skip = program === undefined ? 'nginx is not installed: the files are not compared' : false;

let site: TestSite;
let folder: string;
let nginx: ChildProcess | undefined;
let origin: string;
/** The same files where the server behind them cannot be reached. */
let alone: string;
let server: string;
let gone: string;
let moved: string;
let attachment: string;
before(async () => {
  if (program === undefined) return;
  site = await createTestSite('2026-03-30', [
    ...siteDocuments,
    {
      ...housingRules,
      key: 'old',
      documentNumber: undefined,
      oldAddresses: [
        '/art/2022/5/25/art_9_1.html',
        '/col/col122921/index.html',
        '/Info/Show.aspx?InfoID=A-1&Type=2',
        '/公告/停电/',
        '/m/detail.html?id=3',
      ],
    },
    { ...housingRules, key: 'gone', documentNumber: undefined, title: '将被撤回的通知' },
  ] as typeof siteDocuments);
  server = await site.listen();
  folder = await mkdtemp(join(tmpdir(), 'gongkai-nginx-'));
  await withdrawOne();
  attachment = await attachOne();
  await exported(site, join(folder, 'site'), {
    servedFrom: join(folder, 'site'),
    compress: true,
  });
  await start(program);
});
after(async () => {
  nginx?.kill('SIGQUIT');
  if (program === undefined) return;
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

async function idOf(key: string): Promise<number> {
  const row = await site.context.db
    .selectFrom('documents')
    .select('id')
    .where('import_key', '=', key)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function addressOf(id: number): Promise<string> {
  const [row] = await documentsOf(site.context.db, { ids: [id] });
  assert.ok(row);
  return addressOfDocument(row);
}

async function withdrawOne(): Promise<void> {
  const id = await idOf('gone');
  gone = await addressOf(id);
  moved = await addressOf(await idOf('old'));
  const { version } = await site.context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const notice = '因内容有误撤回';
  const done = await withdrawDocument(site.command, {
    id,
    version,
    reason: '误',
    notice,
    undo: false,
  });
  assert.ok(done.ok, JSON.stringify(done));
}

async function attachOne(): Promise<string> {
  const { db, dataFolder } = site.context;
  const bytes = new TextEncoder().encode('名单');
  const sha256 = await storeFile(db, dataFolder, bytes, 'text/csv; charset=utf-8');
  const name = '附件1 名单（公示）.csv';
  await db
    .insertInto('attachments')
    .values({ document_id: await idOf('old'), sha256, name, position: 0 })
    .execute();
  return attachmentAddress(await idOf('old'), sha256, name);
}

async function start(path: string): Promise<void> {
  const [port, portAlone] = [await freePort(), await freePort()];
  const root = join(folder, 'site', 'nginx');
  await writeFile(
    join(root, 'listen.conf'),
    `listen 127.0.0.1:${port};
listen 127.0.0.1:${portAlone};
set $gongkai_upstream ${server};
if ($server_port = ${portAlone}) { set $gongkai_upstream http://127.0.0.1:1; }
`,
  );
  await mkdir(join(folder, 'run'));
  // Its workers are another account's.
  await chmod(folder, 0o755);
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/run/${name};`,
  );
  const conf = join(folder, 'nginx.conf');
  await writeFile(
    conf,
    `daemon off; pid ${folder}/run/pid; error_log stderr warn;\nevents { }\nhttp {\naccess_log off;\n${own.join('\n')}\ninclude ${root}/site.conf;\n}\n`,
  );
  const tried = spawnSync(path, ['-t', '-c', conf, '-p', folder], { encoding: 'utf8' });
  assert.equal(tried.status, 0, tried.stderr);
  nginx = spawn(path, ['-c', conf, '-p', folder], { stdio: 'inherit' });
  origin = `http://127.0.0.1:${port}`;
  alone = `http://127.0.0.1:${portAlone}`;
  for (const end = performance.now() + 30_000; performance.now() < end; await pause(50)) {
    if ((await fetch(origin).catch(() => undefined)) !== undefined) return;
  }
  assert.fail('nginx does not answer');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    probe.once('listening', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

async function ask(
  url: string,
  {
    body,
    ...options
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: Buffer } = {},
) {
  const answered = Promise.withResolvers<Answer>();
  const sent = httpRequest(url, { ...options, agent: false }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      const { statusCode: status = 0, headers } = answer;
      answered.resolve({ status, headers, body: Buffer.concat(chunks).toString('latin1') });
    });
  });
  sent.on('error', answered.reject);
  sent.end(body);
  return await answered.promise;
}

/** What nginx says in words of its own: a tag for the content, and facts about the connection. */
const other = new Set([
  'etag',
  'last-modified',
  'date',
  'server',
  'connection',
  'keep-alive',
  'accept-ranges',
  'content-length',
  'transfer-encoding',
]);

function headersOf({ headers }: Answer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !other.has(name))
      .map(([name, value]) => [
        name,
        String(value)
          .toLowerCase()
          .replaceAll(/\s*([;,])\s*/g, '$1'),
      ])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

test('every file is answered as the server answers its address', { skip }, async (t) => {
  const files = await filesOf(join(folder, 'site'));
  const paths = [...files.keys()].filter(
    (path) =>
      path.startsWith('www/') &&
      !/\.(?:br|gz)$/.test(path) &&
      !/^www\/(?:_gone\/|(?:400|404|405|413|503)\.(?:html|json|xml))/.test(path),
  );
  const differing: unknown[] = [];
  for (const path of paths) {
    const address = encodeURI(path.slice('www'.length).replace(/\/index\.html$/, '/'));
    const [here, there] = [await ask(origin + address), await ask(server + address)];
    assert.equal(here.status, 200, address);
    assert.ok(here.body === there.body, `${address}: the same bytes`);
    const [own, others] = [headersOf(here), headersOf(there)];
    for (const name of new Set([...Object.keys(own), ...Object.keys(others)])) {
      if (own[name] !== others[name]) differing.push([address, name, own[name], others[name]]);
    }
  }
  assert.deepEqual(differing, []);
  t.diagnostic(`${paths.length} addresses`);
  assert.ok(paths.length > 150);
});

test(
  'what moved is moved, what was withdrawn is gone with its notice, what is not there is not',
  { skip },
  async () => {
    const wrong = moved.replace(/^.*\/(\d{6})\/t\d{8}/, '/zwdt/200001/t20000102');
    const addresses = {
      [gone]: 410,
      [gone.replace('.html', '_banben.html')]: 410,
      [wrong]: 301,
      '/art/2022/5/25/art_9_1.html': 301,
      '//zwdt.example/index.html': 404,
      '/zwdt': 301,
      '/zwdt/index.html': 301,
      '/zwdt/index_1.html': 301,
      '/nothing/': 404,
      '/nothing.html': 404,
      '/zwdt/202601/': 404,
      '/_gone/1.html': 404,
      '/fujian/1/abc/x.docx': 404,
    };
    for (const [address, status] of Object.entries(addresses)) {
      const [here, there] = [await ask(origin + address), await ask(server + address)];
      assert.deepEqual([here.status, there.status], [status, status], address);
      assert.equal(here.headers['location'], there.headers['location'], address);
      const heading = /<h1[^>]*>[^<]*/.exec(there.body)?.[0];
      if (status !== 301) assert.ok(here.body.includes(heading ?? '-'), address);
      const csp = 'content-security-policy';
      assert.equal(here.headers[csp], there.headers[csp], address);
    }
    assert.match(
      Buffer.from((await ask(origin + gone)).body, 'latin1').toString(),
      /因内容有误撤回/,
    );
  },
);

test('the page of an old folder leads on however it is named', { skip }, async () => {
  const first = await ask(`${origin}/col/col122921/index.html`);
  const last = await ask(new URL(String(first.headers['location']), origin).href);
  assert.deepEqual([last.status, last.headers['location']], [301, moved]);
});

for (const [address, leads] of [
  ['/ART/2022/5/25/art_9_1.html', true],
  ['/art/2022/5/25/art_9_1.html/', true],
  ['/art/2022/5/25/art_9_1.html?from=timeline&isappinstalled=0', true],
  ['/art/2022/5/25/art_9_2.html', false],
  ['/col/col122921', true],
  ['/col/col122921/?spm=1', true],
  ['/col/col122921/?page=2', false],
  ['/Info/Show.aspx?InfoID=A-1&Type=2', true],
  ['/info/show.aspx?type=2&infoid=a-1', true],
  ['/Info/Show.aspx?InfoID=A-2&Type=2', false],
  ['/Info/Show.aspx', false],
  [encodeURI('/公告/停电'), true],
  [encodeURI('/公告/停电/'), true],
  ['/%B9%AB%B8%E6/%CD%A3%B5%E7/', true],
  ['/m/detail.html?id=3', true],
  ['/m/detail.html?id=4', false],
] as const) {
  test(`an old address leads on as on the server: ${address}`, { skip }, async () => {
    for (const at of [origin, server]) {
      const { status, headers } = await ask(at + address);
      assert.deepEqual([status, headers['location']], leads ? [301, moved] : [404, undefined], at);
    }
  });
}

test('who asks for a file of what was withdrawn is told so', { skip }, async () => {
  const id = await idOf('gone');
  const sum = 'a'.repeat(64);
  for (const at of [origin, server]) {
    for (const [path, wanted] of [
      [`/fujian/${id}/${sum}/a.docx`, 410],
      [`/fujian-yulan/${id}/${sum}/a.pdf`, 410],
      [`/fujian/${id}/a/a.docx`, 404],
      [`/fujian/999999/${sum}/a.docx`, 404],
      [`/fujian/${await idOf('old')}/${sum}/a.docx`, 404],
    ] as const) {
      const { status, body } = await ask(at + path);
      assert.equal(status, wanted, at + path);
      const isTold = Buffer.from(body, 'latin1').toString().includes('因内容有误撤回');
      assert.equal(isTold, wanted === 410, at + path);
    }
  }
});

test('a file is saved under its Chinese name', { skip }, async () => {
  const { headers } = await ask(origin + attachment);
  assert.match(String(headers['content-disposition']), /filename\*=UTF-8''%E9%99%84%E4%BB%B61%20/);
});

test('readers who take compressed pages get those that lie ready', { skip }, async () => {
  const { headers } = await ask(`${origin}/zwdt/`, { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(headers['content-encoding'], 'gzip');
});

test('what is not there is told to programs in the language that they read', { skip }, async () => {
  for (const address of [
    '/feed/nichts.xml',
    '/feed/nichts.atom',
    '/feed/nichts.json',
    '/hqzc/feed.rdf.xml',
    '/zwdt/nichts.json',
  ]) {
    const [here, there] = [await ask(origin + address), await ask(server + address)];
    assert.deepEqual([here.status, there.status], [404, 404], address);
    assert.equal(here.body, there.body, address);
    for (const name of ['content-type', 'access-control-allow-origin', 'cache-control']) {
      if (address.startsWith('/feed/')) assert.equal(here.headers[name], there.headers[name], name);
    }
  }
  assert.equal(
    (await ask(`${origin}/404.json`)).body,
    (await ask(`${origin}/zwdt/nichts.json`)).body,
  );
});

test('what only the server can answer is asked of it', { skip }, async () => {
  const search = await ask(`${origin}/sousuo/?q=${encodeURIComponent('住房')}`);
  assert.match(Buffer.from(search.body, 'latin1').toString(), /的搜索结果/);
  const apply = await ask(`${origin}/zfxxgk/ysqgk/shenqing/`);
  assert.match(apply.body, /name="submissionKey"/);
  const posted = await ask(`${origin}/gongju/nianbao/`, { method: 'POST' });
  assert.notEqual(posted.status, 405);
  const elder = await ask(`${origin}/zwdt/`, { headers: { cookie: 'xianshi=z' } });
  assert.match(elder.body, /class="elder"/);
  const api = await ask(`${origin}/desk/`);
  assert.equal(api.status, 404, 'the back office is not reached from outside');
});

test('a folder of another name is none of another host', { skip }, async () => {
  for (const path of ['//zwdt.example/index.html', '/\\zwdt.example/index.html']) {
    const { status, headers } = await ask(origin, { path });
    assert.deepEqual([status, headers['location']], [404, undefined], path);
  }
});

test(
  'a form with photographs gets through, one that is too large is told so',
  { skip },
  async () => {
    const photographs = await post(3 << 20);
    assert.ok(![413, 502].includes(photographs.status), `${photographs.status}`);
    const large = await post(25 << 20);
    assert.equal(large.status, 413);
    assert.match(textOf(large), /<h1>附件太大<\/h1>/);
  },
);

test(
  'while the server cannot be reached the files can, and its places say so',
  { skip },
  async () => {
    const elder = { headers: { cookie: 'xianshi=z' } };
    for (const address of ['/', '/zwdt/', moved]) {
      const plain = await ask(origin + address);
      const { status, body } = await ask(alone + address, elder);
      assert.equal(status, 200, address);
      assert.ok(body === plain.body, address);
    }
    for (const address of [gone, gone.replace('.html', '_banben.html')]) {
      const { status, body } = await ask(alone + address, elder);
      assert.equal(status, 410, address);
      assert.match(Buffer.from(body, 'latin1').toString(), /因内容有误撤回/);
    }
    const places = ['/sousuo/?q=a', '/zfxxgk/ysqgk/shenqing/', '/zfxxgk/ysqgk/chaxun/', '/lianxi/'];
    for (const address of places) {
      for (const method of ['GET', 'POST']) {
        const answer = await ask(alone + address, { method, ...elder });
        assert.equal(answer.status, 503, `${method} ${address}`);
        assert.match(textOf(answer), /<h1>这一项暂时办不了<\/h1>/);
      }
    }
    const nothing = await ask(`${alone}/nothing/`, elder);
    assert.equal(nothing.status, 503, 'the server would know of an old address');
  },
);

test('what nginx itself refuses is refused in words of this site', { skip }, async () => {
  const long = await ask(`${origin}/zwdt/`, { headers: { 'x-long': 'x'.repeat(40_000) } });
  assert.equal(long.status, 400);
  assert.match(textOf(long), /<h1>这个请求没有看懂<\/h1>/);
  const address = await ask(`${origin}/zwdt/?${'x'.repeat(40_000)}`);
  assert.equal(address.status, 414);
  assert.match(textOf(address), /<h1>这个请求没有看懂<\/h1>/);
  const posted = await ask(`${origin}/feed.xml`, { method: 'POST' });
  assert.deepEqual([posted.status, posted.headers['allow']], [405, 'GET, HEAD']);
  assert.match(textOf(posted), /<h1>这个页面不接收提交的内容<\/h1>/);
  for (const answer of [long, posted]) assert.ok(answer.headers['content-security-policy']);
});

test('methods of every kind come to the server where it stands behind', { skip }, async () => {
  const options = await ask(`${origin}/zwdt/`, { method: 'OPTIONS' });
  assert.deepEqual([options.status, options.headers['allow']], [204, 'GET, HEAD, OPTIONS']);
  assert.equal((await ask(`${origin}/zwdt/`, { method: 'POST' })).status, 405);
});

async function post(bytes: number): Promise<Answer> {
  return await ask(`${origin}/zfxxgk/ysqgk/shenqing/`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: Buffer.alloc(bytes, '-'),
  });
}

function textOf({ body }: Answer): string {
  return Buffer.from(body, 'latin1').toString();
}
