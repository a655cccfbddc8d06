// The tree of columns in the back office: settings, people, what is due; kept by whoever has that post.

import { z } from '@hono/zod-openapi';
import {
  addColumn,
  moveColumn,
  removeColumn,
  saveColumn,
} from '../../commands/documents/keep-columns.ts';
import { done } from '../../commands/context.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import {
  type FreshnessState,
  freshnessOf,
  freshnessStates,
  hasFixedName,
  isRequiredColumn,
} from '../../rules/columns.ts';
import { contentSteps, type SecrecyForm, secrecyForms } from '../../rules/document-review.ts';
import { type ListForm, listForms } from '../../rules/list-forms.ts';
import { may } from '../../rules/roles.ts';
import { columnPeople } from '../../store/documents/column-settings.ts';
import { columnsOf, lastPublished, publishedCounts } from '../../store/documents/columns.ts';
import { listStaff } from '../../store/people/staff.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { dayOut, keysOf, organCode, smallId, text } from './schemas.ts';
import { commandContext, organInScope, organsInScope } from './scope.ts';

const settings = z.object({
  name: text(100),
  link: text(500).nullable(),
  updateDays: z.number().int().nullable(),
  reviewSteps: z.array(z.enum(contentSteps)).max(3),
  secrecyForm: z.enum(keysOf<SecrecyForm>(secrecyForms)),
  /** How readers see it listed. */
  listForm: z.enum(keysOf<ListForm>(listForms)).exactOptional(),
  /** Who is named; nobody: everybody who holds the post. */
  people: z.object({
    edit: z.array(smallId).max(200),
    review: z.array(smallId).max(200),
  }),
});

const place = z.object({ parentId: smallId.nullable(), before: smallId.nullable() });
const params = z.object({ id: smallId });
const organ = z.object({ organ: organCode.optional() });
const saved = z.object({ id: smallId });

export const getColumnSettings = endpoint({
  method: 'get',
  path: '/column-settings',
  access: 'read-documents',
  summary: '栏目树和各栏目的设置、更新情况',
  query: organ,
  reply: z.object({
    items: z.array(
      settings.extend({
        id: smallId,
        parentId: smallId.nullable(),
        slug: z.string(),
        path: z.string(),
        kind: z.string(),
        item: z.number().int().nullable(),
        required: z.boolean(),
        fixedName: z.boolean(),
        documents: z.number().int(),
        lastOn: dayOut.nullable(),
        freshness: z
          .object({
            state: z.enum(keysOf<FreshnessState>(freshnessStates)),
            dueOn: dayOut.nullable(),
          })
          .nullable(),
      }),
    ),
    editors: z.array(z.object({ id: smallId, name: z.string() })),
    reviewers: z.array(z.object({ id: smallId, name: z.string() })),
  }),
});

export const postColumn = endpoint({
  method: 'post',
  path: '/column-settings',
  access: 'keep-columns',
  summary: '增加栏目',
  query: organ,
  body: settings.extend({
    slug: text(40),
    parentId: smallId.nullable(),
    kind: z.enum(['list', 'section']),
  }),
  reply: saved,
});

export const putColumn = endpoint({
  method: 'put',
  path: '/column-settings/{id}',
  access: 'keep-columns',
  summary: '修改栏目的设置',
  params,
  query: organ,
  body: settings,
  reply: saved,
});

export const postColumnMove = endpoint({
  method: 'post',
  path: '/column-settings/{id}/move',
  access: 'keep-columns',
  summary: '移动栏目、调整次序；地址不变',
  params,
  query: organ,
  body: place,
  reply: saved,
});

export const removeColumnEndpoint = endpoint({
  method: 'delete',
  path: '/column-settings/{id}',
  access: 'keep-columns',
  summary: '删除没有文件的自设栏目',
  params,
  query: organ,
  reply: saved,
});

export const columnRoutes: readonly Route[] = [
  route(getColumnSettings, async (call) => {
    const found = await organInScope(call, call.query.organ);
    return found.ok ? done(await columnTree(call, found.value.id)) : found;
  }),
  route(postColumn, async (call) => {
    const found = await organInScope(call, call.query.organ);
    return found.ok ? await addColumn(commandContext(call, found.value.id), call.body) : found;
  }),
  route(putColumn, async (call) => {
    const found = await organInScope(call, call.query.organ);
    if (!found.ok) return found;
    return await saveColumn(commandContext(call, found.value.id), call.params.id, call.body);
  }),
  route(postColumnMove, async (call) => {
    const found = await organInScope(call, call.query.organ);
    if (!found.ok) return found;
    return await moveColumn(commandContext(call, found.value.id), call.params.id, call.body);
  }),
  route(removeColumnEndpoint, async (call) => {
    const found = await organInScope(call, call.query.organ);
    if (!found.ok) return found;
    return await removeColumn(commandContext(call, found.value.id), call.params.id);
  }),
];

export async function columnTree(
  call: StaffCall,
  organId: number,
): Promise<z.output<(typeof getColumnSettings)['reply']>> {
  const { db, clock } = call.context;
  const columns = await columnsOf(db, organId);
  const people = await columnPeople(
    db,
    columns.map(({ id }) => id),
  );
  const counts = await publishedCounts(db, organId);
  const last = await lastPublished(db, organId);
  const organIds = (await organsInScope(call)).map(({ id }) => id);
  const staff = (await listStaff(db, organIds)).filter(({ disabledAt }) => disabledAt === null);
  const named = (isFit: (roles: (typeof staff)[number]['roles']) => boolean) =>
    staff.filter(({ roles }) => isFit(roles)).map(({ id, name }) => ({ id, name }));
  return {
    items: columns.map((column) => {
      const at = last.get(column.id);
      const lastOn = at === undefined ? undefined : beijingDay(at);
      const watched = { updateDays: column.update_days, link: column.link };
      const freshness = freshnessOf(watched, lastOn, clock.today());
      const { edit = [], review = [] } = people.get(column.id) ?? {};
      return {
        id: column.id,
        parentId: column.parent_id,
        slug: column.slug,
        path: column.path,
        kind: column.kind,
        item: column.art20_item,
        name: column.name,
        link: column.link,
        updateDays: column.update_days,
        reviewSteps: column.review_steps,
        secrecyForm: column.secrecy_form,
        listForm: column.list_form,
        people: { edit: [...edit], review: [...review] },
        required: isRequiredColumn(column.path),
        fixedName: hasFixedName(column.path),
        documents: counts.get(column.id) ?? 0,
        lastOn: lastOn ?? null,
        freshness:
          freshness === undefined
            ? null
            : { state: freshness.state, dueOn: freshness.dueOn ?? null },
      };
    }),
    editors: named((roles) => may(roles, 'edit-documents')),
    reviewers: named((roles) => may(roles, 'review-documents') || may(roles, 'approve-documents')),
  };
}
