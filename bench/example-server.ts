// A server of one's own with the example in it, started as a user starts it, for benches that need one.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../test/server-process.ts';

export interface ExampleServer {
  readonly origin: string;
  readonly dataFolder: string;
  /** Of the launcher, below which all others are. */
  readonly pid: number;
  /** What it printed: addresses, and the one-time passwords of the example's people. */
  readonly said: () => string;
  /** From `npm start` to the line that says it serves. */
  readonly firstStart: number;
  /** Ends it; the data stay for another start. */
  readonly halt: () => Promise<void>;
  readonly removeData: () => void;
  readonly stop: () => Promise<void>;
}

/** The first start builds the back office and loads six thousand documents, on a busy machine too. */
const patience = 600_000;

export async function startExample(): Promise<ExampleServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const started = performance.now();
  const server = await startServer(dataFolder, { GONGKAI_EXAMPLE: '1' });
  if (!(await server.serving(patience))) {
    server.npm.kill('SIGTERM');
    throw new Error(`the server did not start: ${server.said()}`);
  }
  const halt = async (): Promise<void> => {
    server.npm.kill('SIGTERM');
    await server.exited;
  };
  const removeData = (): void => rmSync(dataFolder, { recursive: true, force: true });
  return {
    origin: `http://127.0.0.1:${server.port}`,
    dataFolder,
    pid: server.npm.pid ?? 0,
    said: server.said,
    firstStart: performance.now() - started,
    halt,
    removeData,
    stop: async () => {
      await halt();
      removeData();
    },
  };
}
