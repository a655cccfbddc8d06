// One request on one page: its events, its letters, the steps open now and why the others are not, the
// clock day by day, the application with the applicant masked.

import { z } from '@hono/zod-openapi';
import { missingFromApplication } from '../../rules/application.ts';
import { type CaseFileKind, caseFileKinds } from '../../rules/case-files.ts';
import { type ClockDay, explainClock } from '../../rules/clock.ts';
import { isoOf } from '../../rules/day.ts';
import { maskApplicant, maskedWithin } from '../../rules/mask-applicant.ts';
import { clauseOfReply, remedyKindOf, remedyPeriods } from '../../rules/remedy.ts';
import { daysLeftAfterConsulting } from '../../rules/request/consultation.ts';
import type { Actor, RequestEvent } from '../../rules/request/events.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { stepsOpenTo } from '../../rules/request/open-steps.ts';
import {
  clockFacts,
  concludedOn,
  explanationDueOn,
  feeDueOn,
  replyClock,
  supplementDueOn,
  supplementNoticeBy,
} from '../../rules/request/state.ts';
import { stepPermissions } from '../../rules/request/step-permissions.ts';
import { type Context, stepKeys } from '../../rules/request/steps.ts';
import { may } from '../../rules/roles.ts';
import type { Database } from '../../store/database.ts';
import { lettersOf } from '../../store/requests/letters.ts';
import { organById } from '../../store/people/organs.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import { filesOf } from '../../store/requests/request-files.ts';
import {
  eventsOf,
  openApplication,
  requestOf,
  type StoredEvent,
} from '../../store/requests/requests.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { OrganRow, RequestRow } from '../../store/tables.ts';
import { faultOf } from '../refusals.ts';
import { applicationSchema } from './application-schemas.ts';
import { consultation, consultationsOf, withoutPeople } from './consultations.ts';
import type { StaffCall } from './endpoint.ts';
import { letterBrief } from './letter-schemas.ts';
import { briefsOf } from './letter-view.ts';
import { itemOf, queueItem } from './queue-item.ts';
import { dayOut, faultSchema, id, keysOf, moment, typed } from './schemas.ts';

const recordedEvent = z.object({
  seq: z.number().int(),
  event: typed<RequestEvent>('object', '事项：kind 为种类，on 为日期，其余依种类而定'),
  actor: typed<Actor>('object', '登记人'),
  recordedAt: moment,
});

const stepStatus = z.object({
  step: z.enum(stepKeys),
  open: z.boolean(),
  /** Whether the caller's posts include it. */
  permitted: z.boolean(),
  why: faultSchema.exactOptional(),
  until: dayOut.exactOptional(),
});

const clockDay = typed<ClockDay>('object', '一日：是否计入、第几个工作日、原因');

export const requestDetail = z
  .object({
    request: queueItem,
    version: z.number().int(),
    application: applicationSchema,
    /** Files that came with it, in the applicant's order. */
    files: z.array(
      z.object({
        position: z.number().int(),
        name: z.string(),
        kind: z.enum(keysOf<CaseFileKind>(caseFileKinds)),
        mediaType: z.string(),
        letterId: id.nullable(),
      }),
    ),
    /** What 条例 29 asks for and the application lacks. */
    missing: z.array(z.string()),
    events: z.array(recordedEvent),
    steps: z.array(stepStatus),
    days: z.array(clockDay),
    startedOn: dayOut.nullable(),
    supplementNoticeBy: dayOut.nullable(),
    supplementDueOn: dayOut.nullable(),
    consultations: z.array(consultation),
    /** Working days that would be left if a letter of consultation went out today. */
    daysLeftAfterConsulting: z.number().int().nullable(),
    draft: typed<NonNullable<DisclosureRequest['draft']>>('object', '待签发的答复稿').nullable(),
    reply: typed<NonNullable<DisclosureRequest['reply']>>('object', '已签发的答复').nullable(),
    electronicDelivery: z.boolean(),
    /** Letters of the case in the order of their making. */
    letters: z.array(letterBrief),
    /** The case this one came from, and those that came from it. */
    origin: z.object({ kind: z.enum(['part', 'redo']), id, number: z.string() }).nullable(),
    descendants: z.array(z.object({ id, number: z.string() })),
    fee: typed<DisclosureRequest['fee']>('object', '收费：通知、金额（分）、缴费').nullable(),
    feeDueOn: dayOut.nullable(),
    explanation: typed<DisclosureRequest['explanation']>('object', '说明理由').nullable(),
    explanationDueOn: dayOut.nullable(),
    searches: z.array(typed<DisclosureRequest['searches'][number]>('object', '检索记录')),
    rating: z.number().int().nullable(),
    archivedOn: dayOut.nullable(),
    middleReview: z.boolean(),
    remedy: z
      .object({
        clause: z.string(),
        reconsiderationBy: dayOut.nullable(),
        suitBy: dayOut.nullable(),
      })
      .nullable(),
  })
  .openapi('RequestDetail');

