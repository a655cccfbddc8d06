// The figure of a register becomes the entry of Table 2, with the list of what it counts as its evidence. What was
// entered by hand for the same thing is taken back with that reason, never overwritten (条例 50).

import { xlsxType } from '../../formats/xlsx.ts';
import {
  type CountedItem,
  countedRegisters,
  registerStanding,
} from '../../rules/annual-report/counted-registers.ts';
import { printedAmount } from '../../rules/annual-report/entries.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { annualEntries } from '../../store/reports/annual-entries.ts';
import { storeSealedFile } from '../../store/database/sealed-files.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refusedFor, type Result } from '../context.ts';
import { countRegister, registerSheet } from './count-register.ts';
import { inTransaction } from '../in-transaction.ts';
import { enter, takeBack } from './save-annual-entry.ts';

export async function takeRegister(
  context: FileContext,
  input: {
    readonly year: number;
    readonly item: CountedItem;
    /** The figure that was seen: another is not taken unseen. */
    readonly counted: number;
  },
): Promise<Result<{ id: number }>> {
  const { year, item } = input;
  const { organId, dataFolder, secrets } = context;
  const { name, source, counts } = countedRegisters[item];
  const count = await countRegister(context, item, year);
  if (count.counted !== input.counted) return refusedFor('register-moved', 'counted');
  // Bytes first, rows second: a crash between leaves a file that no row names.
  const bytes = await registerSheet(count, year);
  const sha256 = await storeSealedFile(context.db, dataFolder, secrets, bytes, xlsxType);
  return await inTransaction(context.db, async (db) => {
    const inside = { ...context, db };
    // Two at once, or one beside an import: the second sees what the first wrote.
    await db.selectFrom('organs').select('id').where('id', '=', organId).forUpdate().execute();
    const entries = await annualEntries(db, organId, year);
    for (const replaced of registerStanding(item, count.counted, entries).replaced) {
      const reason = `改用${name}登记的数，以免重复计算`;
      const gone = await takeBack(inside, { year, item, source: replaced, reason });
      if (!gone.ok) return gone;
    }
    const entry = {
      year,
      item,
      source,
      amount: printedAmount(item, count.counted),
      evidence: `${name}登记：${counts}，${beijingMinute(count.at)}计数`,
      file: { sha256, name: `${year}年${name}.xlsx` },
    };
    return done({ id: await enter(inside, entry, { countedAt: count.at }) });
  });
}
