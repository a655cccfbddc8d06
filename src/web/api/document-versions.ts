// Earlier texts of a document: those that were sent up, those that readers once saw, what was sealed away.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { draftVersion, draftVersionsOf } from '../../store/documents/document-drafts.ts';
import {
  contentOfRow,
  revisionContent,
  revisionsOf,
} from '../../store/documents/document-revisions.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { content } from './document-schemas.ts';
import { contentOut } from './document-view.ts';
import { id, moment, text } from './schemas.ts';
import { logLook } from './log-look.ts';
import { documentInScope } from './scope.ts';

const params = z.object({ id });
const version = z.number().int();

export const getDraftVersions = endpoint({
  method: 'get',
  path: '/documents/{id}/versions',
  access: 'read-documents',
  summary: '起草各稿和已被替换的各版',
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
  summary: '起草的某一稿',
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

export const documentVersionRoutes: readonly Route[] = [
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
    if (written === undefined) return refusedFor('document-unknown');
    return written.locked ? refusedFor('revision-locked') : done(contentOut(written.content));
  }),

  route(postReveal, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (!row.locked) return refusedFor('document-state');
    if (call.body.reason === '') return refusedFor('reveal-reason-missing', 'reason');
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
