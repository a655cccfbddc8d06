// Documents in the back office: the list, one document, its draft.

import { z } from '@hono/zod-openapi';
import { type CommandContext, done, type Result } from '../../commands/context.ts';
import { foreseenIndexNumber } from '../../commands/documents/index-numbers.ts';
import { type SavedDocument, saveDocument } from '../../commands/documents/save-document.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { documentKinds, opennessLabels } from '../../rules/document-classes.ts';
import { documentStateLabels, draftStates } from '../../rules/document-review.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { editorOrders, listForEditors } from '../../store/documents/edited-documents.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  detail,
  draft,
  draftState,
  kind,
  listed,
  openness,
  saved,
  states,
} from './document-schemas.ts';
import { documentView, lockedTitle } from './document-view.ts';
import { id, offsetOf, organCode, page, smallId, text, year } from './schemas.ts';
import { fileFormat, sendTable, type TableColumns } from './table-file.ts';
import { commandContext, documentInScope, organIdsInScope, organInScope } from './scope.ts';

/** With the index number that it will bear unless another is published before it. */
const savedDraft = saved.extend({ foreseenIndexNumber: z.string().nullable() });
const params = z.object({ id });
const version = z.number().int();

export const getColumns = endpoint({
  method: 'get',
  path: '/columns',
  access: ['read-documents', 'import-documents', 'keep-channels'],
  summary: '栏目',
  query: z.object({ organ: organCode.optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        parentId: id.nullable(),
        name: z.string(),
        path: z.string(),
        kind: z.string(),
      }),
    ),
  }),
});

const listFilter = {
  organ: organCode.optional(),
  state: z.enum(states).optional(),
  draftState: draftState.optional(),
  kind: kind.optional(),
  column: smallId.optional(),
  year: year.optional(),
  openness: openness.optional(),
  title: text(200).optional(),
};

export const getDocuments = endpoint({
  method: 'get',
  path: '/documents',
  access: 'read-documents',
  summary: '文件列表，最近改动的在前，或者按要求排序',
  query: z.object({
    ...listFilter,
    sort: z.enum(editorOrders).default('changed'),
    direction: z.enum(['asc', 'desc']).default('desc'),
    ...page,
  }),
  reply: z.object({ items: z.array(listed), total: z.number().int() }),
});

export const exportDocuments = endpoint({
  method: 'get',
  path: '/documents/export',
  access: 'read-documents',
  summary: '导出文件列表',
  query: z.object({
    ...listFilter,
    sort: z.enum(editorOrders).default('changed'),
    direction: z.enum(['asc', 'desc']).default('desc'),
    format: fileFormat,
  }),
  mediaType: xlsxType,
  reply: z.string(),
});

const mostExported = 20_000;

export const getDocument = endpoint({
  method: 'get',
  path: '/documents/{id}',
  access: 'read-documents',
  summary: '一份文件',
  params,
  reply: detail,
});

export const postDocument = endpoint({
  method: 'post',
  path: '/documents',
  access: 'edit-documents',
  summary: '新建文件草稿',
  body: draft.extend({ organ: organCode.optional() }),
  reply: savedDraft,
});

export const putDocument = endpoint({
  method: 'put',
  path: '/documents/{id}',
  access: 'edit-documents',
  summary: '保存文件草稿',
  params,
  body: draft.extend({ version }),
  reply: savedDraft,
});

