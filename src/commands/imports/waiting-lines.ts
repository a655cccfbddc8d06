// Rows that wait for a later one. They lie in a file, so that an import takes no more memory when an old site lists
// everything the wrong way round. The file loses its name as soon as it is open: however the process ends, nothing is
// left of texts that nobody has looked through yet (个人信息保护法 51).

import { type FileHandle, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { textLines } from '../../formats/text-lines.ts';
import type { ImportLine } from './import-line.ts';

export interface WaitingLines {
  readonly add: (line: ImportLine) => Promise<void>;
  /** In the order in which they were added. */
  readonly all: () => AsyncGenerator<ImportLine>;
  readonly close: () => Promise<void>;
}

const bytesAtOnce = 1 << 20;

/** Nothing is made in `folder` before somebody waits. */
export function createWaitingLines(folder: string): WaitingLines {
  let file: FileHandle | undefined;
  let own = '';
  let unwritten: string[] = [];
  let size = 0;
  const write = async (): Promise<FileHandle> => {
    if (file === undefined) {
      own = await newFolder(folder);
      file = await openNameless(own);
    }
    if (unwritten.length > 0) await file.appendFile(unwritten.join(''));
    unwritten = [];
    size = 0;
    return file;
  };
  return {
    add: async (line) => {
      const text = `${JSON.stringify(line)}\n`;
      unwritten.push(text);
      size += text.length;
      if (size >= bytesAtOnce) await write();
    },
    all: async function* () {
      if (file === undefined && unwritten.length === 0) return;
      const from = await write();
      const input = from.createReadStream({ start: 0, autoClose: false });
      for await (const text of textLines(input)) yield read(text);
    },
    close: async () => {
      unwritten = [];
      await file?.close();
      // Where an open file keeps its name (Windows) it goes now.
      if (own !== '') await rm(own, { recursive: true, force: true });
    },
  };
}

async function newFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return await mkdtemp(join(folder, 'waiting-'));
}

async function openNameless(own: string): Promise<FileHandle> {
  const file = await open(join(own, 'lines'), 'ax+', 0o600);
  await rm(own, { recursive: true, force: true }).catch(() => undefined);
  return file;
}

function read(text: string): ImportLine {
  const { document, ...place } = JSON.parse(text) as ImportLine;
  const { publishedAt } = document;
  return { ...place, document: { ...document, publishedAt: Temporal.Instant.from(publishedAt) } };
}
