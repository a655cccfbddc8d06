// From an empty installation to a report, by the command line alone, as an administrator would.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');
let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function gongkai(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { DATABASE_URL: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(join(root, 'bin/gongkai'), args, {
    cwd: folder,
    env: { ...env, GONGKAI_DATA: join(folder, 'data'), GONGKAI_EXAMPLE: '0' },
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

function documentLine(key: string, change: object = {}): string {
  return JSON.stringify({
    key,
    title: `关于${key}的通知`,
    kind: 'normative-document',
    documentNumber: `测政发〔2024〕${key.slice(1)}号`,
    issuers: ['测试市发展改革局'],
    publisher: '办公室',
    madeOn: '2024-03-01',
    publishedAt: '2024-03-05T09:30',
    effectiveFrom: '2024-04-01',
    columns: ['lzyj'],
    openness: 'proactive',
    body: '<p>正文。</p>',
    ...change,
  });
}

describe('an empty installation', () => {
  it('says what to do first', () => {
    assert.match(gongkai('report', '--year', '2024').err, /init/);
  });

  it('is completed by init, once', () => {
    const first = gongkai('init', '--code', 'fgj', '--name', '测试市发展改革局');
    assert.equal(first.status, 0, first.err);
    assert.match(first.out, /xitong +\S{4}-\S{4}-\S{4}-\S{4}/);
    const second = gongkai('init', '--code', 'fgj', '--name', '测试市发展改革局');
    assert.equal(second.status, 1);
    assert.match(second.err, /已有机关/);
  });

  it('shows and changes its keys, and misses one that is gone', () => {
    assert.match(gongkai('keys').out, /第 1 号 .*加密 0 项数据、0 个文件，正在使用/);
    const changed = gongkai('keys', '--new', '--reseal', '--new-master');
    assert.equal(changed.status, 0, changed.err);
    assert.match(changed.out, /第 1 号 .*可停用\n第 2 号 .*正在使用/);
    assert.match(gongkai('keys', '--drop', '1').err, /过 10 分钟再停用/);
    assert.match(gongkai('keys', '--drop', '2').err, /正在使用的密钥/);
    const [secret, aside] = ['secret', 'aside'].map((name) => join(folder, 'data/keys', name));
    renameSync(secret ?? '', aside ?? '');
    const refused = gongkai('report', '--year', '2024');
    assert.equal(refused.status, 1);
    assert.match(refused.err, /找不到密钥文件 .*secret.*备份/);
    renameSync(aside ?? '', secret ?? '');
  });

  it('takes documents in, tells the bad line and lets the others through', () => {
    const file = join(folder, 'documents.jsonl');
    const bad = documentLine('d3', { madeOn: '2024-02-30' });
    writeFileSync(file, [documentLine('d1'), bad, documentLine('d2')].join('\n'));
    const first = gongkai('import', file);
    assert.equal(first.status, 1);
    assert.match(first.err, /^第2行 成文日期（madeOn）：/m);
    assert.match(first.out, /导入2份/);
    const again = gongkai('import', file);
    assert.match(again.out, /导入0份，已有2份/);
  });

  it('then computes its report, and only for years on record', () => {
    const { status, out } = gongkai('report', '--year', '2024');
    assert.equal(status, 0);
    const { tables, code } = JSON.parse(out);
    assert.equal(code, 'fgj');
    assert.deepEqual(tables.table2['normative-documents'], {
      made: 2,
      repealed: 0,
      'in-force': 2,
    });
    const other = gongkai('report', '--year', '2019');
    assert.equal(other.status, 2);
    assert.match(other.err, /2019年/);
  });
});
