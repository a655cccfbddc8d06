// The launcher in a project of its own, where npm is a script that notes how it was called.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';

describe('the launcher', () => {
  const root = mkdtempSync(join(tmpdir(), 'gongkai-launcher-'));
  const stamp = join(root, 'node_modules/.gongkai-install');
  const lock = join(root, '.install-lock');
  const npm = join(root, 'npm-cli.js');
  const calls = join(root, 'calls');
  after(() => rmSync(root, { recursive: true, force: true }));

  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(join(root, 'src'), { recursive: true });
    cpSync(join(import.meta.dirname, '../bin'), join(root, 'bin'), { recursive: true });
    writeFileSync(join(root, 'package-lock.json'), '{}');
    writeFileSync(npm, npmScript);
    writeFileSync(
      join(root, 'src/main.ts'),
      'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;',
    );
  });

  // Like npm's own: it begins by emptying node_modules.
  const npmScript = `
    const { appendFileSync, mkdirSync, rmSync } = require('node:fs');
    const { NODE_ENV, npm_config_omit, npm_config_registry } = process.env;
    const told = { args: process.argv.slice(2), NODE_ENV, npm_config_omit, npm_config_registry };
    appendFileSync('calls', JSON.stringify(told) + '\\n');
    rmSync('node_modules', { recursive: true, force: true });
    console.log('added 1 package');
    setTimeout(() => {
      if (process.env.BROKEN) process.exit(9);
      mkdirSync('node_modules');
    }, 300);
  `;

  interface Outcome {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }

  async function launch(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
    const child = spawn(process.execPath, [join(root, 'bin/gongkai'), ...args], {
      cwd: '/',
      env: { PATH: process.env['PATH'], npm_execpath: npm, ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    const code = await new Promise<number | null>((resolve) => {
      child.once('close', resolve);
    });
    return { code, ...said };
  }

  function npmCalls(): Record<string, unknown>[] {
    if (!existsSync(calls)) return [];
    const lines = readFileSync(calls, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  test('installs, then runs the command with its arguments, from any folder', async () => {
    const { code, out, err } = await launch(['workdays', '--add', '20']);
    assert.equal(code, 7);
    assert.equal(out, '["workdays","--add","20"]\n');
    assert.match(err, /正在安装[^]*added 1 package/);
    assert.equal(npmCalls().length, 1);
  });

  test('installs again only when the lock file has changed', async () => {
    await launch(['a']);
    await launch(['b']);
    assert.equal(npmCalls().length, 1);
    writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
    await launch(['c']);
    assert.equal(npmCalls().length, 2);
  });

  test('installs everything, whatever the outer npm was told', async () => {
    await launch(['a'], {
      NODE_ENV: 'production',
      npm_config_omit: 'dev optional',
      npm_config_registry: 'https://registry.example/',
    });
    const [call] = npmCalls();
    assert.deepEqual(call, {
      args: [
        'ci',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        '--include=dev',
        '--include=optional',
      ],
      npm_config_registry: 'https://registry.example/',
    });
  });

  test('says so when the install fails, and tries again the next time', async () => {
    const { code, out, err } = await launch(['a'], { BROKEN: '1' });
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /软件包安装失败（npm ci 退出码 9）：请/);
    assert.equal(existsSync(stamp), false);
    assert.equal((await launch(['a'])).code, 7);
  });

  test('lets one of two starts install while the other waits', async () => {
    const both = await Promise.all([launch(['a']), launch(['b'])]);
    assert.deepEqual(
      both.map(({ code }) => code),
      [7, 7],
    );
    assert.equal(npmCalls().length, 1);
    assert.match(both.map(({ err }) => err).join(''), /另一个进程（\d+）正在安装/);
    assert.equal(existsSync(lock), false);
  });

  test('is not held up by a start that died while it installed', async () => {
    writeFileSync(lock, '4194305'); // more than Linux hands out
    assert.equal((await launch(['a'])).code, 7);
    rmSync(stamp);
    // The number lives, but nobody has touched the lock for long: it belongs to somebody else now.
    writeFileSync(lock, String(process.pid));
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(lock, longAgo, longAgo);
    assert.equal((await launch(['a'])).code, 7);
    assert.equal(npmCalls().length, 2);
  });

  test('ends with 128 and the number of the signal that ended the command', async () => {
    writeFileSync(join(root, 'src/main.ts'), "process.kill(process.pid, 'SIGKILL');");
    assert.equal((await launch(['a'])).code, 137);
  });
});
