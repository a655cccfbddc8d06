// The course of a reconsideration or a suit: the copy that came, the answer that went, decisions, appeal and
// the day of effect (行政复议法 48, 54, 70, 75; 行政诉讼法 67, 85).

import type { IsoDay } from '../../rules/day.ts';
import type { ReconsiderationProcedure } from '../../rules/litigation.ts';
import {
  answerDeadline,
  type DecisionForm,
  decisionViolations,
  lastDecision,
  nextStage,
  order,
  type RemedyEnding,
  type RemedyFile,
  type RemedyStep,
  remedyStepsOpen,
  weighedDecision,
} from '../../rules/remedy-case.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import type { Database } from '../../store/database.ts';
import type { RemedyRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnRemedy, type RemedyActInput } from './remedy-act.ts';

/** The organ got the copy: from here on its days to answer run (L27, L28). */
export async function recordRemedyCopy(
  context: CommandContext,
  input: RemedyActInput & { readonly on: IsoDay; readonly procedure?: ReconsiderationProcedure },
): Promise<Result<RemedyRow>> {
  const { on, procedure } = input;
  return actOnRemedy(context, input, 'remedy-copy-received', async ({ file }) => {
    const found = [
      ...closed(file, 'copy'),
      ...order(file.filedOn, on, 'on', context.clock.today()),
      ...(file.block === 'reconsideration' && procedure === undefined
        ? [violation('remedy-procedure-missing', 'procedure')]
        : []),
    ];
    if (found.length > 0) return refused(...found);
    const deadline = answerDeadline(file.block, procedure, on, context.calendar);
    return done({
      values: {
        copy_received_on: on,
        procedure: file.block === 'reconsideration' ? (procedure ?? null) : null,
        answer_by: deadline.by,
        answer_plan_on: deadline.planFor,
      },
      logged: { on, answerBy: deadline.by },
    });
  });
}

/** Answer and evidence went to whoever decides. */
export async function recordRemedyAnswer(
  context: CommandContext,
  input: RemedyActInput & { readonly on: IsoDay },
): Promise<Result<RemedyRow>> {
  const { on } = input;
  return actOnRemedy(context, input, 'remedy-answered', async ({ file }) => {
    const found = [
      ...closed(file, 'answer'),
      ...order(file.copyReceivedOn ?? file.filedOn, on, 'on', context.clock.today()),
    ];
    return found.length > 0
      ? refused(...found)
      : done({ values: { answered_on: on }, logged: { on, answerBy: file.answerBy ?? null } });
  });
}

export interface DecisionInput {
  readonly ending: RemedyEnding;
  readonly form: DecisionForm;
  readonly decidedOn: IsoDay;
  readonly receivedOn?: IsoDay;
  readonly ordersRedo: boolean;
}

/** A stage is decided. What cannot be appealed from is in force with its service. */
export async function recordRemedyDecision(
  context: CommandContext,
  input: RemedyActInput & DecisionInput,
): Promise<Result<RemedyRow>> {
  const { ending, form, decidedOn, receivedOn, ordersRedo } = input;
  return actOnRemedy(context, input, 'remedy-decided', async ({ row, file, db }) => {
    const entered = {
      stage: nextStage(file),
      ending,
      form,
      decidedOn,
      ordersRedo,
      ...(receivedOn === undefined ? {} : { receivedOn }),
    };
    const found = decisionViolations(file, entered, context.clock.today());
    if (found.length > 0) return refused(...found);
    const weighed = weighedDecision(entered, context.calendar);
    await db
      .insertInto('remedy_decisions')
      .values({
        remedy_id: row.id,
        stage: weighed.stage,
        ending,
        form,
        decided_on: decidedOn,
        received_on: receivedOn ?? null,
        appeal_by: weighed.appealBy ?? null,
        appealed_on: null,
        effective_on: weighed.effectiveOn ?? null,
        orders_redo: ordersRedo,
        recorded_by: JSON.stringify(context.actor),
        recorded_at: context.clock.now(),
      })
      .execute();
    return done({ values: {}, logged: { stage: weighed.stage, ending, decidedOn, ordersRedo } });
  });
}

/** Either side appealed: the judgment is not in force, the case stands 尚未审结 (R11). */
export async function recordAppeal(
  context: CommandContext,
  input: RemedyActInput & { readonly on: IsoDay },
): Promise<Result<RemedyRow>> {
  return actOnRemedy(context, input, 'remedy-appealed', async ({ row, file, db }) =>
    afterDecision(context, { row, file, db }, 'appeal', input.on),
  );
}

/** Nobody appealed in time: the judgment is in force from that day. */
export async function recordRemedyEffect(
  context: CommandContext,
  input: RemedyActInput & { readonly on: IsoDay },
): Promise<Result<RemedyRow>> {
  return actOnRemedy(context, input, 'remedy-in-force', async ({ row, file, db }) =>
    afterDecision(context, { row, file, db }, 'effect', input.on),
  );
}

async function afterDecision(
  { clock }: CommandContext,
  { row, file, db }: { row: RemedyRow; file: RemedyFile; db: Database },
  step: 'appeal' | 'effect',
  on: IsoDay,
): ReturnType<Parameters<typeof actOnRemedy>[3]> {
  const last = lastDecision(file);
  const found = [
    ...closed(file, step),
    ...order(last?.receivedOn ?? last?.decidedOn ?? file.filedOn, on, 'on', clock.today()),
  ];
  if (last === undefined || found.length > 0) return refused(...found);
  await db
    .updateTable('remedy_decisions')
    .set(step === 'appeal' ? { appealed_on: on } : { effective_on: on })
    .where('remedy_id', '=', row.id)
    .where('stage', '=', last.stage)
    .execute();
  return done({ values: {}, logged: { on, stage: last.stage } });
}

function closed(file: RemedyFile, step: RemedyStep): readonly Violation[] {
  return remedyStepsOpen(file).includes(step) ? [] : [violation('remedy-step-closed')];
}
