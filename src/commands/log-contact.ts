// 条例 31(2): an attempt to reach the applicant, logged (K04).

import type { IsoDay } from '../rules/day.ts';
import { logContact as decide } from '../rules/request/decisions.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function logContact(
  context: CommandContext,
  { requestId, version, ...input }: StepInput & { readonly on: IsoDay; readonly note: string },
): Promise<Result<RequestRow>> {
  return takeStep(
    context,
    { requestId, ...(version === undefined ? {} : { version }) },
    (request, at) => decide(request, input, at),
  );
}
