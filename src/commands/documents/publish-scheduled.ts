// What was cleared for a later hour goes on the site when the hour comes (国办秘函〔2019〕19号: the moment is the
// system's). Each in a transaction of its own; what cannot go is told and holds nothing else up. It is looked at once
// more (条例 15, 17): what may not go out today stays off the site and goes back to its editor with the reason;
// what a person would only be asked about goes out and is told to whoever sent it up.

import { sentenceOf } from '../../rules/violations.ts';
import { lockWithTargets, noteAskedAnew } from '../../store/documents/document-writing.ts';
import { draftOf, draftsToPublish } from '../../store/documents/document-drafts.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { hitsAtTheHour, readAhead } from './check-document.ts';
import type { CommandContext } from '../context.ts';
import { putOnSite } from './put-on-site.ts';
import { backToWriting } from './review-document.ts';

export interface ScheduledRound {
  readonly published: readonly number[];
  readonly refused: readonly number[];
  /** Sent back to their editors. */
  readonly returned: readonly number[];
}

export async function publishScheduled(
  context: Omit<CommandContext, 'organId' | 'actor'>,
): Promise<ScheduledRound> {
  const round = { published: [] as number[], refused: [] as number[], returned: [] as number[] };
  for (const { id, organId } of await draftsToPublish(context.db, context.clock.now())) {
    const system = { ...context, organId, actor: { kind: 'system' } as const };
    await readAhead(system, id);
    const went = await context.db.transaction().execute(async (db) => {
      const row = await lockWithTargets(db, id);
      const draft = await draftOf(db, id);
      // Taken back, or published by another process, between the list and the lock.
      if (row === undefined || draft?.state !== 'cleared') return undefined;
      const at = { ...system, db };
      const { blocking, asking } = await hitsAtTheHour(at, id, draft.content);
      if (blocking.length > 0) {
        const opinion = `定时发布前再次检查，没有发布：${blocking.map(sentenceOf).join('；')}`;
        await backToWriting({ row, draft, context: at }, { act: 'return', opinion });
        await addToOutbox(db, 'document-returned', { documentId: id, to: draft.submitted_by });
        return 'returned';
      }
      if (!(await putOnSite(at, row, draft)).ok) return 'refused';
      if (asking.length > 0) {
        await noteAskedAnew(db, id, {
          staffId: draft.submitted_by,
          at: context.clock.now().toString(),
          titles: asking,
        });
      }
      return 'published';
    });
    if (went !== undefined) round[went].push(id);
  }
  return round;
}
