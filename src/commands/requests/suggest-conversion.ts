// 条例 44: what was asked for is suggested for proactive disclosure, by the applicant or by staff. While one
// suggestion of a request waits, a second adds nothing.

import { violation } from '../../rules/violations.ts';
import { insertConversion, openConversionOf, sealNote } from '../../store/requests/conversions.ts';
import { lockRequest } from '../../store/requests/requests.ts';
import type { ConversionRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export async function suggestConversion(
  context: CommandContext,
  requestId: number,
  note: string,
): Promise<Result<ConversionRow>> {
  const { clock, secrets, actor, organId } = context;
  if (actor.kind === 'third-party' || actor.kind === 'reader')
    return refused(violation('not-permitted'));
  return await inTransaction(context.db, async (db) => {
    const row = await lockRequest(db, requestId);
    if (row === undefined || row.organ_id !== organId) {
      return refused(violation('request-unknown'));
    }
    if (row.concluded_on !== null && row.outcome === 'other') {
      return refused(violation('request-withdrawn'));
    }
    const text = note.trim();
    const made = await insertConversion(db, {
      organ_id: organId,
      request_id: requestId,
      origin: actor.kind,
      suggested_by: actor.kind === 'staff' ? actor.id : null,
      suggested_on: clock.today(),
      applicants: null,
      note: text === '' ? null : sealNote(secrets, requestId, text),
    });
    const waiting = made ?? (await openConversionOf(db, requestId));
    if (waiting === undefined) throw new Error(`the suggestion for ${requestId} was not written`);
    return done(waiting);
  });
}
