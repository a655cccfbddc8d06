// 条例 30: the day the notice reached the applicant.

import type { IsoDay } from '../rules/day.ts';
import { recordSupplementServed as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function recordSupplementServed(
  context: CommandContext,
  { requestId, version, ...input }: StepInput & { readonly on: IsoDay },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
