// A letter on paper: DOCX in the layout of GB/T 9704 and PDF with its fonts. An unsigned one says so on every
// page. Reading one names the applicant, so it is a matter of record (个人信息保护法 51).

import { type LetterFormat, letterFormats, printLetter } from '../../commands/print-letter.ts';
import { letterKind } from '../../rules/letters/kinds.ts';
import type { OnlineDoor } from '../../rules/letters/to-sheet.ts';
import { answerLinkOf, codeOfLink } from '../../store/answer-links.ts';
import { appendAuditLog } from '../../store/audit-log.ts';
import { applyColumnOfSite } from '../../store/columns.ts';
import type { LetterRow } from '../../store/tables.ts';
import { z } from '@hono/zod-openapi';
import { fileHeaders } from '../file-headers.ts';
import { opinionAddress } from '../portal/addresses.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { letterInScope } from './letters.ts';
import { id } from './schemas.ts';

function printed(format: LetterFormat): Route {
  const description = endpoint({
    method: 'get',
    path: `/letters/{id}/file.${format}`,
    access: 'reveal-applicants',
    summary: `下载文书（${format.toUpperCase()}）：记入日志`,
    params: z.object({ id }),
    mediaType: letterFormats[format].mediaType,
    reply: z.string(),
  });
  return route(description, async (call) => {
    const { context, session, http } = call;
    const found = await letterInScope(call, call.params.id);
    if (!found.ok) return found;
    const { letter, row } = found.value;
    const answer = await onlineDoor(call, letter);
    const today = context.clock.today();
    const file = await printLetter(context, row, letter, format, today, answer);
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: { kind: 'staff', id: session.staffId, name: session.name },
      action: 'applicant-revealed',
      object: `letter ${letter.id}`,
      address: context.addressOf(http),
      detail: { reason: `下载${letterKind(letter.kind).title}`, format },
    });
    for (const [name, value] of fileHeaders(file, 'letter')) http.header(name, value);
    return http.body(new Uint8Array(file.bytes));
  });
}

/** The code is opened for paper only; of a link that is shut the paper says nothing. */
async function onlineDoor(
  { context: { db, secrets, origin } }: StaffCall,
  { id: letterId, organ_id: organId, number }: LetterRow,
): Promise<OnlineDoor | undefined> {
  const link = await answerLinkOf(db, letterId);
  const column = await applyColumnOfSite(db, organId);
  if (link === undefined || link.revoked_at !== null || column === undefined || number === null) {
    return undefined;
  }
  return { address: opinionAddress(origin, column), number, code: codeOfLink(secrets, link) };
}

export const letterFileRoutes: readonly Route[] = (
  Object.keys(letterFormats) as LetterFormat[]
).map(printed);
