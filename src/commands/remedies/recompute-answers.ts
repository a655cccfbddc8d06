// A changed calendar moves the days to answer a reconsideration or a suit too (行政复议法 88; 民事诉讼法 85 ¶3).

import { answerDeadline } from '../../rules/remedy-case.ts';
import { unansweredRemedies, updateRemedy } from '../../store/remedies/remedies.ts';
import type { CommandContext } from '../context.ts';

/** How many moved, of all organs. */
export async function recomputeAnswers({
  db,
  calendar,
}: Pick<CommandContext, 'db' | 'calendar'>): Promise<number> {
  let moved = 0;
  for (const row of await unansweredRemedies(db)) {
    if (row.copy_received_on === null) continue;
    const { by, planFor } = answerDeadline(
      row.block,
      row.procedure ?? undefined,
      row.copy_received_on,
      calendar,
    );
    if (by === row.answer_by && planFor === row.answer_plan_on) continue;
    await updateRemedy(db, row, { answer_by: by, answer_plan_on: planFor });
    moved += 1;
  }
  return moved;
}
