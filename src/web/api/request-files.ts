// The files of an application: identity papers, authorisations, what describes the record. Reading one is
// reading the applicant's personal data: a post of its own, and a line in the log (个人信息保护法 51).

import { z } from '@hono/zod-openapi';
import { refusedFor } from '../../commands/context.ts';
import { appendAuditLog } from '../../store/audit-log.ts';
import { filesOf } from '../../store/request-files.ts';
import { readSealedFile } from '../../store/sealed-files.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { id } from './schemas.ts';
import { requestInScope } from './scope.ts';

export const getRequestFile = endpoint({
  method: 'get',
  path: '/requests/{id}/files/{position}',
  access: 'reveal-applicants',
  summary: '下载申请的附件：记入日志',
  params: z.object({ id, position: z.coerce.number().int().min(0).max(1000) }),
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const requestFileRoutes: readonly Route[] = [
  route(getRequestFile, async (call) => {
    const { context, params, session, http } = call;
    const found = await requestInScope(call, params.id);
    if (!found.ok) return found;
    const files = await filesOf(context.db, params.id);
    const file = files.find(({ position }) => position === params.position);
    const bytes =
      file === undefined
        ? undefined
        : await readSealedFile(context.dataFolder, context.secrets, file.sha256);
    if (file === undefined || bytes === undefined) return refusedFor('file-unknown');
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'applicant-revealed',
      object: `request ${params.id}`,
      address: context.addressOf(http),
      detail: { file: params.position },
    });
    // Handed to the disk and never shown inside the site: a stranger made it.
    http.header('Content-Type', 'application/octet-stream');
    http.header(
      'Content-Disposition',
      `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
    http.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return http.body(new Uint8Array(bytes));
  }),
];
