// What is to be looked at before a document is sent up, and what its editor does about it.

import { z } from '@hono/zod-openapi';
import { letHitsStand, maskHits } from '../../commands/documents/answer-check.ts';
import { checkDocument, contentUnderCheck } from '../../commands/documents/check-document.ts';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { documentObstacle } from '../../rules/document-review.ts';
import {
  type CheckKey,
  checkLabels,
  hitWeights,
  holdingUp,
} from '../../rules/document-check/hit.ts';
import { violation } from '../../rules/violations.ts';
import { may } from '../../rules/roles.ts';
import { standingsOf } from '../../store/documents/document-drafts.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { id, keysOf, text } from './schemas.ts';
import { commandContext, documentInScope, type FoundDocument } from './scope.ts';

const hit = z
  .object({
    id: z.string(),
    check: z.enum(keysOf<CheckKey>(checkLabels)),
    /** blocking: must be mended; asking: mended or let stand; telling: holds nothing up. */
    weight: z.enum(keysOf<keyof typeof hitWeights>(hitWeights)),
    title: z.string(),
    provision: z.string(),
    count: z.number().int(),
    spots: z.array(
      z.object({
        place: z.string(),
        /** Masked where it is somebody's. */
        shown: z.string(),
        /** In the body: which of its blocks, from 0. */
        block: z.number().int().nullable(),
      }),
    ),
    field: z.string().nullable(),
    file: z.string().nullable(),
    maskable: z.boolean(),
    /** Why it was let stand. */
    reason: z.string().nullable(),
  })
  .openapi('CheckHit');

export const getCheck = endpoint({
  method: 'get',
  path: '/documents/{id}/check',
  access: 'read-documents',
  summary:
    '送审前的检查：个人信息（含附件）、用词、元数据、表格、图片、链接、附件；命中的内容只以遮盖后的样子列出',
  params: z.object({ id }),
  reply: z.object({
    version: z.number().int(),
    /** How many keep it from being sent up. */
    open: z.number().int(),
    /** Whether the caller may mask and let stand now. */
    mayAnswer: z.boolean(),
    hits: z.array(hit),
  }),
});

const named = z.object({
  version: z.number().int(),
  hits: z.array(text(200)).min(1).max(200),
});
const saved = z.object({ id, version: z.number().int() });

export const postLetStand = endpoint({
  method: 'post',
  path: '/documents/{id}/check/let-stand',
  access: 'edit-documents',
  summary: '保留检查出的问题，写明理由（审查的人看得到）；理由为空的，撤销保留',
  params: z.object({ id }),
  body: named.extend({ reason: text(500) }),
  reply: saved,
});

export const postMask = endpoint({
  method: 'post',
  path: '/documents/{id}/check/mask',
  access: 'edit-documents',
  summary: '遮盖正文和附件中的个人信息：附件换成遮盖后的文件，新旧文件的校验值记入日志',
  params: z.object({ id }),
  body: named.extend({ dropsHiddenSheets: z.boolean().exactOptional() }),
  reply: saved,
});

export const documentCheckRoutes: readonly Route[] = [
  route(getCheck, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (row.locked) return refusedFor('document-locked');
    const context = commandContext(call, row.organ_id);
    const content = await contentUnderCheck(context, row.id);
    if (content === undefined) return refusedFor('document-unknown');
    const hits = await checkDocument(context, row.id, content);
    const mayWrite = await writable(call, row);
    return done({
      version: row.version,
      open: holdingUp(hits).length,
      mayAnswer: mayWrite.ok && may(call.session.roles, 'edit-documents'),
      hits: hits.map(({ spots, field, file, maskable, reason, ...one }) => ({
        id: one.id,
        check: one.check,
        weight: one.weight,
        title: one.title,
        provision: one.provision,
        count: one.count,
        spots: spots.map(({ place, shown, block }) => ({ place, shown, block: block ?? null })),
        field: field ?? null,
        file: file ?? null,
        maskable: maskable ?? false,
        reason,
      })),
    });
  }),

  route(postLetStand, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    const open = await writable(call, row);
    if (!open.ok) return open;
    return await letHitsStand(commandContext(call, row.organ_id), { id: row.id, ...call.body });
  }),

  route(postMask, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    const open = await writable(call, row);
    if (!open.ok) return open;
    return await maskHits(commandContext(call, row.organ_id), { id: row.id, ...call.body });
  }),
];

/** Asked before anything is read: a text under review is nobody's to change. */
async function writable(call: StaffCall, row: FoundDocument): Promise<Result<true>> {
  if (row.locked) return refused(violation('document-locked'));
  const standing = (await standingsOf(call.context.db, [row.id])).get(row.id);
  const { staffId, name } = call.session;
  const why =
    standing === undefined
      ? undefined
      : documentObstacle(standing, 'save', { kind: 'staff', id: staffId, name });
  return why === undefined ? done(true) : refused(why);
}
