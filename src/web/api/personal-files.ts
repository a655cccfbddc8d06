// Papers of persons: identity scans, authorisations, opinions. Each look at one has a reason and a line in the log;
// the screen shows it with a mark burned in that says for what, by whom and when (个人信息保护法 51).

import { z } from '@hono/zod-openapi';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { markedView } from '../../formats/redact/redact-pdf.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { isPersonal, viewMark } from '../../rules/case-files.ts';
import { violation } from '../../rules/violations.ts';
import { filesOf, type RequestFile } from '../../store/requests/request-files.ts';
import { readSealedFile } from '../../store/database/sealed-files.ts';
import type { OrganRow } from '../../store/tables.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { logLook } from './log-look.ts';
import { id, text } from './schemas.ts';
import { requestInScope } from './scope.ts';

const params = z.object({ id, position: z.coerce.number().int().min(0).max(1000) });
const reason = text(500);

export const viewPersonalFile = endpoint({
  method: 'post',
  path: '/requests/{id}/files/{position}/view',
  access: 'reveal-applicants',
  summary: '查看申请人材料的一页（加水印的图片）：须写明理由，记入日志；页数在 X-Page-Count',
  params,
  body: z.object({ reason, page: z.number().int().min(1).max(1000) }),
  mediaType: 'image/jpeg',
  reply: z.string(),
});

export const takePersonalFile = endpoint({
  method: 'post',
  path: '/requests/{id}/files/{position}/original',
  access: 'reveal-applicants',
  summary: '下载申请人材料的原件：须写明理由，记入日志',
  params,
  body: z.object({ reason }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const personalFileRoutes: readonly Route[] = [
  route(viewPersonalFile, async (call) => {
    const { context, session, body, http } = call;
    const found = await openedFor(call, body.reason);
    if (!found.ok) return found;
    const { file, bytes, organ } = found.value;
    const isPdf = file.mediaType === 'application/pdf';
    if (!isPdf && !file.mediaType.startsWith('image/')) return refusedFor('file-not-viewable');
    const mark = viewMark(organ.name, session.name, beijingMinute(context.clock.now()));
    const view = await markedView({ file: bytes, isPdf, page: body.page, mark });
    if (view === undefined) return refusedFor('file-not-viewable');
    await logLook(call, lookAt(call, body.reason, { page: body.page }));
    http.header('Content-Type', 'image/jpeg');
    http.header('X-Page-Count', String(view.pages));
    return http.body(new Uint8Array(view.jpeg));
  }),

  route(takePersonalFile, async (call) => {
    const { body, http } = call;
    const found = await openedFor(call, body.reason);
    if (!found.ok) return found;
    const { file, bytes } = found.value;
    await logLook(call, lookAt(call, body.reason, { original: true }));
    // Handed to the disk and never shown inside the site: a stranger made it.
    http.header('Content-Type', 'application/octet-stream');
    http.header('Content-Disposition', asDownload(file.name));
    http.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return http.body(new Uint8Array(bytes));
  }),
];

interface Opened {
  readonly file: RequestFile;
  readonly bytes: Uint8Array;
  readonly organ: OrganRow;
}

async function openedFor(
  { context, params: seen, ...call }: StaffCall<{ id: number; position: number }>,
  why: string,
): Promise<Result<Opened>> {
  const found = await requestInScope({ context, params: seen, ...call }, seen.id);
  if (!found.ok) return found;
  if (why === '') return refused(violation('reveal-reason-missing', 'reason'));
  const files = await filesOf(context.db, context.secrets, seen.id);
  const file = files.find((one) => one.position === seen.position && isPersonal(one.kind));
  const bytes = file && (await readSealedFile(context.dataFolder, context.secrets, file.sha256));
  return file === undefined || bytes === undefined
    ? refusedFor('file-unknown')
    : done({ file, bytes, organ: found.value.organ });
}

function lookAt(
  { params: seen }: StaffCall<{ id: number; position: number }>,
  why: string,
  detail: Readonly<Record<string, unknown>>,
): Parameters<typeof logLook>[1] {
  return { object: `request ${seen.id}`, reason: why, detail: { file: seen.position, ...detail } };
}
