// Runs the tests: all of them, or the files named on the command line; options go to `node --test`.
// The database server is started once, joined by every test file, and stopped at the end.

import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { enterTestServer, leaveTestServer } from './database.ts';

const args = process.argv.slice(2);
const files = args.filter((arg) => /\.test\.tsx?$/.test(arg));
const options = args.filter((arg) => !files.includes(arg));
const all = globSync('test/**/*.test.ts').sort();

await enterTestServer();
const child = spawn(
  process.execPath,
  [
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=2',
    ...options,
    ...(files.length > 0 ? files : all),
  ],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => child.kill(signal));
}
process.exitCode = await new Promise<number>((resolve) => {
  child.once('exit', (code) => resolve(code ?? 1));
});
await leaveTestServer();
