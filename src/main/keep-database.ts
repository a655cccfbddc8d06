// Watches over the embedded database while the server runs: when it dies it is started again, and
// when that does not succeed the server ends rather than refuse everybody for ever.

import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseServer } from '../store/embedded-postgres/open.ts';

const lookEvery = 500;
/** A killed server's backends may hold its memory for a while on a busy machine: some thirty seconds. */
const attempts = 12;

/** Resolves only when it is given up, with the reason. */
export async function keepDatabase(server: DatabaseServer, stop: AbortSignal): Promise<unknown> {
  for (;;) {
    await sleep(lookEvery, undefined, { signal: stop, ref: false }).catch(() => undefined);
    if (stop.aborted) return await new Promise<never>(() => undefined);
    if (server.isRunning()) continue;
    process.stderr.write('数据库意外停止，正在重新启动……\n');
    const failure = await restart(server);
    if (failure !== undefined) return failure;
    process.stderr.write('数据库已恢复。\n');
  }
}

/** Undefined when it runs again. */
async function restart(server: DatabaseServer): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await server.restart();
      return undefined;
    } catch (error) {
      if (attempt === attempts) return error;
      await sleep(Math.min(attempt, 3) * 1000);
    }
  }
}
