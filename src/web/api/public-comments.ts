// 意见征集 at the desk: consultations, what was said on each, what becomes of it, the draft of the result. Names and ways
// to reach people are masked, also where they stand in the words; in clear only for a reason (个人信息保护法 51).

import { z } from '@hono/zod-openapi';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { decideComments } from '../../commands/readers/decide-comments.ts';
import { draftResult } from '../../commands/readers/draft-result.ts';
import { type ConsultationState, consultationStates } from '../../rules/kind-fields.ts';
import {
  longestAnswer,
  longestLabel,
  stateWithResult,
  type Verdict,
  verdicts,
} from '../../rules/public-consultation.ts';
import { violation } from '../../rules/violations.ts';
import { readSealedFile } from '../../store/database/sealed-files.ts';
import {
  commentById,
  filesOfComments,
  labelsOf,
  listComments,
  openOpinion,
  openSender,
} from '../../store/readers/public-comments.ts';
import {
  type CountedConsultation,
  countedConsultations,
} from '../../store/readers/public-consultations.ts';
import type { CommentRow } from '../../store/tables.ts';
import { asDownload } from '../content-disposition.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { commentColumns, commentItem, commentItems } from './comment-items.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { logLook } from './log-look.ts';
import { dayOut, id, keysOf, offsetOf, organBrief, organCode, page, text } from './schemas.ts';
import { commandContext, documentInScope, organIdsInScope, organsInScope } from './scope.ts';
import { fileFormat, sendTable } from './table-file.ts';

const params = z.object({ id });
const verdict = z.enum(keysOf<Verdict>(verdicts));
const count = z.number().int();

const consultation = z
  .object({
    id,
    organ: organBrief,
    title: z.string(),
    state: z.enum(keysOf<ConsultationState>(consultationStates)),
    from: z.string(),
    until: z.string(),
    comments: count,
    undecided: count,
    /** The document that reports the result, be it a draft. */
    resultId: id.nullable(),
    resultDue: dayOut.nullable(),
    isResultLate: z.boolean(),
  })
  .openapi('Consultation');

export const getConsultations = endpoint({
  method: 'get',
  path: '/consultations',
  access: 'read-documents',
  summary: '意见征集：状态、意见件数、结果反馈的期限',
  query: z.object({ organ: organCode.optional() }),
  reply: z.object({ items: z.array(consultation) }),
});

const filter = {
  verdict: z.enum([...keysOf<Verdict>(verdicts), 'undecided']).optional(),
  label: text(longestLabel).optional(),
};

export const getComments = endpoint({
  method: 'get',
  path: '/consultations/{id}/comments',
  access: 'read-documents',
  summary: '一项意见征集收到的意见（姓名和联系方式隐去）',
  params,
  query: z.object({ ...filter, ...page }),
  reply: z.object({
    consultation,
    items: z.array(commentItem),
    total: count,
    /** In use already: a like comment is put under the same. */
    labels: z.array(z.string()),
  }),
});

export const exportComments = endpoint({
  method: 'get',
  path: '/consultations/{id}/comments/export',
  access: 'read-documents',
  summary: '导出意见（姓名和联系方式隐去）',
  params,
  query: z.object({ ...filter, format: fileFormat }),
  mediaType: xlsxType,
  reply: z.string(),
});

export const postDecision = endpoint({
  method: 'post',
  path: '/consultations/{id}/comments/decide',
  access: 'edit-documents',
  summary: '登记意见是否采纳：可以一次登记多条，相同的意见用相同的概括',
  params,
  body: z.object({
    ids: z.array(id).min(1).max(1000),
    label: text(longestLabel),
    verdict,
    answer: text(longestAnswer).default(''),
  }),
  reply: z.object({ decided: count }),
});

export const postResult = endpoint({
  method: 'post',
  path: '/consultations/{id}/result',
  access: 'edit-documents',
  summary: '起草结果反馈：汇总采纳情况和理由，不含个人信息；已经起草的给出原稿',
  params,
  reply: z.object({ id, isNew: z.boolean() }),
});

export const revealComment = endpoint({
  method: 'post',
  path: '/comments/{id}/reveal',
  access: 'edit-documents',
  summary: '查看提意见人的姓名和联系方式：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  reply: z
    .object({ name: z.string(), phone: z.string(), email: z.string(), opinion: z.string() })
    .openapi('RevealedComment'),
});

