// Documents in the back office: the list, a draft, its way through the reviews, its withdrawal, its history.

import { z } from '@hono/zod-openapi';
import {
  type CommandContext,
  done,
  refused,
  refusedFor,
  type Result,
} from '../../commands/context.ts';
import { foreseenIndexNumber } from '../../commands/documents/index-numbers.ts';
import type { DocumentInput } from '../../commands/documents/document-act.ts';
import {
  agreeToDocument,
  recallDocument,
  referDocument,
  returnDocument,
  submitDocument,
} from '../../commands/documents/review-document.ts';
import { type SavedDocument, saveDocument } from '../../commands/documents/save-document.ts';
import { settleAskedAnew } from '../../commands/documents/settle-asked-anew.ts';
import { withdrawDocument } from '../../commands/documents/withdraw-document.ts';
import { closedOpenness } from '../../rules/openness-change.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { documentKinds, opennessLabels } from '../../rules/document-classes.ts';
import {
  type DocumentAct,
  documentStateLabels,
  draftStates,
  leaveOfDocument,
  whyNotDocument,
} from '../../rules/document-review.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import {
  draftVersion,
  draftVersionsOf,
  standingsOf,
} from '../../store/documents/document-drafts.ts';
import {
  contentOfRow,
  revisionContent,
  revisionsOf,
} from '../../store/documents/document-revisions.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { editorOrders, listForEditors } from '../../store/documents/edited-documents.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  answers,
  content,
  detail,
  draft,
  draftState,
  kind,
  listed,
  openness,
  states,
} from './document-schemas.ts';
import { contentOut, documentView, lockedTitle } from './document-view.ts';
import { id, momentIn, moment, offsetOf, organCode, page, smallId, text, year } from './schemas.ts';
import { fileFormat, sendTable, type TableColumns } from './table-file.ts';
import { logLook } from './log-look.ts';
import { commandContext, documentInScope, organIdsInScope, organInScope } from './scope.ts';

const saved = z.object({ id, version: z.number().int() }).openapi('SavedDocument');
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

const word = z.object({ version, opinion: text(2000).exactOptional() });

export const postSubmission = endpoint({
  method: 'post',
  path: '/documents/{id}/submit',
  access: 'edit-documents',
  summary: '送审；修改已发布文件的，写明理由；可以定时发布',
  params,
  body: word.extend({ publishAt: momentIn.exactOptional() }),
  reply: saved,
});

export const postRecall = endpoint({
  method: 'post',
  path: '/documents/{id}/recall',
  access: 'edit-documents',
  summary: '取回送审的文件',
  params,
  body: word,
  reply: saved,
});

export const postAgreement = endpoint({
  method: 'post',
  path: '/documents/{id}/agree',
  access: 'read-documents',
  summary: '本环节同意；保密审查环节逐项回答；最后一环同意即发布或者等到定时',
  params,
  body: word.extend({ answers: answers.exactOptional() }),
  reply: saved.extend({ published: z.boolean() }),
});

export const postReturn = endpoint({
  method: 'post',
  path: '/documents/{id}/return',
  access: 'read-documents',
  summary: '退回修改，写明意见',
  params,
  body: word,
  reply: saved,
});

export const postReferral = endpoint({
  method: 'post',
  path: '/documents/{id}/refer',
  access: 'read-documents',
  summary: '保密审查不能确定的，报有关主管部门或者保密行政管理部门确定（条例17¶3）',
  params,
  body: word,
  reply: saved,
});

export const postWithdrawal = endpoint({
  method: 'post',
  path: '/documents/{id}/withdraw',
  access: 'withdraw-documents',
  summary: '撤下已发布的文件，写明理由；内容泄露的，各版内容一并封存',
  params,
  body: z.object({
    version,
    reason: text(1000),
    leak: z.boolean().exactOptional(),
    /** What the address tells the public (行政处罚法48¶2). */
    notice: text(2000).exactOptional(),
    /** Whether what it did to other documents is undone. */
    undo: z.boolean().exactOptional(),
    /** What it is from now on, for this reason. */
    openness: z.enum(closedOpenness).exactOptional(),
  }),
  reply: saved,
});

export const postAskedAnew = endpoint({
  method: 'post',
  path: '/documents/{id}/asked-anew',
  access: 'edit-documents',
  summary: '定时发布时新发现的问题核对过，不必改，写明理由',
  params,
  body: z.object({ version, reason: text(500) }),
  reply: saved,
});

