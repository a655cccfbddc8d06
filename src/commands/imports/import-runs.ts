// An import from the back office: a workbook and an archive are handed in, tried without writing, then run in the
// background. What was handed in lies below the data folder until the run is over.

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openOldFiles } from '../../formats/old-site/old-files.ts';
import { openOldSource } from '../../formats/old-site/open-source.ts';
import { unpackInto } from '../../formats/old-site/unpack.ts';
import { type ImportMapping, newNotes, readMapping } from '../../rules/import-mapping.ts';
import { violation } from '../../rules/violations.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import {
  addImportRun,
  endImportRun,
  importRun,
  lastOfImportRun,
  noteImportProgress,
  takeImportRun,
} from '../../store/documents/import-runs.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refused, refusedFor, type Result } from '../context.ts';
import { importRecords } from './import-documents.ts';
import { staffIdOf } from '../letters/letter-act.ts';

function folderOf(dataFolder: string, id: number): string {
  return join(dataFolder, 'imports', String(id));
}

const sheetName = 'list.xlsx';
/** Imports that this process is at. */
const active = new Set<number>();

export function isActive(id: number): boolean {
  return active.has(id);
}

/** A workbook, or an archive of pages. */
export async function beginImport(
  context: FileContext,
  given: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly id: number }>> {
  const isSheet = /\.xlsx$/i.test(given.name);
  if (!isSheet && !/\.zip$/i.test(given.name)) return refusedFor('import-file-kind', 'file');
  const id = await addImportRun(context.db, {
    organ_id: context.organId,
    staff_id: staffIdOf(context.actor) ?? null,
    state: 'waiting',
    file_name: given.name,
    created_at: context.clock.now(),
  });
  const folder = folderOf(context.dataFolder, id);
  const files = join(folder, 'files');
  await mkdir(files, { recursive: true, mode: 0o700 });
  if (isSheet) await writeFile(join(folder, sheetName), given.bytes, { mode: 0o600 });
  const fault = isSheet
    ? await openOldSource(join(folder, sheetName), false)
    : await unpackInto(files, given.bytes);
  if (typeof fault !== 'string') return done({ id });
  await rm(folder, { recursive: true, force: true });
  await endImportRun(context.db, id, { state: 'failed', failure: fault, at: context.clock.now() });
  return refused(violation('import-file-unreadable', 'file', fault));
}

/** The files beside a workbook. */
export async function addImportArchive(
  context: FileContext,
  given: { readonly id: number; readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly id: number }>> {
  const run = await importRun(context.db, context.organId, given.id);
  if (run === undefined) return refusedFor('import-unknown');
  if (run.state !== 'waiting' && run.state !== 'checked') return refusedFor('import-not-open');
  const files = join(folderOf(context.dataFolder, given.id), 'files');
  const fault = await unpackInto(files, given.bytes);
  if (fault !== undefined) {
    return refused(violation('import-file-unreadable', 'file', fault));
  }
  await context.db
    .updateTable('import_runs')
    .set({ archive_name: given.name })
    .where('id', '=', given.id)
    .execute();
  return done({ id: given.id });
}

export interface StartImport {
  readonly id: number;
  readonly dryRun: boolean;
  readonly mapping: unknown;
  readonly missingFiles: 'refuse' | 'note';
}

/** Answers as soon as it has begun. `onError`: told of what should not happen. */
export async function startImport(
  context: FileContext,
  { id, dryRun, mapping: given, missingFiles }: StartImport,
  onError: (error: unknown) => void,
): Promise<Result<{ readonly id: number }>> {
  const { db, organId } = context;
  const run = await importRun(db, organId, id);
  if (run === undefined) return refusedFor('import-unknown');
  const codes = new Set((await columnsOf(db, organId)).map(({ slug }) => slug));
  const read = readMapping(given, (code) => codes.has(code));
  if ('faults' in read) {
    const detail = read.faults.join('；');
    return refused(violation('import-mapping', 'mapping', detail));
  }
  const { mapping } = read;
  // One whose process has ended is taken up again: what is there already is not changed.
  const stalled = (run.state === 'running' || run.state === 'checking') && !active.has(id);
  const from = dryRun
    ? (['waiting', 'checked', ...(stalled ? (['checking'] as const) : [])] as const)
    : (['checked', ...(stalled ? (['running'] as const) : [])] as const);
  const state = dryRun ? 'checking' : 'running';
  const change = { state, mapping, missing_files: missingFiles } as const;
  if (active.has(id) || !(await takeImportRun(db, id, from, change))) {
    return refusedFor('import-not-open');
  }
  active.add(id);
  const isSheet = /\.xlsx$/i.test(run.file_name);
  void work(context, { id, dryRun, mapping, missingFiles, isSheet })
    .catch(async (error: unknown) => {
      onError(error);
      const at = context.clock.now();
      // What was handed in is still there: it may be tried again.
      const failure = '运行中断，没有完成；已经导入的不会重复，可以再运行一次';
      await endImportRun(db, id, { state: 'checked', failure, at }).catch(onError);
    })
    .finally(() => active.delete(id));
  return done({ id });
}

async function work(
  context: FileContext,
  given: Omit<StartImport, 'mapping'> & {
    readonly mapping: ImportMapping;
    readonly isSheet: boolean;
  },
): Promise<void> {
  const { id, dryRun, mapping, missingFiles, isSheet } = given;
  const { db, dataFolder, clock } = context;
  const folder = folderOf(dataFolder, id);
  const files = await openOldFiles(join(folder, 'files'));
  const path = isSheet ? join(folder, sheetName) : join(folder, 'files');
  const source = await openOldSource(path, !isSheet);
  if (typeof source === 'string') throw new Error(source);
  const notes = newNotes();
  const result = await importRecords(
    context,
    ({ bySlug }) => source({ mapping, notes, isColumn: (code) => bySlug.has(code) }, files),
    {
      dryRun,
      files: { from: files, dataFolder },
      missingFiles,
      findPersonalData: true,
      mapping,
      notes,
      onProgress: ({ rows }) => void noteImportProgress(db, id, rows).catch(() => undefined),
    },
  );
  if (!result.ok) throw new Error('the organ is gone');
  const at = clock.now();
  await endImportRun(db, id, { state: dryRun ? 'checked' : 'done', report: result.value, at });
  if (!dryRun) await rm(folder, { recursive: true, force: true });
}

const hoursUntilSwept = 24;

/**
 * What was handed in and not brought in within a day goes: pages of an old site hold what nobody has looked through yet
 * (个人信息保护法 19). What runs stays.
 */
export async function sweepImports({
  db,
  clock,
  dataFolder,
}: Pick<FileContext, 'db' | 'clock' | 'dataFolder'>): Promise<number> {
  const names = await readdir(join(dataFolder, 'imports')).catch(() => []);
  const at = clock.now();
  const since = at.subtract({ hours: hoursUntilSwept });
  let swept = 0;
  for (const name of names) {
    const id = Number(name);
    if (!Number.isSafeInteger(id) || active.has(id)) continue;
    const lastAt = await lastOfImportRun(db, id);
    if (lastAt !== undefined && Temporal.Instant.compare(lastAt, since) > 0) continue;
    await rm(folderOf(dataFolder, id), { recursive: true, force: true });
    const failure = '超过一天没有导入，上传的内容已经清除，请重新上传';
    if (lastAt !== undefined) await endImportRun(db, id, { state: 'failed', failure, at });
    swept += 1;
  }
  return swept;
}