export const takeCommentFile = endpoint({
  method: 'post',
  path: '/comments/{id}/file',
  access: 'edit-documents',
  summary: '下载意见的附件：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

const mostExported = 50_000;

export const publicCommentRoutes: readonly Route[] = [
  route(getConsultations, async (call) => {
    const organIds = await organIdsInScope(call, call.query.organ);
    if (!organIds.ok) return organIds;
    const rows = await countedConsultations(call.context.db, organIds.value);
    return done({ items: await shown(call, rows) });
  }),

  route(getComments, async (call) => {
    const { context, query, params: of } = call;
    const found = await consultationInScope(call, of.id);
    if (!found.ok) return found;
    const { db } = context;
    const wanted = { documentId: of.id, verdict: query.verdict, label: query.label };
    const { rows, total } = await listComments(db, wanted, offsetOf(query));
    return done({
      consultation: found.value,
      items: await commentItems(context, rows),
      total,
      labels: [...(await labelsOf(db, of.id))],
    });
  }),

  route(exportComments, async (call) => {
    const { context, query, params: of, http } = call;
    const found = await consultationInScope(call, of.id);
    if (!found.ok) return found;
    const wanted = { documentId: of.id, verdict: query.verdict, label: query.label };
    const { rows } = await listComments(context.db, wanted, { limit: mostExported, offset: 0 });
    await logLook(call, {
      action: 'comments-exported',
      object: `document ${of.id}`,
      detail: { rows: rows.length },
    });
    return await sendTable(http, {
      name: '意见征集意见表',
      format: query.format,
      columns: commentColumns,
      items: await commentItems(context, rows),
    });
  }),

  route(postDecision, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { organ, row } = found.value;
    return await decideComments(commandContext(call, organ.id), row.id, call.body);
  }),

  route(postResult, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { organ, row } = found.value;
    return await draftResult(commandContext(call, organ.id), row.id);
  }),

  route(revealComment, async (call) => {
    const { context, params: of, body } = call;
    const row = await commentInScope(call, of.id);
    if (!row.ok) return row;
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    await logLook(call, {
      action: 'sender-revealed',
      object: `comment ${of.id}`,
      reason: body.reason,
    });
    const { secrets } = context;
    const { name = '', phone = '', email = '' } = openSender(secrets, row.value) ?? {};
    return done({ name, phone, email, opinion: openOpinion(secrets, row.value) });
  }),

  route(takeCommentFile, async (call) => {
    const { context, params: of, body, http } = call;
    const row = await commentInScope(call, of.id);
    if (!row.ok) return row;
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    const [file] = await filesOfComments(context.db, context.secrets, [of.id]);
    const bytes = file && (await readSealedFile(context.dataFolder, context.secrets, file.sha256));
    if (file === undefined || bytes === undefined) return refusedFor('file-unknown');
    await logLook(call, {
      action: 'sender-revealed',
      object: `comment ${of.id}`,
      reason: body.reason,
      detail: { original: true },
    });
    // Handed to the disk and never shown inside the site: a stranger made it.
    http.header('Content-Type', 'application/octet-stream');
    http.header('Content-Disposition', asDownload(file.name));
    http.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return http.body(new Uint8Array(bytes));
  }),
];

async function consultationInScope(
  call: StaffCall,
  documentId: number,
): Promise<Result<z.input<typeof consultation>>> {
  const organIds = await organIdsInScope(call, undefined);
  if (!organIds.ok) return organIds;
  const rows = await countedConsultations(call.context.db, organIds.value, documentId);
  const [item] = await shown(call, rows);
  return item === undefined ? refusedFor('public-consultation-unknown') : done(item);
}

async function commentInScope(call: StaffCall, commentId: number): Promise<Result<CommentRow>> {
  const row = await commentById(call.context.db, commentId);
  const isSeen =
    row !== undefined && (await organsInScope(call)).some((organ) => organ.id === row.organ_id);
  return isSeen ? done(row) : refusedFor('comment-unknown');
}

async function shown(
  call: StaffCall,
  rows: readonly CountedConsultation[],
): Promise<z.input<typeof consultation>[]> {
  const today = call.context.clock.today();
  const organs = new Map((await organsInScope(call)).map((organ) => [organ.id, organ]));
  return rows.map((row) => {
    const state = stateWithResult(row.particulars, today, row.hasResult);
    const organ = organs.get(row.organId);
    return {
      id: row.id,
      organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
      title: row.title,
      state,
      from: row.particulars['开始日期'] ?? '',
      until: row.particulars['截止日期'] ?? '',
      comments: row.comments,
      undecided: row.undecided,
      resultId: row.resultId,
      resultDue: row.resultDue,
      isResultLate: state === 'closed' && row.resultDue !== null && row.resultDue < today,
    };
  });
}
