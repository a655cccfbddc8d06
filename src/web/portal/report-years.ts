// Which annual reports the public may see: years over by now for which the organ has written its report
// or sealed it.

import { editionsOf } from '../../store/report-editions.ts';
import type { Database } from '../../store/database.ts';
import type { OrganRow } from '../../store/tables.ts';

export async function publicReportYears(db: Database, organ: OrganRow): Promise<readonly number[]> {
  const editions = await editionsOf(db, organ.id);
  return [...new Set(editions.map(({ year }) => year))].sort((a, b) => b - a);
}
