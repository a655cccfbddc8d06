// Imports that were begun in the back office, and how far they are.

import type { Insertable } from 'kysely';
import type { ImportMapping } from '../../rules/import-mapping.ts';
import type { ImportSummary } from '../../rules/import-summary.ts';
import type { Database } from '../database.ts';
import type { ImportRunsTable, ImportRunState } from '../tables.ts';

export async function addImportRun(
  db: Database,
  run: Insertable<ImportRunsTable>,
): Promise<number> {
  const { id } = await db
    .insertInto('import_runs')
    .values(run)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function importRun(db: Database, organId: number, id: number) {
  return await db
    .selectFrom('import_runs as r')
    .leftJoin('staff as s', 's.id', 'r.staff_id')
    .selectAll('r')
    .select('s.name as staff_name')
    .where('r.id', '=', id)
    .where('r.organ_id', '=', organId)
    .executeTakeFirst();
}

export async function latestImportRuns(db: Database, organId: number) {
  return await db
    .selectFrom('import_runs as r')
    .leftJoin('staff as s', 's.id', 'r.staff_id')
    .select(['r.id', 'r.state', 'r.file_name', 'r.archive_name', 'r.created_at', 'r.finished_at'])
    .select('s.name as staff_name')
    .where('r.organ_id', '=', organId)
    .orderBy('r.id', 'desc')
    .limit(20)
    .execute();
}

/** When anything last became of it; undefined: there is no such import. */
export async function lastOfImportRun(
  db: Database,
  id: number,
): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('import_runs')
    .select(['created_at', 'finished_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.finished_at ?? row?.created_at;
}

/** True for the one caller that took it: two never run the same import. */
export async function takeImportRun(
  db: Database,
  id: number,
  from: readonly ImportRunState[],
  change: {
    readonly state: ImportRunState;
    readonly mapping: ImportMapping;
    readonly missing_files: 'refuse' | 'note';
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_runs')
    .set({
      state: change.state,
      mapping: JSON.stringify(change.mapping),
      missing_files: change.missing_files,
      rows_read: 0,
      failure: null,
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteImportProgress(db: Database, id: number, rows: number): Promise<void> {
  await db.updateTable('import_runs').set({ rows_read: rows }).where('id', '=', id).execute();
}

export async function endImportRun(
  db: Database,
  id: number,
  end: {
    readonly state: ImportRunState;
    readonly report?: ImportSummary;
    readonly failure?: string;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await db
    .updateTable('import_runs')
    .set({
      state: end.state,
      ...(end.report === undefined
        ? {}
        : { report: JSON.stringify(end.report), rows_read: end.report.rows }),
      failure: end.failure ?? null,
      finished_at: end.at,
    })
    .where('id', '=', id)
    .execute();
}
