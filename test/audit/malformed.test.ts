// A thousand malformed files of every kind and layout: cut off, with bytes changed, with foreign marks among
// them, of two encodings, repeated without end, their lines shuffled. Each gets an answer, soon.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { resultOf } from '../../src/formats/annual-report/audit.ts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { html } from './html-layouts.ts';
import { layouts } from './layouts.ts';
import { soundReports } from './ledgers.ts';
import { docxOf, pdfOf } from './office-files.ts';
import * as plain from './plain-layouts.ts';
import * as site from './site-layouts.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What breaks readers: tags, marks of cells, escapes, words of the form, figures without end. */
const shards = [
  '<table>', '</td>', '<tr><td colspan=99 rowspan=99>', '|', '\t', '&lt;p&gt;', '\\u516c', '=3D\r\n', ',', '│',
  '总计', '（三）', '1.', '一、', '99999999999', '\u0000', '结果维持', '自然人', '：',
].map(utf8); // prettier-ignore
const gbk = Uint8Array.of(0xb9, 0xab, 0xbf, 0xaa);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

type Next = () => number;
type Damage = (bytes: Uint8Array, next: Next) => Uint8Array;

const pick = <T>(all: readonly T[], next: Next): T => all[Math.floor(next() * all.length)] as T;

const damages: readonly Damage[] = [
  (bytes, next) => bytes.slice(0, Math.floor(next() * bytes.length)),
  (bytes, next) => {
    const changed = bytes.slice();
    for (let i = 0; i < 60; i += 1) changed[Math.floor(next() * changed.length)] = next() * 256;
    return changed;
  },
  (bytes, next) => {
    const size = Math.ceil(bytes.length / 60);
    const pieces = Array.from({ length: 60 }, (_, i) => bytes.subarray(i * size, i * size + size));
    return joined(...pieces.flatMap((piece) => [piece, pick(shards, next)]));
  },
  (bytes, next) => {
    const shard = pick(shards, next);
    const middle = Math.floor(bytes.length / 2);
    const many = Array.from({ length: 5_000 }, () => shard);
    return joined(bytes.subarray(0, middle), ...many, bytes.subarray(middle));
  },
  (bytes) => {
    const size = 500;
    const count = Math.ceil(bytes.length / size);
    const pieces = Array.from({ length: count }, (_, i) => bytes.subarray(i * size, i * size + size));
    return joined(...pieces.flatMap((piece) => [piece, gbk]));
  },
  (bytes) => joined(...Array.from({ length: 8 }, () => bytes)),
  (bytes, next) => {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const shuffled = lines.map((line) => ({ line, at: next() })).toSorted((a, b) => a.at - b.at);
    return new Uint8Array(Buffer.from(shuffled.map(({ line }) => line).join('\n'), 'latin1'));
  },
]; // prettier-ignore

/** The same numbers on every run. */
function numbers(seed: number): Next {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('a thousand malformed files: an answer each, in bounded time and memory', async () => {
  const reports = fc.sample(soundReports, { numRuns: 2, seed: 21 });
  const all = Object.values({ ...layouts, ...site, ...plain });
  const texts = reports.flatMap((report) => all.map((layout) => utf8(layout(report))));
  const pages = reports.map((report) => html(report));
  const office = [
    ...pages.map((page) => pdfOf(page)),
    ...pages.map((page) => pdfOf(page, { lines: 'none' })),
    ...(await Promise.all(pages.map(docxOf))),
  ];
  const next = numbers(42);
  let [worst, answers] = [0, 0];
  for (let i = 0; i < 1000; i += 1) {
    const whole = pick(i % 8 === 0 ? office : texts, next);
    const damaged = damages[i % damages.length]?.(whole, next) ?? whole;
    const start = process.cpuUsage();
    const read = await readReportFile(damaged);
    if (read.ok) resultOf('malformed', read.report, {});
    else assert.notEqual(read.reason, '');
    const { user, system } = process.cpuUsage(start);
    worst = Math.max(worst, (user + system) / 1e6);
    answers += 1;
  }
  assert.equal(answers, 1000);
  assert.ok(worst < 10, `the slowest took ${worst.toFixed(1)} s of the processor`);
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  assert.ok(megabytes < 1024, `${megabytes.toFixed(0)} MB of memory`);
});
