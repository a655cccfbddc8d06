// Records given in part (条例 37): every page is rendered, the boxes are burned into the picture, and the
// pictures make a new file. Nothing of the old file is carried over: no text, no layer, no attachment,
// no particulars. Each job has a thread of its own with a limit of memory and time: the file is a
// stranger's.

import { Worker } from 'node:worker_threads';
import type { RedactionBox } from '../../rules/redaction.ts';

export interface PageSize {
  /** In points. */
  readonly width: number;
  readonly height: number;
}

export type RedactionJob =
  | { readonly kind: 'measure'; readonly pdf: Uint8Array }
  | { readonly kind: 'picture'; readonly pdf: Uint8Array; readonly page: number }
  | { readonly kind: 'redact'; readonly pdf: Uint8Array; readonly boxes: readonly RedactionBox[] }
  | {
      readonly kind: 'view';
      readonly file: Uint8Array;
      readonly isPdf: boolean;
      readonly page: number;
      readonly mark: string;
    };

export type RedactionResult =
  | { readonly kind: 'measure'; readonly pages: readonly PageSize[] }
  | { readonly kind: 'picture'; readonly jpeg: Uint8Array }
  | { readonly kind: 'redact'; readonly pdf: Uint8Array }
  | { readonly kind: 'view'; readonly jpeg: Uint8Array; readonly pages: number }
  | { readonly kind: 'fault'; readonly fault: string };

/** More are a book: to be divided first. */
export const mostPages = 500;
const longest = 180_000;

/** The size of every page; `undefined` for what is no PDF that can be read. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly PageSize[] | undefined> {
  const result = await run({ kind: 'measure', pdf });
  return result?.kind === 'measure' ? result.pages : undefined;
}

/** One page as a JPEG for the screen on which boxes are drawn. */
export async function pictureOf(pdf: Uint8Array, page: number): Promise<Uint8Array | undefined> {
  const result = await run({ kind: 'picture', pdf, page });
  return result?.kind === 'picture' ? result.jpeg : undefined;
}

export async function redactPdf(
  pdf: Uint8Array,
  boxes: readonly RedactionBox[],
): Promise<Uint8Array | undefined> {
  const result = await run({ kind: 'redact', pdf, boxes });
  return result?.kind === 'redact' ? result.pdf : undefined;
}

/**
 * A page of a scan, or a picture, for the screen: the mark is burned in all over it, so that a photograph of the
 * screen says who took it.
 */
export async function markedView(view: {
  readonly file: Uint8Array;
  readonly isPdf: boolean;
  readonly page: number;
  readonly mark: string;
}): Promise<{ readonly jpeg: Uint8Array; readonly pages: number } | undefined> {
  const result = await run({ kind: 'view', ...view });
  return result?.kind === 'view' ? result : undefined;
}

async function run(job: RedactionJob): Promise<RedactionResult | undefined> {
  const worker = new Worker(new URL('redact-worker.ts', import.meta.url), {
    name: 'redaction',
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const { promise, resolve } = Promise.withResolvers<RedactionResult | undefined>();
  const timer = setTimeout(() => resolve(undefined), longest);
  worker.on('message', (result: RedactionResult) => resolve(result));
  worker.on('error', () => resolve(undefined));
  worker.on('exit', () => resolve(undefined));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
