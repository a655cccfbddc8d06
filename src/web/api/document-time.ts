// What time does to a document, for the desk: its period day by day, duties that came up later, links in both
// directions, the list of what is due; and the search by which other documents are linked.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { recordAnnulment } from '../../commands/documents/record-annulment.ts';

import type { IsoDay } from '../../rules/day.ts';
import type { WorkingCalendar } from '../../rules/calendar.ts';

import { type DocumentKind, documentKinds } from '../../rules/document-classes.ts';
import { type RelationKind, relationKinds } from '../../rules/document-content.ts';
import {
  type Annulment,
  annulments,
  type DocumentDuty,
  documentDuties,
  dutyProvision,
} from '../../rules/document-duties.ts';
import {
  displayedUntil,
  type DisplayMatter,
  displayMatters,
  explainPublication,
  isCountedFrom,
  publicationDeadlines,
  type PublicationMatter,
  publishBy,
} from '../../rules/publication-deadlines.ts';
import { type Validity, validities, validityOn } from '../../rules/validity.ts';
import { type DocumentMatter, documentMatters } from '../../store/documents/document-deadlines.ts';
import { dutiesOf } from '../../store/documents/document-duties.ts';
import { findDocuments } from '../../store/documents/find-documents.ts';
import {
  linkedFrom,
  linkedTo,
  type LinkedDocument,
} from '../../store/documents/linked-documents.ts';
import { interpretationsOf } from '../../store/documents/documents.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { day, dayOut, documentDay, id, keysOf, organCode, text } from './schemas.ts';
import { commandContext, documentInScope, organIdsInScope, organsInScope } from './scope.ts';

const params = z.object({ id });
const matter = z.enum(keysOf<PublicationMatter>(publicationDeadlines));

const clockDay = z.object({
  on: dayOut,
  n: z.number().int().exactOptional(),
  reason: z.string(),
  provisional: z.boolean(),
});

const linked = z.object({
  kind: z.enum(keysOf<RelationKind>(relationKinds)),
  name: z.string(),
  documentNumber: z.string().nullable(),
  on: dayOut,
  until: dayOut.nullable(),
  id: id.nullable(),
});

export const getPeriod = endpoint({
  method: 'get',
  path: '/publication-period',
  access: 'read-documents',
  summary: '主动公开的期限：逐日说明',
  query: z.object({ matter, from: documentDay }),
  reply: z.object({
    by: dayOut,
    periodEnds: dayOut,
    provisional: z.boolean(),
    provision: z.string(),
    days: z.array(clockDay),
  }),
});

export const getDisplayPeriod = endpoint({
  method: 'get',
  path: '/display-period',
  access: 'read-documents',
  summary: '公示、公告、征求意见的最短期限',
  query: z.object({ matter: z.enum(keysOf<DisplayMatter>(displayMatters)), from: day }),
  reply: z.object({ until: dayOut, provision: z.string() }),
});

export const getDocumentTime = endpoint({
  method: 'get',
  path: '/documents/{id}/time',
  access: 'read-documents',
  summary: '一份文件的后续义务、与其他文件的关系和解读',
  params,
  reply: z.object({
    duties: z.array(
      z.object({
        kind: z.enum(keysOf<DocumentDuty>(documentDuties)),
        startedOn: dayOut,
        dueOn: dayOut,
        basis: z.string(),
        isClosed: z.boolean(),
        provision: z.string(),
      }),
    ),
    does: z.array(linked),
    doneTo: z.array(linked),
    interpretationDue: dayOut.nullable(),
    interpretations: z.array(z.object({ id, title: z.string() })),
  }),
});

export const postAnnulment = endpoint({
  method: 'post',
  path: '/documents/{id}/annulment',
  access: ['edit-documents', 'withdraw-documents'],
  summary: '登记已发布的行政处罚决定被变更、撤销、确认违法或者无效（行政处罚法48¶2）',
  params,
  body: z.object({ how: z.enum(keysOf<Annulment>(annulments)), on: day, basis: text(300) }),
  reply: z.object({ dueOn: dayOut }),
});

const matterKinds = ['publication', 'change', 'duty', 'interpretation'] as const;

