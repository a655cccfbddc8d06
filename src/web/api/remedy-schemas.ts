// A reconsideration or a suit as the register and its own page show it.

import { z } from '@hono/zod-openapi';
import { remedyResultKeys, table4BlockKeys } from '../../rules/annual-report/form.ts';
import {
  type ReconsiderationProcedure,
  reconsiderationProcedures,
} from '../../rules/litigation.ts';
import {
  type DecisionForm,
  decisionForms,
  remedyEndingKeys,
  type RemedyStage,
  remedyStages,
  type RemedyState,
  remedyStates,
  type RemedyStep,
  remedySteps,
} from '../../rules/remedy-case.ts';
import { dayOut, id, keysOf, moment, organBrief, smallId } from './schemas.ts';

const numbered = z.object({ id, number: z.string() });

export const remedyItem = z
  .object({
    id,
    version: z.number().int(),
    organ: organBrief,
    block: z.enum(table4BlockKeys),
    state: z.enum(keysOf<RemedyState>(remedyStates)),
    caseNumber: z.string().nullable(),
    /** Who decides. */
    body: z.string().nullable(),
    request: numbered.nullable(),
    handler: z.object({ id: smallId, name: z.string() }).nullable(),
    filedOn: dayOut,
    copyReceivedOn: dayOut.nullable(),
    procedure: z.enum(keysOf<ReconsiderationProcedure>(reconsiderationProcedures)).nullable(),
    /** The raw end, and the last working day before it, which is planned for. */
    answerBy: dayOut.nullable(),
    answerPlanOn: dayOut.nullable(),
    answeredOn: dayOut.nullable(),
    /** What comes next and by when, if a day runs against the organ. */
    next: z.object({ label: z.string(), on: dayOut, daysLeft: z.number().int() }).nullable(),
    /** How it ended so far, and what Table 4 counts. */
    ending: z.string().nullable(),
    result: z.enum(remedyResultKeys),
    decidedOn: dayOut.nullable(),
    redo: numbered.nullable(),
  })
  .openapi('Remedy');

/** What names people: typed from their papers. */
export const remedyWords = z.object({
  claims: z.string().nullable(),
  note: z.string().nullable(),
});

export const remedyDetail = z
  .object({
    remedy: remedyItem,
    ...remedyWords.shape,
    /** There are such words, and the caller does not handle the case: given for a reason (`/remedies/{id}/reveal`). */
    masked: z.boolean(),
    follows: z.object({ id, caseNumber: z.string().nullable(), filedOn: dayOut }).nullable(),
    followedBy: z.array(z.object({ id, caseNumber: z.string().nullable(), filedOn: dayOut })),
    decisions: z.array(
      z.object({
        stage: z.enum(keysOf<RemedyStage>(remedyStages)),
        ending: z.enum(remedyEndingKeys),
        form: z.enum(keysOf<DecisionForm>(decisionForms)),
        decidedOn: dayOut,
        receivedOn: dayOut.nullable(),
        appealBy: dayOut.nullable(),
        appealedOn: dayOut.nullable(),
        effectiveOn: dayOut.nullable(),
        ordersRedo: z.boolean(),
      }),
    ),
    steps: z.array(z.enum(keysOf<RemedyStep>(remedySteps))),
    nextStage: z.enum(keysOf<RemedyStage>(remedyStages)),
    /** After a reconsideration the applicant may sue until then (行政诉讼法 45). */
    suitBy: dayOut.nullable(),
    history: z.array(z.object({ at: moment, by: z.string(), action: z.string() })),
  })
  .openapi('RemedyDetail');
