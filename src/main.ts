// The door of the house: reads the command line, runs one command, turns its end into an exit status.
// 0 = done, 1 = something for the operator to put right, 2 = the command line or its input is wrong;
// commands may have more.

import { constants } from 'node:os';
import { inspect } from 'node:util';
import { commands, helpText } from './main/commands.ts';
import { createContext } from './main/context.ts';
import { asOperatorError, OperatorError } from './store/database/operator-error.ts';

const onStop: (() => void)[] = [];
let stopping = false;
let crashed = false;

/** Only the first request counts; Ctrl-C comes from the terminal and once more from the launcher. */
function stop(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  if (stopping) return;
  stopping = true;
  if (onStop.length === 0) process.exit(crashed ? 1 : 128 + constants.signals[signal]);
  for (const work of onStop) work();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => stop(signal));
// The launcher was killed: nobody is left to pass signals on.
process.on('disconnect', () => stop('SIGHUP'));
process.channel?.unref();
// `… | head` closes the pipe early, a terminal goes away: nothing to do but to end in good order.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => {
    if (onStop.length === 0) process.exit();
  });
}
// A bug ends the process, but not before it has put away what it opened.
process.on('uncaughtException', (error) => {
  crashed = true;
  printUnknown(error);
  stop('SIGTERM');
});

/** The stack alone: other properties of an error may quote records. */
function printUnknown(error: unknown): void {
  const text = error instanceof Error ? error.stack : undefined;
  process.stderr.write(`${text ?? inspect(error)}\n`);
}

async function main(name: string, args: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(helpText());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`没有“${name}”这个命令；bin/gongkai --help 列出全部命令。\n`);
    return 2;
  }
  const { run } = await command.load();
  return await run(
    args,
    createContext(process.env, (work) => onStop.push(work)),
  );
}

/** A forgotten timer or connection must not keep the process for ever. */
const longestFarewell = 3000;

try {
  const [name = '--help', ...args] = process.argv.slice(2);
  const code = await main(name, args);
  process.exitCode = crashed ? 1 : code;
} catch (error) {
  const known = asOperatorError(error);
  if (known instanceof OperatorError) process.stderr.write(`${known.message}\n`);
  else printUnknown(error);
  process.exitCode = 1;
}
setTimeout(() => process.exit(), longestFarewell).unref();
