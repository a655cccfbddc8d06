// A computed figure printed otherwise, and the same taken back; nothing of it is ever lost (条例 50).

import { overrideFaults } from '../../rules/annual-report/overrides.ts';
import { violation } from '../../rules/violations.ts';
import { ensureReport } from '../../store/reports/annual-reports.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { organById } from '../../store/people/organs.ts';
import { computeReport } from './compute-report.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { actOnReport, type HeldReport } from './report-act.ts';

interface OverrideInput {
  readonly year: number;
  readonly cell: string;
  readonly reason: string;
}

export async function overrideFigure(
  context: CommandContext,
  input: OverrideInput & { readonly printed: number },
): Promise<Result<{ id: number }>> {
  const { year, cell, printed, reason } = input;
  await ensureReport(context.db, context.organId, year);
  return await actOnReport(context, { year }, 'write', async (held) => {
    const { db, clock, actor, organId } = held.context;
    const organ = await organById(db, organId);
    if (organ === undefined) return refusedFor('organ-unknown');
    const { tables, overrides = [] } = await computeReport(held.context, organ, year);
    const found = overrideFaults(tables, input);
    if (found.length > 0) return refused(...found);
    const standing = overrides.find((one) => one.cell === cell);
    if (standing !== undefined) await withdraw(held, cell, `改为${printed}`);
    const computed = standing?.computed ?? figureIn(tables, cell);
    const { id } = await db
      .insertInto('annual_overrides')
      .values({
        organ_id: organId,
        year,
        cell,
        computed,
        printed,
        reason: reason.trim(),
        made_by: staffIdOf(actor) ?? null,
        made_by_name: actor.kind === 'staff' ? actor.name : '系统',
        made_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await log(held, { cell, computed, printed });
    return done({ id });
  });
}

export async function withdrawOverride(
  context: CommandContext,
  { year, cell, reason }: OverrideInput,
): Promise<Result<{ id: number }>> {
  return await actOnReport(context, { year }, 'write', async (held) => {
    if (reason.trim() === '') return refused(violation('override-reason-missing', 'reason'));
    const id = await withdraw(held, cell, reason.trim());
    if (id === undefined) return refusedFor('override-unknown');
    await log(held, { cell, withdrawn: true });
    return done({ id });
  });
}

async function withdraw(
  { row, context }: HeldReport,
  cell: string,
  reason: string,
): Promise<number | undefined> {
  const { db, clock, actor } = context;
  const gone = await db
    .updateTable('annual_overrides')
    .set({
      withdrawn_by: staffIdOf(actor) ?? null,
      withdrawn_by_name: actor.kind === 'staff' ? actor.name : '系统',
      withdrawn_at: clock.now(),
      withdrawn_reason: reason,
    })
    .where('organ_id', '=', row.organ_id)
    .where('year', '=', row.year)
    .where('cell', '=', cell)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return gone?.id;
}

async function log(
  { row, context }: HeldReport,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAuditLog(context.db, {
    at: context.clock.now(),
    actor: context.actor,
    action: 'report-figure-overridden',
    object: `report ${row.organ_id} ${row.year}`,
    detail,
  });
}

function figureIn(tables: object, cell: string): number {
  let at: unknown = tables;
  for (const key of cell.split('.')) at = (at as Record<string, unknown>)[key];
  return at as number;
}
