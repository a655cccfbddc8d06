// Looking at other processes: is it alive, is it still the one that wrote its number into a file.
// Linux is read from /proc because small systems come without `ps`.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const isLinux = process.platform === 'linux';

/** A zombie counts as dead: in a container nobody may be there to reap it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isLinux || statFields(pid)?.[0] !== 'Z';
}

/** Something that differs when the number has been given to another process; '' when it is dead. */
export function startOf(pid: number): string {
  return (isLinux ? statFields(pid)?.[19] : ps(['-o', 'lstart=', '-p', String(pid)])) ?? '';
}

/** The fields of /proc/PID/stat after the program's name, which may itself hold spaces. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function ps(args: readonly string[]): string | undefined {
  try {
    return execFileSync('ps', args, { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

export interface RunningProcess {
  readonly pid: number;
  readonly commandLine: string;
}

/** The command line, its arguments joined by one space; '' for one that is gone. */
export function commandLineOf(pid: number): string {
  if (!isLinux) return ps(['-ww', '-o', 'command=', '-p', String(pid)]) ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

export function runningProcesses(): RunningProcess[] {
  const pids = isLinux
    ? readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    : (ps(['-axo', 'pid=']) ?? '').split(/\s+/);
  return pids
    .map((pid) => ({ pid: Number(pid), commandLine: commandLineOf(Number(pid)) }))
    .filter(({ commandLine }) => commandLine !== '');
}

/** Waits until `condition` holds; false when it did not in time. */
export async function waitUntil(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > end) return false;
    await sleep(20);
  }
  return true;
}
