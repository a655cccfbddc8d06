// What an archive says that it holds is bounded before anything is unpacked, and what a table says is never run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { attachmentTypeOf } from '../../src/formats/attachment-type.ts';
import { readFile } from '../../src/formats/attachment-text/read-file.ts';
import { madePreview } from '../../src/formats/attachment-preview/made-preview.ts';
import { csvOf } from '../../src/formats/csv.ts';
import { xlsxOf } from '../../src/formats/xlsx.ts';
import { zipParts } from '../../src/formats/zip-parts.ts';

/** Parts of one name, as no program writes them: each is unpacked by who unpacks that name. */
function ofOneName(name: string, many: number, content: Uint8Array): Uint8Array {
  const names = Array.from(
    { length: many },
    (_, n) => name.slice(0, -2) + String(n).padStart(2, '0'),
  );
  const archive = Buffer.from(zipSync(Object.fromEntries(names.map((one) => [one, content]))));
  for (const one of names) {
    for (let at = archive.indexOf(one); at >= 0; at = archive.indexOf(one, at + 1)) {
      archive.write(name, at, 'latin1');
    }
  }
  return archive;
}

const mega = 1024 * 1024;
/** 160 MB of text in a fifth of one: each part alone would be let through. */
const swelling = ofOneName('word/document.xml', 4, new Uint8Array(40 * mega).fill(32));

test('parts of one name count each', async () => {
  const parts = await zipParts(ofOneName('word/document.xml', 3, new Uint8Array(1000)));
  assert.deepEqual([...(parts ?? [])], [['word/document.xml', 3000]]);
});

test('a file that swells by parts of one name is refused and never unpacked', async () => {
  assert.ok(swelling.length < mega);
  assert.deepEqual(await attachmentTypeOf(swelling, '附件.docx'), { ok: false, why: 'bomb' });
  const before = process.memoryUsage().arrayBuffers;
  const read = await readFile(swelling, '附件.docx');
  assert.equal(read.ok, false);
  const shown = await madePreview('docx', swelling);
  assert.equal(shown.ok, false);
  assert.ok(process.memoryUsage().arrayBuffers - before < 40 * mega);
});

const hostile = [
  '=cmd|"/C calc"!A0',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠a',
];

test('no cell of a CSV begins like a formula, and a number below zero stays one', () => {
  const csv = csvOf([['标题', (text: string) => text]], [...hostile, '-12.5', '一般的文字']);
  const lines = csv.slice(1).split('\r\n');
  assert.ok(lines.includes('-12.5') && lines.includes('一般的文字'));
  for (const text of hostile) {
    const cell = `'${text}`;
    const written = /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    assert.ok(csv.includes(`\r\n${written}\r\n`), JSON.stringify(text));
  }
});

test('cells of a workbook are texts whatever they begin with', async () => {
  const bytes = await xlsxOf({ name: '表', headings: ['标题'], rows: hostile.map((t) => [t]) });
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  assert.match(sheet, /<c /);
  assert.doesNotMatch(sheet, /<f[ >]/);
});
