// Imports of the register of firms, with their reports.

import type { EnterpriseImportReport } from '../../rules/policy/enterprise-import.ts';
import type { Database } from '../database.ts';
import type { EnterpriseImportRow, NewEnterpriseImport } from '../tables.ts';

export async function addEnterpriseImport(db: Database, row: NewEnterpriseImport): Promise<number> {
  const { id } = await db
    .insertInto('enterprise_imports')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function noteEnterpriseRows(db: Database, id: number, rows: number): Promise<void> {
  await db
    .updateTable('enterprise_imports')
    .set({ rows_read: rows })
    .where('id', '=', id)
    .execute();
}

export async function endEnterpriseImport(
  db: Database,
  id: number,
  end: {
    readonly state: 'done' | 'failed';
    readonly at: Temporal.Instant;
    readonly report?: EnterpriseImportReport;
    readonly failure?: string;
  },
): Promise<void> {
  const { state, at, report, failure = null } = end;
  await db
    .updateTable('enterprise_imports')
    .set({
      state,
      finished_at: at,
      failure,
      report: report === undefined ? null : JSON.stringify(report),
    })
    .where('id', '=', id)
    .execute();
}

export async function enterpriseImport(
  db: Database,
  organId: number,
  id: number,
): Promise<EnterpriseImportRow | undefined> {
  return await db
    .selectFrom('enterprise_imports')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function latestEnterpriseImports(db: Database, organId: number) {
  return await db
    .selectFrom('enterprise_imports as i')
    .leftJoin('staff as s', 's.id', 'i.staff_id')
    .selectAll('i')
    .select('s.name as by')
    .where('i.organ_id', '=', organId)
    .orderBy('i.id', 'desc')
    .limit(30)
    .execute();
}