export const getDocumentMatters = endpoint({
  method: 'get',
  path: '/document-matters',
  access: 'read-documents',
  summary: '应当公开、更新、撤回、解读而尚未办的，由近及远',
  query: z.object({ organ: organCode.optional() }),
  reply: z.object({
    today: dayOut,
    items: z.array(
      z.object({
        matter: z.enum(matterKinds),
        duty: z.enum(keysOf<DocumentDuty>(documentDuties)).nullable(),
        id,
        title: z.string(),
        documentNumber: z.string().nullable(),
        on: dayOut,
        organ: z.string(),
        editor: z.string().nullable(),
      }),
    ),
  }),
});

export const getDocumentSearch = endpoint({
  method: 'get',
  path: '/document-search',
  access: 'read-documents',
  summary: '按文号或者标题查找本机关的文件，用来关联',
  query: z.object({ q: text(200), kind: z.enum(keysOf<DocumentKind>(documentKinds)).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        title: z.string(),
        documentNumber: z.string().nullable(),
        kind: z.enum(keysOf<DocumentKind>(documentKinds)),
        state: z.string(),
        validity: z.enum(keysOf<Validity>(validities)),
      }),
    ),
  }),
});

function periodOf(calendar: WorkingCalendar, from: IsoDay): Result<WorkingCalendar> {
  return isCountedFrom(from, calendar)
    ? done(calendar)
    : refusedFor('date-outside-calendar', 'from');
}

const linkOut = ({ kind, name, documentNumber, on, until, id }: LinkedDocument) => ({
  kind,
  name,
  documentNumber,
  on,
  until,
  id,
});

export const documentTimeRoutes: readonly Route[] = [
  route(getPeriod, async ({ context, query }) => {
    const calendar = periodOf(context.calendar, query.from);
    if (!calendar.ok) return calendar;
    const period = publishBy(query.matter, query.from, calendar.value);
    const days = explainPublication(query.matter, query.from, calendar.value);
    return done({ ...period, days: [...days] });
  }),

  route(getDisplayPeriod, async ({ context, query }) => {
    const calendar = periodOf(context.calendar, query.from);
    if (!calendar.ok) return calendar;
    const until = displayedUntil(query.matter, query.from, calendar.value);
    return done({ until, provision: displayMatters[query.matter].provision });
  }),

  route(getDocumentTime, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db } = call.context;
    const { row } = found.value;
    const [duties, does, doneTo, interpretations] = await Promise.all([
      dutiesOf(db, row.id),
      linkedFrom(db, row.id),
      linkedTo(db, row.id),
      interpretationsOf(db, row.id),
    ]);
    return done({
      duties: duties.map((one) => ({
        kind: one.kind,
        startedOn: one.started_on,
        dueOn: one.due_on,
        basis: one.basis,
        isClosed: one.closed_at !== null,
        provision: dutyProvision(one.kind),
      })),
      does: does.map(linkOut),
      doneTo: doneTo.map(linkOut),
      interpretationDue: row.interpretation_due,
      interpretations: interpretations.map(({ id, title }) => ({ id, title })),
    });
  }),

  route(postAnnulment, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    return await recordAnnulment(commandContext(call, organ_id), { id, ...call.body });
  }),

  route(getDocumentMatters, async (call) => {
    const organIds = await organIdsInScope(call, call.query.organ);
    if (!organIds.ok) return organIds;
    const { db, clock } = call.context;
    const names = new Map((await organsInScope(call)).map((o) => [o.id, o.short_name]));
    const open = await documentMatters(db, organIds.value);
    return done({
      today: clock.today(),
      items: open.map(({ documentId, organId, duty, ...one }) => ({
        ...one,
        matter: one.matter satisfies DocumentMatter,
        duty: duty as DocumentDuty | null,
        id: documentId,
        organ: names.get(organId) ?? '',
      })),
    });
  }),

  route(getDocumentSearch, async (call) => {
    const { db, clock } = call.context;
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const { q, kind } = call.query;
    const rows = await findDocuments(db, { organIds: organIds.value, text: q, kind });
    const today = clock.today();
    return done({
      items: rows.map((row) => ({
        id: row.id,
        title: row.title,
        documentNumber: row.document_number,
        kind: row.kind,
        state: row.state,
        validity: validityOn(
          {
            effectiveFrom: row.effective_from,
            effectiveTo: row.effective_to,
            repealedOn: row.repealed_on,
            amendedOn: row.amended_on,
          },
          today,
        ),
      })),
    });
  }),
];
