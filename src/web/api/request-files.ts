// The files of an application: identity papers, authorisations, what describes the record. Reading one is
// reading the applicant's personal data: a post of its own, and a line in the log (个人信息保护法 51).

import { z } from '@hono/zod-openapi';
import {
  addCaseFile,
  attachRecords,
  type FileContext,
  redactCaseFile,
} from '../../commands/requests/add-case-file.ts';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { reclassifyScan } from '../../commands/requests/reclassify-scan.ts';
import { mostPages, pagesOf, pictureOf } from '../../formats/redact/redact-pdf.ts';
import { canGoOut, isPersonal, scannedKinds, staffFileKinds } from '../../rules/case-files.ts';
import { type RefusalGround, refusalGrounds } from '../../rules/outcomes.ts';
import { wordsLostByRedacting } from '../../rules/letters/approval.ts';
import { mostBoxes } from '../../rules/redaction.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { boxesOf, filesOf, type RequestFile } from '../../store/requests/request-files.ts';
import { readSealedFile } from '../../store/database/sealed-files.ts';
import { fileHeaders } from '../file-headers.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { letterInScope } from './letters.ts';
import { id, keysOf, text } from './schemas.ts';
import { commandContext, type FoundRequest, requestInScope } from './scope.ts';

const redactionBox = z.object({
  page: z.number().int(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  ground: z.enum(keysOf<RefusalGround>(refusalGrounds)),
  reason: text(500),
});

export const getRequestFile = endpoint({
  method: 'get',
  path: '/requests/{id}/files/{position}',
  access: 'reveal-applicants',
  summary: '下载检索到的、区分处理后的政府信息：记入日志',
  params: z.object({ id, position: z.coerce.number().int().min(0).max(1000) }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const postRequestFile = endpoint({
  method: 'post',
  path: '/requests/{id}/files',
  access: 'handle-requests',
  summary: '加入案卷：扫描件、检索到的政府信息、送达凭证（文件内容为请求体）',
  params: z.object({ id }),
  query: z.object({ name: text(120), kind: z.enum(staffFileKinds) }),
  takesFile: true,
  reply: z.object({ position: z.number().int() }),
});

const fileParams = z.object({ id, position: z.coerce.number().int().min(0).max(1000) });

export const putFileKind = endpoint({
  method: 'put',
  path: '/requests/{id}/files/{position}/kind',
  access: 'handle-requests',
  summary: '更正扫描件的种类：身份证明归档满1年删除，其他随案卷保存',
  params: z.object({ id, position: z.coerce.number().int().min(0).max(1000) }),
  body: z.object({ kind: z.enum(scannedKinds) }),
  reply: z.object({ position: z.number().int() }),
});

export const getFilePages = endpoint({
  method: 'get',
  path: '/requests/{id}/files/{position}/pages',
  access: 'handle-requests',
  summary: '可以遮挡的文件：每页的大小和已有的遮挡',
  params: fileParams,
  reply: z.object({
    pages: z.array(z.object({ width: z.number(), height: z.number() })),
    boxes: z.array(redactionBox),
    /** Words on the reply that the caller gives up by blacking something out (条例 17). */
    redactingCosts: z.array(z.enum(['review', 'sign'])),
  }),
});

export const getFilePage = endpoint({
  method: 'get',
  path: '/requests/{id}/files/{position}/pages/{page}',
  access: 'handle-requests',
  summary: '文件的一页，作为图片',
  params: fileParams.extend({ page: z.coerce.number().int().min(1).max(mostPages) }),
  mediaType: 'image/jpeg',
  reply: z.string(),
});

export const redactFile = endpoint({
  method: 'post',
  path: '/requests/{id}/files/{position}/redact',
  access: 'handle-requests',
  summary: '区分处理：遮挡后另存一份，不留原文',
  params: fileParams,
  body: z.object({ boxes: z.array(redactionBox).max(mostBoxes) }),
  reply: z.object({ position: z.number().int() }),
});

export const putLetterFiles = endpoint({
  method: 'put',
  path: '/letters/{id}/files',
  access: 'handle-requests',
  summary: '随答复书提供的信息',
  params: z.object({ id }),
  body: z.object({
    version: z.number().int(),
    positions: z.array(z.number().int().min(0).max(1000)).max(50),
  }),
  reply: z.object({ id }),
});

export const requestFileRoutes: readonly Route[] = [
  route(postRequestFile, async (call) => {
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    const { name, kind } = call.query;
    const bytes = call.body as unknown as Uint8Array;
    const file = { requestId: call.params.id, name, kind, bytes };
    return addCaseFile(fileContext(call, found.value.organ.id), file);
  }),

  route(putFileKind, async (call) => {
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id: requestId, position } = call.params;
    const context = commandContext(call, found.value.organ.id);
    return reclassifyScan(context, { requestId, position, kind: call.body.kind });
  }),

  route(getFilePages, async (call) => {
    const found = await fileInScope(call);
    if (!found.ok) return found;
    const { file, bytes, of } = found.value;
    const pages = await pagesOf(bytes);
    if (pages === undefined) return refusedFor('file-not-redactable');
    const boxes = await boxesOf(call.context.db, call.context.secrets, file.id);
    const lost = wordsLostByRedacting(
      { handledBy: of.row.handler_id ?? undefined },
      await approverCalling(call, of),
      { middleReview: of.organ.middle_review },
    );
    return done({ pages: [...pages], boxes: [...boxes], redactingCosts: [...lost] });
  }),

  route(getFilePage, async (call) => {
    const found = await fileInScope(call);
    if (!found.ok) return found;
    const jpeg = await pictureOf(found.value.bytes, call.params.page);
    if (jpeg === undefined) return refusedFor('file-not-redactable');
    call.http.header('Content-Type', 'image/jpeg');
    return call.http.body(new Uint8Array(jpeg));
  }),

  route(redactFile, async (call) => {
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id: requestId, position } = call.params;
    const { boxes } = call.body;
    return redactCaseFile(fileContext(call, found.value.organ.id), { requestId, position, boxes });
  }),

  route(putLetterFiles, async (call) => {
    const letter = await letterInScope(call, call.params.id);
    if (!letter.ok) return letter;
    const { version, positions } = call.body;
    const context = commandContext(call, letter.value.organ.id);
    return attachRecords(context, { letterId: call.params.id, version, positions });
  }),

  route(getRequestFile, async (call) => {
    const { context, params, session, http } = call;
    const found = await requestInScope(call, params.id);
    if (!found.ok) return found;
    const files = await filesOf(context.db, context.secrets, params.id);
    const file = files.find(({ position }) => position === params.position);
    const bytes =
      file === undefined
        ? undefined
        : await readSealedFile(context.dataFolder, context.secrets, file.sha256);
    if (file === undefined || bytes === undefined) return refusedFor('file-unknown');
    // Papers of persons have a door of their own, which asks why (personal-files.ts).
    if (isPersonal(file.kind)) return refusedFor('reveal-reason-missing', 'reason');
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'applicant-revealed',
      object: `request ${params.id}`,
      address: context.addressOf(http),
      detail: { file: params.position },
    });
    // A stranger made it: whatever it is, it is only bytes here.
    const headers = fileHeaders({ name: file.name, mediaType: 'application/octet-stream' }, 'file');
    for (const [name, value] of headers) http.header(name, value);
    return http.body(new Uint8Array(bytes));
  }),
];

function fileContext(call: StaffCall, organId: number): FileContext {
  return { ...commandContext(call, organId), dataFolder: call.context.dataFolder };
}

/** A record of the case that can be looked at page by page: never the applicant's own papers. */
async function fileInScope(
  call: StaffCall<{ id: number; position: number }>,
): Promise<Result<{ file: RequestFile; bytes: Uint8Array; of: FoundRequest }>> {
  const { context, params } = call;
  const found = await requestInScope(call, params.id);
  if (!found.ok) return found;
  const files = await filesOf(context.db, context.secrets, params.id);
  const file = files.find((one) => one.position === params.position && canGoOut(one.kind));
  const bytes = file && (await readSealedFile(context.dataFolder, context.secrets, file.sha256));
  return file === undefined || bytes === undefined
    ? refusedFor('file-unknown')
    : done({ file, bytes, of: found.value });
}
