// The back office in the browser, built when its sources or the packages have changed since.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitForLock } from '../store/database/folder-lock.ts';
import { OperatorError } from '../store/database/operator-error.ts';

/** Returns the folder of the built files; undefined when `stop` came first. */
export async function buildDesk(
  projectRoot: string,
  stop: AbortSignal,
): Promise<string | undefined> {
  const desk = join(projectRoot, 'dist', 'desk');
  const key = hashOfSources(projectRoot);
  if (isBuiltFrom(desk, key)) return desk;
  await mkdir(join(projectRoot, 'dist'), { recursive: true });
  const lock = await waitForLock(`${desk}.lock`);
  try {
    // Another server may have built it while this one waited.
    if (!isBuiltFrom(desk, key) && !(await build(projectRoot, desk, key, stop))) return undefined;
  } finally {
    lock.release();
  }
  return desk;
}

/** While developing, another process builds it whenever it changes. */
export async function watchedDesk(projectRoot: string): Promise<string> {
  const desk = join(projectRoot, 'dist', 'desk');
  await mkdir(desk, { recursive: true });
  return desk;
}

const stamp = '.built-from';

function isBuiltFrom(desk: string, key: string): boolean {
  const file = join(desk, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === key;
}

/** Aside, then moved into place: half of it is never served. */
async function build(
  projectRoot: string,
  desk: string,
  key: string,
  stop: AbortSignal,
): Promise<boolean> {
  process.stdout.write('正在构建后台界面（首次启动或更新后）……\n');
  const unfinished = `${desk}.new`;
  await rm(unfinished, { recursive: true, force: true });
  if (!(await runVite(projectRoot, unfinished, stop))) return false;
  await writeFile(join(unfinished, stamp), key);
  await rm(desk, { recursive: true, force: true });
  await rename(unfinished, desk);
  return true;
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
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
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
