// Two starts at once must not both empty node_modules: the second waits for the first.

import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeat = 2000;
const presumedDead = 20_000;

/**
 * @param {string} file
 * @returns {Promise<() => void>} releases the lock
 */
export async function takeInstallLock(file) {
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return keep(file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = look(file);
    if (holder === undefined) continue;
    if (!holder.alive) takeAway(file, holder.pid);
    else {
      if (!told) process.stderr.write(`另一个进程（${holder.pid}）正在安装，请稍候……\n`);
      told = true;
      await sleep(200);
    }
  }
}

/** Touched while it is held: a process number alone may by now belong to somebody else. */
function keep(file) {
  const timer = setInterval(() => {
    const now = new Date();
    utimesSync(file, now, now);
  }, heartbeat);
  const release = () => {
    clearInterval(timer);
    rmSync(file, { force: true });
  };
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}

function look(file) {
  try {
    const pid = readFileSync(file, 'utf8');
    const fresh = Date.now() - statSync(file).mtimeMs < presumedDead;
    return { pid, alive: fresh && (pid === '' || isAlive(Number(pid))) };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whoever moves the dead file away may find that it has become a living one: it is put back. */
function takeAway(file, pid) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') === pid) rmSync(aside);
    else renameSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