type Detail = z.input<typeof requestDetail>;

export async function detailOf(call: StaffCall, row: RequestRow, organ: OrganRow): Promise<Detail> {
  const { context, session } = call;
  const { db, secrets, calendar } = context;
  const events = await eventsOf(db, secrets, row.id);
  const r = requestOf(row, events);
  if (r === undefined) throw new Error(`request ${row.id} has no events`);
  const application = openApplication(secrets, row);
  const names = await staffNames(db, row.handler_id === null ? [] : [row.handler_id]);
  const organs = await organsOf(db, row, organ);
  const at: Context = { today: context.clock.today(), calendar };
  const view: Detail = {
    request: itemOf(context, { row, organs, names, events }, replyClock(r, at.today, calendar)),
    version: row.version,
    application: { ...application, applicant: maskApplicant(application.applicant) },
    files: (await filesOf(db, secrets, row.id)).map(
      ({ position, name, kind, mediaType, letterId }) => ({
        position,
        name,
        kind,
        mediaType,
        letterId,
      }),
    ),
    missing: [...missingFromApplication(application)],
    events: events.map(eventOf),
    steps: stepsOpenTo(r, at).map(({ step, open, why, until }) => ({
      step,
      open,
      permitted: may(session.roles, stepPermissions[step]),
      ...(why === undefined ? {} : { why: faultOf(why) }),
      ...(until === undefined ? {} : { until }),
    })),
    ...clockOf(r, at),
    supplementNoticeBy: supplementNoticeBy(r, calendar) ?? null,
    supplementDueOn: supplementDueOn(r, calendar) ?? null,
    consultations: consultationsOf(r, at, session.roles),
    daysLeftAfterConsulting: daysLeftAfterConsulting(r, at.today, at) ?? null,
    draft: r.draft ?? null,
    reply: r.reply ?? null,
    electronicDelivery: r.electronicDelivery,
    letters: [...(await briefsOf(call, await lettersOf(db, row.id)))],
    ...(await kinOf(db, row, r)),
    fee: r.fee ?? null,
    feeDueOn: feeDueOn(r, calendar) ?? null,
    explanation: r.explanation ?? null,
    explanationDueOn: explanationDueOn(r, calendar) ?? null,
    searches: [...r.searches],
    rating: r.rating ?? null,
    archivedOn: r.archivedOn ?? null,
    middleReview: organ.middle_review,
    remedy: await remedyOf(db, row, r, at),
  };
  // People name themselves in what they ask for, in file names and in what they answer.
  return maskedWithin(view, application.applicant);
}

async function organsOf(
  db: Database,
  row: RequestRow,
  organ: OrganRow,
): Promise<ReadonlyMap<number, OrganRow>> {
  const department =
    row.department_id === null ? undefined : await organById(db, row.department_id);
  return new Map([organ, ...(department === undefined ? [] : [department])].map((o) => [o.id, o]));
}

function eventOf({ seq, event, actor, recordedAt }: StoredEvent): Detail['events'][number] {
  return { seq, event: withoutPeople(event), actor, recordedAt: recordedAt.toString() };
}

/** A concluded request's days end with the day that stopped the clock. */
function clockOf(r: DisclosureRequest, at: Context): Pick<Detail, 'days' | 'startedOn'> {
  const facts = clockFacts(r, at.calendar);
  if (facts === undefined) return { days: [], startedOn: null };
  const days = explainClock(facts, concludedOn(r) ?? at.today, at.calendar);
  return { days: [...days], startedOn: facts.startedOn };
}

/** The clause as of the day of the reply, whatever the settings say today (L18). */
async function remedyOf(
  db: Database,
  row: RequestRow,
  { reply, replyReceivedOn }: DisclosureRequest,
  { calendar }: Context,
): Promise<Detail['remedy']> {
  const bodies = reply && (await remedySetOn(db, row.organ_id, reply.on));
  if (reply === undefined || bodies === undefined) return null;
  const kind = remedyKindOf(reply.content.outcome, reply.content.grounds, reply.on);
  const periods = replyReceivedOn && remedyPeriods(kind, replyReceivedOn, calendar);
  return {
    clause: clauseOfReply(reply.content, reply.on, bodies),
    reconsiderationBy: periods === undefined ? null : isoOf(periods.reconsiderationBy.on),
    suitBy: periods?.suitBy === undefined ? null : isoOf(periods.suitBy.on),
  };
}

async function kinOf(
  db: Database,
  row: RequestRow,
  { origin }: DisclosureRequest,
): Promise<Pick<Detail, 'origin' | 'descendants'>> {
  const descendants = await db
    .selectFrom('requests')
    .select(['id', 'number'])
    .where('origin_id', '=', row.id)
    .orderBy('id')
    .execute();
  const from = origin && { kind: origin.kind, id: origin.requestId, number: origin.number };
  return { origin: from ?? null, descendants };
}
