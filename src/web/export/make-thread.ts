// One of the threads that make a site (make-threads.ts): blocks of orders come in, what was made of them goes back.

import { parentPort, workerData } from 'node:worker_threads';
import type { IsoDay } from '../../rules/day.ts';
import { createDatabase, createPool } from '../../store/database.ts';
import { OperatorError } from '../../store/database/operator-error.ts';
import type { Secrets } from '../../store/database/secrets.ts';
import { readersOf } from '../../store/database/snapshot.ts';
import { makeFile } from './make-file.ts';
import type { BlockAnswer, BlockAsked, ThreadWork } from './make-threads.ts';
import { createRenderer, type Render } from './render.ts';
import { filesIn } from './write-files.ts';

const work = workerData as ThreadWork;
const files = filesIn(work.folder, work.compress);
const rendering = startRenderer();

async function startRenderer(): Promise<Render> {
  const pool = createPool(work.address, { max: 1, isPatient: true });
  return await createRenderer({
    ...work,
    db: readersOf(pool, work.snapshot),
    previewsIn: createDatabase(pool),
    now: () => Temporal.Instant.from(work.at),
    day: work.day as IsoDay,
    // Nothing that is written out for all to read is signed: a thread gets no keys, and what would use one fails.
    secrets: {} as Secrets,
  });
}

async function answer({ n, block }: BlockAsked): Promise<BlockAnswer> {
  try {
    const render = await rendering;
    const made = await Promise.all(
      block.map(async (order) => await makeFile(files, render, order)),
    );
    return { n, made };
  } catch (error) {
    const failed = error instanceof Error ? error : new Error(String(error));
    return { n, failed, isForOperator: error instanceof OperatorError };
  }
}

parentPort?.on('message', (asked: BlockAsked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  void answer(asked).then((answered) => parentPort?.postMessage(answered));
});
