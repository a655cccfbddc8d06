// The lines of a file, one after the other. Only a line feed ends one (with a carriage return before it or not): what
// JSON may bear inside a string, U+2028 and U+2029 from old pages, ends nothing.

import type { Readable } from 'node:stream';

/** Without their ends; an empty one after the last line feed is none. */
export async function* textLines(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let begun: string[] = [];
  for await (const part of input as AsyncIterable<string>) {
    const [first = '', ...more] = part.split('\n');
    begun.push(first);
    for (const next of more) {
      yield withoutReturn(begun.join(''));
      begun = [next];
    }
  }
  const last = begun.join('');
  if (last !== '') yield last;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
