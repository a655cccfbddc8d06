// bin/gongkai audit as it is called: output, exit status, bad files beside good ones.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import type { AuditResult } from '../../src/formats/annual-report/audit.ts';
import { html } from './html-layouts.ts';
import { changed } from './ledgers.ts';
import { sound } from './synthetic.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'gongkai-audit-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const good = file('good.html', html(sound));
const faulty = file(
  'faulty.html',
  html(changed(sound, { row: 'disclosed', column: 'total', delta: 1 })),
);
const empty = file('empty.txt', '');

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function audit(...args: readonly string[]): Promise<Ran> {
  return await new Promise((resolve) => {
    execFile(process.execPath, [main, 'audit', ...args], (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('exit status', () => {
  test('0 where no error is found', async () => {
    assert.equal((await audit(good)).status, 0);
  });
  test('1 where errors are found', async () => {
    assert.equal((await audit(good, faulty)).status, 1);
  });
  test('2 where a file cannot be read; the others are audited all the same', async () => {
    const { status, out, err } = await audit(faulty, empty, join(folder, 'missing.txt'));
    assert.equal(status, 2);
    assert.match(err, /empty\.txt：是空文件/);
    assert.match(err, /missing\.txt：没有这个文件/);
    assert.match(out, /faulty\.html/);
    assert.match(out, /T3-ROW table3\.disclosed\.total/);
  });
  test('2 where the command line is wrong', async () => {
    assert.equal((await audit()).status, 2);
    const { status, err } = await audit('--class', 'county', good);
    assert.equal(status, 2);
    assert.match(err, /--class/);
  });
});

describe('a folder', () => {
  const many = join(folder, 'many');
  mkdirSync(join(many, 'below'), { recursive: true });
  for (let i = 0; i < 30; i += 1) {
    writeFileSync(join(many, i % 2 === 0 ? 'below' : '', `r${i}.html`), html(sound));
  }
  writeFileSync(join(many, 'bad.pdf'), '%PDF-1.7');
  writeFileSync(join(many, 'bad.docx'), Uint8Array.from([0x50, 0x4b, 3, 4, 0]));
  writeFileSync(join(many, 'picture.jpg'), 'no report');
  writeFileSync(join(many, 'wrong.html'), readFileSync(faulty));

  test('is read with all below it; bad files are named and stop nothing', async () => {
    const summary = join(folder, 'summary.xlsx');
    const copies = join(folder, 'copies');
    const { status, err } = await audit(many, '--summary', summary, '--annotate', copies);
    assert.equal(status, 2);
    assert.match(err, /bad\.pdf：是PDF文件，但已损坏/);
    assert.match(err, /bad\.docx：是压缩文件，但已损坏/);
    assert.doesNotMatch(err, /picture/);
    const sheet = unzipSync(readFileSync(summary))['xl/worksheets/sheet1.xml'];
    assert.equal(new TextDecoder().decode(sheet).match(/<row /g)?.length, 1 + 33);
    const names = readdirSync(copies);
    assert.equal(names.length, 31);
    const wrong = names.find((name) => name.endsWith('wrong.html.html')) ?? '';
    assert.match(readFileSync(join(copies, wrong), 'utf8'), /<td class="error">/);
  });
});

describe('--json', () => {
  test('is an array with one object per file, in the documented shape', async () => {
    const { out } = await audit('--json', good, empty);
    const results = JSON.parse(out) as readonly AuditResult[];
    assert.deepEqual(
      results.map((r) => r.file),
      [good, empty],
    );
    const [read, unread] = results;
    assert.deepEqual(Object.keys(read ?? {}), [
      'file', 'organ', 'year', 'form', 'tables', 'reading', 'inferred', 'findings',
    ]); // prettier-ignore
    assert.equal(read?.organ, sound.organ);
    assert.equal(unread?.error, '是空文件');
    assert.deepEqual(unread?.findings, []);
  });

  test('findings carry rule, severity, place, figures, message and the quoted sentence', async () => {
    const told = html(sound).replace('办结13件', '办结14件');
    const { out } = await audit('--json', file('told.html', told));
    const [result] = JSON.parse(out) as readonly AuditResult[];
    const finding = result?.findings.find((f) => f.severity === 'error');
    assert.equal(finding?.rule, 'TX-NAR');
    assert.equal(finding?.where, 'part1 table3.concluded.total');
    assert.deepEqual([finding?.expected, finding?.actual], [13, 14]);
    assert.match(finding?.quote ?? '', /办结14件/);
  });
});

test('the class of the organ decides about the date', async () => {
  const late = file('late.html', html(sound).replace('2025年1月20日', '2025年2月20日'));
  assert.equal((await audit(late)).status, 0);
  assert.equal((await audit(late, '--class', 'department')).status, 1);
  assert.equal((await audit(late, '--class', 'government')).status, 0);
});

test('two years of one organ check each other', async () => {
  const before = file('2023.html', html({ ...sound, year: 2023 }));
  const { status, out } = await audit(before, good);
  assert.equal(status, 1);
  assert.match(out, /T3-XY table3\.brought-forward\.total/);
});
