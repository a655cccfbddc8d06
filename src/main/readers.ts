// The readers of the server: connections are dealt out to them and to the server itself in turn, so that public pages
// are answered on more than one core and do not wait for what the back office computes. All that has to be counted or
// decided once stays with the server.

import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { waitUntil } from '../store/database/processes.ts';
import type { MemoryChange } from '../web/page-memory.ts';

export type ToReader = MemoryChange | 'connection' | 'drain';

export interface Readers {
  /** Gives the connection to the next in turn; `back` when that is the server, or the reader dies before it has it. */
  readonly take: (socket: Socket, back: () => void) => void;
  /** They finish what they are at. */
  readonly stop: () => Promise<void>;
}

export interface ReadersOptions {
  readonly count: number;
  /** Where the server answers them. */
  readonly socketPath: string;
  readonly follow: (follower: (change: MemoryChange) => void) => () => void;
  /** The settings' clock, where it does not show the present. */
  readonly clockNow: (() => Temporal.Instant) | undefined;
  /** By which one finds what belongs to the server (GONGKAI_DATA). */
  readonly dataFolder: string;
}

const restartAfter = 1000; // ms
const longestDrain = 5000; // ms

export function startReaders(options: ReadersOptions): Readers {
  const running = new Set<ChildProcess>();
  let isStopping = false;
  let turn = 0;
  const start = (): void => {
    if (isStopping) return;
    const reader = startReader(options);
    running.add(reader);
    reader.once('exit', () => {
      running.delete(reader);
      setTimeout(start, restartAfter).unref();
    });
  };
  for (let i = 0; i < options.count; i += 1) start();
  return {
    take: (socket, back) => {
      turn = (turn + 1) % (running.size + 1);
      const reader = [...running][turn - 1];
      if (reader === undefined || !reader.connected) {
        back();
        return;
      }
      // Connections go over one by one; those still waiting are forgotten with the process, without a word.
      reader.once('exit', back);
      reader.send('connection' satisfies ToReader, socket, (error) => {
        reader.off('exit', back);
        if (error !== null) socket.destroy();
      });
    },
    stop: async () => {
      isStopping = true;
      for (const reader of running) tell(reader, 'drain');
      await waitUntil(() => running.size === 0, longestDrain);
      for (const reader of running) reader.kill('SIGKILL');
    },
  };
}

function startReader({ socketPath, follow, clockNow, dataFolder }: ReadersOptions): ChildProcess {
  const reader = fork(
    join(import.meta.dirname, 'reader.ts'),
    [socketPath, clockNow?.().toString() ?? ''],
    {
      // Of the settings it needs none, least of all those with passwords.
      env: { GONGKAI_DATA: dataFolder },
      // As the server itself (bin/launcher/main.mjs).
      execArgv: ['--max-semi-space-size=16'],
      serialization: 'advanced',
    },
  );
  reader.setMaxListeners(0);
  const unfollow = follow((change) => tell(reader, change));
  reader.once('exit', unfollow);
  reader.on('error', () => reader.kill('SIGKILL'));
  reader.unref();
  reader.channel?.unref();
  return reader;
}

function tell(reader: ChildProcess, message: ToReader): void {
  if (reader.connected) reader.send(message, () => undefined);
}
