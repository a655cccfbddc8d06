// One server for a data folder: a second one would deliver everything twice.

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareDataFolder } from '../store/database/data-folder.ts';
import { isLock, type Lock, tryLock } from '../store/database/folder-lock.ts';
import { OperatorError } from '../store/database/operator-error.ts';

/** A server that is just ending is waited for, so that stop and start may follow one another. */
export async function takeServeLock(dataFolder: string): Promise<Lock> {
  const file = join(await prepareDataFolder(dataFolder), 'serve.lock');
  const began = performance.now();
  for (;;) {
    const lock = tryLock(file);
    if (isLock(lock)) return lock;
    if (performance.now() - began > (lock.stopping ? 40_000 : 2000)) {
      throw new OperatorError(
        `数据目录 ${dataFolder} 正由另一个服务（进程 ${lock.pid}）使用：请先停止它，或用 GONGKAI_DATA 另选目录。`,
      );
    }
    await sleep(50);
  }
}
