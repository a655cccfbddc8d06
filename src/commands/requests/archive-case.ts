// Closing the file (条例 45): what the paper file lacks is looked for in the same breath, and goes into the
// record with the reason.

import type { IsoDay } from '../../rules/day.ts';
import { missingItems } from '../../rules/forms/archive-checklist.ts';
import { archive } from '../../rules/request/receipt.ts';
import type { RequestRow } from '../../store/tables.ts';
import { caseRecord } from './case-record.ts';
import type { CommandContext, Result } from '../context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function archiveCase(
  context: CommandContext,
  input: StepInput & {
    readonly on: IsoDay;
    readonly fileNumber: string;
    readonly retention: number;
    readonly note?: string;
  },
): Promise<Result<RequestRow>> {
  const { requestId, version, ...entered } = input;
  const seen = { requestId, ...(version === undefined ? {} : { version }) };
  return takeStep(context, seen, async (r, at, db, row) => {
    const record = await caseRecord({ ...context, db }, row, at.today);
    const lacking = missingItems(record).map(({ name }) => name);
    return archive(r, entered, lacking, at);
  });
}
