// 条例 32, 34: the opinion of whoever was consulted.

import type { IsoDay } from '../rules/day.ts';
import { recordOpinion as decide } from '../rules/request/decisions.ts';
import type { Opinion } from '../rules/request/events.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function recordOpinion(
  context: CommandContext,
  {
    requestId,
    version,
    ...input
  }: StepInput & {
    readonly on: IsoDay;
    readonly consultationId: string;
    readonly opinion: Opinion;
    readonly reasons?: string;
  },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
