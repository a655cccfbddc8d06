// The site as files: the same twice, the same by changes as anew, gone what was withdrawn, and every change of a file
// found.

import assert from 'node:assert/strict';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { publishScheduled } from '../../src/commands/documents/publish-scheduled.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { diceOf } from '../../src/example/random.ts';
import {
  fileLine,
  readManifest,
  readPublicKey,
  sumOf,
} from '../../src/formats/site-export/manifest.ts';
import { verifySite } from '../../src/formats/site-export/verify-site.ts';
import { columnsOf } from '../../src/store/documents/columns.ts';
import { updateDraft } from '../../src/store/documents/document-drafts.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { secretsFrom } from '../../src/store/database/secrets.ts';
import { pageSize } from '../../src/web/portal/list-pages.ts';
import { partOf } from '../../src/web/export/kept-files.ts';
import { filesOf } from '../exported-files.ts';
import { exported } from './exporting.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let folder: string;
before(async () => {
  site = await createTestSite();
  folder = await mkdtemp(join(tmpdir(), 'gongkai-export-'));
  await addOrganBelow();
});

async function addOrganBelow(): Promise<void> {
  const { db } = site.context;
  const { id } = await db
    .insertInto('organs')
    .values({
      parent_id: site.organId,
      code: 'jyj',
      name: '青枫经济技术开发区教育局',
      short_name: '教育局',
      kind: 'department',
      letter_word: '青教',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const column = { organ_id: id, slug: 'jyxx', path: 'jg/jyj/jyxx', name: '教育信息' };
  await db
    .insertInto('columns')
    .values({ ...column, kind: 'list' })
    .execute();
}
after(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);

async function assertSame(one: string, other: string, when: string): Promise<void> {
  const [a, b] = [await filesOf(at(one)), await filesOf(at(other))];
  assert.deepEqual([...a.keys()], [...b.keys()], when);
  for (const [path, bytes] of a) assert.ok(b.get(path)?.equals(bytes), `${when}: ${path}`);
}

const dice = diceOf('导出与现做一致');
let written = 0;

/** Cleared by whoever had to, which is another test's matter. */
async function publish(
  existing?: { readonly id: number; readonly version: number },
  into?: string,
): Promise<number> {
  written += 1;
  const { context, command } = site;
  const columns = (await columnsOf(context.db, site.organId)).filter(
    ({ kind, link }) => kind === 'list' && link === null,
  );
  const csv = new TextEncoder().encode(`名单,${written}`);
  const sha256 = await storeFile(context.db, context.dataFolder, csv, 'text/csv; charset=utf-8');
  const saved = await saveDocument(
    command,
    {
      title: `关于第${written}件事的通知`,
      kind: dice.pick(['notice', 'interpretation'] as const),
      issuers: ['青枫经济技术开发区管理委员会'],
      publisher: '青枫经济技术开发区管理委员会',
      madeOn: '2026-03-27',
      columns: (into === undefined
        ? dice.some(columns, dice.int(1, 2))
        : columns.filter(({ path }) => path === into)
      ).map(({ id }) => id),
      openness: 'proactive',
      interpretsId: 1,
      body: `<p>第${written}件事。</p>`,
      attachments: [{ sha256, name: `第${written}份 名单.csv` }],
    },
    existing,
  );
  assert.ok(saved.ok, JSON.stringify(saved));
  const { id } = saved.value;
  await updateDraft(context.db, id, {
    state: 'cleared',
    publish_at: context.clock.now(),
    reason: '更正',
  });
  await publishScheduled(command);
  return id;
}

async function oneOf(state: 'published' | 'withdrawn') {
  const rows = await site.context.db
    .selectFrom('documents')
    .select(['id', 'version'])
    .where('state', '=', state)
    .orderBy('id')
    .execute();
  return rows.length === 0 ? undefined : dice.pick(rows);
}

const acts = {
  publish: async () => {
    await publish();
  },
  revise: async () => {
    await publish(await oneOf('published'));
  },
  'publish again': async () => {
    await publish(await oneOf('withdrawn'));
  },
  withdraw: async () => {
    const row = await oneOf('published');
    if (row) await withdrawDocument(site.command, { ...row, reason: '测试', undo: false });
  },
} satisfies Record<string, () => Promise<void>>;

test('two exports of the same site are the same, byte for byte', async () => {
  await exported(site, at('one'), { compress: true });
  await exported(site, at('two'), { compress: true });
  await assertSame('one', 'two', 'twice');
  const files = await filesOf(at('one'));
  assert.ok(files.has('www/index.html.br') && files.has('www/index.html.gz'));
  for (const path of ['jg/index.html', 'jg/jyj/index.html', 'jg/jyj/jyxx/index.html']) {
    assert.ok(files.has(`www/${path}`), `the folder of an organ below: ${path}`);
  }
  assert.ok(files.has('www/feed/jg/jyj.atom') && files.has('www/feed/jg/jyj/jyxx.atom'));
  const again = await exported(site, at('two'), { compress: true });
  assert.deepEqual([again.made, again.written, again.sequence], [0, 0, 1], 'nothing changed');
});

test('threads write what one process writes', async () => {
  for (const options of [{ compress: true }, { dynamic: 'https://banli.example' }]) {
    await exported(site, at('alone'), { ...options, full: true });
    const made = await exported(site, at('threads'), { ...options, full: true, threads: 2 });
    assert.ok(made.whole && made.made === made.written);
    await assertSame('alone', 'threads', JSON.stringify(options));
    await rm(at('alone'), { recursive: true });
    await rm(at('threads'), { recursive: true });
  }
});

test('an export whose threads cannot write fails, and the next one completes it', async () => {
  await exported(site, at('hindered'));
  const page = join(at('hindered'), 'www/wza/index.html');
  await rm(page);
  await mkdir(join(page, 'in the way'), { recursive: true });
  const again = { full: true, threads: 2 };
  await assert.rejects(exported(site, at('hindered'), again), /wza/);
  await rm(page, { recursive: true });
  assert.ok((await exported(site, at('hindered'), { threads: 2 })).whole);
  const key = readPublicKey(site.context.secrets.siteKey());
  assert.ok(key);
  assert.deepEqual((await verifySite(at('hindered'), key)).findings, []);
  await rm(at('hindered'), { recursive: true });
});

test('an export of what changed is what an export of everything would be', async (t) => {
  await exported(site, at('grown'));
  let whole = 0;
  for (let round = 0; round < 8; round += 1) {
    const chosen = Array.from({ length: dice.int(1, 3) }, () =>
      dice.pick(Object.keys(acts) as (keyof typeof acts)[]),
    );
    for (const act of chosen) await acts[act]();
    if (round === 5) site.travel('2026-04-01');
    const done = await exported(site, at('grown'));
    if (done.whole) whole += 1;
    assert.ok(done.written > 0 || chosen.length === 0, chosen.join(', '));
    await rm(at('anew'), { recursive: true, force: true });
    await exported(site, at('anew'));
    await assertSame('grown', 'anew', `round ${round}, after ${chosen.join(', ')}`);
  }
  t.diagnostic(`${written} texts, ${whole} of 8 rounds made everything`);
  assert.equal(whole, 0);
});

test('a long list: what is published changes its first page and none behind it', async () => {
  const behind = 'www/zwdt/index_2.html';
  const same = async (when: string): Promise<void> => {
    await rm(at('anew'), { recursive: true, force: true });
    await exported(site, at('anew'));
    await assertSame('grown', 'anew', when);
  };
  await exported(site, at('grown'));
  const { ino } = await stat(join(at('grown'), behind));
  await publish(undefined, 'zwdt');
  await exported(site, at('grown'));
  assert.equal((await stat(join(at('grown'), behind))).ino, ino, 'not written again');
  await same('one more');
  const listed = async (): Promise<number> => {
    const rows = await site.context.db
      .selectFrom('documents as d')
      .innerJoin('document_columns as dc', 'dc.document_id', 'd.id')
      .innerJoin('columns as c', 'c.id', 'dc.column_id')
      .select('d.id')
      .where('c.path', '=', 'zwdt')
      .where('d.state', '=', 'published')
      .execute();
    return rows.length;
  };
  const pagesOf = async (): Promise<number> =>
    [...(await filesOf(at('grown'))).keys()].filter((path) =>
      /^www\/zwdt\/index_\d+\.html$/.test(path),
    ).length;
  while ((await listed()) % pageSize < pageSize - 1) await publish(undefined, 'zwdt');
  await exported(site, at('grown'));
  const before = await pagesOf();
  await publish(undefined, 'zwdt');
  await exported(site, at('grown'));
  assert.equal(await pagesOf(), before + 1, 'by the one that fills it');
  await same('one more page');
  // What is changed or taken away behind the first page moves what is newer.
  const [oldest] = await site.context.db
    .selectFrom('documents as d')
    .innerJoin('columns as c', 'c.id', 'd.home_column_id')
    .select(['d.id', 'd.version'])
    .where('c.path', '=', 'zwdt')
    .where('d.state', '=', 'published')
    .orderBy('d.published_at')
    .orderBy('d.id')
    .limit(1)
    .execute();
  assert.ok(oldest);
  await publish(oldest, 'zwdt');
  await exported(site, at('grown'));
  const list = String((await filesOf(at('grown'))).get(behind));
  assert.match(list, new RegExp(`关于第${written}件事的通知`));
  await same('its text is another one');
  const { version } = await site.context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', oldest.id)
    .executeTakeFirstOrThrow();
  await withdrawDocument(site.command, { id: oldest.id, version, reason: '测试', undo: false });
  await exported(site, at('grown'));
  await same('the oldest is gone');
});

test('what was withdrawn is gone from the files, and the list of what went says so', async () => {
  const id = await publish();
  await exported(site, at('grown'));
  const before = await filesOf(at('grown'));
  const page = [...before.keys()].find((path) => path.endsWith(`_${id}.html`)) ?? '';
  const file = [...before.keys()].find((path) => path.startsWith(`www/fujian/${id}/`)) ?? '';
  const title = `关于第${written}件事的通知`;
  assert.match(String(before.get(page)), new RegExp(title));
  assert.match(file, /名单\.csv$/);
  const { version } = await site.context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const notice = '因内容有误撤回';
  await withdrawDocument(site.command, { id, version, reason: '测试', notice, undo: false });
  await exported(site, at('grown'));
  const now = await filesOf(at('grown'));
  assert.ok(!now.has(page) && !now.has(file));
  for (const [path, bytes] of now) {
    assert.ok(!bytes.includes(title) && !bytes.includes(`名单,${written}`), path);
  }
  assert.match(String(now.get(`www/_gone/${id}.html`)), /文件已撤回[^]*因内容有误撤回/);
  const read = readManifest(await readFile(join(at('grown'), 'manifest.json'), 'utf8'));
  assert.ok(read.ok);
  const { deleted } = read.manifest;
  assert.ok(deleted.includes(page) && deleted.includes(file));
  assert.ok(deleted.every((path) => before.has(path) && !now.has(path)));
  assert.ok(read.manifest.sequence > 8);
});

test('where what is remembered of a part is damaged, everything is made anew', async () => {
  await exported(site, at('grown'));
  await publish(undefined, 'zwdt');
  const remembered = join(at('grown'), '.export', 'parts', partOf('www/zwdt/index.html'));
  await appendFile(remembered, 'x');
  const done = await exported(site, at('grown'));
  assert.ok(done.whole);
  await rm(at('anew'), { recursive: true, force: true });
  await exported(site, at('anew'));
  await assertSame('grown', 'anew', 'a damaged part');
  const key = readPublicKey(site.context.secrets.siteKey());
  assert.ok(key);
  assert.deepEqual((await verifySite(at('grown'), key)).findings, []);
});

test('what an export that was broken off deleted is among what the next one says went', async () => {
  const id = await publish(undefined, 'zwdt');
  await exported(site, at('grown'));
  const page = [...(await filesOf(at('grown'))).keys()].find((path) =>
    path.endsWith(`_${id}.html`),
  );
  assert.ok(page);
  const row = await site.context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const given = { id, version: row.version, reason: '测试', undo: false };
  await withdrawDocument(site.command, given);
  // As where it ended just before the manifest: the page and the list that named it are gone.
  const manifest = join(at('grown'), 'manifest.json');
  const before = await readFile(manifest);
  await exported(site, at('grown'));
  await writeFile(manifest, before);
  await writeFile(join(at('grown'), '.export', 'unfinished'), page);
  assert.ok((await exported(site, at('grown'))).whole);
  const read = readManifest(await readFile(manifest, 'utf8'));
  assert.ok(read.ok && read.manifest.deleted.includes(page));
});

test('one publication rewrites few of the lists of files', async () => {
  await exported(site, at('grown'));
  const before = await filesOf(at('grown'));
  await publish(undefined, 'zwdt');
  const done = await exported(site, at('grown'));
  const now = await filesOf(at('grown'));
  const lists = [...now.keys()].filter((path) => path.startsWith('manifest/'));
  const same = lists.filter((path) => before.get(path)?.equals(now.get(path) ?? Buffer.alloc(0)));
  assert.ok(!done.whole && same.length > 0 && same.length < lists.length);
});

test('links between the pages lead to files, to what moved or to what the server answers', async () => {
  const files = await filesOf(at('grown'));
  const served =
    /^\/(?:xianshi\/|sousuo\/|zcwjk\/qingdan\.|lianxi\/|zhengji\/\d+\/$|desk\/|api\/openapi\.json$|kaifang\/shuju\/|hqzc\/(?:pipei|duibi|dingyue|qiye|zixun|jisuan)\/|zfxxgk\/ysqgk\/(?:shenqing|chaxun|yijian)\/)/;
  let links = 0;
  for (const [path, bytes] of files) {
    // The page of all parts shows links that lead nowhere.
    if (!path.endsWith('.html') || path.startsWith('www/yangshi/')) continue;
    for (const [, link = ''] of String(bytes).matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
      const address = decodeURI(link.replaceAll('&amp;', '&').replace(/[?#].*$/, ''));
      if (served.test(address)) continue;
      links += 1;
      const file = `www${address.replace(/\/$/, '/index.html')}`;
      assert.ok(files.has(file), `${path} leads to ${link}`);
    }
  }
  assert.ok(links > 1000);
});

test('forms and searches lead to the other server where there is one', async () => {
  const dynamic = 'https://banli.example.gov.cn';
  await exported(site, at('apart'), { dynamic });
  const files = await filesOf(at('apart'));
  const home = String(files.get('www/index.html'));
  for (const page of ['400', '405', '413']) {
    assert.match(await readFile(at(`apart/www/${page}.html`), 'utf8'), /<h1>/);
  }
  assert.match(home, new RegExp(`action="${dynamic}/sousuo/"`));
  assert.match(home, /href="\/zfxxgk\/ysqgk\/"/);
  const notices = String(files.get('www/zfxxgk/ysqgk/index.html'));
  assert.match(notices, new RegExp(`href="${dynamic}/zfxxgk/ysqgk/shenqing/"`));
  assert.match(home, /href="\/zfxxgk\/fdzdgknr\/"/, 'what is read stays here');
  for (const [path, bytes] of files) {
    if (path.endsWith('.html')) assert.doesNotMatch(String(bytes), /action="(?!https:)/, path);
  }
  const apply = String(files.get('www/zfxxgk/ysqgk/shenqing/index.html'));
  assert.match(apply, new RegExp(`<form action="${dynamic}/zfxxgk/ysqgk/shenqing/">`));
  assert.doesNotMatch(
    apply,
    /submissionKey/,
    'one key for all readers would mix up their requests',
  );
  assert.match(String(files.get('nginx/site.conf')), /form-action 'self' https:\/\/banli/);
});

test('each kind of tampering is found', async () => {
  const key = readPublicKey(site.context.secrets.siteKey());
  const other = readPublicKey(secretsFrom(new Uint8Array(32).fill(8)).siteKey());
  assert.ok(key && other);
  const www = join(at('one'), 'www');
  const manifest = join(at('one'), 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  const found = async (by = key) => (await verifySite(at('one'), by)).findings;
  assert.deepEqual(await found(), []);
  assert.deepEqual(await found(other), [{ kind: 'signature-wrong' }]);

  await appendFile(join(www, 'index.html'), ' ');
  await rename(join(www, 'robots.txt'), join(www, 'wza', 'robots.txt'));
  await symlink('/etc/hostname', join(www, 'hostname'));
  assert.deepEqual(await found(), [
    { kind: 'altered', path: 'www/index.html' },
    { kind: 'missing', path: 'www/robots.txt' },
    { kind: 'added', path: 'www/wza/robots.txt' },
    { kind: 'added', path: 'www/hostname' },
  ]);

  // Whoever changes a page together with the line that names it has changed the list, and whoever changes that as well
  // has changed what is signed.
  const part = join(at('one'), 'manifest', `${partOf('www/index.html')}.json`);
  const listed = await readFile(part, 'utf8');
  const page = await readFile(join(www, 'index.html'));
  const { size, sha256, sm3 } = sumOf(page);
  const line = fileLine('www/index.html', { size, sha256, sm3 });
  await writeFile(part, listed.replace(/^\["www\/index\.html".*\]/m, line));
  const name = `manifest/${partOf('www/index.html')}.json`;
  assert.deepEqual((await found()).slice(0, 2), [
    { kind: 'altered', path: name },
    { kind: 'missing', path: 'www/robots.txt' },
  ]);
  const sum = fileLine(name, sumOf(await readFile(part)));
  const at1 = text.indexOf(`["${name}"`);
  const resummed = text.slice(0, at1) + sum + text.slice(text.indexOf(']', at1) + 1);
  await writeFile(manifest, resummed);
  assert.deepEqual((await found())[0], { kind: 'signature-wrong' });
  await writeFile(manifest, text);
  await rm(part);
  await writeFile(join(at('one'), 'manifest', 'more.json'), '[]');
  const findings = await found();
  for (const finding of [
    { kind: 'missing', path: name },
    { kind: 'added', path: 'manifest/more.json' },
    { kind: 'added', path: 'www/index.html' },
  ]) {
    assert.ok(
      findings.some((one) => isDeepStrictEqual(one, finding)),
      JSON.stringify(finding),
    );
  }
  await writeFile(manifest, text.replace(/\}\n$/, ',"files":[]}\n'));
  assert.deepEqual(
    await found(),
    [{ kind: 'manifest-broken' }],
    'nothing stands behind the signature',
  );
  await rm(manifest);
  assert.deepEqual(await found(), [{ kind: 'no-manifest' }]);
});

test('a folder of somebody else’s files is not written into', async () => {
  await assert.rejects(exported(site, import.meta.dirname), /里已有别的文件/);
});
