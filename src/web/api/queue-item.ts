// A request as lists and its own page show it: what it is about, where its clock stands, how pressing it is.

import { z } from '@hono/zod-openapi';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';
import { channelKeys } from '../../rules/channels.ts';
import { caseOutcomeKeys } from '../../rules/corrections.ts';
import type { IsoDay } from '../../rules/day.ts';
import { daysWithoutContact } from '../../rules/request/contact.ts';
import { type Matter, matters } from '../../rules/request/events.ts';
import { lapseKinds, lapsesOf } from '../../rules/request/lapses.ts';
import { replyClock, type ReplyClock } from '../../rules/request/state.ts';
import {
  cutoffsOn,
  type UrgentList,
  urgentLists,
  urgentListsOf,
  type Urgency,
} from '../../rules/request/urgency.ts';
import { allOrgans } from '../../store/people/organs.ts';
import { rowDatesOf } from '../../store/requests/queue.ts';
import {
  eventsOfMany,
  openApplication,
  requestOf,
  type StoredEvent,
} from '../../store/requests/requests.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { OrganRow, RequestRow } from '../../store/tables.ts';
import type { ApiContext, StaffCall } from './endpoint.ts';
import { dayOut, id, keysOf, organBrief, typed } from './schemas.ts';

export const queueItem = z
  .object({
    id,
    number: z.string(),
    /** What a bulk act has to have seen. */
    version: z.number().int(),
    organ: organBrief,
    subject: z.string(),
    maskedName: z.string(),
    applicantKind: z.enum(applicantKindKeys),
    channel: z.enum(channelKeys),
    submittedOn: dayOut,
    receivedOn: dayOut.nullable(),
    concludedOn: dayOut.nullable(),
    outcome: z.enum(caseOutcomeKeys).nullable(),
    clock: typed<ReplyClock>('object', '期限：状态、第几个工作日、到期日及是否暂定'),
    matter: z.enum(keysOf<Matter>(matters)),
    handler: z.object({ id, name: z.string() }).nullable(),
    /** The inner office it was passed to. */
    department: organBrief.nullable(),
    /** The office's own deadline, before the legal one; `internalFixed` when a person named it. */
    internalDueOn: dayOut.nullable(),
    internalFixed: z.boolean(),
    /** Working days on which nobody tried to reach the applicant (条例 31). */
    daysWithoutContact: z.number().int(),
    /** The lists of pressing requests that it stands in. */
    lists: z.array(z.enum(keysOf<UrgentList>(urgentLists))),
    /** Periods of others that ran out in silence, each with the last day that passed. */
    lapses: z.array(z.object({ kind: z.enum(lapseKinds), on: dayOut })),
  })
  .openapi('QueueItem');

export type QueueItem = z.output<typeof queueItem>;
/** Words for the gravest of its lists. */
export type { Urgency };

export async function itemsOf(
  { context }: StaffCall,
  rows: readonly RequestRow[],
): Promise<QueueItem[]> {
  const ids = rows.map((row) => row.id);
  const events = await eventsOfMany(context.db, context.secrets, ids);
  const organs = new Map((await allOrgans(context.db)).map((organ) => [organ.id, organ]));
  const handlers = rows.flatMap((row) => row.handler_id ?? []);
  const names = await staffNames(context.db, handlers);
  return rows.flatMap((row) => {
    const own = events.get(row.id) ?? [];
    const clock = clockOn(context, row, own);
    return clock === undefined ? [] : [itemOf(context, { row, organs, names, events: own }, clock)];
  });
}

function clockOn(
  { clock, calendar }: ApiContext,
  row: RequestRow,
  events: readonly StoredEvent[],
): ReplyClock | undefined {
  const request = requestOf(row, events);
  return request && replyClock(request, clock.today(), calendar);
}

export function itemOf(
  { secrets, clock: { today }, calendar }: ApiContext,
  of: {
    readonly row: RequestRow;
    readonly organs: ReadonlyMap<number, OrganRow>;
    readonly names: ReadonlyMap<number, string>;
    readonly events: readonly StoredEvent[];
  },
  clock: ReplyClock,
): QueueItem {
  const { row, organs, names, events } = of;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    organ: briefOf(organs.get(row.organ_id)),
    subject: subjectOf(secrets, row),
    maskedName: row.masked_name,
    applicantKind: row.applicant_kind,
    channel: row.channel,
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    concludedOn: row.concluded_on,
    outcome: row.outcome,
    clock,
    matter: row.matter,
    handler:
      row.handler_id === null
        ? null
        : { id: row.handler_id, name: names.get(row.handler_id) ?? '' },
    department: row.department_id === null ? null : briefOf(organs.get(row.department_id)),
    internalDueOn: row.internal_due_on,
    internalFixed: row.internal_fixed,
    daysWithoutContact:
      clock.state === 'unconfirmed' ? daysWithoutContact(events, today(), calendar).length : 0,
    lists:
      row.concluded_on === null
        ? [...urgentListsOf(rowDatesOf(row), cutoffsOn(today(), calendar))]
        : [],
    lapses: lapsed(row, events, today(), calendar),
  };
}

/** A closed row is not folded for it: nothing lapses any more. */
function lapsed(
  row: RequestRow,
  events: readonly StoredEvent[],
  today: IsoDay,
  calendar: WorkingCalendar,
): QueueItem['lapses'] {
  const request = row.concluded_on === null ? requestOf(row, events) : undefined;
  return request === undefined ? [] : [...lapsesOf(request, today, calendar)];
}

function briefOf(organ: OrganRow | undefined): { code: string; name: string } {
  return { code: organ?.code ?? '', name: organ?.name ?? '' };
}

/** What is asked for, in one line. */
function subjectOf(secrets: ApiContext['secrets'], row: RequestRow): string {
  const { title, documentNumber, description } = openApplication(secrets, row);
  const subject = title || documentNumber || description;
  return subject.length > 80 ? `${subject.slice(0, 80)}…` : subject;
}
