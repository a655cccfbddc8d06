// The file of a case: what it must hold and what it lacks (条例 45), and the whole of it for the archive.

import { violation } from '../../rules/violations.ts';
import { z } from '@hono/zod-openapi';
import { caseRecord } from '../../commands/requests/case-record.ts';
import { done, refused } from '../../commands/context.ts';
import { exportCase } from '../../commands/requests/export-case.ts';
import { archiveChecklist } from '../../rules/forms/archive-checklist.ts';
import { caseIndex } from '../../rules/forms/case-index.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, id, text } from './schemas.ts';
import { commandContext, requestInScope } from './scope.ts';

const params = z.object({ id });

export const getCaseFile = endpoint({
  method: 'get',
  path: '/requests/{id}/case-file',
  access: 'read-requests',
  summary: '案卷：应当归档的材料、缺少的材料、卷内文件目录',
  params,
  reply: z
    .object({
      checklist: z.array(z.object({ name: z.string(), isThere: z.boolean(), note: z.string() })),
      index: z.array(
        z.object({
          title: z.string(),
          number: z.string().nullable(),
          on: dayOut.nullable(),
          note: z.string().nullable(),
        }),
      ),
    })
    .openapi('CaseFile'),
});

export const exportCaseFile = endpoint({
  method: 'post',
  path: '/requests/{id}/case-file.zip',
  access: 'handle-requests',
  summary:
    '导出案卷（ZIP）：全部文书、表单、材料、目录、办理经过和 SHA-256 清单：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  mediaType: 'application/zip',
  reply: z.string(),
});

export const caseFileRoutes: readonly Route[] = [
  route(getCaseFile, async (call) => {
    const { context } = call;
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    const record = await caseRecord(context, found.value.row, context.clock.today());
    return done({
      checklist: [...archiveChecklist(record)],
      index: caseIndex(record).map(({ title, number = null, on = null, note = null }) => ({
        title,
        number,
        on,
        note,
      })),
    });
  }),

  route(exportCaseFile, async (call) => {
    const { context, http, body } = call;
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    const { row, organ } = found.value;
    const given = { ...commandContext(call, organ.id), dataFolder: context.dataFolder };
    const stream = await exportCase(given, row, {
      address: context.addressOf(http),
      reason: body.reason,
      onError: context.onError,
    });
    http.header('Content-Type', 'application/zip');
    http.header('Content-Disposition', asDownload(`案卷 ${row.number}.zip`));
    return http.body(stream);
  }),
];
