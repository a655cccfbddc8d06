// A server of one's own with the example in it, started as a user starts it, for benches that need one.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../test/server-process.ts';

export interface ExampleServer {
  readonly origin: string;
  readonly dataFolder: string;
  /** From `npm start` to the line that says it serves. */
  readonly firstStart: number;
  /** Ends it; the data stay for another start. */
  readonly halt: () => Promise<void>;
  readonly removeData: () => void;
  readonly stop: () => Promise<void>;
}

export async function startExample(): Promise<ExampleServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const started = performance.now();
  const server = await startServer(dataFolder, { GONGKAI_EXAMPLE: '1' });
  if (!(await server.serving())) throw new Error(`the server did not start: ${server.said()}`);
  const halt = async (): Promise<void> => {
    server.npm.kill('SIGTERM');
    await server.exited;
  };
  const removeData = (): void => rmSync(dataFolder, { recursive: true, force: true });
  return {
    origin: `http://127.0.0.1:${server.port}`,
    dataFolder,
    firstStart: performance.now() - started,
    halt,
    removeData,
    stop: async () => {
      await halt();
      removeData();
    },
  };
}
