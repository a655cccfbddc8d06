// A letter on paper: DOCX in the layout of GB/T 9704 and PDF with its fonts. An unsigned one says so on every
// page. Reading one names the applicant, so it is a matter of record (个人信息保护法 51).

import { storedLetterSheet } from '../../commands/letter-sheet.ts';
import { letterDocx } from '../../formats/print/docx.ts';
import { letterPdf } from '../../formats/print/pdf.ts';
import { letterKind } from '../../rules/letters/kinds.ts';
import { appendAuditLog } from '../../store/audit-log.ts';
import { asDownload } from '../content-disposition.ts';
import { z } from '@hono/zod-openapi';
import { endpoint, route, type Route } from './endpoint.ts';
import { letterInScope } from './letters.ts';
import { id } from './schemas.ts';

const printers = {
  docx: {
    print: letterDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { print: letterPdf, mediaType: 'application/pdf' },
} as const;

type Format = keyof typeof printers;

function printed(format: Format): Route {
  const { print, mediaType } = printers[format];
  const description = endpoint({
    method: 'get',
    path: `/letters/{id}/file.${format}`,
    access: 'reveal-applicants',
    summary: `下载文书（${format.toUpperCase()}）：记入日志`,
    params: z.object({ id }),
    mediaType,
    reply: z.string(),
  });
  return route(description, async (call) => {
    const { context, session, http } = call;
    const found = await letterInScope(call, call.params.id);
    if (!found.ok) return found;
    const { letter, row } = found.value;
    const sheet = await storedLetterSheet(context, row, letter, context.clock.today());
    const bytes = await print(sheet);
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'applicant-revealed',
      object: `letter ${letter.id}`,
      address: context.addressOf(http),
      detail: { reason: `下载${letterKind(letter.kind).title}`, format },
    });
    const name = `${letterKind(letter.kind).title}${letter.number ?? ''}.${format}`;
    http.header('Content-Type', mediaType);
    http.header('Content-Disposition', asDownload(name));
    return http.body(new Uint8Array(bytes));
  });
}

export const letterFileRoutes: readonly Route[] = (Object.keys(printers) as Format[]).map(printed);
