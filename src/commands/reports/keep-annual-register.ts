// The small registers that the report is drafted from: trainings, inspections, assessment, appraisal, accountability;
// the problems that a report names and what was done about them (条例 46, 47, 50).

import type { Activity } from '../../rules/annual-report/activities.ts';
import { firstDraft, type ReportProblem } from '../../rules/annual-report/first-draft.ts';
import type { ReportTexts } from '../../rules/annual-report/texts.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { activitiesOf, activityOf, problemsOf } from '../../store/reports/annual-registers.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import type { AnnualProblemRow, OrganRow } from '../../store/tables.ts';
import { computeReport } from './compute-report.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

type Id = Result<{ id: number }>;

export async function recordActivity(
  context: CommandContext,
  { year, ...activity }: Activity & { readonly year: number },
): Promise<Id> {
  const found: Violation[] = [];
  if (!activity.heldOn.startsWith(`${year}-`)) found.push(violation('activity-year', 'heldOn'));
  if (activity.note.trim() === '') found.push(violation('activity-note-missing', 'note'));
  if (found.length > 0) return refused(...found);
  const { db, organId } = context;
  const { id } = await db
    .insertInto('annual_activities')
    .values({
      organ_id: organId,
      kind: activity.kind,
      held_on: activity.heldOn,
      people: activity.people,
      note: activity.note.trim(),
      ...enteredBy(context),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await log(context, { activity: id, kind: activity.kind });
  return done({ id });
}

export async function withdrawActivity(
  context: CommandContext,
  { id }: { readonly id: number },
): Promise<Id> {
  const gone = await context.db
    .updateTable('annual_activities')
    .set(withdrawnBy(context))
    .where('id', '=', id)
    .where('organ_id', '=', context.organId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (gone === undefined) return refusedFor('activity-unknown');
  await log(context, { activity: id, withdrawn: true });
  return done({ id });
}

export async function recordProblem(
  context: CommandContext,
  input: { readonly year: number; readonly problem: string; readonly measure: string },
): Promise<Id> {
  const { year, problem, measure } = input;
  if (problem.trim() === '' || measure.trim() === '')
    return refusedFor('problem-incomplete', 'problem');
  const { id } = await context.db
    .insertInto('annual_problems')
    .values({
      organ_id: context.organId,
      year,
      problem: problem.trim(),
      measure: measure.trim(),
      ...enteredBy(context),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await log(context, { problem: id });
  return done({ id });
}

/** What was done about a problem since, and whether it is settled with that. */
export async function recordProgress(
  context: CommandContext,
  input: { readonly id: number; readonly progress: string; readonly isSettled: boolean },
): Promise<Id> {
  const { id, progress, isSettled } = input;
  const { db, clock, actor, organId } = context;
  const kept = await db
    .updateTable('annual_problems')
    .set({
      progress: progress.trim(),
      settled_on: isSettled ? clock.today() : null,
      progress_by_name: actor.kind === 'staff' ? actor.name : '系统',
      progress_at: clock.now(),
    })
    .where('id', '=', id)
    .where('organ_id', '=', organId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (kept === undefined) return refusedFor('activity-unknown');
  await log(context, { problem: id, progress: true });
  return done({ id });
}

export async function withdrawProblem(
  context: CommandContext,
  { id }: { readonly id: number },
): Promise<Id> {
  const gone = await context.db
    .updateTable('annual_problems')
    .set(withdrawnBy(context))
    .where('id', '=', id)
    .where('organ_id', '=', context.organId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (gone === undefined) return refusedFor('activity-unknown');
  await log(context, { problem: id, withdrawn: true });
  return done({ id });
}

/** Every part from the records as they stand; saves nothing. */
export async function draftReport(
  context: CommandContext,
  organ: OrganRow,
  year: number,
): Promise<ReportTexts> {
  const { db } = context;
  const { figures, last } = await computeReport(context, organ, year);
  const columns = (await columnsOf(db, organ.id)).filter(({ path }) => !path.includes('/'));
  return firstDraft({
    organ: organ.name,
    year,
    organClass: organ.report_deadline_class,
    figures,
    last,
    activities: (await activitiesOf(db, organ.id, year)).map(activityOf),
    lastProblems: (await problemsOf(db, organ.id, year - 1)).map(problemOf),
    problems: (await problemsOf(db, organ.id, year)).map(problemOf),
    columns,
  });
}

function problemOf(row: AnnualProblemRow): ReportProblem {
  const { problem, measure, progress, settled_on: settledOn } = row;
  return { problem, measure, progress, isSettled: settledOn !== null };
}

function enteredBy({ actor, clock }: CommandContext) {
  return {
    entered_by: staffIdOf(actor) ?? null,
    entered_by_name: actor.kind === 'staff' ? actor.name : '系统',
    entered_at: clock.now(),
  };
}

function withdrawnBy({ actor, clock }: CommandContext) {
  return {
    withdrawn_at: clock.now(),
    withdrawn_by_name: actor.kind === 'staff' ? actor.name : '系统',
  };
}

async function log(
  { db, clock, actor, organId }: CommandContext,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'report-register-kept',
    object: `organ ${organId}`,
    detail,
  });
}
