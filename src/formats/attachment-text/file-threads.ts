// Files read, checked and masked in a thread of their own, with a limit of memory and time: they come from outside,
// and nobody else waits for them.

import { Worker } from 'node:worker_threads';
import type { FileFinding } from './find-in-file.ts';
import type { MaskJob, MaskResult } from './mask-file.ts';
import type { OwnContacts } from '../../rules/personal-data/find.ts';

export interface FindJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly contacts: OwnContacts;
  readonly words: readonly string[];
}

export type FileJob =
  | ({ readonly task: 'find' } & FindJob)
  | ({ readonly task: 'mask' } & MaskJob)
  | { readonly task: 'text'; readonly bytes: Uint8Array; readonly name: string };

export type FileAnswer =
  | { readonly task: 'find'; readonly finding: FileFinding }
  | { readonly task: 'mask'; readonly result: MaskResult }
  | { readonly task: 'text'; readonly text: string | undefined };

const longest = 120_000;
const mostMemory = 1024;
/** Each takes a core and up to a gigabyte: others wait their turn. */
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

export async function findInFileThread(job: FindJob): Promise<FileFinding> {
  const answer = await run({ task: 'find', ...job });
  return answer?.task === 'find' ? answer.finding : { ok: false, why: '读取它用的时间或内存太多' };
}

export async function maskFileThread(job: MaskJob): Promise<MaskResult> {
  const answer = await run({ task: 'mask', ...job });
  return answer?.task === 'mask' ? answer.result : { ok: false, why: 'not-maskable' };
}

/** What a file says, as text to look at; `undefined` where it cannot be read. */
export async function textOfFileThread(
  bytes: Uint8Array,
  name: string,
): Promise<string | undefined> {
  const answer = await run({ task: 'text', bytes, name });
  return answer?.task === 'text' ? answer.text : undefined;
}

async function run(job: FileJob): Promise<FileAnswer | undefined> {
  if (running < mostAtOnce) running += 1;
  else await turn();
  try {
    return await inThread(job);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** Whoever is done hands his place on. */
async function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.push(resolve);
  await promise;
}

async function inThread(job: FileJob): Promise<FileAnswer | undefined> {
  const worker = new Worker(new URL('file-worker.ts', import.meta.url), {
    name: 'attachment',
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  const { promise, resolve } = Promise.withResolvers<FileAnswer | undefined>();
  const timer = setTimeout(() => resolve(undefined), longest);
  worker.on('message', (answer: FileAnswer) => resolve(answer));
  worker.on('error', () => resolve(undefined));
  worker.on('exit', () => resolve(undefined));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
