// Everything that is open, in files for those who take all at once (条例 24): documents with their texts a line each,
// what is known of them as a table, what was taken off. Written in small steps beside the running site, so that memory
// stays flat, and switched to when all is there; what was taken off since makes the files wait (openDump).

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { beijingDay } from '../../rules/beijing-time.ts';
import { csvRow } from '../../formats/csv.ts';
import {
  type OpenDocument,
  openDocumentOf,
  tombstoneOf,
} from '../../formats/open-data/open-document.ts';
import type { Database } from '../../store/database.ts';
import { openDetails } from '../../store/documents/open-details.ts';
import {
  openDocuments,
  type OpenPlace,
  type OpenRow,
  takenOffSince,
} from '../../store/documents/open-documents.ts';
import type { Clock } from '../context.ts';

export interface DumpContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly origin: string;
}

export interface DumpFile {
  /** Under which it is asked for; the stored name has its hash. */
  readonly name: string;
  readonly stored: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly lines: number;
}

export interface DumpManifest {
  readonly madeAt: string;
  readonly documents: number;
  readonly tombstones: number;
  readonly files: readonly DumpFile[];
  /** Taken off shortly before it was begun: not in it. */
  readonly goneBefore: readonly number[];
}

const folderName = 'open-data';
const batch = 200;
/** An act that bears an earlier moment may be saved while the dump is already read. */
const slowestAct = { minutes: 10 };

export function dumpFolder(dataFolder: string): string {
  return join(dataFolder, folderName);
}

