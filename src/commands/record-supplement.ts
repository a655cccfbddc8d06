// 条例 30: the supplement; from here the period starts anew.

import type { IsoDay } from '../rules/day.ts';
import { recordSupplement as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function recordSupplement(
  context: CommandContext,
  { requestId, version, ...input }: StepInput & { readonly on: IsoDay; readonly text: string },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
