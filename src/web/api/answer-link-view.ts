// The link of a letter to a third party (条例 32), as the office sees it: whether it was opened and used, never
// its code.

import { z } from '@hono/zod-openapi';
import { linkStanding } from '../../commands/letters/open-answer-link.ts';
import { linkObstacle } from '../../rules/request/answer-link.ts';
import { consultationOf } from '../../rules/request/consultation.ts';
import { answerLinkOf, openRevocation } from '../../store/requests/answer-links.ts';
import { eventsOf, requestById, requestOf } from '../../store/requests/requests.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { LetterRow } from '../../store/tables.ts';
import { faultOf } from '../refusals.ts';
import type { ApiContext } from './endpoint.ts';
import { dayOut, faultSchema, moment } from './schemas.ts';

export const answerLink = z
  .object({
    /** Whether a third party could answer now, and why not. */
    open: z.boolean(),
    why: faultSchema.exactOptional(),
    openedAt: moment.nullable(),
    lastOpenedAt: moment.nullable(),
    /** The day of the answer, by whichever door it came. */
    answeredOn: dayOut.nullable(),
    revokedAt: moment.nullable(),
    revokedBy: z.string().nullable(),
    revokedReason: z.string().nullable(),
  })
  .openapi('AnswerLink');

export async function answerLinkView(
  context: ApiContext,
  letter: LetterRow,
): Promise<z.input<typeof answerLink> | null> {
  const { db, secrets, clock, calendar } = context;
  const link = await answerLinkOf(db, letter.id);
  if (link === undefined) return null;
  const row = await requestById(db, letter.request_id);
  const request = row && requestOf(row, await eventsOf(db, secrets, row.id));
  if (request === undefined) throw new Error(`letter ${letter.id} is broken`);
  const at = { today: clock.today(), calendar };
  const why = linkObstacle(request, linkStanding(letter, link), at);
  const names = await staffNames(db, link.revoked_by === null ? [] : [link.revoked_by]);
  const asked = consultationOf(request, letter.consultation_id ?? '');
  return {
    open: why === undefined,
    ...(why === undefined ? {} : { why: faultOf(why) }),
    openedAt: link.opened_at?.toString() ?? null,
    lastOpenedAt: link.last_opened_at?.toString() ?? null,
    answeredOn: asked?.answer?.on ?? null,
    revokedAt: link.revoked_at?.toString() ?? null,
    revokedBy: link.revoked_by === null ? null : (names.get(link.revoked_by) ?? ''),
    revokedReason: openRevocation(secrets, link),
  };
}
