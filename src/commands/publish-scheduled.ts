// What was cleared for a later hour goes on the site when the hour comes (国办秘函〔2019〕19号: the moment is the
// system's). Each in a transaction of its own; what cannot go is told and holds nothing else up.

import { lockDocument } from '../store/document-writing.ts';
import { draftOf, draftsToPublish } from '../store/document-drafts.ts';
import type { CommandContext } from './context.ts';
import { putOnSite } from './put-on-site.ts';

export async function publishScheduled(
  context: Omit<CommandContext, 'organId' | 'actor'>,
): Promise<{ readonly published: readonly number[]; readonly refused: readonly number[] }> {
  const published: number[] = [];
  const refused: number[] = [];
  for (const { id, organId } of await draftsToPublish(context.db, context.clock.now())) {
    const went = await context.db.transaction().execute(async (db) => {
      const row = await lockDocument(db, id);
      const draft = await draftOf(db, id);
      // Taken back, or published by another process, between the list and the lock.
      if (row === undefined || draft?.state !== 'cleared') return undefined;
      const at = { ...context, db, organId, actor: { kind: 'system' } as const };
      return (await putOnSite(at, row, draft)).ok;
    });
    if (went !== undefined) (went ? published : refused).push(id);
  }
  return { published, refused };
}
