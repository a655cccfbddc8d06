// Starts the server as a user would, with `npm start`, and looks at what it leaves behind.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitUntil } from '../src/store/database/processes.ts';

const root = join(import.meta.dirname, '..');

export interface ServerProcess {
  readonly npm: ChildProcess;
  readonly port: number;
  /** Everything printed so far. */
  readonly said: () => string;
  readonly exited: Promise<number | null>;
  /** Waits until it announces itself; false when it ended before. */
  readonly serving: (patience?: number) => Promise<boolean>;
}

/** In a process group of its own, as in a terminal. An empty installation, so that it is quick. */
export async function startServer(
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
  [program, ...args]: readonly [string, ...string[]] = ['npm', 'start'],
): Promise<ServerProcess> {
  const port = Number(settings['PORT'] ?? (await freePort()));
  const { DATABASE_URL: _, ...inherited } = process.env;
  const npm = spawn(program, args, {
    cwd: root,
    detached: true,
    env: {
      ...inherited,
      GONGKAI_DATA: dataFolder,
      GONGKAI_EXAMPLE: '0',
      PORT: String(port),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  let ended = false;
  const exited = new Promise<number | null>((resolve) => {
    npm.once('close', (code) => {
      ended = true;
      resolve(code);
    });
  });
  const isServing = (): boolean => said.includes('已启动');
  return {
    npm,
    port,
    said: () => said,
    exited,
    serving: async (patience = 60_000) => {
      await waitUntil(() => ended || isServing(), patience);
      return isServing() && !ended;
    },
  };
}

/** With one organ, and with what `init` makes: enough for the portal's form. */
export async function initialise(dataFolder: string): Promise<void> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  await promisify(execFile)(
    join(root, 'bin', 'gongkai'),
    ['init', '--code', 'kfq', '--name', '测试管理委员会'],
    { env: { ...inherited, GONGKAI_DATA: dataFolder } },
  );
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What the front page says; empty when nobody answers. */
export async function frontPage(port: number): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return await response.text();
  } catch {
    return '';
  }
}

/** Command lines, by process number, of all that was started for this data folder and still lives. */
export function processesOf(dataFolder: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    const commandLine = read(pid, 'cmdline').replaceAll('\0', ' ').trim();
    const ours =
      read(pid, 'environ').split('\0').includes(`GONGKAI_DATA=${dataFolder}`) ||
      commandLine.includes(`${dataFolder}/`) ||
      workingFolder(pid).startsWith(`${dataFolder}/`);
    // A zombie has no command line.
    if (ours && commandLine !== '' && pid !== process.pid) found.set(pid, commandLine);
  }
  return found;
}

export function pidOf(dataFolder: string, words: RegExp): number {
  for (const [pid, commandLine] of processesOf(dataFolder)) {
    if (words.test(commandLine)) return pid;
  }
  throw new Error(`no process ${words}: ${[...processesOf(dataFolder).values()].join('\n')}`);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function workingFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
