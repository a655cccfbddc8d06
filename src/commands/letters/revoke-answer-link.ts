// The office shuts the link of a letter: it went to the wrong hands, or was meant to be answered on paper. A
// link that is shut stays shut; who should answer online gets a new letter.

import { violation } from '../../rules/violations.ts';
import { blank } from '../../rules/request/decision.ts';
import { consultationOf } from '../../rules/request/consultation.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import {
  lockAnswerLink,
  sealRevocation,
  updateAnswerLink,
} from '../../store/requests/answer-links.ts';
import { letterById, lockLetter } from '../../store/requests/letters.ts';
import { eventsOf, lockRequest } from '../../store/requests/requests.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { staffIdOf } from './letter-act.ts';

export async function revokeAnswerLink(
  context: CommandContext,
  { letterId, reason }: { readonly letterId: number; readonly reason: string },
): Promise<Result<{ id: number }>> {
  const { secrets, clock, organId } = context;
  const staffId = staffIdOf(context.actor);
  const seen = await letterById(context.db, letterId);
  if (seen === undefined || seen.organ_id !== organId || staffId === undefined) {
    return refused(violation('letter-unknown'));
  }
  return context.db.transaction().execute(async (db) => {
    await lockRequest(db, seen.request_id);
    const letter = await lockLetter(db, letterId);
    const link = await lockAnswerLink(db, letterId);
    if (letter === undefined || link === undefined)
      return refused(violation('answer-link-missing'));
    if (link.revoked_at !== null) return refused(violation('answer-link-already-revoked'));
    const request = requestFrom(await eventsOf(db, secrets, letter.request_id));
    const asked = request && consultationOf(request, letter.consultation_id ?? '');
    if (asked?.answer !== undefined) return refused(violation('consultation-answered'));
    if (blank(reason)) return refused(violation('revocation-reason-missing', 'reason'));
    await updateAnswerLink(db, letterId, {
      revoked_at: clock.now(),
      revoked_by: staffId,
      revoked_reason: sealRevocation(secrets, letterId, reason.trim()),
    });
    return done({ id: letterId });
  });
}
