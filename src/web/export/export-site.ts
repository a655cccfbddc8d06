// The public site as files, for offices whose public server is cut off from the one they work at. The files are written
// first and the manifest last, so that an export broken off in the middle is known as such and completed by the next.

import type { Dirent } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import {
  manifestName,
  manifestText,
  partFile,
  pathOfLine,
  publicKeyName,
  readManifest,
  readManifestHead,
  readPart,
  shaOf,
} from '../../formats/site-export/manifest.ts';
import { ownFolder } from '../../formats/site-export/verify-site.ts';
import type { IsoDay } from '../../rules/day.ts';
import { createDatabase, type Pool } from '../../store/database.ts';
import { OperatorError } from '../../store/database/operator-error.ts';
import type { Secrets } from '../../store/database/secrets.ts';
import { atOneMoment } from '../../store/database/snapshot.ts';
import { keptFiles, type KeptFiles, LostPart, type SavedParts } from './kept-files.ts';
import { makeSite } from './make-site.ts';
import { listenFile, webRoot } from './places.ts';
import { planExport } from './plan.ts';
import { heldAlone, unfinished } from './site-folder.ts';
import {
  keptOfLine,
  readManifestText,
  readState,
  type State,
  statePath,
  stateText,
  textIn,
} from './state.ts';
import { draftFolder, type Files, filesIn } from './write-files.ts';

export interface ExportSource {
  readonly pool: Pool;
  readonly secrets: Secrets;
  readonly dataFolder: string;
  readonly origin: string;
  readonly now: () => Temporal.Instant;
  readonly isClockSet: boolean;
  /** Another one may draw every page differently. */
  readonly release: string;
  /** Where the server is reached from the machine that serves the files. */
  readonly upstream: string;
}

export interface ExportOptions {
  readonly folder: string;
  /** What the pages take for today. */
  readonly day: IsoDay;
  /** Origin of the server that answers forms, where it is not the site's own. */
  readonly dynamic: string | undefined;
  /** Where the folder will lie when it is served. */
  readonly servedFrom: string;
  readonly compress: boolean;
  /** Made anew from the first page on, whatever is known. */
  readonly full: boolean;
  /** That make the pages of a whole site; absent: as many as the machine has processors, where they are many pages. */
  readonly threads?: number;
  /** Told how many files were made so far. */
  readonly onMade?: (made: number) => void;
}

export interface Exported {
  readonly sequence: number;
  readonly whole: boolean;
  readonly made: number;
  readonly written: number;
  readonly deleted: number;
  readonly files: number;
}

export async function exportSite(source: ExportSource, options: ExportOptions): Promise<Exported> {
  const { folder } = options;
  await prepareFolder(folder);
  return await heldAlone(folder, '导出', async () =>
    exportInto(source, options).catch(async (error: unknown) => {
      // What is remembered cannot be read: as if nothing were.
      if (!(error instanceof LostPart)) throw error;
      return await exportInto(source, { ...options, full: true });
    }),
  );
}

async function exportInto(source: ExportSource, options: ExportOptions): Promise<Exported> {
  const { folder, day, compress } = options;
  const before = await readManifestText(folder);
  const state = options.full ? undefined : await trustedState(folder, before);
  const settings = settingsOf(source, options);
  const at = source.now();
  return await atOneMoment(source.pool, async ({ db, snapshot }) => {
    const plan = await planExport(db, state, { day, settings, at });
    if (state !== undefined && plan.changed?.size === 0) return nothingNew(state);
    await rm(join(folder, draftFolder), { recursive: true, force: true });
    await mkdir(join(folder, draftFolder));
    // Read before anything is written over.
    const listed = state === undefined ? await listedBefore(folder, before) : [];
    const files = filesIn(folder, compress);
    await files.replace(unfinished, Buffer.from(listed.join('\n')));
    await keepKey(files, folder, source.secrets.siteKey());
    const kept = keptFiles(folder, state?.parts);
    const { counts, deleted } = await makeSite({
      db,
      snapshot,
      previewsIn: createDatabase(source.pool),
      source,
      options,
      files,
      plan,
      kept,
    });
    const removed = state === undefined ? await sweep(folder, kept, listed) : deleted;
    // Broken off from here on, the next export would no longer learn from the lists what is to be deleted elsewhere.
    await files.replace(unfinished, Buffer.from(removed.join('\n')));
    const saved = await kept.save(files);
    const gone = [...new Set([...removed, ...saved.gone])].sort();
    const isSame = state !== undefined && counts.written === 0 && gone.length === 0;
    const manifest = isSame ? undefined : manifestOf(source, options, { at, before, saved, gone });
    const head = {
      sequence: manifest?.sequence ?? state?.head.sequence ?? 0,
      manifest: manifest === undefined ? (state?.head.manifest ?? '') : shaOf(manifest.text),
      day,
      settings,
      change: plan.lastChange,
      at: at.toString(),
    };
    await files.replace(statePath, Buffer.from(stateText({ head, parts: saved.parts })));
    // The last of all: until then the former one holds, and the next export begins anew.
    if (manifest !== undefined) await files.replace(manifestName, Buffer.from(manifest.text));
    await rm(join(folder, unfinished));
    const whole = plan.changed === undefined;
    return { ...summary({ head, parts: saved.parts }), whole, ...counts, deleted: gone.length };
  });
}

