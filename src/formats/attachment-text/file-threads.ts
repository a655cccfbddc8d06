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

/** What one file may take of the machine. */
export interface FileLimits {
  readonly ms: number;
  /** Of what the program makes of it; the file and its parts, which are bounded themselves, lie beside. */
  readonly megabytes: number;
}

const usualLimits: FileLimits = { ms: 60_000, megabytes: 1024 };
/** Each takes a core and up to a gigabyte: others wait their turn. */
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

export async function findInFileThread(job: FindJob, limits = usualLimits): Promise<FileFinding> {
  const answer = await run({ task: 'find', ...job }, limits);
  if (typeof answer === 'string') return { ok: false, why: tooMuch[answer] };
  return answer.task === 'find' ? answer.finding : { ok: false, why: tooMuch.fault };
}

export async function maskFileThread(job: MaskJob): Promise<MaskResult> {
  const answer = await run({ task: 'mask', ...job });
  return typeof answer !== 'string' && answer.task === 'mask'
    ? answer.result
    : { ok: false, why: 'not-maskable' };
}

/** What a file says, as text to look at; `undefined` where it cannot be read. */
export async function textOfFileThread(
  bytes: Uint8Array,
  name: string,
): Promise<string | undefined> {
  const answer = await run({ task: 'text', bytes, name });
  return typeof answer !== 'string' && answer.task === 'text' ? answer.text : undefined;
}

/** Why there is no answer. */
const tooMuch = {
  time: '读取它用的时间太长，请拆成几个文件',
  memory: '读取它用的内存太多，请拆成几个文件',
  fault: '读取它的程序中断了',
} as const;
type Failure = keyof typeof tooMuch;

async function run(job: FileJob, limits = usualLimits): Promise<FileAnswer | Failure> {
  if (running < mostAtOnce) running += 1;
  else await turn();
  try {
    return await inThread(job, limits);
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

async function inThread(
  job: FileJob,
  { ms, megabytes }: FileLimits,
): Promise<FileAnswer | Failure> {
  const worker = new Worker(new URL('file-worker.ts', import.meta.url), {
    name: 'attachment',
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  });
  const { promise, resolve } = Promise.withResolvers<FileAnswer | Failure>();
  const timer = setTimeout(() => resolve('time'), ms);
  worker.on('message', (answer: FileAnswer) => resolve(answer));
  worker.on('error', (error: NodeJS.ErrnoException) =>
    resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'fault'),
  );
  worker.on('exit', () => resolve('fault'));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
