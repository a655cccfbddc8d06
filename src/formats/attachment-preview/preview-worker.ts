// The thread that makes previews, one file after the other.

import { parentPort } from 'node:worker_threads';
import type { AttachmentKind } from '../attachment-type.ts';
import { madePreview } from './made-preview.ts';
import type { MadePreview } from './preview-parts.ts';

interface Given {
  readonly kind: AttachmentKind;
  readonly bytes: Uint8Array;
}

const damaged: MadePreview = { ok: false, why: '文件损坏，或者不是办公软件写出的格式' };

async function answer({ kind, bytes }: Given): Promise<void> {
  const made = await madePreview(kind, bytes).catch(() => damaged);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(made);
}

parentPort?.on('message', (given: Given) => void answer(given));

// From here on its time counts: what it took to begin says nothing of a file.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage('ready');
