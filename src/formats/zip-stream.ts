// A ZIP written as it is read: one file at a time lies in memory, and none is made before it is wanted.

import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  /** With its folders, separated by strokes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @param at what unpacked files are dated by: wall-clock time */
export function zipStream(
  entries: AsyncIterable<ZipEntry>,
  at: Temporal.PlainDateTime,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const source = entries[Symbol.asyncIterator]();
  let zip: Zip | undefined;
  return new ReadableStream({
    start: (controller) => {
      zip = new Zip((error, chunk, isLast) => {
        if (error !== null) {
          controller.error(error);
          return;
        }
        controller.enqueue(new Uint8Array(chunk));
        if (isLast) controller.close();
      });
    },
    pull: async (controller) => {
      try {
        const next = await source.next();
        if (next.done === true) zip?.end();
        else add(zip, next.value, at);
      } catch (error) {
        // Half a file must not look like a whole one: the connection is cut.
        onError(error);
        controller.error(error);
      }
    },
    cancel: async () => {
      await source.return?.();
      zip?.terminate();
    },
  });
}

/** What is compressed already is taken as it is. */
const loose = /\.(?:csv|json|txt|html)$/u;

function add(zip: Zip | undefined, { name, bytes }: ZipEntry, at: Temporal.PlainDateTime): void {
  const file = loose.test(name) ? new ZipDeflate(name) : new ZipPassThrough(name);
  const { year, month, day, hour, minute, second } = at;
  file.mtime = new Date(year, month - 1, day, hour, minute, second);
  zip?.add(file);
  file.push(bytes, true);
}
