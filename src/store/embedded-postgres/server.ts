// Starting and stopping the server process itself. Callers hold the lock of the place.

import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { isAlive, waitUntil } from '../database/processes.ts';
import { serverEnvironment } from './cluster.ts';
import type { Place } from './place.ts';
import { findSocketFolder } from './socket-folder.ts';
import { endLeftovers, kill, port, readStatus, removeStaleFiles, type Status } from './status.ts';

export type ServerSettings = Readonly<Record<string, string>>;

/** Recovery after a crash may replay a lot; a server that is merely busy with it is not given up. */
const patience = 10 * 60_000;

/** The server that runs already, or a new one. */
export async function ensureServer(
  place: Place,
  settings: ServerSettings,
): Promise<Status & { started: boolean }> {
  const found = readStatus(place);
  if (found && found.state !== 'stopping') {
    return { ...(await waitForReady(place, found.pid)), started: false };
  }
  if (found) await waitUntil(() => !isAlive(found.pid), patience);
  await endLeftovers(place);
  const socketFolder = findSocketFolder(place);
  removeStaleFiles(place, socketFolder);
  return { ...(await startServer(place, socketFolder, settings)), started: true };
}

/** Fast shutdown: running statements are rolled back, nothing acknowledged is lost. */
export async function stopServer(place: Place): Promise<void> {
  const found = readStatus(place);
  if (!found) return;
  kill(found.pid, 'SIGINT');
  if (await waitUntil(() => !isAlive(found.pid), 30_000)) return;
  // Immediate shutdown: recovered from the write-ahead log at the next start.
  kill(found.pid, 'SIGQUIT');
  await waitUntil(() => !isAlive(found.pid), 10_000);
}

async function startServer(
  place: Place,
  socketFolder: string,
  settings: ServerSettings,
): Promise<Status> {
  const logFile = join(place.folder, 'server.log');
  const log = openLog(logFile);
  const logStart = statSync(logFile).size;
  const all = { ...defaultSettings(place, socketFolder), ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: Ctrl-C in the terminal is for us, who stop the server in our own order.
  const server = spawn(join(place.native, 'bin/postgres'), ['-D', place.cluster, ...flags], {
    ...place.account,
    cwd: '/',
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  server.unref();
  if (server.pid === undefined) {
    const [error] = (await new Promise((resolve) => {
      server.once('error', (...args) => resolve(args));
    })) as [Error];
    throw error;
  }
  try {
    return await waitForReady(place, server.pid);
  } catch (error) {
    const said = readFileSync(logFile).subarray(logStart).toString('utf8').trim();
    throw new Error(`内置数据库未能启动，日志见 ${logFile}：${lastWords(said)}`, { cause: error });
  }
}

/** Line 8 of postmaster.pid becomes `ready` when connections are accepted. */
async function waitForReady(place: Place, pid: number): Promise<Status> {
  const isReady = (): boolean => {
    const status = readStatus(place);
    return status?.pid === pid && status.state === 'ready';
  };
  await waitUntil(() => isReady() || !isAlive(pid), patience);
  const status = readStatus(place);
  if (status?.state !== 'ready') throw new Error('the server did not become ready');
  return status;
}

function lastWords(log: string): string {
  const lines = log.split('\n');
  const telling = lines.filter((line) => /\b(?:FATAL|PANIC|ERROR):|No space left/.test(line));
  return (telling.length > 0 ? telling : lines).slice(-2).join(' ');
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** Given on the command line, so that a release decides them and no file in the cluster grows old. */
function defaultSettings(place: Place, socketFolder: string): ServerSettings {
  // In a container its limit counts, not the machine's memory; without one the answer is 0 or absurd.
  const limit = process.constrainedMemory() || totalmem();
  const memory = Math.floor(Math.min(limit, totalmem()) / 1_048_576);
  return {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    cluster_name: place.clusterName,
    max_connections: '60',
    shared_buffers: `${Math.min(16_384, Math.max(64, Math.floor(memory / 4)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    // What is not in its own memory mostly lies in that of the system: nearer at hand than through another process.
    io_method: 'sync',
    jit: 'off',
    max_logical_replication_workers: '0',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    log_line_prefix: '%m [%p] ',
    // Statements and the details of errors may hold personal data.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...warmStart(place),
  };
}

/**
 * What lay in memory when the server stopped is read again when it starts, while it answers already: of a large search
 * the first questions would otherwise wait for the disk. Not every build of PostgreSQL has it.
 */
function warmStart({ native }: Place): ServerSettings {
  const files = [
    'lib/postgresql/pg_prewarm.so',
    'lib/postgresql/pg_prewarm.dylib',
    'lib/pg_prewarm.dll',
  ];
  if (!files.some((file) => existsSync(join(native, file)))) return {};
  return { shared_preload_libraries: 'pg_prewarm', 'pg_prewarm.autoprewarm_interval': '30min' };
}
