// The handler's proposal: outcome, grounds and reasons, checked against the outcome table (条例 36).

import type { IsoDay } from '../rules/day.ts';
import type { ReplyContent } from '../rules/request/events.ts';
import { draftReply as decide } from '../rules/request/reply.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function draftReply(
  context: CommandContext,
  input: StepInput & { readonly on: IsoDay; readonly reply: ReplyContent },
): Promise<Result<RequestRow>> {
  const { on, reply } = input;
  return takeStep(context, input, (request, at) => decide(request, { on, reply }, at));
}
