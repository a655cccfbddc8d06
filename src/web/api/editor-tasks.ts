// 编辑待办: columns that are due for something new, drafts that came back or lie open, documents to be explained.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { mayWriteFor } from '../../rules/column-people.ts';
import { type FreshnessState, freshnessStates } from '../../rules/columns.ts';
import { openDraftsOf, unexplainedDocuments } from '../../store/documents/editor-tasks.ts';
import { unitemisedDocuments } from '../../store/policies/policy-duties.ts';
import { listedItems } from '../../store/policies/policy-writing.ts';
import { unansweredConsultations } from '../../store/readers/public-consultations.ts';
import { columnTree } from './columns.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { isDeadLink, whyDead } from '../../rules/outside-links.ts';
import { failingLinksOf, unreachedLinksOf } from '../../store/documents/outside-links.ts';
import { documentsReturned } from './inbox-documents.ts';
import { dayOut, id, keysOf, moment, smallId } from './schemas.ts';

export const getEditorTasks = endpoint({
  method: 'get',
  path: '/editor-tasks',
  access: 'edit-documents',
  summary:
    '编辑待办：应当更新的栏目、退回的稿、没有送审的稿、应当解读的文件、应当提炼政策事项的文件、待反馈结果的意见征集、打不开的外部链接',
  reply: z.object({
    columns: z.array(
      z.object({
        id: smallId,
        name: z.string(),
        state: z.enum(keysOf<FreshnessState>(freshnessStates)),
        lastOn: dayOut.nullable(),
        dueOn: dayOut.nullable(),
      }),
    ),
    returned: z.array(
      z.object({
        id,
        title: z.string(),
        comment: z.string(),
        returnedBy: z.string(),
        returnedAt: moment,
      }),
    ),
    drafts: z.array(
      z.object({ id, title: z.string(), savedAt: moment, publishBy: dayOut.nullable() }),
    ),
    /** Over, and nothing published about it. */
    consultations: z.array(
      z.object({ id, title: z.string(), dueOn: dayOut, overdue: z.boolean() }),
    ),
    interpretations: z.array(
      z.object({ id, title: z.string(), dueOn: dayOut, overdue: z.boolean() }),
    ),
    /** Published documents that give enterprises something, of which nothing was taken out. */
    policies: z.array(z.object({ id, title: z.string(), dueOn: dayOut, overdue: z.boolean() })),
    /** Policy items that came back. */
    returnedItems: z.array(z.object({ id: smallId, name: z.string(), reason: z.string() })),
    /** Of what is published: addresses of other sites that lead nowhere. */
    deadLinks: z.array(z.object({ id, title: z.string(), url: z.string(), why: z.string() })),
    /** Addresses that could not be looked at: the server reached nobody outside. At most one line. */
    unreached: z.array(z.object({ count: z.number().int(), at: moment })),
  }),
});

export const editorTaskRoutes: readonly Route[] = [
  route(getEditorTasks, async (call) => {
    const { context, session } = call;
    const { items } = await columnTree(call, session.organId);
    const returned = await documentsReturned(call);
    const drafts = await openDraftsOf(context.db, session.staffId);
    const today = context.clock.today();
    const unreached = await unreachedLinksOf(context.db, session.organId);
    return done({
      columns: items.flatMap((column) => {
        const { id, name, lastOn, freshness, people } = column;
        const isMine = mayWriteFor([people], session.staffId);
        return !isMine || freshness === null || freshness.state === 'fresh'
          ? []
          : [{ id, name, lastOn, ...freshness }];
      }),
      returned: [...returned],
      drafts: drafts
        .filter((draft) => !returned.some((one) => one.id === draft.id))
        .map((draft) => ({ ...draft, savedAt: draft.savedAt.toString() })),
      consultations: (await unansweredConsultations(context.db, session.organId, today)).map(
        (one) => ({ ...one, overdue: one.dueOn < today }),
      ),
      interpretations: (await unexplainedDocuments(context.db, session.organId)).map((one) => ({
        ...one,
        overdue: one.dueOn < today,
      })),
      policies: (
        await unitemisedDocuments(context.db, [session.organId], today, context.calendar)
      ).map(({ id, title, dueOn }) => ({ id, title, dueOn, overdue: dueOn < today })),
      returnedItems: (await listedItems(context.db, { organIds: [session.organId] })).flatMap(
        ({ id, draft, return_reason: reason }) =>
          reason === null || draft === null ? [] : [{ id, name: draft.name, reason }],
      ),
      deadLinks: (await failingLinksOf(context.db, session.organId))
        .filter(isDeadLink)
        .map(({ id, title, url, code, fault }) => ({
          id,
          title,
          url,
          why: whyDead({
            ...(code === null ? {} : { code }),
            ...(fault === null ? {} : { fault }),
          }),
        })),
      unreached:
        unreached === undefined ? [] : [{ count: unreached.count, at: unreached.at.toString() }],
    });
  }),
];
