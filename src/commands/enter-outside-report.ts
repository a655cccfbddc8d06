// Figures of an organ that does not use this system, as the report it published prints them: read from its
// file, or entered. Entering again replaces them, and the log keeps both.

import { readReportFile } from '../formats/annual-report/read-file.ts';
import type { Cell } from '../rules/annual-report/form.ts';
import { formPlaces } from '../rules/annual-report/roll-up-tables.ts';
import { violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { type CommandContext, done, refused, type Result } from './context.ts';

export interface OutsideEntry {
  readonly year: number;
  readonly name: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly source: string;
}

export async function enterOutsideReport(
  { db, clock, actor, organId }: CommandContext,
  { year, name, cells, source }: OutsideEntry,
): Promise<Result<{ readonly id: number }>> {
  if (name.trim() === '') return refused(violation('organ-name-missing', 'name'));
  if (source.trim() === '') return refused(violation('evidence-missing', 'source'));
  const known = new Set(formPlaces);
  const strange = Object.keys(cells).filter((place) => !known.has(place));
  if (strange.length > 0) return refused(violation('cell-unknown', 'cells', strange.join('、')));
  const wrong = Object.entries(cells).filter(
    ([place, n]) => n !== null && (n < 0 || (!Number.isInteger(n) && place !== 'table2.fees')),
  );
  if (wrong.length > 0) return refused(violation('amount-impossible', 'cells'));
  const row = {
    government_id: organId,
    year,
    name: name.trim(),
    cells: JSON.stringify(cells),
    source: source.trim(),
    entered_by: actor.kind === 'staff' ? actor.name : '系统',
    entered_at: clock.now(),
  };
  return await db.transaction().execute(async (within) => {
    const before = await within
      .selectFrom('roll_up_outside')
      .select(['cells', 'source'])
      .where('government_id', '=', organId)
      .where('year', '=', year)
      .where('name', '=', row.name)
      .executeTakeFirst();
    const { id } = await within
      .insertInto('roll_up_outside')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['government_id', 'year', 'name']).doUpdateSet(row),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'roll-up-outside-entered',
      object: `report ${organId} ${year}`,
      detail: { name: row.name, was: before ?? null, source: row.source },
    });
    return done({ id });
  });
}

/** The name is the file's own where none is given. */
export async function enterOutsideFile(
  context: CommandContext,
  input: {
    readonly year: number;
    readonly name?: string | undefined;
    readonly fileName: string;
    readonly bytes: Uint8Array;
  },
): Promise<Result<{ readonly id: number }>> {
  const read = await readReportFile(input.bytes);
  if (!read.ok) return refused(violation('report-unreadable', 'file', read.reason));
  const { report } = read;
  if (report.year !== null && report.year !== input.year) {
    return refused(violation('report-of-other-year', 'file', `${report.year}年`));
  }
  const places = new Set(formPlaces);
  const cells = Object.fromEntries(
    [...report.cells].filter(
      ([place]) => places.has(place) && report.marks.get(place) !== 'ambiguous',
    ),
  );
  if (Object.keys(cells).length === 0) {
    return refused(violation('report-unreadable', 'file', '没有读到表二、表三、表四'));
  }
  const name = input.name?.trim() === '' ? undefined : input.name;
  return await enterOutsideReport(context, {
    year: input.year,
    name: name ?? report.organ ?? '',
    cells,
    source: input.fileName,
  });
}

export async function removeOutsideReport(
  { db, clock, actor, organId }: CommandContext,
  { id }: { readonly id: number },
): Promise<Result<null>> {
  return await db.transaction().execute(async (within) => {
    const removed = await within
      .deleteFrom('roll_up_outside')
      .where('id', '=', id)
      .where('government_id', '=', organId)
      .returning(['name', 'year', 'cells', 'source'])
      .executeTakeFirst();
    if (removed === undefined) return refused(violation('roll-up-not-below', 'id'));
    await appendAuditLog(within, {
      at: clock.now(),
      actor,
      action: 'roll-up-outside-removed',
      object: `report ${organId} ${removed.year}`,
      detail: { was: removed },
    });
    return done(null);
  });
}
