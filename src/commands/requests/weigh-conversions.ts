// 条例 44: once information was given, it is looked whether others had received the same; several applicants
// make a suggestion to publish it. Each request is weighed once; runs in batches and can stop at any time.

import { conversionFrom, weighedWithinDays } from '../../rules/conversion.ts';
import { isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import { countApplicants } from '../../rules/same-applicant.ts';
import { isSimilar } from '../../rules/similarity.ts';
import {
  anySuggested,
  insertConversion,
  markWeighed,
  unweighedRequests,
} from '../../store/requests/conversions.ts';
import { openApplication } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { comparedRequests } from './similar-requests.ts';

const batchSize = 50;

type Weighing = Pick<CommandContext, 'db' | 'secrets' | 'clock'>;

/** How many suggestions were made. All organs; `goOn` is asked between batches. */
export async function weighConversions(
  context: Weighing,
  goOn: () => boolean = () => true,
): Promise<number> {
  let made = 0;
  while (goOn()) {
    const batch = await context.db.transaction().execute(async (db) => {
      const rows = await unweighedRequests(db, batchSize);
      let suggested = 0;
      for (const row of rows) {
        if (await suggestIfSeveral({ ...context, db }, row)) suggested += 1;
      }
      const ids = rows.map(({ id }) => id);
      await markWeighed(db, ids, context.clock.today());
      return { weighed: rows.length, suggested };
    });
    made += batch.suggested;
    if (batch.weighed < batchSize) break;
  }
  return made;
}

async function suggestIfSeveral(context: Weighing, row: RequestRow): Promise<boolean> {
  const { db, secrets, clock } = context;
  const since = isoOfOrdinal(ordinalOfIso(clock.today()) - weighedWithinDays);
  if (!wasGiven(row) || (row.concluded_on ?? '') < since) return false;
  const same = (await comparedRequests(context, row, [row.organ_id])).filter(
    (other) => isSimilar(other.similarity) && wasGiven(other.row),
  );
  const { applicant } = openApplication(secrets, row);
  const applicants = countApplicants([
    applicant,
    ...same.map(({ application }) => application.applicant),
  ]);
  if (applicants < conversionFrom) return false;
  if (await anySuggested(db, [row.id, ...same.map((other) => other.row.id)])) return false;
  const made = await insertConversion(db, {
    organ_id: row.organ_id,
    request_id: row.id,
    origin: 'system',
    suggested_by: null,
    suggested_on: clock.today(),
    applicants,
    note: null,
  });
  return made !== undefined;
}

/** Whether it was public already (36(1)) is for the office head to see: one outcome holds both. */
function wasGiven({ concluded_on, outcome }: RequestRow): boolean {
  return concluded_on !== null && (outcome === 'disclosed' || outcome === 'partly-disclosed');
}
