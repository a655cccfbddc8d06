// 条例 31: both sides confirm; the statutory date of receipt.

import type { IsoDay } from '../rules/day.ts';
import { confirmReceipt as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function confirmReceipt(
  context: CommandContext,
  { requestId, version, ...input }: StepInput & { readonly on: IsoDay; readonly note?: string },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
