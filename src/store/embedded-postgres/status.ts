// What postmaster.pid says, and which processes of the cluster are there.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, isAlive, runningProcesses, waitUntil } from '../database/processes.ts';
import type { Place } from './place.ts';

export interface Status {
  readonly pid: number;
  readonly socketFolder: string;
  readonly state: string;
}

export const port = 5432;

/** Undefined when no server of this cluster is alive, whatever the file says. */
export function readStatus(place: Place): Status | undefined {
  let text: string;
  try {
    text = readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isServer(place, pid)) return undefined;
  return { pid, socketFolder: lines[4] ?? '', state: (lines[7] ?? '').trim() };
}

/** The number may have been given to another process since: its command line tells. */
export function isServer(place: Place, pid: number): boolean {
  return isAlive(pid) && commandLineOf(pid).includes(`-D ${place.cluster} `);
}

/**
 * After a kill -9 the workers of the dead server may linger; a new server beside them would ruin the
 * files. They notice by themselves within moments; those that do not are told, then ended.
 */
export async function endLeftovers(place: Place): Promise<void> {
  for (const signal of [undefined, 'SIGQUIT', 'SIGKILL'] as const) {
    if (signal) {
      for (const pid of leftovers(place)) kill(pid, signal);
    }
    if (await waitUntil(() => leftovers(place).length === 0, 2000)) return;
  }
  throw new Error(`processes of ${place.cluster} do not end: ${leftovers(place).join(', ')}`);
}

/** Workers call themselves `postgres: <cluster_name>: …`. */
function leftovers(place: Place): number[] {
  const title = `postgres: ${place.clusterName}: `;
  return runningProcesses()
    .filter(({ pid, commandLine }) => commandLine.startsWith(title) && isAlive(pid))
    .map(({ pid }) => pid);
}

export function removeStaleFiles(place: Place, socketFolder: string): void {
  const socket = join(socketFolder, `.s.PGSQL.${port}`);
  for (const file of [join(place.cluster, 'postmaster.pid'), socket, `${socket}.lock`]) {
    rmSync(file, { force: true });
  }
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
