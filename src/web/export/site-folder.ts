// The folder of an exported site, held by one process at a time, and the mark of what was broken off in it.

import { join } from 'node:path';
import { ownFolder } from '../../formats/site-export/verify-site.ts';
import { isLock, tryLock } from '../../store/database/folder-lock.ts';
import { OperatorError } from '../../store/database/operator-error.ts';

/** Lies there from the first change to the last. */
export const unfinished = join(ownFolder, 'unfinished');

/** @param other what else may be at work there, for who comes second */
export async function heldAlone<T>(
  folder: string,
  other: string,
  work: () => Promise<T>,
): Promise<T> {
  const lock = tryLock(join(folder, ownFolder, 'lock'));
  if (!isLock(lock)) {
    throw new OperatorError(
      `另一个${other}（进程 ${lock.pid}）正在写 ${folder}：请等它结束后再运行，或者换一个目录。`,
    );
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}