export const documentRoutes: readonly Route[] = [
  route(getColumns, async (call) => {
    const organ = await organInScope(call, call.query.organ);
    if (!organ.ok) return organ;
    const columns = await columnsOf(call.context.db, organ.value.id);
    return done({
      items: columns.map(({ id, parent_id: parentId, name, path, kind }) => ({
        id,
        parentId,
        name,
        path,
        kind,
      })),
    });
  }),

  route(getDocuments, async (call) => {
    const { page: _, pageSize: __, ...filter } = call.query;
    const found = await listOf(call, filter, offsetOf(call.query));
    return found.ok ? done({ ...found.value }) : found;
  }),

  route(exportDocuments, async (call) => {
    const { format, ...filter } = call.query;
    const found = await listOf(call, filter, { limit: mostExported, offset: 0 });
    if (!found.ok) return found;
    const { items, total } = found.value;
    await appendAuditLog(call.context.db, {
      at: call.context.clock.now(),
      actor: { kind: 'staff', id: call.session.staffId, name: call.session.name },
      action: 'documents-exported',
      object: 'documents',
      address: call.context.addressOf(call.http),
      detail: { rows: items.length },
    });
    const note = total > items.length ? `共${total}件，只列出前${items.length}件。` : undefined;
    return await sendTable(call.http, { name: '文件列表', format, columns: sheet, items, note });
  }),

  route(getDocument, async (call) => {
    const found = await documentInScope(call, call.params.id);
    return found.ok ? done(await documentView(call, found.value.row)) : found;
  }),

  route(postDocument, async (call) => {
    const { organ: code, ...body } = call.body;
    const organ = await organInScope(call, code);
    if (!organ.ok) return organ;
    const context = commandContext(call, organ.value.id);
    const made = await saveDocument(context, body);
    return made.ok ? done(await withIndexNumber(context, made.value, body, null)) : made;
  }),

  route(putDocument, async (call) => {
    const { version, ...body } = call.body;
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id, index_number } = found.value.row;
    const context = commandContext(call, organ_id);
    const kept = await saveDocument(context, body, { id, version });
    return kept.ok ? done(await withIndexNumber(context, kept.value, body, index_number)) : kept;
  }),
];

async function withIndexNumber(
  context: CommandContext,
  saved: SavedDocument,
  content: z.output<typeof draft>,
  borne: string | null,
): Promise<z.output<typeof savedDraft>> {
  return { ...saved, foreseenIndexNumber: await foreseenIndexNumber(context, content, borne) };
}

type Listed = z.input<typeof listed>;
type ListQuery = Omit<z.output<NonNullable<(typeof getDocuments)['query']>>, 'page' | 'pageSize'>;

async function listOf(
  call: StaffCall,
  { organ, column, ...filter }: ListQuery,
  at: { readonly limit: number; readonly offset: number },
): Promise<Result<{ readonly items: Listed[]; readonly total: number }>> {
  const organIds = await organIdsInScope(call, organ);
  if (!organIds.ok) return organIds;
  const { rows, total } = await listForEditors(call.context.db, {
    organIds: organIds.value,
    columnId: column,
    ...filter,
    ...at,
  });
  return done({ items: rows.map(lineOf), total });
}

const sheet: TableColumns<Listed> = [
  ['标题', (one) => one.title],
  ['状态', (one) => documentStateLabels[one.state]],
  ['新稿', (one) => (one.draftState === null ? null : draftStates[one.draftState])],
  ['信息种类', (one) => documentKinds[one.kind].label],
  ['发文字号', (one) => one.documentNumber],
  ['索引号', (one) => one.indexNumber],
  ['栏目', (one) => one.homeColumn],
  ['公开属性', (one) => opennessLabels[one.openness]],
  ['成文日期', (one) => one.madeOn],
  ['发布时间', (one) => minuteOf(one.publishedAt)],
  ['应当公开之日', (one) => one.publishBy],
  ['最后修改', (one) => minuteOf(one.updatedAt)],
  ['浏览次数', (one) => one.views],
];

function minuteOf(at: string | null): string | null {
  return at === null ? null : beijingMinute(Temporal.Instant.from(at));
}

type ListedRow = Awaited<ReturnType<typeof listForEditors>>['rows'][number];

function lineOf(row: ListedRow): z.input<typeof listed> {
  return {
    id: row.id,
    version: row.version,
    title: row.locked ? lockedTitle : row.title,
    kind: row.kind,
    documentNumber: row.document_number,
    indexNumber: row.index_number,
    state: row.state,
    draftState: row.draft_state,
    openness: row.openness,
    madeOn: row.made_on,
    publishedAt: row.published_at === null ? null : row.published_at.toString(),
    publishBy: row.publish_by,
    updatedAt: row.updated_at.toString(),
    views: row.views ?? 0,
    homeColumn: row.home_name,
  };
}
