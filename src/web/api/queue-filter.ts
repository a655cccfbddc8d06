// What the queue can be narrowed to, and the predicate that it makes. Figures elsewhere open their list by
// the same words in the address; no name and no number of an applicant is among them.

import { z } from '@hono/zod-openapi';
import { done, type Result } from '../../commands/context.ts';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { channelKeys } from '../../rules/channels.ts';
import { caseOutcomeKeys } from '../../rules/corrections.ts';
import { type Matter, matters } from '../../rules/request/events.ts';
import { cutoffsOn, type UrgentList, urgentLists } from '../../rules/request/urgency.ts';
import { organByCode } from '../../store/people/organs.ts';
import { type ClockState, type QueueFilter, queueSorts } from '../../store/requests/queue.ts';
import { requestById } from '../../store/requests/requests.ts';
import type { StaffCall } from './endpoint.ts';
import { day, id, keysOf, organCode, smallId, text } from './schemas.ts';
import { queueScope, requestInScope } from './scope.ts';

/** States a row is stored in, and the tabs that take several together. */
export const queueStates = [
  'unconfirmed',
  'running',
  'paused',
  'awaiting-supplement',
  'awaiting-payment',
  'stopped',
] as const satisfies readonly ClockState[];
export const queueTabs = ['open', ...queueStates, 'all'] as const;
export type QueueTab = (typeof queueTabs)[number];

/** Steps by which a list can ask for the requests that took them. */
export const askedSteps = [
  'extended',
  'supplement-requested',
  'consulted',
  'fee-notified',
  'explanation-requested',
  'withdrawn',
] as const;

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();

export const queueQuery = {
  tab: z.enum(queueTabs).default('open'),
  list: z.enum(keysOf<UrgentList>(urgentLists)).optional(),
  organ: organCode.optional(),
  /** Code of an inner office, or none. */
  department: z.union([z.literal('none'), organCode]).optional(),
  number: text(60).optional(),
  matter: z.enum(keysOf<Matter>(matters)).optional(),
  channel: z.enum(channelKeys).optional(),
  applicantKind: z.enum(applicantKindKeys).optional(),
  outcome: z.enum(caseOutcomeKeys).optional(),
  /** Whose: a person's own, or nobody's yet. */
  handler: z.union([z.literal('mine'), z.literal('none'), smallId]).optional(),
  submittedFrom: day.optional(),
  submittedTo: day.optional(),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  concludedFrom: day.optional(),
  concludedTo: day.optional(),
  /** Received by the end of that day and not concluded by then. */
  openOn: day.optional(),
  /** Only what Table 3 counts, or only what it does not. */
  counted: flag,
  /** Replied after the legal day, or not. */
  late: flag,
  /** Ended with a reply, not with a withdrawal. */
  replied: flag,
  /** Took that step, within the days given. */
  step: z.enum(askedSteps).optional(),
  stepFrom: day.optional(),
  stepTo: day.optional(),
  /** Of whoever sent the request with this key. */
  sameApplicantAs: id.optional(),
};

export const queueOrder = {
  sort: z.enum(queueSorts).optional(),
  direction: z.enum(['asc', 'desc']).default('asc'),
};

const querySchema = z.object(queueQuery);
export type QueueQuery = z.output<typeof querySchema>;

/** States behind a tab. */
export function statesOf(tab: QueueTab): readonly ClockState[] {
  if (tab === 'all') return queueStates;
  return tab === 'open' ? queueStates.filter((state) => state !== 'stopped') : [tab];
}

export function standingOf(tab: QueueTab): QueueFilter['standing'] {
  if (tab === 'all') return 'all';
  return tab === 'stopped' ? 'concluded' : 'open';
}

/** Without tab and list, which the counts leave open. */
export async function filterOf(
  call: StaffCall,
  query: QueueQuery,
): Promise<Result<Omit<QueueFilter, 'clockStates' | 'list'>>> {
  const { context, session } = call;
  const scope = await queueScope(call, query.organ);
  if (!scope.ok) return scope;
  const identity = await identityAsked(call, query.sameApplicantAs);
  if (!identity.ok) return identity;
  const { number, handler } = query;
  return done({
    scope: scope.value,
    standing: standingOf(query.tab),
    cutoffs: cutoffsOn(context.clock.today(), context.calendar),
    number: number === undefined || number === '' ? undefined : number,
    matter: query.matter,
    channel: query.channel,
    applicantKind: query.applicantKind,
    outcomes: query.outcome === undefined ? undefined : [query.outcome],
    handlerId: handler === undefined ? undefined : handlerOf(handler, session.staffId),
    departmentId: await departmentAsked(call, query.department),
    submitted: { from: query.submittedFrom, to: query.submittedTo },
    received: { from: query.receivedFrom, to: query.receivedTo },
    concluded: { from: query.concludedFrom, to: query.concludedTo },
    openOn: query.openOn,
    counted: query.counted,
    late: query.late,
    replied: query.replied,
    step:
      query.step === undefined
        ? undefined
        : { kind: query.step, from: query.stepFrom, to: query.stepTo },
    identityIndex: identity.value,
  });
}

function handlerOf(handler: 'mine' | 'none' | number, staffId: number): number | null {
  if (handler === 'none') return null;
  return handler === 'mine' ? staffId : handler;
}

/** One that is not there has nothing passed to it. */
async function departmentAsked(
  { context }: StaffCall,
  code: string | undefined,
): Promise<number | null | undefined> {
  if (code === undefined) return undefined;
  if (code === 'none') return null;
  return (await organByCode(context.db, code))?.id ?? -1;
}

async function identityAsked(
  call: StaffCall,
  requestId: number | undefined,
): Promise<Result<Buffer | undefined>> {
  if (requestId === undefined) return done(undefined);
  const found = await requestInScope(call, requestId);
  if (!found.ok) return found;
  const row = await requestById(call.context.db, requestId);
  // Without an identity number nobody else is known to be the same.
  return done(row?.identity_index ?? Buffer.alloc(0));
}
