// The thread of one import.

import { parentPort, workerData } from 'node:worker_threads';
import { readDocx } from './read-docx.ts';

const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(await readDocx(bytes, name));
