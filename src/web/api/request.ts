// One request on one page: its events, the steps open now and why the others are not, the clock day by
// day, the application with the applicant masked.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { type Application, missingFromApplication } from '../../rules/application.ts';
import { type ClockDay, explainClock } from '../../rules/clock.ts';
import { isoOf } from '../../rules/day.ts';
import { maskApplicant } from '../../rules/mask-applicant.ts';
import { outcomeKeys } from '../../rules/outcomes.ts';
import { clauseOfReply, remedyKindOf, remedyPeriods } from '../../rules/remedy.ts';
import { daysLeftAfterConsulting } from '../../rules/request/decisions.ts';
import type { Actor, RequestEvent } from '../../rules/request/events.ts';
import {
  clockFacts,
  concludedOn,
  type DisclosureRequest,
  opinionDueOn,
  replyClock,
  requestFrom,
  supplementDueOn,
  supplementNoticeBy,
} from '../../rules/request/state.ts';
import { stepPermissions } from '../../rules/request/step-permissions.ts';
import { type Context, stepKeys, stepsOpenTo } from '../../rules/request/steps.ts';
import { may } from '../../rules/roles.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/audit-log.ts';
import {
  eventsOf,
  openApplication,
  requestsOfSameApplicant,
  type StoredEvent,
} from '../../store/requests.ts';
import type { Database } from '../../store/database.ts';
import { remedySetOn } from '../../store/remedy-settings.ts';
import { filesOf } from '../../store/request-files.ts';
import type { OrganRow, RequestRow } from '../../store/tables.ts';
import { refused } from '../../commands/context.ts';
import { faultOf } from '../refusals.ts';
import { applicationSchema } from './application-schemas.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { queueItem } from './queue.ts';
import { dayOut, faultSchema, id, moment, text, typed } from './schemas.ts';
import { requestInScope } from './scope.ts';

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

const consultation = z.object({
  id: z.string(),
  consultee: z.enum(['third-party', 'co-producer', 'other-organ']),
  name: z.string(),
  content: z.string(),
  sentOn: dayOut,
  servedOn: dayOut.exactOptional(),
  lapsesOn: dayOut.exactOptional(),
  answered: z.boolean(),
});

const clockDay = typed<ClockDay>('object', '一日：是否计入、第几个工作日、原因');

export const requestDetail = z
  .object({
    request: queueItem,
    version: z.number().int(),
    application: applicationSchema,
    /** Files that came with it, in the applicant's order. */
    files: z.array(z.object({ position: z.number().int(), name: z.string() })),
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
    remedy: z
      .object({
        clause: z.string(),
        reconsiderationBy: dayOut.nullable(),
        suitBy: dayOut.nullable(),
      })
      .nullable(),
    sameApplicant: z.array(
      z.object({
        id,
        number: z.string(),
        submittedOn: dayOut,
        outcome: z.enum(outcomeKeys).nullable(),
      }),
    ),
  })
  .openapi('RequestDetail');

const params = z.object({ id });

export const getRequest = endpoint({
  method: 'get',
  path: '/requests/{id}',
  access: 'read-requests',
  summary: '一件申请：事项、可办步骤、逐日期限、申请内容（申请人信息隐去）',
  params,
  reply: requestDetail,
});

export const revealApplicant = endpoint({
  method: 'post',
  path: '/requests/{id}/reveal',
  access: 'reveal-applicants',
  summary: '查看申请人信息明文：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  reply: applicationSchema,
});

export const requestRoutes: readonly Route[] = [
  route(getRequest, async (call) => {
    const found = await requestInScope(call, call.params.id);
    return found.ok ? done(await detailOf(call, found.value.row, found.value.organ)) : found;
  }),

  route(revealApplicant, async (call) => {
    const { context, body, session, http } = call;
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'applicant-revealed',
      object: `request ${found.value.row.id}`,
      address: context.addressOf(http),
      detail: { reason: body.reason },
    });
    return done(openApplication(context.secrets, found.value.row));
  }),
];

type Detail = z.input<typeof requestDetail>;

async function detailOf(call: StaffCall, row: RequestRow, organ: OrganRow): Promise<Detail> {
  const { context, session } = call;
  const { db, secrets, calendar } = context;
  const events = await eventsOf(db, secrets, row.id);
  const r = requestFrom(events);
  if (r === undefined) throw new Error(`request ${row.id} has no events`);
  const application = openApplication(secrets, row);
  const at: Context = { today: context.clock.today(), calendar };
  return {
    request: { ...briefOf(row, organ, application), clock: replyClock(r, at.today, calendar) },
    version: row.version,
    application: { ...application, applicant: maskApplicant(application.applicant) },
    files: (await filesOf(db, row.id)).map(({ position, name }) => ({ position, name })),
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
    consultations: consultationsOf(r, at),
    daysLeftAfterConsulting: daysLeftAfterConsulting(r, at.today, at) ?? null,
    draft: r.draft ?? null,
    reply: r.reply ?? null,
    electronicDelivery: r.electronicDelivery,
    remedy: await remedyOf(db, row, r, at),
    sameApplicant: (await requestsOfSameApplicant(db, row)).map((other) => ({
      id: other.id,
      number: other.number,
      submittedOn: other.submitted_on,
      outcome: other.outcome,
    })),
  };
}

function briefOf(
  row: RequestRow,
  organ: OrganRow,
  { title, documentNumber, description }: Application,
): Omit<Detail['request'], 'clock'> {
  return {
    id: row.id,
    number: row.number,
    organ: { code: organ.code, name: organ.name },
    subject: title || documentNumber || description,
    maskedName: row.masked_name,
    applicantKind: row.applicant_kind,
    channel: row.channel,
    submittedOn: row.submitted_on,
    receivedOn: row.received_on,
    concludedOn: row.concluded_on,
    outcome: row.outcome,
  };
}

function eventOf({ seq, event, actor, recordedAt }: StoredEvent): Detail['events'][number] {
  return { seq, event, actor, recordedAt: recordedAt.toString() };
}

/** A concluded request's days end with the day that stopped the clock. */
function clockOf(r: DisclosureRequest, at: Context): Pick<Detail, 'days' | 'startedOn'> {
  const facts = clockFacts(r, at.calendar);
  if (facts === undefined) return { days: [], startedOn: null };
  const days = explainClock(facts, concludedOn(r) ?? at.today, at.calendar);
  return { days: [...days], startedOn: facts.startedOn };
}

function consultationsOf(r: DisclosureRequest, { calendar }: Context): Detail['consultations'] {
  return r.consultations.map((c) => {
    const lapsesOn = opinionDueOn(c, calendar);
    const { id, consultee, name, content, sentOn, servedOn } = c;
    return {
      id,
      consultee,
      name,
      content,
      sentOn,
      ...(servedOn === undefined ? {} : { servedOn }),
      ...(lapsesOn === undefined ? {} : { lapsesOn }),
      answered: c.answer !== undefined,
    };
  });
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
