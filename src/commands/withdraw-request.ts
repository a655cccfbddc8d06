// The applicant withdraws; possible until the reply is served (K36 [choice]).

import type { IsoDay } from '../rules/day.ts';
import { withdraw as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function withdrawRequest(
  context: CommandContext,
  { requestId, version, ...input }: StepInput & { readonly on: IsoDay; readonly note?: string },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