async function keepKey(files: Files, folder: string, key: string): Promise<void> {
  if ((await textIn(join(folder, publicKeyName))) !== key)
    await files.replace(publicKeyName, Buffer.from(key));
}

function summary({ head, parts }: State): Pick<Exported, 'sequence' | 'files'> {
  const files = [...parts.values()].reduce((sum, { count }) => sum + count, 0);
  return { sequence: head.sequence, files };
}

function nothingNew(state: State): Exported {
  return { ...summary(state), whole: false, made: 0, written: 0, deleted: 0 };
}

/** A folder of somebody else's files is not written into: what is not of the site would be removed from it. */
async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes(ownFolder)) {
    throw new OperatorError(`${folder} 里已有别的文件：请给导出一个空目录，或者上次导出的目录。`);
  }
  await mkdir(join(folder, ownFolder), { recursive: true });
}

/** What the last export remembers, where it came to its end and its manifest still lies there. */
async function trustedState(
  folder: string,
  manifest: Buffer | undefined,
): Promise<State | undefined> {
  const names = await readdir(join(folder, ownFolder));
  if (manifest === undefined || names.includes(basename(unfinished))) return undefined;
  const state = await readState(folder);
  return state?.head.manifest === shaOf(manifest) ? state : undefined;
}

function settingsOf(
  { origin, release, upstream, isClockSet }: ExportSource,
  { dynamic, servedFrom, compress }: ExportOptions,
): string {
  const all = { origin, release, upstream, isClockSet, dynamic, servedFrom, compress };
  return shaOf(JSON.stringify(all));
}

/**
 * What lies in the site and is not of it, left by an export that was broken off, goes. Gives all that was there by the
 * last manifest, or lay there, and is no more.
 */
async function sweep(
  folder: string,
  kept: KeptFiles,
  listed: readonly string[],
): Promise<readonly string[]> {
  const known = new Set<string>([listenFile]);
  for (const [part, lines] of kept.parts('loaded')) if (lines.size > 0) known.add(partFile(part));
  for (const [, line] of kept.lines()) {
    for (const one of keptOfLine(line).lines) known.add(pathOfLine(one));
  }
  const gone = new Set(listed.filter((path) => !known.has(path)));
  for (const top of [webRoot, 'nginx', 'manifest']) {
    const entries = await entriesBelow(join(folder, top));
    for (const entry of entries.filter((one) => !one.isDirectory())) {
      const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
      if (known.has(path)) continue;
      await rm(join(folder, path), { force: true });
      gone.add(path);
    }
  }
  return [...gone].sort();
}

async function entriesBelow(folder: string): Promise<readonly Dirent[]> {
  await mkdir(folder, { recursive: true });
  return await readdir(folder, { recursive: true, withFileTypes: true });
}

/** Every file of the last manifest, with the lists that name them, and what an export that was broken off deleted. */
async function listedBefore(
  folder: string,
  manifest: Buffer | undefined,
): Promise<readonly string[]> {
  const left = await textIn(join(folder, unfinished));
  const listed = left.split('\n').filter((path) => path !== '');
  const read = manifest === undefined ? undefined : readManifest(manifest.toString());
  if (read?.ok !== true) return listed;
  for (const part of read.manifest.parts.keys()) {
    const text = await textIn(join(folder, part));
    listed.push(part, ...(readPart(text)?.keys() ?? []));
  }
  return listed;
}

function manifestOf(
  { secrets, origin }: ExportSource,
  { day }: ExportOptions,
  {
    at,
    before,
    saved,
    gone,
  }: {
    readonly at: Temporal.Instant;
    readonly before: Buffer | undefined;
    readonly saved: SavedParts;
    readonly gone: readonly string[];
  },
): { readonly sequence: number; readonly text: string } {
  const read = before === undefined ? undefined : readManifestHead(firstLineOf(before));
  const sequence = (read?.sequence ?? 0) + 1;
  const previous = before === undefined ? null : shaOf(before);
  const head = { sequence, madeAt: at.toString(), day, origin, previous };
  const parts = Array.from(saved.parts.values(), ({ manifest: line }) => line);
  const text = manifestText(head, parts, gone, secrets.signSite);
  return { sequence, text };
}

function firstLineOf(bytes: Buffer): string {
  return bytes.subarray(0, bytes.indexOf('\n') + 1).toString();
}
