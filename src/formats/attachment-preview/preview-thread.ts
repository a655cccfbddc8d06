// Previews are made in a thread with a limit of memory and time, one at a time: files come from outside, and nobody else
// waits for them. The thread stays for the next file, since to begin one takes longer than most files do; one that
// could not bear its file is not used again.

import { Worker } from 'node:worker_threads';
import type { AttachmentKind } from '../attachment-type.ts';
import type { MadePreview } from './preview-parts.ts';

const longest = 60_000; // ms, of a file
const mostMemory = 768; // MB
const idleFor = 30_000; // ms

const tooMuch: MadePreview = {
  ok: false,
  why: '转换它用的时间或内存太多',
  isTooMuch: true,
};

let thread: Promise<Worker | undefined> | undefined;
let last: Promise<unknown> = Promise.resolve();
let resting: NodeJS.Timeout | undefined;

export async function previewInThread(
  kind: AttachmentKind,
  bytes: Uint8Array,
  limit = longest,
): Promise<MadePreview> {
  const turn = last.then(async () => await inThread(kind, bytes, limit));
  last = turn.catch(() => undefined);
  return await turn;
}

async function inThread(
  kind: AttachmentKind,
  bytes: Uint8Array,
  limit: number,
): Promise<MadePreview> {
  clearTimeout(resting);
  const worker = await (thread ??= newThread());
  worker?.ref();
  const made = worker && (await answerOf(worker, { kind, bytes }, limit));
  if (made === undefined) {
    await end();
    return tooMuch;
  }
  // It keeps no process alive that has come to its end.
  worker?.unref();
  resting = setTimeout(() => void end(), idleFor).unref();
  return made;
}

/** `undefined` when it does not come in time, or the thread dies of it. */
async function answerOf(
  worker: Worker,
  message: unknown,
  limit: number,
): Promise<MadePreview | undefined> {
  const { promise, resolve } = Promise.withResolvers<MadePreview | undefined>();
  const fail = (): void => resolve(undefined);
  const timer = setTimeout(fail, limit);
  worker.once('message', resolve);
  worker.once('exit', fail);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  worker.postMessage(message);
  const answer = await promise;
  clearTimeout(timer);
  worker.off('message', resolve);
  worker.off('exit', fail);
  return answer;
}

/** Ready for a file; `undefined` where none could be begun. */
async function newThread(): Promise<Worker | undefined> {
  const worker = new Worker(new URL('preview-worker.ts', import.meta.url), {
    name: 'preview',
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  const { promise, resolve } = Promise.withResolvers<Worker | undefined>();
  // One that dies of its file says so by its exit.
  worker.on('error', () => resolve(undefined));
  worker.once('message', () => resolve(worker));
  worker.once('exit', () => resolve(undefined));
  return await promise;
}

async function end(): Promise<void> {
  const ending = thread;
  thread = undefined;
  const worker = await ending;
  await worker?.terminate();
}
