// Documents that were on the site before their words were kept get them, in small batches, each its own
// transaction: a stop in between loses nothing, and a document that is withdrawn meanwhile brings none.

import { documentsWithoutTerms, writeTerms } from '../../store/search/search-terms.ts';
import type { CommandContext } from '../context.ts';
import { termsOf } from './document-terms.ts';
import { inTransaction } from '../in-transaction.ts';

const batchSize = 200;

/** `goOn` is asked between batches: a server that stops does not wait for the rest. */
export async function indexTerms(
  { db }: Pick<CommandContext, 'db'>,
  goOn: () => boolean = () => true,
): Promise<{ readonly indexed: number }> {
  let indexed = 0;
  let after = 0;
  while (goOn()) {
    const last = await inTransaction(db, async (within) => {
      const rows = await documentsWithoutTerms(within, after, batchSize);
      await writeTerms(
        within,
        rows.map((row) => termsOf(row, row.id)),
      );
      indexed += rows.length;
      return rows.at(-1)?.id;
    });
    if (last === undefined) break;
    after = last;
  }
  return { indexed };
}
