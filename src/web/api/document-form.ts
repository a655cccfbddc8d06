// 政府信息发布审核表 of a document as Word or PDF: of the text under way, or else of the one on the site (条例 17).

import { z } from '@hono/zod-openapi';
import { refusedFor } from '../../commands/context.ts';
import { type FormFormat, formFormats } from '../../formats/print/print-form.ts';
import {
  documentReviewSheet,
  documentReviewTitle,
} from '../../rules/forms/document-review-sheet.ts';
import { type ReviewStep } from '../../rules/document-review.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { draftOf, wordsOfDocument } from '../../store/documents/document-drafts.ts';
import { contentOfRow } from '../../store/documents/document-revisions.ts';
import { staffMember } from '../../store/people/staff.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { id, keysOf } from './schemas.ts';
import { documentInScope } from './scope.ts';

export const getDocumentForm = endpoint({
  method: 'get',
  path: '/documents/{id}/review-form/{format}',
  access: 'read-documents',
  summary: '政府信息发布审核表',
  params: z.object({ id, format: z.enum(keysOf<FormFormat>(formFormats)) }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const documentFormRoutes: readonly Route[] = [
  route(getDocumentForm, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row, organ } = found.value;
    if (row.locked) return refusedFor('document-locked');
    const { db } = call.context;
    const draft = await draftOf(db, row.id);
    const content = draft?.content ?? (await contentOfRow(db, row));
    const revision = draft === undefined ? row.revision : row.revision + 1;
    const said = (await wordsOfDocument(db, row.id)).filter((one) => one.revision === revision);
    const last = Math.max(0, ...said.map(({ round }) => round));
    const agreed = said.flatMap(({ act, step, round }): ReviewStep[] =>
      act === 'agree' && step !== null && round === last ? [step] : [],
    );
    const placed = await columnsOf(db, organ.id);
    const editor = row.editor_id === null ? undefined : await staffMember(db, row.editor_id);
    const sheet = documentReviewSheet({
      organ: organ.name,
      content,
      columns: content.columns.flatMap((one) => placed.find(({ id }) => id === one)?.name ?? []),
      indexNumber: row.index_number,
      editor: editor?.name ?? null,
      // Once it is on the site the way it went is what was agreed to.
      way: draft === undefined ? agreed : draft.way,
      said,
      publishBy: row.publish_by,
      publishedAt: draft === undefined ? (row.revised_at ?? row.published_at) : null,
      reason: draft?.reason ?? null,
    });
    const { print, mediaType } = formFormats[call.params.format];
    const bytes = await print(sheet);
    const name = `${documentReviewTitle} ${row.index_number ?? content.title.slice(0, 30)}`;
    return call.http.body(new Uint8Array(bytes), 200, {
      'Content-Type': mediaType,
      'Content-Disposition': asDownload(`${name}.${call.params.format}`),
    });
  }),
];
