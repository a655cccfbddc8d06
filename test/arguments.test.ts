// A misspelt name of a test is told by its name; it ended in a stack of the runner.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArguments } from './arguments.ts';

test('files, options with their values, and names of nothing are told apart', () => {
  const self = 'test/arguments.test.ts';
  const words = ['--test-name-pattern', '年报', self, '--test-only', 'nofile', 'test/no.test.ts'];
  assert.deepEqual(readArguments(words.toSpliced(3, 1)), {
    named: [self],
    options: ['--test-name-pattern', '年报'],
    missing: ['nofile', 'test/no.test.ts'],
  });
  assert.deepEqual(readArguments([self, '--test-name-pattern=年报']).missing, []);
});

test('the runner names what is not there, and starts nothing', () => {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), 'nofile'], {
    encoding: 'utf8',
  });
  assert.deepEqual([run.status, run.stderr, run.stdout], [1, '没有这个测试文件：nofile\n', '']);
});
