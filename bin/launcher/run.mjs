// Children, and the signals that are meant for them.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** @type {string | undefined} */
let received;

/**
 * The first signal goes to the children, and their end is awaited. Ctrl-C reaches launcher and
 * children at once, and impatient fingers send it again: everything after the first is ignored.
 */
export function passSignalsOn() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stop(signal));
  }
  stopWithNpm();
}

/** @param {string} signal */
function stop(signal) {
  if (received) return;
  received = signal;
  for (const child of children) child.kill(signal);
  if (children.size === 0) process.exit(exitCodeOf(signal));
}

/** npm that is killed outright cannot tell us; its child is then somebody else's. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_script?.startsWith('exec ')) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) stop('SIGHUP');
  }, 500).unref();
}

export function isStopping() {
  return received !== undefined;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, channel?: boolean, quietStdout?: boolean}} options
 * @returns {Promise<number>} the child's exit code, 128 + n where a signal ended it
 */
export function run(command, args, { cwd, env, channel = false, quietStdout = false } = {}) {
  if (received) return Promise.resolve(exitCodeOf(received));
  return new Promise((resolve, reject) => {
    const stdio = [quietStdout ? 'ignore' : 0, quietStdout ? 2 : 1, 2];
    const child = spawn(command, args, { cwd, env, stdio: channel ? [...stdio, 'ipc'] : stdio });
    child.channel?.unref();
    children.add(child);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      children.delete(child);
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

/** @param {string | null} signal */
function exitCodeOf(signal) {
  return 128 + (signal ? constants.signals[signal] : 0);
}
