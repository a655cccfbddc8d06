// Runs the tests: all of them, or the files named on the command line; options go to each file's process.
// The database server is started once, joined by every test file, and stopped at the end.

import { globSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { readArguments } from './arguments.ts';
import { enterTestServer, leaveTestServer, testFolder } from './database.ts';
import { startedTogether } from './together.ts';

/** What takes longest is begun first, so that no processor waits for it at the end. */
const longest = [
  'test/lifecycle',
  'test/faults',
  'test/web/accessible',
  'test/web/browser.',
  'test/web/export-site',
  'test/web/journey',
  'test/export-killed',
  'test/push-killed',
  'test/desk/',
  'test/web/',
  'test/api/',
];

/** One more than there are processors, for those that wait for a browser or a clock; each takes up to a gigabyte. */
const atATime = Math.max(
  2,
  Math.min(availableParallelism() + 1, Math.floor(totalmem() / 1_500_000_000)),
);

const { named, options, missing } = readArguments(process.argv.slice(2));
if (missing.length > 0) {
  process.stderr.write(`没有这个测试文件：${missing.join('、')}\n`);
  process.exit(1);
}
const all = globSync('test/**/*.test.ts').sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

const scripts = join(testFolder(), `together-${process.pid}`);
const files = startedTogether(named.length > 0 ? named : all, scripts);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort());
}
await enterTestServer();
const tests = run({
  files,
  concurrency: atATime,
  execArgv: options,
  signal: stop.signal,
});
tests.on('test:fail', () => {
  process.exitCode = 1;
});
tests.compose(spec).pipe(process.stdout);
await new Promise((resolve) => tests.once('close', resolve));
await leaveTestServer();
rmSync(scripts, { recursive: true, force: true });

function rank(file: string): number {
  const at = longest.findIndex((start) => file.startsWith(start));
  return at < 0 ? longest.length : at;
}
