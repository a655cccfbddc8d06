// Documents that came of a suggestion to make public what was asked for (条例 44), as readers see them: of the requests
// behind them only how many applicants had received the same, and who suggested it.

import type { ConversionOrigin, ConversionState } from '../../rules/conversion.ts';
import type { Database } from '../database.ts';
import { asListed, listed, type ListedDocument } from '../documents/documents.ts';

export type TurnedPublic = ListedDocument & {
  readonly origin: ConversionOrigin;
  /** Absent where nobody counted them: the suggestion was not the system's. */
  readonly applicants: number | null;
};

/** Published ones, those that most had asked for first, then the newest. */
export async function turnedPublic(
  db: Database,
  organIds: readonly number[],
  limit: number,
): Promise<readonly TurnedPublic[]> {
  const rows = await db
    .selectFrom('conversion_suggestions as s')
    .innerJoin('documents as d', 'd.id', 's.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .select([...listed, 's.origin', 's.applicants'])
    .where('s.organ_id', 'in', [-1, ...organIds])
    .where('s.state', '=', 'accepted')
    .where('d.state', '=', 'published')
    .where('d.openness', '=', 'proactive')
    .orderBy((eb) => eb.fn.coalesce('s.applicants', eb.lit(0)), 'desc')
    .orderBy('d.published_at', 'desc')
    .orderBy('s.id')
    .limit(limit)
    .execute();
  return asListed(rows);
}

/** All suggestions by what became of them. */
export async function conversionCounts(
  db: Database,
  organIds: readonly number[],
): Promise<Readonly<Partial<Record<ConversionState, number>>>> {
  const rows = await db
    .selectFrom('conversion_suggestions')
    .where('organ_id', 'in', [-1, ...organIds])
    .groupBy('state')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
