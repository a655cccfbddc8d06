// Answers to the website's yearly work report, and figures printed otherwise than computed. Nothing that stood there is ever
// overwritten; what another entered meanwhile is not passed over (国办函〔2018〕12号).

import {
  type Answer,
  answerFault,
  isAnswered,
  isSameAnswer,
} from '../../rules/website-report/answers.ts';
import { websiteReportDueOn } from '../../rules/website-report/calendar.ts';
import { isComputed, isFigure, type WebsiteField } from '../../rules/website-report/form.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  type AnswerLine,
  ensureWebsiteReport,
  insertAnswers,
} from '../../store/reports/website-reports.ts';
import { computeWebsiteReport } from './compute-website-report.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { actOnWebsiteReport, type HeldWebsiteReport } from './website-report-act.ts';

export interface GivenAnswer {
  readonly field: WebsiteField;
  /** `null` takes back what was entered. */
  readonly value: Answer | null;
  /** The entry that was seen; `null`: there was none. Absent: no matter. */
  readonly seen?: number | null;
}

type Saved = Result<{ readonly version: number }>;

export async function answerWebsiteReport(
  context: CommandContext,
  input: { readonly year: number; readonly answers: readonly GivenAnswer[]; readonly note: string },
): Promise<Saved> {
  return await writing(context, input.year, async (held) => {
    const { lines } = await computeWebsiteReport(held.context.db, held.organ, input.year);
    const found = input.answers.flatMap((given) => faultsOf(given, lines));
    if (found.length > 0) return refused(...found);
    const changed = input.answers.filter(
      ({ field, value }) =>
        !isSameAnswer(latest(lines, field)?.value ?? undefined, value ?? undefined),
    );
    const needsSource = changed.some(({ field, value }) => value !== null && isFigure(field));
    if (needsSource && input.note.trim() === '') {
      return refused(violation('evidence-missing', 'note'));
    }
    return done({ version: await save(held, changed, input.note) });
  });
}

function faultsOf(given: GivenAnswer, lines: readonly AnswerLine[]): readonly Violation[] {
  const { field, value, seen } = given;
  if (isComputed(field)) return [violation('website-field-computed', field)];
  if (seen !== undefined && seen !== (latest(lines, field)?.id ?? null)) {
    return [violation('changed-meanwhile', field)];
  }
  const fault = value === null || !isAnswered(value) ? undefined : answerFault(field, value);
  return fault === undefined ? [] : [fault];
}

export async function overrideWebsiteFigure(
  context: CommandContext,
  input: {
    readonly year: number;
    readonly field: WebsiteField;
    readonly printed: number;
    readonly reason: string;
  },
): Promise<Saved> {
  const { year, field, printed, reason } = input;
  return await writing(context, year, async (held) => {
    const { report } = await computeWebsiteReport(held.context.db, held.organ, year);
    const standing = report.answers[field];
    if (!isComputed(field)) return refusedFor('website-field-entered', field);
    const fault = answerFault(field, printed);
    const found: Violation[] = fault === undefined ? [] : [{ ...fault, field: 'printed' }];
    if (reason.trim() === '') found.push(violation('override-reason-missing', 'reason'));
    if (printed === standing?.value) found.push(violation('override-unchanged', 'printed'));
    if (found.length > 0) return refused(...found);
    const computed = standing?.computed ?? Number(standing?.value ?? 0);
    const version = await save(held, [{ field, value: printed, computed }], reason);
    await log(held, { field, computed, printed });
    return done({ version });
  });
}

export async function withdrawWebsiteOverride(
  context: CommandContext,
  input: { readonly year: number; readonly field: WebsiteField; readonly reason: string },
): Promise<Saved> {
  const { year, field, reason } = input;
  return await writing(context, year, async (held) => {
    if (reason.trim() === '') return refused(violation('override-reason-missing', 'reason'));
    const { report } = await computeWebsiteReport(held.context.db, held.organ, year);
    const standing = report.answers[field];
    if (standing?.source !== 'overridden') return refusedFor('override-unknown');
    const { computed } = standing;
    const back = { field, value: null, ...(computed === undefined ? {} : { computed }) };
    const version = await save(held, [back], reason);
    await log(held, { field, withdrawn: true });
    return done({ version });
  });
}

async function writing(
  context: CommandContext,
  year: number,
  carryOut: (held: HeldWebsiteReport) => Promise<Saved>,
): Promise<Saved> {
  await ensureWebsiteReport(context.db, context.organId, year, websiteReportDueOn(year));
  return await actOnWebsiteReport(context, { year }, 'write', carryOut);
}

function latest(lines: readonly AnswerLine[], field: WebsiteField): AnswerLine | undefined {
  return lines.findLast((line) => line.field === field);
}

async function save(
  { row, context }: HeldWebsiteReport,
  answers: readonly {
    readonly field: WebsiteField;
    readonly value: Answer | null;
    readonly computed?: number;
  }[],
  note: string,
): Promise<number> {
  if (answers.length === 0) return row.version;
  return await insertAnswers(context.db, row.id, {
    answers: answers.map((one) => ({ ...one, value: trimmed(one.value) })),
    note: note.trim(),
    staffId: staffIdOf(context.actor) ?? null,
    by: context.actor.kind === 'staff' ? context.actor.name : '系统',
    at: context.clock.now(),
  });
}

/** A text made empty is no answer. */
function trimmed(value: Answer | null): Answer | null {
  if (typeof value !== 'string') return value;
  return value.trim() === '' ? null : value.trim();
}

async function log(
  { row, organ, context }: HeldWebsiteReport,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAuditLog(context.db, {
    at: context.clock.now(),
    actor: context.actor,
    action: 'website-figure-overridden',
    object: `website-report ${organ.code} ${row.year}`,
    detail,
  });
}
