// The steps of a request, one address each. Every one carries the version that was seen: of two clerks
// who act on the same sight, the second is told that something changed.

import { z } from '@hono/zod-openapi';
import { archiveCase } from '../../commands/requests/archive-case.ts';
import { assignRequest } from '../../commands/requests/assign-request.ts';
import { type CommandContext, done, type Result } from '../../commands/context.ts';
import { correctApplicantKind } from '../../commands/requests/correct-applicant-kind.ts';
import { correctContact } from '../../commands/requests/correct-contact.ts';
import { enterStep, type PlainEntry } from '../../commands/requests/enter-step.ts';
import { splitRequest } from '../../commands/requests/split-request.ts';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { deliveryWishes, type DeliveryWish } from '../../rules/application.ts';
import { type Opinion, opinions } from '../../rules/request/events.ts';
import { stepPermissions } from '../../rules/request/step-permissions.ts';
import { type EntryStep, isEntryStep, stepKeys, steps } from '../../rules/request/steps.ts';
import type { RequestRow } from '../../store/tables.ts';
import { type Endpoint, endpoint, route, type Route } from './endpoint.ts';
import { day, id, keysOf, smallId, text } from './schemas.ts';
import { commandContext, requestInScope } from './scope.ts';

/** Person or inner office, or both; without a deadline of its own the organ's rule sets it. */
export const assignmentBody = {
  on: day,
  staffId: smallId.exactOptional(),
  departmentId: smallId.exactOptional(),
  internalDueOn: day.exactOptional(),
  note: text(1000).exactOptional(),
};

/** What each step takes beside the version. */
export const stepBodies = {
  'confirm-receipt': z.object({ on: day, note: text(1000).exactOptional() }),
  'log-contact': z.object({ on: day, note: text(1000) }),
  assign: z.object(assignmentBody),
  /** The first part stays with this request, every other becomes one of its own. */
  split: z.object({
    parts: z
      .array(z.object({ title: text(500), description: text() }))
      .min(2)
      .max(50),
    note: text(1000),
  }),
  'change-delivery': z.object({
    on: day,
    deliveryWish: z.enum(keysOf<DeliveryWish>(deliveryWishes)),
  }),
  'correct-contact': z.object({
    contact: z.object({
      phone: text(50).exactOptional(),
      email: text(200).exactOptional(),
      address: text(500).exactOptional(),
      postcode: text(10).exactOptional(),
    }),
  }),
  'correct-applicant-kind': z.object({ kind: z.enum(applicantKindKeys), note: text(1000) }),
  'record-supplement': z.object({ on: day, text: text() }),
  'record-explanation': z.object({ on: day, text: text() }),
  /** Amounts in fen. */
  'record-payment': z.object({ on: day, amount: z.number().int() }),
  'record-refund': z.object({ on: day, amount: z.number().int(), note: text(1000) }),
  'record-opinion': z.object({
    on: day,
    consultationId: text(50),
    opinion: z.enum(keysOf<Opinion>(opinions)),
    reasons: text().exactOptional(),
  }),
  'record-search': z.object({
    on: day,
    places: text(1000),
    words: text(1000),
    by: text(200),
    found: text(2000),
  }),
  withdraw: z.object({ on: day, note: text(1000).exactOptional() }),
  archive: z.object({
    on: day,
    fileNumber: text(100),
    retention: z.number().int(),
    /** Where what is missing is, or why it cannot be had. */
    note: text(1000).exactOptional(),
  }),
} as const satisfies Record<EntryStep, z.ZodObject>;

type Body<S extends EntryStep> = z.output<(typeof stepBodies)[S]>;
type Take<S extends EntryStep> = (
  context: CommandContext,
  input: { requestId: number; version: number } & Body<S>,
) => Promise<Result<RequestRow>>;

function plain<S extends PlainEntry & EntryStep>(step: S): Take<S> {
  // The body's schema and the entry's input are one shape, step by step.
  return (context, input) => enterStep(context, step, input as never);
}

const takes: { readonly [S in EntryStep]: Take<S> } = {
  'confirm-receipt': plain('confirm-receipt'),
  'log-contact': plain('log-contact'),
  assign: assignRequest,
  split: splitRequest,
  'change-delivery': plain('change-delivery'),
  'correct-contact': correctContact,
  'correct-applicant-kind': correctApplicantKind,
  'record-supplement': plain('record-supplement'),
  'record-explanation': plain('record-explanation'),
  'record-payment': plain('record-payment'),
  'record-refund': plain('record-refund'),
  'record-opinion': plain('record-opinion'),
  'record-search': plain('record-search'),
  withdraw: plain('withdraw'),
  archive: archiveCase,
};

const taken = z.object({ id, version: z.number().int() }).openapi('StepTaken');

function stepRoute(step: EntryStep): Route {
  const description: Endpoint = endpoint({
    method: 'post',
    path: `/requests/{id}/${step}`,
    access: stepPermissions[step],
    summary: `${steps[step].label}（${steps[step].provision}）`,
    params: z.object({ id }),
    body: stepBodies[step].extend({ version: z.number().int() }),
    reply: taken,
  });
  return route(description, async (call) => {
    const { id: requestId } = call.params as { id: number };
    const found = await requestInScope(call, requestId);
    if (!found.ok) return found;
    const take = takes[step] as Take<EntryStep>;
    const input = call.body as { version: number } & Body<EntryStep>;
    const context = commandContext(call, found.value.row.organ_id);
    const result = await take(context, { requestId, ...input });
    return result.ok ? done({ id: requestId, version: result.value.version }) : result;
  });
}

export const stepRoutes: readonly Route[] = stepKeys.filter(isEntryStep).map(stepRoute);
