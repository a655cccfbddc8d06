// 条例 33 ¶2: extension, approved by the head of the disclosure office (the caller's right).

import type { IsoDay } from '../rules/day.ts';
import { extend as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function extendPeriod(
  context: CommandContext,
  {
    requestId,
    version,
    ...input
  }: StepInput & {
    readonly on: IsoDay;
    readonly notifiedOn: IsoDay;
    readonly days: number;
    readonly reason: string;
  },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