/** @param goOn asked between two steps; when it says no, nothing has changed */
export async function dumpOpenData(
  context: DumpContext,
  goOn: () => boolean = () => true,
): Promise<DumpManifest | undefined> {
  const folder = dumpFolder(context.dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // What changes after this moment is in the next dump, or makes this one wait.
  const madeAt = context.clock.now();
  const goneBefore = await takenOffSince(context.db, madeAt.subtract(slowestAct));
  const [lines, table, gone] = await Promise.all([
    openFile(folder, 'documents.jsonl.gz', 'application/gzip'),
    openFile(folder, 'documents.csv.gz', 'application/gzip'),
    openFile(folder, 'tombstones.jsonl.gz', 'application/gzip'),
  ]);
  const files = [lines, table, gone];
  try {
    await table.write(`\uFEFF${csvRow(tableColumns.map(([name]) => name))}`);
    let after: OpenPlace | undefined;
    for (;;) {
      if (!goOn()) return await leaveOff(files);
      const rows = await openDocuments(
        context.db,
        {},
        { order: 'id', after, limit: batch, withText: true },
      );
      await writeBatch(context, rows, { lines, table, gone });
      const last = rows.at(-1);
      if (last === undefined || rows.length < batch) break;
      after = { at: last.public_at, id: last.id };
    }
    const done = await Promise.all(files.map(async (file) => await file.close()));
    return await switchTo(folder, {
      madeAt: madeAt.toString(),
      documents: lines.lines(),
      tombstones: gone.lines(),
      files: done,
      goneBefore,
    });
  } catch (error) {
    await leaveOff(files);
    throw error;
  }
}

/** The dump as it may be handed out; `undefined` while there is none that holds nothing taken off. */
export async function openDump({
  db,
  dataFolder,
}: Pick<DumpContext, 'db' | 'dataFolder'>): Promise<DumpManifest | undefined> {
  const manifest = await readManifest(dataFolder);
  if (manifest === undefined) return undefined;
  const since = Temporal.Instant.from(manifest.madeAt).subtract(slowestAct);
  const known = new Set(manifest.goneBefore);
  const gone = await takenOffSince(db, since);
  return gone.every((id) => known.has(id)) ? manifest : undefined;
}

/** There is none of this day, or something in it was taken off. */
export async function isDumpDue(
  context: Pick<DumpContext, 'db' | 'clock' | 'dataFolder'>,
): Promise<boolean> {
  const dump = await openDump(context);
  return (
    dump === undefined || beijingDay(Temporal.Instant.from(dump.madeAt)) !== context.clock.today()
  );
}

async function readManifest(dataFolder: string): Promise<DumpManifest | undefined> {
  const text = await readFile(join(dumpFolder(dataFolder), 'manifest.json'), 'utf8').catch(
    () => undefined,
  );
  return text === undefined ? undefined : (JSON.parse(text) as DumpManifest);
}

interface Files {
  readonly lines: OpenFileWriter;
  readonly table: OpenFileWriter;
  readonly gone: OpenFileWriter;
}

async function writeBatch(
  { db, clock, origin }: DumpContext,
  rows: readonly OpenRow[],
  { lines, table, gone }: Files,
): Promise<void> {
  const details = await openDetails(
    db,
    rows.map(({ id }) => id),
  );
  const today = clock.today();
  for (const row of rows) {
    if (row.state === 'withdrawn') {
      await gone.write(`${JSON.stringify(tombstoneOf(row, origin))}\n`);
      continue;
    }
    const document = openDocumentOf(row, details(row.id), { origin, today });
    await lines.write(`${JSON.stringify(document)}\n`);
    await table.write(csvRow(tableColumns.map(([, cell]) => cell(document))));
  }
}

type Cell = (document: OpenDocument) => string;

/** What is known of a document, without its text: several values are parted by semicolons. */
const tableColumns: readonly (readonly [string, Cell])[] = [
  ['id', ({ id }) => String(id)],
  ['url', ({ url }) => url],
  ['title', ({ title }) => title],
  ['kind', ({ kind }) => kind],
  ['documentNumber', ({ documentNumber }) => documentNumber ?? ''],
  ['indexNumber', ({ indexNumber }) => indexNumber ?? ''],
  ['organ', ({ organ }) => organ.name],
  ['issuers', ({ issuers }) => issuers.join(';')],
  ['publisher', ({ publisher }) => publisher],
  ['column', ({ column }) => column],
  ['theme', ({ theme }) => theme ?? ''],
  ['subtheme', ({ subtheme }) => subtheme ?? ''],
  ['groupClass', ({ groupClass }) => groupClass ?? ''],
  ['genre', ({ genre }) => genre ?? ''],
  ['keywords', ({ keywords }) => keywords.join(';')],
  ['madeOn', ({ madeOn }) => madeOn ?? ''],
  ['publishedOn', ({ publishedOn }) => publishedOn],
  ['revisedAt', ({ revisedAt }) => revisedAt ?? ''],
  ['validity', ({ validity }) => validity ?? ''],
  ['effectiveFrom', ({ effectiveFrom }) => effectiveFrom ?? ''],
  ['effectiveTo', ({ effectiveTo }) => effectiveTo ?? ''],
  ['repealedOn', ({ repealedOn }) => repealedOn ?? ''],
  ['amendedOn', ({ amendedOn }) => amendedOn ?? ''],
  ['attachments', ({ attachments }) => String(attachments.length)],
  // New ones stand at the end: programs may count.
  ['organCode', ({ organ }) => organ.code],
  ['source', ({ source }) => source],
  ['themeCode', (document) => document.themeCode ?? ''],
  ['subthemeCode', (document) => document.subthemeCode ?? ''],
  ['groupClassCode', (document) => document.groupClassCode ?? ''],
  ['genreCode', (document) => document.genreCode ?? ''],
];

interface OpenFileWriter {
  readonly write: (text: string) => Promise<void>;
  readonly lines: () => number;
  readonly close: () => Promise<DumpFile>;
  readonly discard: () => Promise<void>;
}

/** Compressed on its way to the disk; its sum is that of the compressed bytes. */
async function openFile(folder: string, name: string, mediaType: string): Promise<OpenFileWriter> {
  const partial = join(folder, `${name}.partial`);
  const hash = createHash('sha256');
  let size = 0;
  let lines = 0;
  const gzip = createGzip({ level: 6 });
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      hash.update(chunk);
      size += chunk.length;
      next(null, chunk);
    },
  });
  const written = pipeline(gzip, counted, createWriteStream(partial, { mode: 0o600 }));
  // Told of by `close`; until then nobody listens.
  written.catch(() => undefined);
  return {
    lines: () => lines,
    write: async (text) => {
      lines += 1;
      if (gzip.destroyed) throw fault();
      if (!gzip.write(text)) await drained(gzip);
    },
    close: async () => {
      gzip.end();
      await written;
      const sha256 = hash.digest('hex');
      const stored = `${sha256.slice(0, 16)}-${name}`;
      await rename(partial, join(folder, stored));
      return { name, stored, mediaType, size, sha256, lines };
    },
    discard: async () => {
      gzip.destroy();
      await written.catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}

const fault = (): Error => new Error('a file of the open data could not be written');

async function drained(stream: Writable): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', failed);
      resolve();
    };
    const failed = (): void => {
      stream.off('drain', done);
      reject(fault());
    };
    stream.once('drain', done);
    stream.once('close', failed);
  });
}

async function leaveOff(files: readonly OpenFileWriter[]): Promise<undefined> {
  await Promise.all(files.map(async (file) => await file.discard()));
  return undefined;
}

/** The manifest names the files, so that writing it is the switch; what it no longer names goes. */
async function switchTo(folder: string, manifest: DumpManifest): Promise<DumpManifest> {
  const next = join(folder, 'manifest.json.partial');
  await writeFile(next, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await rename(next, join(folder, 'manifest.json'));
  const kept = new Set(['manifest.json', ...manifest.files.map(({ stored }) => stored)]);
  for (const name of await readdir(folder)) {
    if (!kept.has(name)) await rm(join(folder, name), { force: true });
  }
  return manifest;
}
