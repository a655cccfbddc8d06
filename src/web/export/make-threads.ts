// Threads that make the pages of a whole site side by side: with a hundred thousand of them, one after the other takes a
// machine of several processors several times as long as it needs. Each reads the same moment of the database and writes
// its own files; what is remembered of them stays with the export.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DatabaseAddress } from '../../store/database.ts';
import { OperatorError } from '../../store/database/operator-error.ts';
import type { MadeFile, Order } from './make-file.ts';
import type { Makers } from './make-files.ts';

/** What a thread needs to know, as far as it can be handed over. */
export interface ThreadWork {
  readonly address: DatabaseAddress;
  readonly snapshot: string;
  readonly dataFolder: string;
  readonly origin: string;
  readonly isClockSet: boolean;
  /** The moment of the export. */
  readonly at: string;
  readonly day: string;
  readonly dynamic: string | undefined;
  readonly folder: string;
  readonly compress: boolean;
}

export interface BlockAsked {
  readonly n: number;
  readonly block: readonly Order[];
}

export type BlockAnswer =
  | { readonly n: number; readonly made: readonly (MadeFile | undefined)[] }
  | { readonly n: number; readonly failed: Error; readonly isForOperator: boolean };

/** While one block waits for the database, the other is drawn. */
const blocksEach = 2;
/** Of the heap for what is soon thrown away: a page is, and a larger one is swept less often. */
const youngMemory = 192; // MB

export interface Threads extends Makers {
  readonly close: () => Promise<void>;
}

export const threadsHere = availableParallelism;

export function startThreads(count: number, work: ThreadWork): Threads {
  const threads = Array.from({ length: count }, () => startThread(work));
  return {
    atOnce: count * blocksEach,
    makeBlock: async (block) => {
      const [first, ...others] = threads;
      if (first === undefined) throw new Error('no thread');
      const idlest = others.reduce((best, one) => (one.load() < best.load() ? one : best), first);
      return await idlest.ask(block);
    },
    close: async () => {
      await Promise.all(threads.map(async ({ end }) => await end()));
    },
  };
}

interface Thread {
  readonly load: () => number;
  readonly ask: Makers['makeBlock'];
  readonly end: () => Promise<void>;
}

function startThread(work: ThreadWork): Thread {
  const worker = new Worker(new URL('make-thread.ts', import.meta.url), {
    name: 'export',
    workerData: work,
    resourceLimits: { maxYoungGenerationSizeMb: youngMemory },
  });
  const asked = new Map<number, PromiseWithResolvers<readonly (MadeFile | undefined)[]>>();
  let count = 0;
  let ended: Error | undefined;
  worker.on('message', (answer: BlockAnswer) => {
    const waiting = asked.get(answer.n);
    asked.delete(answer.n);
    if ('made' in answer) waiting?.resolve(answer.made);
    else waiting?.reject(asThrown(answer));
  });
  const fail = (error: Error): void => {
    ended ??= error;
    for (const { reject } of asked.values()) reject(ended);
    asked.clear();
  };
  worker.on('error', (error: Error) => fail(error));
  worker.on('exit', () => fail(new Error('a thread of the export ended')));
  return {
    load: () => asked.size,
    ask: async (block) => {
      if (ended !== undefined) throw ended;
      const n = (count += 1);
      const waiting = Promise.withResolvers<readonly (MadeFile | undefined)[]>();
      asked.set(n, waiting);
      const message: BlockAsked = { n, block };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      worker.postMessage(message);
      return await waiting.promise;
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

/** What crosses over from a thread is no longer of its class. */
function asThrown({ failed, isForOperator }: Extract<BlockAnswer, { failed: Error }>): Error {
  return isForOperator ? new OperatorError(failed.message, { cause: failed }) : failed;
}
