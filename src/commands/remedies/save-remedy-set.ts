// A dated set of remedy bodies, confirmed by a named person (行政复议法 20, 24–28; 法释〔2018〕1号 21; L14).
// A new set ends the one before it on the eve; a set is corrected only where the caller says which.

import {
  bearsReplies,
  placementAmong,
  type RemedyBodySet,
  type RemedySet,
  remedySetViolations,
} from '../../rules/remedy-set.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import {
  correctRemedySet,
  endRemedySet,
  insertRemedySet,
  lockOrgan,
  remedySetsOf,
} from '../../store/remedies/remedy-settings.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';

export type NewRemedySet = Omit<RemedyBodySet, 'isDefault'> & {
  /** Replies bear this name from that day on; see `bearsReplies` where nothing is said. */
  readonly isDefault?: boolean;
  /** The set that is corrected: it keeps its name and its days. */
  readonly corrects?: number;
};

type Saving = Omit<CommandContext, 'secrets' | 'calendar'>;

export async function saveRemedySet(
  { db, clock, actor, organId }: Saving,
  { corrects, ...given }: NewRemedySet,
): Promise<Result<{ readonly id: number }>> {
  const found = remedySetViolations(given, clock.today());
  if (found.length > 0) return refused(...found);
  const entered = { by: actor.kind === 'staff' ? actor.name : '系统', at: clock.now() };
  return await db.transaction().execute(async (within) => {
    if (!(await lockOrgan(within, organId))) return refusedFor('organ-unknown');
    const sets = await remedySetsOf(within, organId);
    const saved = await (corrects === undefined ? add(sets) : correct(sets, corrects));
    if (!saved.ok) return saved;
    await appendAuditLog(within, {
      at: entered.at,
      actor,
      action: 'remedy-set-confirmed',
      object: `organ ${organId}`,
      detail: { ...saved.value },
    });
    await announcePageChange(within, ['guide']);
    return done({ id: saved.value.id });

    async function add(sets: readonly RemedySet[]): Promise<Result<Saved>> {
      const { ends, sameDay, ...period } = placementAmong(sets, given);
      if (sameDay !== undefined) {
        return refused(violation('remedy-set-same-day', 'validFrom', sameDay.validFrom));
      }
      if (ends !== undefined) await endRemedySet(within, ends.id, ends.validUntil);
      const set = { ...given, ...period, isDefault: bearsReplies(sets, given) };
      return done({ id: await insertRemedySet(within, organId, set, entered), set });
    }

    async function correct(sets: readonly RemedySet[], id: number): Promise<Result<Saved>> {
      const was = sets.find((one) => one.id === id);
      if (was === undefined) return refusedFor('remedy-set-unknown');
      const { inNameOf, validFrom, validUntil, isDefault } = was;
      const period = { inNameOf, validFrom, ...(validUntil === undefined ? {} : { validUntil }) };
      const said = { isDefault, ...given, ...period };
      const set = { ...said, id, isDefault: bearsReplies(sets, said) };
      await correctRemedySet(within, set, entered);
      return done({ id, set, was });
    }
  });
}

interface Saved {
  readonly id: number;
  readonly set: RemedyBodySet;
  /** What a correction replaced: the log keeps it. */
  readonly was?: RemedySet;
}
