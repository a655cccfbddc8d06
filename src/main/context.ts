// What a command is given: settings and clock are made when first asked for, so that a command that
// needs neither does not fail over a mistake in them.

import { join } from 'node:path';
import { type Config, type Environment, readConfig } from '../config.ts';
import { OperatorError } from '../store/database/operator-error.ts';
import { type Clock, createClock } from './clock.ts';

export interface CommandContext {
  readonly projectRoot: string;
  readonly env: Environment;
  readonly config: () => Config;
  readonly clock: () => Clock;
  /**
   * Registers what has to be done when the process is asked to end (SIGINT, SIGTERM, SIGHUP); the
   * command then comes to its end by itself. Without any, the process ends at once.
   */
  readonly onStop: (work: () => void) => void;
}

/** What a file in src/main/ exports; the result is the exit status. */
export interface Command {
  readonly run: (args: readonly string[], context: CommandContext) => Promise<number>;
}

export function createContext(env: Environment, onStop: CommandContext['onStop']): CommandContext {
  const projectRoot = join(import.meta.dirname, '..', '..');
  const config = once(() => {
    const { config, faults } = readConfig(env, projectRoot, process.cwd());
    if (config) return config;
    throw new OperatorError(`设置有误，请改正后重试：\n${faults.map((f) => `  ${f}`).join('\n')}`);
  });
  const clock = once(() => createClock(config().clockStartsAt));
  return { projectRoot, env, config, clock, onStop };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
