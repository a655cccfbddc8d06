// A lock that names its holder, so that the second comer can say who is there. It is a symbolic link
// whose target is that name: made in one step, never half-written, and possible on a full disk. A
// holder that died without cleaning up (kill -9, power) is known by its process number and start.

import { readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startOf } from './processes.ts';

export interface LockHolder {
  readonly pid: number;
  readonly started: string;
  /** It is on its way out: worth waiting for. */
  readonly stopping: boolean;
}

export interface Lock {
  readonly markStopping: () => void;
  readonly release: () => void;
}

/** The lock, or who holds it. */
export function tryLock(file: string): Lock | LockHolder {
  const own = nameOf(process.pid, startOf(process.pid));
  for (;;) {
    try {
      symlinkSync(own, file);
      return {
        markStopping: () => replace(file, `${own} stopping`),
        release: () => rmSync(file, { force: true }),
      };
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const found = readLock(file);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (isHeld(holder)) return holder;
    removeStale(file, found);
  }
}

/** Waits for another process to finish what it does under the lock, for as long as it lives. */
export async function waitForLock(file: string): Promise<Lock> {
  for (;;) {
    const lock = tryLock(file);
    if (isLock(lock)) return lock;
    await sleep(25);
  }
}

export function isLock(lock: Lock | LockHolder): lock is Lock {
  return 'release' in lock;
}

export function isHeld({ pid, started }: Pick<LockHolder, 'pid' | 'started'>): boolean {
  return isAlive(pid) && nameOf(pid, startOf(pid)) === nameOf(pid, started);
}

/** A process as text that serves as the name of a file or the target of a link. */
export function nameOf(pid: number, started: string): string {
  return `${pid} ${started.replaceAll(/[^\w:]+/g, '_')}`;
}

export function parseHolder(name: string): LockHolder {
  const [pid, started = '', state] = name.split(' ');
  return { pid: Number(pid), started, stopping: state === 'stopping' };
}

function replace(file: string, name: string): void {
  const fresh = `${file}.${process.pid}`;
  symlinkSync(name, fresh);
  renameSync(fresh, file);
}

/**
 * Moves the dead holder's link away and looks again: when somebody else took the lock between our
 * look and our move, it is his link that we hold, and he gets it back.
 */
function removeStale(file: string, seen: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readLock(aside) === seen) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/** Undefined when it has just gone. */
function readLock(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
