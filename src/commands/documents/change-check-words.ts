// The list of an office's own words is changed by whoever keeps its columns (条例 17).

import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  checkWordsFor,
  putCheckWords,
  removeCheckWord,
} from '../../store/documents/check-words.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface NewWord {
  readonly word: string;
  readonly blocking: boolean;
  readonly advice: string;
}

const mostWords = 5000;

export async function addCheckWords(
  context: CommandContext,
  words: readonly NewWord[],
): Promise<Result<{ readonly count: number }>> {
  return await inTransaction(context.db, async (db) => {
    // Of two lines with the same word the later counts.
    const given = new Map(words.map((one) => [one.word.toLowerCase(), one]));
    await putCheckWords(db, context.organId, [...given.values()], {
      staffId: staffIdOf(context.actor) ?? null,
      at: context.clock.now(),
    });
    const own = (await checkWordsFor(db, context.organId)).filter(
      ({ organId }) => organId === context.organId,
    );
    if (own.length > mostWords) return refusedFor('check-words-too-many', 'words');
    await log({ ...context, db }, { added: given.size });
    return done({ count: own.length });
  });
}

export async function dropCheckWord(
  context: CommandContext,
  id: number,
): Promise<Result<Record<string, never>>> {
  return await inTransaction(context.db, async (db) => {
    const word = await removeCheckWord(db, context.organId, id);
    if (word === undefined) return refusedFor('check-hit-unknown', 'id');
    await log({ ...context, db }, { removed: word });
    return done({});
  });
}

async function log(
  { db, clock, actor, organId }: CommandContext,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'check-words-changed',
    object: `organ ${organId}`,
    detail,
  });
}
