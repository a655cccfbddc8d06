// Rows of an import that wait for a later one: as they were, in their order, in little memory, and gone afterwards.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { ImportLine } from '../../src/commands/imports/import-line.ts';
import { createWaitingLines } from '../../src/commands/imports/waiting-lines.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-waiting-'));
});
after(async () => await rm(folder, { recursive: true, force: true }));

function line(row: number, body: string): ImportLine {
  const document = {
    key: `解读${row}`,
    title: `第${row}号文件的解读`,
    interprets: `文件${row}`,
    publishedAt: Temporal.Instant.from('2022-03-03T01:30:00.123Z'),
    publishedOn: '2022-03-03',
    body,
  };
  return { row, ...(row % 2 === 0 ? { place: `${row}.html` } : {}), document } as never;
}

test('what waits comes back as it was and in its order, and nothing of it lies in the folder', async () => {
  const given = Array.from({ length: 3000 }, (_, n) => line(n + 1, `<p>\u2028第${n}段\n</p>`));
  const waiting = createWaitingLines(folder);
  for (const one of given) await waiting.add(one);
  const found: ImportLine[] = [];
  for await (const one of waiting.all()) found.push(one);
  assert.deepEqual(await readdir(folder), []);
  await waiting.close();
  assert.deepEqual(found, given);
  assert.deepEqual(found[0]?.document.publishedAt, given[0]?.document.publishedAt);
});

test('where nobody waits no file is made', async () => {
  const waiting = createWaitingLines(join(folder, 'none'));
  for await (const one of waiting.all()) assert.fail(JSON.stringify(one));
  await waiting.close();
  assert.deepEqual(await readdir(folder), []);
});

test('two hundred megabytes wait in a heap of forty-eight', async () => {
  const code = `
    import { createWaitingLines } from ${JSON.stringify(
      join(import.meta.dirname, '../../src/commands/imports/waiting-lines.ts'),
    )};
    const waiting = createWaitingLines(${JSON.stringify(folder)});
    const publishedAt = Temporal.Instant.from('2022-03-03T01:30:00Z');
    for (let row = 1; row <= 4000; row += 1) {
      const body = String(row).padEnd(50_000, 'x');
      await waiting.add({ row, document: { key: 'k' + row, publishedAt, body } });
    }
    let sum = 0;
    for await (const { document } of waiting.all()) sum += document.body.length;
    await waiting.close();
    console.log(sum);`;
  const args = ['--max-old-space-size=48', '--input-type=module', '-e', code];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  assert.equal(stdout.trim(), '200000000');
});
