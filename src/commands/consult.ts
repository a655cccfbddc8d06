// 条例 32, 34, 11: consultation of a third party, a co-producing organ or another organ.

import type { IsoDay } from '../rules/day.ts';
import { consult as decide } from '../rules/request/decisions.ts';
import type { Consultee } from '../rules/request/events.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function consult(
  context: CommandContext,
  input: StepInput & {
    readonly on: IsoDay;
    readonly consultee: Consultee;
    readonly name: string;
    readonly content: string;
  },
): Promise<Result<RequestRow>> {
  const { on, consultee, name, content } = input;
  return takeStep(context, input, (request, at) => {
    const consultationId = String(request.consultations.length + 1);
    return decide(request, { on, consultationId, consultee, name, content }, at);
  });
}
