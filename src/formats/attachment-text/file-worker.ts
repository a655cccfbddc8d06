// The thread of one file.

import { parentPort, workerData } from 'node:worker_threads';
import type { FileAnswer, FileJob } from './file-threads.ts';
import { findInFile, shownText } from './find-in-file.ts';
import { maskFile } from './mask-file.ts';

async function answerTo(job: FileJob): Promise<FileAnswer> {
  switch (job.task) {
    case 'find':
      return { task: 'find', finding: await findInFile(job) };
    case 'mask':
      return { task: 'mask', result: await maskFile(job) };
    case 'text':
      return { task: 'text', text: await shownText(job.bytes, job.name) };
  }
}

const answer = await answerTo(workerData as FileJob);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(answer);
