// Figures of an organ that does not use this system, as the report it published prints them: read from its
// file, or entered. Entering again replaces them, and the log keeps both.

import { readXlsx } from '../../formats/read-xlsx.ts';
import { readReportFile } from '../../formats/annual-report/read-file.ts';
import { cellName } from '../../rules/annual-report/cell-names.ts';
import type { Cell } from '../../rules/annual-report/form.ts';
import { figureHeadings, readOutsideRows } from '../../rules/annual-report/outside-sheet.ts';
import { formPlaces } from '../../rules/annual-report/roll-up-tables.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export interface OutsideEntry {
  readonly year: number;
  readonly name: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly source: string;
}

function outsideFaults({ name, cells, source }: Omit<OutsideEntry, 'year'>): readonly Violation[] {
  if (name.trim() === '') return [violation('organ-name-missing', 'name')];
  if (source.trim() === '') return [violation('evidence-missing', 'source')];
  const known = new Set(formPlaces);
  const strange = Object.keys(cells).filter((place) => !known.has(place));
  if (strange.length > 0) return [violation('cell-unknown', 'cells', strange.join('、'))];
  const wrong = Object.entries(cells).filter(
    ([place, n]) => n !== null && (n < 0 || (!Number.isInteger(n) && place !== 'table2.fees')),
  );
  const where = wrong.map(([place]) => cellName(place)).join('、');
  return wrong.length > 0 ? [violation('amount-impossible', 'cells', where)] : [];
}

export async function enterOutsideReport(
  { db, clock, actor, organId }: CommandContext,
  { year, name, cells, source }: OutsideEntry,
): Promise<Result<{ readonly id: number }>> {
  const found = outsideFaults({ name, cells, source });
  if (found.length > 0) return refused(...found);
  const row = {
    government_id: organId,
    year,
    name: name.trim(),
    cells: JSON.stringify(cells),
    source: source.trim(),
    entered_by: actor.kind === 'staff' ? actor.name : '系统',
    entered_at: clock.now(),
  };
  return await inTransaction(db, async (within) => {
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

/** A sheet with a column for each organ: written whole or not at all. */
export async function importOutsideSheet(
  context: CommandContext,
  input: { readonly year: number; readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly names: readonly string[] }>> {
  const sheet = await readXlsx(input.bytes, {
    mostBytes: 2 * 1024 * 1024,
    mostRows: 400,
    columns: figureHeadings.length + mostOutside,
  });
  if (!sheet.ok) {
    return refused(
      violation(sheet.why === 'too-long' ? 'sheet-too-long' : 'sheet-unreadable', 'file'),
    );
  }
  const head = sheet.rows[0]?.cells.map((cell) => String(cell ?? '').trim()) ?? [];
  if (figureHeadings.some((heading, n) => head[n] !== heading)) {
    return refused(violation('outside-sheet-headings', 'file'));
  }
  const { organs, faults } = readOutsideRows(sheet.rows);
  if (faults.length > 0) {
    const where = faults.map(({ line, reason }) => `第${line}行：${reason}`).join('；');
    return refused(violation('sheet-rows-wrong', 'file', where));
  }
  if (organs.length === 0) return refused(violation('sheet-empty', 'file'));
  const entries = organs.map(({ source, ...organ }) => ({
    ...organ,
    year: input.year,
    source: source === '' ? input.fileName : source,
  }));
  const found = entries.flatMap(outsideFaults);
  if (found.length > 0) return refused(...found);
  return await inTransaction(context.db, async (db) => {
    for (const entry of entries) {
      const entered = await enterOutsideReport({ ...context, db }, entry);
      if (!entered.ok) return entered;
    }
    return done({ names: organs.map(({ name }) => name) });
  });
}

/** Columns of organs that are read from one sheet. */
const mostOutside = 200;

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
