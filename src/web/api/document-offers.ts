// One document in columns of several organs: what is asked for, what was taken, which columns may be asked.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import {
  decideOffer,
  endOffer,
  offerDocument,
  setTakesOffers,
} from '../../commands/documents/offer-document.ts';
import { offerStates, type OfferState } from '../../rules/offers.ts';
import { may } from '../../rules/roles.ts';
import { listColumns, type Offer, offers } from '../../store/documents/document-offers.ts';
import { allOrgans, organSubtree } from '../../store/people/organs.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { id, keysOf, moment, nothing, smallId, text } from './schemas.ts';
import { commandContext, documentInScope, organsInScope } from './scope.ts';

const offer = z
  .object({
    documentId: id,
    title: z.string(),
    organ: z.string(),
    /** Where the document can be read. */
    address: z.string().nullable(),
    columnId: smallId,
    column: z.string(),
    columnOrgan: z.string(),
    state: z.enum(keysOf<OfferState>(offerStates)),
    offeredBy: z.string().nullable(),
    offeredAt: moment,
    decidedBy: z.string().nullable(),
    decidedAt: moment.nullable(),
    reason: z.string().nullable(),
  })
  .openapi('DocumentOffer');

const place = z.object({
  id: smallId,
  name: z.string(),
  path: z.string(),
  organ: z.string(),
  takesOffers: z.boolean(),
});

export const getOffers = endpoint({
  method: 'get',
  path: '/offers',
  access: 'read-documents',
  summary: '与其他机关互送的信息：收到的、送出的，本机关接收报送的栏目',
  reply: z.object({ received: z.array(offer), sent: z.array(offer), columns: z.array(place) }),
});

export const getDocumentOffers = endpoint({
  method: 'get',
  path: '/documents/{id}/offers',
  access: 'read-documents',
  summary: '这份文件在其他机关栏目的情况，还可以送往哪些栏目',
  params: z.object({ id }),
  reply: z.object({ items: z.array(offer), targets: z.array(place) }),
});

export const postOffer = endpoint({
  method: 'post',
  path: '/documents/{id}/offers',
  access: 'edit-documents',
  summary: '送往上级或者下级机关的栏目，由其审签人接收',
  params: z.object({ id }),
  body: z.object({ columnId: smallId }),
  reply: nothing,
});

const offerParams = z.object({ id, column: smallId });

export const postOfferDecision = endpoint({
  method: 'post',
  path: '/documents/{id}/offers/{column}/decide',
  access: 'approve-documents',
  summary: '接收或者不接收其他机关送来的信息；不接收的写明理由',
  params: offerParams,
  body: z.object({ take: z.boolean(), reason: text(500).exactOptional() }),
  reply: nothing,
});

export const postOfferEnd = endpoint({
  method: 'post',
  path: '/documents/{id}/offers/{column}/end',
  access: ['edit-documents', 'approve-documents'],
  summary: '收回送出的信息，或者把接收的信息移出栏目，写明理由',
  params: offerParams,
  body: z.object({ reason: text(500) }),
  reply: nothing,
});

export const putTakesOffers = endpoint({
  method: 'put',
  path: '/columns/{column}/takes-offers',
  access: 'keep-columns',
  summary: '栏目是否接收其他机关报送的信息',
  params: z.object({ column: smallId }),
  body: z.object({ takes: z.boolean() }),
  reply: nothing,
});

export const documentOfferRoutes: readonly Route[] = [
  route(getOffers, async (call) => {
    const { db } = call.context;
    const organIds = (await organsInScope(call)).map((organ) => organ.id);
    return done({
      received: (await offers(db, { toOrgans: organIds })).map(offerOut),
      sent: (await offers(db, { fromOrgans: organIds })).map(offerOut),
      columns: [...(await listColumns(db, organIds))],
    });
  }),

  route(getDocumentOffers, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db } = call.context;
    const { id, organ_id } = found.value.row;
    const items = await offers(db, { documentId: id });
    const targets = await listColumns(db, await relatives(call, organ_id));
    return done({
      items: items.map(offerOut),
      targets: targets.filter(({ takesOffers }) => takesOffers),
    });
  }),

  route(postOffer, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    const { columnId } = call.body;
    const near = await listColumns(call.context.db, await relatives(call, organ_id));
    // Only the line of organs above and below: 条例 4 leaves the others to their own superior.
    if (!near.some((column) => column.id === columnId)) {
      return refusedFor('column-unknown', 'columnId');
    }
    return await offerDocument(commandContext(call, organ_id), { documentId: id, columnId });
  }),

  route(postOfferDecision, async (call) => {
    const organ = await organOfColumn(call, call.params.column);
    if (!organ.ok) return organ;
    const key = { documentId: call.params.id, columnId: call.params.column };
    return await decideOffer(commandContext(call, organ.value), { ...key, ...call.body });
  }),

  route(postOfferEnd, async (call) => {
    const key = { documentId: call.params.id, columnId: call.params.column };
    const own = await documentInScope(call, call.params.id);
    if (own.ok && may(call.session.roles, 'edit-documents')) {
      return await endOffer(commandContext(call, own.value.row.organ_id), { ...key, ...call.body });
    }
    const organ = await organOfColumn(call, call.params.column);
    if (!organ.ok) return organ;
    if (!may(call.session.roles, 'approve-documents')) return refusedFor('not-permitted');
    return await endOffer(commandContext(call, organ.value), { ...key, ...call.body });
  }),

  route(putTakesOffers, async (call) => {
    const organ = await organOfColumn(call, call.params.column);
    if (!organ.ok) return organ;
    const { takes } = call.body;
    return await setTakesOffers(commandContext(call, organ.value), {
      columnId: call.params.column,
      takes,
    });
  }),
];

/** The organs above and below, without the organ itself. */
async function relatives({ context }: StaffCall, organId: number): Promise<readonly number[]> {
  const all = await allOrgans(context.db);
  const above: number[] = [];
  for (let at = all.find(({ id }) => id === organId)?.parent_id ?? null; at !== null;) {
    above.push(at);
    const next = at;
    at = all.find(({ id }) => id === next)?.parent_id ?? null;
  }
  const below = (await organSubtree(context.db, organId)).map(({ id }) => id);
  return [...above, ...below].filter((one) => one !== organId);
}

/** The organ that keeps the column, where the caller sees it. */
async function organOfColumn(call: StaffCall, columnId: number): Promise<Result<number>> {
  const column = await call.context.db
    .selectFrom('columns')
    .select('organ_id')
    .where('id', '=', columnId)
    .executeTakeFirst();
  const seen = (await organsInScope(call)).some(({ id }) => id === column?.organ_id);
  return column === undefined || !seen
    ? refusedFor('column-unknown', 'column')
    : done(column.organ_id);
}

function offerOut({ offeredAt, decidedAt, offeredById: _, ...one }: Offer): z.input<typeof offer> {
  return {
    ...one,
    offeredAt: offeredAt.toString(),
    decidedAt: decidedAt === null ? null : decidedAt.toString(),
  };
}
