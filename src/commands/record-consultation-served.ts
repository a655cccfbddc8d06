// 条例 32, 34: proof of service, from which the 15 working days run.

import type { IsoDay } from '../rules/day.ts';
import { recordConsultationServed as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function recordConsultationServed(
  context: CommandContext,
  {
    requestId,
    version,
    ...input
  }: StepInput & { readonly on: IsoDay; readonly consultationId: string },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
