// How many requests of the same applicant the organ received before this one in the same calendar month
// (国办函〔2020〕109号): what a fee by item is counted from. The register counts, not the officer.

import type { Application } from '../../rules/application.ts';
import { feeMonth } from '../../rules/fee.ts';
import { isSameApplicant } from '../../rules/same-applicant.ts';
import { openApplication } from '../../store/requests/requests.ts';
import { receivedBeforeInMonth } from '../../store/requests/similar-requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

export async function earlierInMonth(
  { db, secrets }: Pick<CommandContext, 'db' | 'secrets'>,
  row: RequestRow,
): Promise<number> {
  if (row.received_on === null) return 0;
  const rows = await receivedBeforeInMonth(db, row, feeMonth(row.received_on));
  const own = row.identity_index;
  let applicant: Application['applicant'] | undefined;
  return rows.filter((other) => {
    if (own !== null && other.identity_index !== null) return true;
    // Where one of them gave no number, name and contact tell (same-applicant.ts).
    applicant ??= openApplication(secrets, row).applicant;
    return isSameApplicant(applicant, openApplication(secrets, other).applicant);
  }).length;
}
