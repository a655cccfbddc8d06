// An export by the command, killed in the middle and run again, and one for which the disk has no room.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { partOf } from '../src/web/export/kept-files.ts';
import { filesOf } from './exported-files.ts';
import { createTestSite, type TestSite } from './web/site.ts';

let site: TestSite;
let folder: string;
before(async () => {
  site = await createTestSite();
  folder = await mkdtemp(join(tmpdir(), 'gongkai-killed-'));
});
after(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const root = join(import.meta.dirname, '..');
const main = join(root, 'src', 'main.ts');

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function run(
  args: readonly string[],
  limit = '',
): { readonly kill: () => void; readonly ended: Promise<Ended> } {
  const command = `${limit} exec "$0" "$@"`;
  const child = spawn('sh', ['-c', command, process.execPath, main, ...args], {
    env: {
      ...process.env,
      GONGKAI_DATA: join(folder, 'data'),
      GONGKAI_EXAMPLE: '0',
      // The socket stands in the query and goes before the host.
      DATABASE_URL: site.database.connectionString.replace('@/', '@localhost/'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, said }));
  });
  return { kill: () => child.kill('SIGKILL'), ended };
}

function exporting(name: string, day: string): readonly string[] {
  return ['export-site', join(folder, name), '--no-compress', '--day', day];
}

async function exported(name: string, day = '2026-03-30'): Promise<Ended> {
  return await run(exporting(name, day)).ended;
}

async function verified(name: string): Promise<Ended> {
  return await run(['verify-site', join(folder, name)]).ended;
}

async function countOf(name: string): Promise<number> {
  const names = await readdir(join(folder, name), { recursive: true }).catch(() => []);
  return names.length;
}

test('an export killed in the middle is known as broken off and completed by the next', async () => {
  const whole = await exported('whole');
  assert.equal(whole.code, 0, whole.said);
  const broken = run(exporting('broken', '2026-03-30'));
  while ((await countOf('broken')) < 60) await pause(5);
  broken.kill();
  await broken.ended;
  const faults = await verified('broken');
  assert.equal(faults.code, 1, faults.said);
  assert.match(faults.said, /没有清单/);
  const again = await exported('broken');
  assert.equal(again.code, 0, again.said);
  assert.match(again.said, /全部重做/);
  await assertSame('whole', 'broken');
});

test('a site that is carried over and killed on the way is completed by the next try', async () => {
  const key = join(folder, 'key.pem');
  await copyFile(join(folder, 'whole', 'public-key.pem'), key);
  const carrying = ['apply-site', join(folder, 'whole'), join(folder, 'carried'), '--key', key];
  const broken = run(carrying);
  while ((await countOf('carried')) < 60) await pause(1);
  broken.kill();
  await broken.ended;
  const again = await run(carrying).ended;
  assert.equal(again.code, 0, again.said);
  await assertSame('whole', 'carried');
  assert.equal((await verified('carried')).code, 0);
});

test('so is one that only carries out what changed', async () => {
  const day = '2026-04-01';
  const broken = run(exporting('broken', day));
  const marker = join(folder, 'broken', '.export', 'unfinished');
  const over = broken.ended.then(({ said }) => said);
  // Another day makes most pages anew.
  while (!existsSync(marker)) {
    assert.equal(await Promise.race([over, pause(2, undefined)]), undefined);
  }
  await pause(50);
  broken.kill();
  await broken.ended;
  const again = await exported('broken', day);
  assert.match(again.said, /全部重做/, again.said);
  assert.equal((await exported('whole', day)).code, 0);
  await assertSame('whole', 'broken');
});

async function assertSame(one: string, other: string): Promise<void> {
  const [a, b] = [await filesOf(join(folder, one)), await filesOf(join(folder, other))];
  assert.deepEqual([...b.keys()], [...a.keys()], 'no draft is left');
  for (const [path, bytes] of a) {
    // It says where the folder lies, and so does the list that names it.
    if (path === 'nginx/site.conf' || path === siteList) continue;
    assert.ok(b.get(path)?.equals(bytes), path);
  }
  const sound = await verified(other);
  assert.equal(sound.code, 0, sound.said);
}

const siteList = `manifest/${partOf('nginx/site.conf')}.json`;

test('where there is no room the manifest stays, and the next export goes on', async () => {
  const before = await readFile(join(folder, 'whole', 'manifest.json'), 'utf8');
  // No file longer than two blocks can be written, as if the disk were full after them.
  const full = await run([...exporting('whole', '2026-04-02'), '--full'], 'ulimit -f 2;').ended;
  assert.equal(full.code, 1, full.said);
  assert.match(full.said, /磁盘已满/);
  assert.equal(await readFile(join(folder, 'whole', 'manifest.json'), 'utf8'), before);
  const drafts = await readdir(join(folder, 'whole', '.export', 'drafts'));
  assert.deepEqual(drafts, [], 'nothing half written is left');
  assert.equal((await exported('whole')).code, 0);
  assert.equal((await verified('whole')).code, 0);
});
