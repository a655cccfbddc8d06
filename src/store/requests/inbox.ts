// What waits for somebody's word. Letters today; whatever else is approved joins here with the same shape.

import type { Database } from '../database.ts';
import type { LetterRow, RequestRow } from '../tables.ts';

export interface WaitingLetter {
  readonly letter: LetterRow;
  readonly row: RequestRow;
}

/** Letters of these organs that wait for review, signature or a look at the paper, nearest due date first. */
export async function waitingLetters(
  db: Database,
  organIds: readonly number[],
): Promise<readonly WaitingLetter[]> {
  const letters = await db
    .selectFrom('letters')
    .selectAll()
    .where('organ_id', 'in', [-1, ...organIds])
    .where('state', 'in', ['submitted', 'reviewed', 'late'])
    .orderBy('submitted_at')
    .limit(1000)
    .execute();
  const rows = await db
    .selectFrom('requests')
    .selectAll()
    .where('id', 'in', [-1, ...letters.map((letter) => letter.request_id)])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return letters
    .flatMap((letter) => {
      const row = byId.get(letter.request_id);
      return row === undefined ? [] : [{ letter, row }];
    })
    .toSorted((a, b) =>
      a.row.sort_on < b.row.sort_on ? -1 : a.row.sort_on > b.row.sort_on ? 1 : 0,
    );
}
