// 行政复议法 20: the applicant's own receipt, from which remedy periods run.

import type { IsoDay } from '../rules/day.ts';
import { recordReplyReceived as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function recordReplyReceived(
  context: CommandContext,
  { requestId, version, ...input }: StepInput & { readonly on: IsoDay },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
