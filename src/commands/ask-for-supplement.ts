// 条例 30: the one supplement notice.

import type { IsoDay } from '../rules/day.ts';
import { askForSupplement as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function askForSupplement(
  context: CommandContext,
  {
    requestId,
    version,
    ...input
  }: StepInput & { readonly on: IsoDay; readonly items: string; readonly respondWithin: number },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
