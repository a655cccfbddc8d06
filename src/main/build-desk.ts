// The back office in the browser, built when its sources or the packages have changed since.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../store/operator-error.ts';

/** Returns the folder of the built files; undefined when `stop` came first. */
export async function buildDesk(
  projectRoot: string,
  stop: AbortSignal,
): Promise<string | undefined> {
  if (!existsSync(join(projectRoot, 'src/desk/index.html'))) return undefined;
  const desk = join(projectRoot, 'dist', 'desk');
  const stamp = join(desk, '.built-from');
  const key = hashOfSources(projectRoot);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return desk;
  process.stdout.write('正在构建后台界面（首次启动或更新后）……\n');
  // Built aside and moved into place: half of it is never served, two starts do not mix.
  const unfinished = `${desk}.${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true });
    const built = await runVite(projectRoot, unfinished, stop);
    if (!built) return undefined;
    await writeFile(join(unfinished, '.built-from'), key);
    await rm(desk, { recursive: true, force: true });
    await rename(unfinished, desk);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return desk;
}

/** What the browser gets is made of these; types of other rooms leave no trace in it. */
function hashOfSources(projectRoot: string): string {
  const hash = createHash('sha256');
  const sources = globSync('src/{desk,rules}/**/*.*', { cwd: projectRoot }).sort();
  for (const file of ['package-lock.json', ...sources]) {
    hash.update(`${file}\0`).update(readFileSync(join(projectRoot, file)));
  }
  return hash.digest('hex');
}

async function runVite(projectRoot: string, outDir: string, stop: AbortSignal): Promise<boolean> {
  const script = join(projectRoot, 'node_modules/vite/bin/vite.js');
  const args = ['build', 'src/desk', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const vite = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in the terminal is ours to pass on.
    detached: true,
    signal: stop,
  });
  let said = '';
  vite.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve) => {
    vite.once('error', () => resolve(null));
    vite.once('close', resolve);
  });
  if (stop.aborted) return false;
  if (code !== 0) throw new OperatorError(`后台界面构建失败：\n${said.trim()}`);
  return true;
}
