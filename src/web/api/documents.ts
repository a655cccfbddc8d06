// Documents in the back office: the list, a draft, its review and publication, its withdrawal.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { publishDocument } from '../../commands/publish-document.ts';
import { saveDocument } from '../../commands/save-document.ts';
import { withdrawDocument } from '../../commands/withdraw-document.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { documentAddress } from '../../rules/document-address.ts';
import { type ReviewConclusion, reviewConclusions } from '../../rules/publication.ts';
import { columnsOf } from '../../store/columns.ts';
import { columnIdsOf, listForEditors } from '../../store/edited-documents.ts';
import { staffMember } from '../../store/staff.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { detail, draft, kind, listed, states } from './document-schemas.ts';
import { id, keysOf, offsetOf, organCode, page, text } from './schemas.ts';
import {
  commandContext,
  documentInScope,
  type FoundDocument,
  organIdsInScope,
  organInScope,
  organsInScope,
} from './scope.ts';

const saved = z.object({ id, version: z.number().int() }).openapi('SavedDocument');
const params = z.object({ id });
const version = z.number().int();

export const getColumns = endpoint({
  method: 'get',
  path: '/columns',
  access: 'read-documents',
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

export const getDocuments = endpoint({
  method: 'get',
  path: '/documents',
  access: 'read-documents',
  summary: '文件列表，由近及远',
  query: z.object({
    organ: organCode.optional(),
    state: z.enum(states).optional(),
    kind: kind.optional(),
    title: text(200).optional(),
    ...page,
  }),
  reply: z.object({ items: z.array(listed), total: z.number().int() }),
});

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
  reply: saved,
});

export const putDocument = endpoint({
  method: 'put',
  path: '/documents/{id}',
  access: 'edit-documents',
  summary: '保存文件草稿',
  params,
  body: draft.extend({ version }),
  reply: saved,
});

export const postPublication = endpoint({
  method: 'post',
  path: '/documents/{id}/publish',
  access: 'publish-documents',
  summary: '审查并发布：审查人即调用者，发布时间由系统记录',
  params,
  body: z.object({ version, conclusion: z.enum(keysOf<ReviewConclusion>(reviewConclusions)) }),
  reply: saved.extend({ indexNumber: z.string() }),
});

export const postWithdrawal = endpoint({
  method: 'post',
  path: '/documents/{id}/withdraw',
  access: 'publish-documents',
  summary: '撤回已发布的文件，写明理由',
  params,
  body: z.object({ version, reason: text(1000) }),
  reply: saved,
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
    const { organ, page: _, pageSize: __, ...filter } = call.query;
    const organIds = await organIdsInScope(call, organ);
    if (!organIds.ok) return organIds;
    const { rows, total } = await listForEditors(call.context.db, {
      organIds: organIds.value,
      ...filter,
      ...offsetOf(call.query),
    });
    return done({ items: rows.map(lineOf), total });
  }),

  route(getDocument, async (call) => {
    const found = await documentInScope(call, call.params.id);
    return found.ok ? done(await detailOf(call, found.value.row)) : found;
  }),

  route(postDocument, async (call) => {
    const { organ: code, ...body } = call.body;
    const organ = await organInScope(call, code);
    return organ.ok ? await saveDocument(commandContext(call, organ.value.id), body) : organ;
  }),

  route(putDocument, async (call) => {
    const { version, ...body } = call.body;
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    return await saveDocument(commandContext(call, organ_id), body, { id, version });
  }),

  route(postPublication, async (call) => {
    const { context, session, body } = call;
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    const review = {
      reviewerId: session.staffId,
      by: session.name,
      on: context.clock.today(),
      conclusion: body.conclusion,
    };
    const input = { id, version: body.version, review };
    return await publishDocument(commandContext(call, organ_id), input);
  }),

  route(postWithdrawal, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    return await withdrawDocument(commandContext(call, organ_id), { id, ...call.body });
  }),
];

type ListedRow = Awaited<ReturnType<typeof listForEditors>>['rows'][number];

function lineOf(row: ListedRow): z.input<typeof listed> {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    documentNumber: row.document_number,
    indexNumber: row.index_number,
    state: row.state,
    madeOn: row.made_on,
    publishedAt: row.published_at === null ? null : row.published_at.toString(),
    updatedAt: row.updated_at.toString(),
    homeColumn: row.home_name,
  };
}

async function detailOf(call: StaffCall, row: FoundDocument): Promise<z.output<typeof detail>> {
  const { db } = call.context;
  const organ = (await organsInScope(call)).find(({ id }) => id === row.organ_id);
  const placed = await columnIdsOf(db, row.id);
  const editor = row.editor_id === null ? undefined : await staffMember(db, row.editor_id);
  const publishedOn = row.published_at === null ? undefined : beijingDay(row.published_at);
  return {
    id: row.id,
    organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
    version: row.version,
    state: row.state,
    indexNumber: row.index_number,
    publishedAt: row.published_at === null ? null : row.published_at.toString(),
    updatedAt: row.updated_at.toString(),
    withdrawnReason: row.withdrawn_reason,
    review: row.review,
    editor: editor?.name ?? null,
    isOwn: row.editor_id === call.session.staffId,
    address:
      row.state !== 'published' || publishedOn === undefined
        ? null
        : documentAddress(row.home_path, publishedOn, row.id),
    draft: {
      title: row.title,
      kind: row.kind,
      documentNumber: row.document_number,
      issuers: row.issuers,
      publisher: row.publisher,
      source: row.source,
      madeOn: row.made_on,
      effectiveFrom: row.effective_from,
      effectiveTo: row.effective_to,
      repealedOn: row.repealed_on,
      columns: [row.home_column_id, ...placed.filter((id) => id !== row.home_column_id)],
      theme: row.theme,
      subtheme: row.subtheme,
      groupClass: row.group_class,
      genre: row.genre,
      interpretationForm: row.interpretation_form,
      keywords: row.keywords,
      summary: row.summary,
      openness: row.openness,
      opennessReason: row.openness_reason,
      body: row.body,
    },
  };
}