export const getDraftVersions = endpoint({
  method: 'get',
  path: '/documents/{id}/versions',
  access: 'read-documents',
  summary: '送审各稿和已被替换的各版',
  params,
  reply: z.object({
    versions: z.array(
      z.object({
        version,
        revision: z.number().int(),
        round: z.number().int(),
        by: z.string().nullable(),
        at: moment,
      }),
    ),
    revisions: z.array(
      z.object({
        revision: z.number().int(),
        publishedAt: moment,
        until: moment,
        reason: z.string(),
        locked: z.boolean(),
      }),
    ),
  }),
});

export const getDraftVersion = endpoint({
  method: 'get',
  path: '/documents/{id}/versions/{version}',
  access: 'read-documents',
  summary: '送审的某一稿',
  params: z.object({ id, version: z.coerce.number().int() }),
  reply: content,
});

export const postReveal = endpoint({
  method: 'post',
  path: '/documents/{id}/reveal',
  access: 'clear-secrecy',
  summary: '为办案查看已封存的内容，写明事由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  reply: content,
});

export const getRevision = endpoint({
  method: 'get',
  path: '/documents/{id}/revisions/{revision}',
  access: 'read-documents',
  summary: '已被替换的某一版',
  params: z.object({ id, revision: z.coerce.number().int() }),
  reply: content,
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

  route(postSubmission, async (call) => act(call, 'submit', call.body, submitDocument)),
  route(postRecall, async (call) => act(call, 'recall', call.body, recallDocument)),
  route(postAgreement, async (call) => act(call, 'agree', call.body, agreeToDocument)),
  route(postReturn, async (call) => act(call, 'return', call.body, returnDocument)),
  route(postReferral, async (call) => act(call, 'refer', call.body, referDocument)),

  route(postWithdrawal, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    return await withdrawDocument(commandContext(call, organ_id), { id, ...call.body });
  }),

  route(postAskedAnew, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    return await settleAskedAnew(commandContext(call, organ_id), { id, ...call.body });
  }),

  route(getDraftVersions, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db } = call.context;
    const { id } = found.value.row;
    return done({
      versions: (await draftVersionsOf(db, id)).map(({ saved_at, ...one }) => ({
        version: one.version,
        revision: one.revision,
        round: one.round,
        by: one.by,
        at: saved_at.toString(),
      })),
      revisions: (await revisionsOf(db, id)).map((one) => ({
        revision: one.revision,
        publishedAt: one.published_at.toString(),
        until: one.until.toString(),
        reason: one.reason,
        locked: one.locked,
      })),
    });
  }),

  route(getDraftVersion, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    if (found.value.row.locked) return refusedFor('document-locked');
    const { id, version } = call.params;
    const written = await draftVersion(call.context.db, id, version);
    return written === undefined ? refusedFor('document-unknown') : done(contentOut(written));
  }),

  route(postReveal, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (!row.locked) return refusedFor('document-state');
    await logLook(call, {
      action: 'locked-document-revealed',
      object: `document ${row.id}`,
      detail: {},
      reason: call.body.reason,
    });
    return done(contentOut(await contentOfRow(call.context.db, row)));
  }),

  route(getRevision, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, revision } = call.params;
    const kept = await revisionContent(call.context.db, id, revision);
    if (kept === undefined) return refusedFor('document-unknown');
    return kept.locked ? refusedFor('document-locked') : done(contentOut(kept.content));
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

/** By his own post or in the place of somebody away, as the step that is waited for asks. */
async function act<I extends { readonly version: number }, T extends SavedDocument>(
  call: StaffCall & { readonly params: { readonly id: number } },
  what: DocumentAct,
  body: I,
  command: (context: CommandContext, input: I & DocumentInput) => Promise<Result<T>>,
): Promise<Result<T>> {
  const found = await documentInScope(call, call.params.id);
  if (!found.ok) return found;
  const { id, organ_id } = found.value.row;
  const standing = (await standingsOf(call.context.db, [id])).get(id);
  if (standing === undefined) return refusedFor('document-state');
  const caller = await approverCalling(call);
  const why = whyNotDocument(standing, what, caller);
  if (why !== undefined) return refused(why);
  const leave = leaveOfDocument(caller, standing, what);
  const instead =
    leave.allowed && leave.forStaffId !== undefined ? { forStaffId: leave.forStaffId } : {};
  return await command(commandContext(call, organ_id), { ...body, ...instead, id });
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
    homeColumn: row.home_name,
  };
}
