// Somebody's own phrases for an opinion (常用意见), kept as a whole: what is not in the list is gone.

import { keptPhrases, phraseViolations } from '../../rules/letters/opinion-phrases.ts';
import { replacePhrases } from '../../store/requests/opinion-phrases.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from './letter-act.ts';

export async function saveOpinionPhrases(
  { db, actor }: CommandContext,
  { phrases }: { readonly phrases: readonly string[] },
): Promise<Result<readonly string[]>> {
  const staffId = staffIdOf(actor);
  if (staffId === undefined) return refusedFor('not-permitted');
  const found = phraseViolations(phrases);
  if (found.length > 0) return refused(...found);
  const kept = keptPhrases(phrases);
  // Two windows of one person: the row of the person keeps their savings apart.
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('staff').select('id').where('id', '=', staffId).forUpdate().execute();
    await replacePhrases(tx, staffId, kept);
  });
  return done(kept);
}
