// A Word file read in a thread of its own, with a limit of memory and time: one that cannot be borne stops nobody else.

import { Worker } from 'node:worker_threads';
import type { WordReading } from './read-docx.ts';

const longest = 20_000; // ms
const mostMemory = 768; // MB

export async function readDocxApart(bytes: Uint8Array, name: string): Promise<WordReading> {
  const worker = new Worker(new URL('docx-worker.ts', import.meta.url), {
    name: 'docx',
    workerData: { bytes, name },
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  const { promise, resolve } = Promise.withResolvers<WordReading>();
  const tooSlow: WordReading = { ok: false, code: 'word-too-slow' };
  const timer = setTimeout(() => resolve(tooSlow), longest);
  worker.on('message', resolve);
  worker.on('error', () => resolve(tooSlow));
  worker.on('exit', () => resolve(tooSlow));
  const reading = await promise;
  clearTimeout(timer);
  await worker.terminate();
  return reading;
}
