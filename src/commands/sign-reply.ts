// The signatory signs the draft of somebody else; the letter gets its number in the same transaction,
// gap-free per organ and year (条例 17, 36).

import type { IsoDay } from '../rules/day.ts';
import { signReply as decide } from '../rules/request/reply.ts';
import { nextNumber } from '../store/counters.ts';
import { organById } from '../store/organs.ts';
import { remedySetOn } from '../store/remedy-settings.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function signReply(
  context: CommandContext,
  input: StepInput & { readonly on: IsoDay },
): Promise<Result<RequestRow>> {
  return takeStep(context, input, async (request, at, db, row) => {
    const organ = await organById(db, row.organ_id);
    const remedyAuthority = await remedySetOn(db, row.organ_id, input.on);
    const settings = remedyAuthority === undefined ? {} : { remedyAuthority };
    const sign = (number: string) =>
      decide(request, { on: input.on, number, by: context.actor }, settings, at);
    // A refused signature takes no number: 字号 have no gaps (L31).
    const trial = sign('');
    if (!trial.ok) return trial;
    const year = Number(input.on.slice(0, 4));
    const n = await nextNumber(db, row.organ_id, 'reply', year);
    return sign(`${organ?.letter_word ?? ''}〔${year}〕${n}号`);
  });
}
