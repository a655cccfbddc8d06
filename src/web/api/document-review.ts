// What a reviewer reads beside the text itself: on whom it waits and since when, what stood in the text that was
// last sent back and what stands on the site, the files to open (条例 17).

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { awaitedStep, whyNotDocument } from '../../rules/document-review.ts';
import {
  draftOf,
  earlierDraft,
  standingsOf,
  wordsOfDocument,
} from '../../store/documents/document-drafts.ts';
import { filesIn } from '../../store/documents/document-files.ts';
import { contentOfRow } from '../../store/documents/document-revisions.ts';
import { approversOf } from '../../store/people/delegations.ts';
import { readStoredFile } from '../../store/database/vault.ts';
import { asDownload } from '../content-disposition.ts';
import { content, step } from './document-schemas.ts';
import { contentOut } from './document-view.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { id, moment } from './schemas.ts';
import { documentInScope, type FoundDocument } from './scope.ts';

const params = z.object({ id });

export const getReview = endpoint({
  method: 'get',
  path: '/documents/{id}/review',
  access: 'read-documents',
  summary: '审查一份文件：等谁、从何时起，上次退回的稿，已发布的内容，附件',
  params,
  reply: z.object({
    awaits: z
      .object({
        step,
        since: moment,
        /** Who may give the word, nobody of them having written it or spoken already. */
        of: z.array(z.string()),
      })
      .nullable(),
    /** What was sent back last, when it was written on since. */
    returned: z.object({ version: z.number().int(), content }).nullable(),
    /** What readers see, when this would take its place. */
    published: content.nullable(),
    files: z.array(z.object({ sha256: z.string(), name: z.string(), size: z.number() })),
  }),
});

const fileParams = z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const getReviewFile = endpoint({
  method: 'get',
  path: '/documents/{id}/review/files/{sha256}',
  access: 'read-documents',
  summary: '送审的附件',
  params: fileParams,
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const documentReviewRoutes: readonly Route[] = [
  route(getReview, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (row.locked) return done({ awaits: null, returned: null, published: null, files: [] });
    const { db } = call.context;
    const draft = await draftOf(db, row.id);
    const written = draft?.content ?? (await contentOfRow(db, row));
    const isBeside = draft !== undefined && row.state === 'published';
    return done({
      awaits: await awaitsOf(call, row),
      returned: await lastReturned(call, row),
      published: isBeside ? contentOut(await contentOfRow(db, row)) : null,
      files: [...(await filesIn(db, written.attachments ?? []))].map(({ sha256, name, size }) => ({
        sha256,
        name,
        size,
      })),
    });
  }),

  route(getReviewFile, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row } = found.value;
    if (row.locked) return refusedFor('document-locked');
    const { db, dataFolder } = call.context;
    const draft = await draftOf(db, row.id);
    const written = draft?.content ?? (await contentOfRow(db, row));
    const [file] = (await filesIn(db, written.attachments ?? [])).filter(
      ({ sha256 }) => sha256 === call.params.sha256,
    );
    const bytes = file === undefined ? undefined : await readStoredFile(dataFolder, file.sha256);
    if (file === undefined || bytes === undefined) return refusedFor('file-unknown');
    return call.http.body(new Uint8Array(bytes), 200, {
      'Content-Type': file.media_type,
      'Content-Disposition': asDownload(file.name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
  }),
];

async function awaitsOf(call: StaffCall, row: FoundDocument) {
  const { db, clock } = call.context;
  const standing = (await standingsOf(db, [row.id])).get(row.id);
  const awaited = standing === undefined ? undefined : awaitedStep(standing);
  if (standing === undefined || awaited === undefined) return null;
  const people = await approversOf(db, row.organ_id, clock.today());
  const free = people.filter((one) => whyNotDocument(standing, 'agree', one) === undefined);
  // The last word that moved it: it was sent up, or the step before agreed.
  const since = (await wordsOfDocument(db, row.id)).findLast(
    ({ act }) => act === 'submit' || act === 'agree',
  )?.at;
  return {
    step: awaited,
    since: (since ?? row.updated_at).toString(),
    of: free.map(({ name }) => name),
  };
}

async function lastReturned({ context: { db } }: StaffCall, { id, revision }: FoundDocument) {
  const sentBack = (await wordsOfDocument(db, id)).findLast(({ act }) => act === 'return');
  if (sentBack === undefined || sentBack.revision !== revision + 1) return null;
  const seen = await earlierDraft(db, id, sentBack.version);
  return seen === undefined ? null : { version: seen.version, content: contentOut(seen.content) };
}
