// A letter on paper: DOCX in the layout of GB/T 9704 and PDF with its fonts. An unsigned one says so on every
// page. Reading one names the applicant, so it is a matter of record (个人信息保护法 51).

import {
  type LetterFormat,
  letterFormats,
  printLetter,
} from '../../commands/letters/print-letter.ts';
import { letterKind } from '../../rules/letters/kinds.ts';
import type { OnlineDoor } from '../../rules/letters/to-sheet.ts';
import { answerLinkOf, codeOfLink } from '../../store/requests/answer-links.ts';
import { refused } from '../../commands/context.ts';
import { violation } from '../../rules/violations.ts';
import { applyColumnOfSite } from '../../store/documents/columns.ts';
import type { LetterRow } from '../../store/tables.ts';
import { z } from '@hono/zod-openapi';
import { fileHeaders } from '../file-headers.ts';
import { opinionAddress } from '../portal/addresses.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { letterInScope } from './letters.ts';
import { logLook } from './log-look.ts';
import { id, text } from './schemas.ts';

function printed(format: LetterFormat): Route {
  const description = endpoint({
    method: 'post',
    path: `/letters/{id}/file.${format}`,
    access: 'reveal-applicants',
    summary: `下载文书（${format.toUpperCase()}）：须写明理由，记入日志`,
    params: z.object({ id }),
    body: z.object({ reason: text(500) }),
    mediaType: letterFormats[format].mediaType,
    reply: z.string(),
  });
  return route(description, async (call) => {
    const { context, http, body } = call;
    const found = await letterInScope(call, call.params.id);
    if (!found.ok) return found;
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    const { letter, row } = found.value;
    const answer = await onlineDoor(call, letter);
    const today = context.clock.today();
    const file = await printLetter(context, row, letter, format, today, answer);
    await logLook(call, {
      object: `letter ${letter.id}`,
      reason: body.reason,
      detail: { printed: letterKind(letter.kind).title, format },
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
