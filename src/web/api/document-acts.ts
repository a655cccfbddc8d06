// What is done with a document: its way through the reviews, its withdrawal (条例 17, 18).

import { z } from '@hono/zod-openapi';
import { type CommandContext, refused, refusedFor, type Result } from '../../commands/context.ts';
import type { DocumentInput } from '../../commands/documents/document-act.ts';
import {
  agreeToDocument,
  recallDocument,
  referDocument,
  returnDocument,
  submitDocument,
} from '../../commands/documents/review-document.ts';
import type { SavedDocument } from '../../commands/documents/save-document.ts';
import { settleAskedAnew } from '../../commands/documents/settle-asked-anew.ts';
import { withdrawDocument } from '../../commands/documents/withdraw-document.ts';
import { closedOpenness } from '../../rules/openness-change.ts';
import { type DocumentAct, leaveOfDocument, whyNotDocument } from '../../rules/document-review.ts';
import { standingsOf } from '../../store/documents/document-drafts.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { answers, saved } from './document-schemas.ts';
import { id, momentIn, text } from './schemas.ts';
import { commandContext, documentInScope } from './scope.ts';

const params = z.object({ id });
const version = z.number().int();
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

export const documentActRoutes: readonly Route[] = [
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
];

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
