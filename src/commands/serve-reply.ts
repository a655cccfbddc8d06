// Service of the reply: the day that stops the clock and concludes the request (国办公开办函〔2016〕235号).

import type { IsoDay } from '../rules/day.ts';
import { serveReply as decide } from '../rules/request/decisions.ts';
import type { DeliveryMethod } from '../rules/request/events.ts';
import { remedySetOn } from '../store/remedy-settings.ts';
import type { RequestRow } from '../store/tables.ts';
import type { CommandContext, Result } from './context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function serveReply(
  context: CommandContext,
  {
    requestId,
    version,
    ...input
  }: StepInput & {
    readonly on: IsoDay;
    readonly method: DeliveryMethod;
    /** Post: carried by the postal enterprise (邮政法 55). */
    readonly postal?: boolean;
    readonly tracking?: string;
  },
): Promise<Result<RequestRow>> {
  const step = { requestId, ...(version === undefined ? {} : { version }) };
  return takeStep(context, step, async (request, at, db, row) => {
    const set = await remedySetOn(db, row.organ_id, request.reply?.on ?? input.on);
    const channel = set?.internetReconsideration;
    const settings = channel === undefined ? {} : { internetReconsideration: channel };
    return decide(request, input, settings, at);
  });
}
