// A lock that is a file naming its holder, so that the second comer can say who is there. A holder
// that died without cleaning up (kill -9, power) is recognised by its process number and start.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  const own: LockHolder = { pid: process.pid, started: startOf(process.pid), stopping: false };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o644 });
      return {
        markStopping: () => writeFileSync(file, JSON.stringify({ ...own, stopping: true })),
        release: () => rmSync(file, { force: true }),
      };
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const found = readLock(file);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder && isHeld(holder)) return holder;
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
  return isAlive(pid) && startOf(pid) === started;
}

/**
 * Moves the dead holder's file away and looks again: when somebody else took the lock between our
 * look and our move, it is his file that we hold, and he gets it back.
 */
function removeStale(file: string, seen: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') === seen) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/** Undefined when it has just gone. An empty file is one that is being written: look again. */
function readLock(file: string): string | undefined {
  const giveUp = performance.now() + 1000;
  for (;;) {
    try {
      const text = readFileSync(file, 'utf8');
      if (text !== '' || performance.now() > giveUp) return text;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    return JSON.parse(text) as LockHolder;
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
