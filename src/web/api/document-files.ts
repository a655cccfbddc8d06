// Files that are to be published with a document: handed in, and looked at while it is written and reviewed.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { largestAttachment, storeAttachment } from '../../commands/documents/store-attachment.ts';
import { mediaTypeOfName } from '../../formats/attachment-type.ts';
import { textOfFileThread } from '../../formats/attachment-text/file-threads.ts';
import { isRecording, isVideo } from '../../rules/interpretation.ts';
import { mostPages, pagesOf, pictureOf } from '../../formats/redact/redact-pdf.ts';
import { namesFile } from '../../store/documents/checked-documents.ts';
import { readStoredFile, vaultPath } from '../../store/database/vault.ts';
import { fileHeaders } from '../file-headers.ts';
import { sendStoredFile } from '../send-stored-file.ts';
import { type ApiContext, endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { id, text } from './schemas.ts';
import { commandContext, documentInScope } from './scope.ts';

export const postDocumentFile = endpoint({
  method: 'post',
  path: '/document-files',
  access: 'edit-documents',
  summary:
    '上传文件的附件（文件内容为请求体）：按内容辨认种类，带宏的、解压后过大的不接收，最大100MB，视频（MP4、WebM）另有上限',
  query: z.object({ name: text(200) }),
  takesFile: 'stream',
  largest: (context) => Math.max(largestAttachment, largestVideo(context)),
  tooLarge: 'attachment-too-large',
  reply: z.object({ sha256: z.string(), name: z.string(), size: z.number().int() }),
});

function largestVideo(context: ApiContext): number {
  return context.largestVideo ?? largestAttachment;
}

const params = z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const getDocumentFile = endpoint({
  method: 'get',
  path: '/documents/{id}/files/{sha256}',
  access: 'read-documents',
  summary: '下载草稿、送审稿或者已发布文件的附件',
  params,
  query: z.object({ name: text(200).optional() }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const getDocumentFileView = endpoint({
  method: 'get',
  path: '/documents/{id}/files/{sha256}/view',
  access: 'read-documents',
  summary:
    '附件能怎样预览：页数（PDF）、图片、视频、文字（DOCX、XLSX、TXT、CSV），不能预览的都没有',
  params,
  query: z.object({ name: text(200) }),
  reply: z.object({
    kind: z.enum(['pages', 'picture', 'video', 'sound', 'text', 'none']),
    pages: z.number().int().nullable(),
    text: z.string().nullable(),
  }),
});

export const getDocumentFilePage = endpoint({
  method: 'get',
  path: '/documents/{id}/files/{sha256}/pages/{page}',
  access: 'read-documents',
  summary: '附件（PDF）的一页，作为图片',
  params: params.extend({ page: z.coerce.number().int().min(1).max(mostPages) }),
  mediaType: 'image/jpeg',
  reply: z.string(),
});

export const documentFileRoutes: readonly Route[] = [
  route(postDocumentFile, async (call) => {
    const { dataFolder } = call.context;
    const context = { ...commandContext(call, call.session.organId), dataFolder };
    return await storeAttachment(context, {
      name: call.query.name,
      pieces: call.body as unknown as ReadableStream<Uint8Array>,
      largestVideo: largestVideo(call.context),
    });
  }),

  route(getDocumentFile, async (call) => {
    const found = await pathInScope(call);
    if (!found.ok) return found;
    const name = call.query.name ?? 'file';
    const mediaType = playedAs(name) ?? 'application/octet-stream';
    const headers = fileHeaders({ name, mediaType }, 'file');
    // A player asks for parts of what is seen or heard.
    const sent = await sendStoredFile(call.http, found.value, {
      ...Object.fromEntries(headers),
      'Cache-Control': 'no-store',
      ETag: `"${call.params.sha256.slice(0, 32)}"`,
    });
    return sent ?? refusedFor('file-unknown');
  }),

  route(getDocumentFileView, async (call) => {
    if (isRecording(call.query.name)) {
      const found = await pathInScope(call);
      const kind = isVideo(call.query.name) ? 'video' : 'sound';
      return found.ok ? done({ kind, pages: null, text: null }) : found;
    }
    const found = await fileInScope(call);
    if (!found.ok) return found;
    const bytes = found.value;
    const starts = (text: string): boolean =>
      bytes.subarray(0, text.length).toString('latin1') === text;
    if (starts('%PDF-')) {
      const pages = await pagesOf(bytes);
      return done({
        kind: pages === undefined ? 'none' : 'pages',
        pages: pages?.length ?? null,
        text: null,
      });
    }
    if (starts('\u00FF\u00D8\u00FF') || starts('\u0089PNG')) {
      return done({ kind: 'picture', pages: null, text: null });
    }
    const shown = await textOfFileThread(bytes, call.query.name);
    return done({ kind: shown === undefined ? 'none' : 'text', pages: null, text: shown ?? null });
  }),

  route(getDocumentFilePage, async (call) => {
    const found = await fileInScope(call);
    if (!found.ok) return found;
    const jpeg = await pictureOf(found.value, call.params.page);
    if (jpeg === undefined) return refusedFor('file-not-viewable');
    call.http.header('Content-Type', 'image/jpeg');
    return call.http.body(new Uint8Array(jpeg));
  }),
];

/** Only a file that the document itself names, and only a document within reach. */
async function pathInScope(
  call: StaffCall<{ readonly id: number; readonly sha256: string }>,
): Promise<Result<string>> {
  const { context, params } = call;
  const found = await documentInScope(call, params.id);
  if (!found.ok) return found;
  if (found.value.row.locked) return refusedFor('document-locked');
  return (await namesFile(context.db, params.id, params.sha256))
    ? done(vaultPath(context.dataFolder, params.sha256))
    : refusedFor('file-unknown');
}

async function fileInScope(
  call: StaffCall<{ readonly id: number; readonly sha256: string }>,
): Promise<Result<Buffer>> {
  const found = await pathInScope(call);
  if (!found.ok) return found;
  const bytes = await readStoredFile(call.context.dataFolder, call.params.sha256);
  return bytes === undefined ? refusedFor('file-unknown') : done(bytes);
}

function playedAs(name: string): string | undefined {
  return isRecording(name) ? mediaTypeOfName(name) : undefined;
}
