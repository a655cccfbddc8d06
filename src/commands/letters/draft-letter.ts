// A letter begins: its text is composed from what was entered and from the case (条例 30–45).

import { composeLetter } from '../../rules/letters/compose.ts';
import type { LetterFacts } from '../../rules/letters/facts.ts';
import { violation } from '../../rules/violations.ts';
import { insertLetter } from '../../store/requests/letters.ts';
import { lockRequest } from '../../store/requests/requests.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { staffIdOf } from './letter-act.ts';
import { letterCase, registered } from './letter-case.ts';

export async function draftLetter(
  context: CommandContext,
  {
    requestId,
    facts: entered,
    drawnFrom,
  }: {
    readonly requestId: number;
    readonly facts: LetterFacts;
    /** The letter whose facts these are: its writers are this one's too. */
    readonly drawnFrom?: number;
  },
): Promise<Result<LetterRow>> {
  const staffId = staffIdOf(context.actor);
  return context.db.transaction().execute(async (db) => {
    const row = await lockRequest(db, requestId);
    if (row === undefined || row.organ_id !== context.organId || staffId === undefined) {
      return refused(violation('request-unknown'));
    }
    const here = await letterCase({ ...context, db }, row, context.clock.today());
    const facts = registered(entered, here);
    const consultation = consultationOf(facts);
    return done(
      await insertLetter(
        db,
        context.secrets,
        {
          request_id: row.id,
          organ_id: row.organ_id,
          kind: facts.kind,
          drafted_by: staffId,
          ...(drawnFrom === undefined ? {} : { drawn_from_id: drawnFrom }),
          ...(consultation === undefined ? {} : { consultation_id: consultation }),
          ...('corrects' in facts && facts.corrects !== undefined
            ? { corrects_id: facts.corrects }
            : {}),
        },
        { facts, text: composeLetter(facts, here) },
        context.clock.now(),
      ),
    );
  });
}

/** Letters about a consultation name it; the one that begins it gets its key when it is sent. */
function consultationOf(facts: LetterFacts): string | undefined {
  return facts.kind === 'P06' || facts.kind === 'P11' ? facts.consultationId : undefined;
}
