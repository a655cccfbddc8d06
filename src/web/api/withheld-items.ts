// One line of the register of withheld records, as the list, the page of one and the CSV show it.

import { z } from '@hono/zod-openapi';
import { outcomeKeys, outcomes, type RefusalGround, refusalGrounds } from '../../rules/outcomes.ts';
import { withheldStates } from '../../rules/withheld-review.ts';
import { openWithheld, type WithheldRow } from '../../store/requests/withheld.ts';
import type { StaffCall } from './endpoint.ts';
import { dayOut, id, keysOf, organBrief, typed } from './schemas.ts';
import { organsInScope } from './scope.ts';

export const withheldItem = z
  .object({
    id,
    version: z.number().int(),
    organ: organBrief,
    request: z.object({ id, number: z.string() }),
    letterNumber: z.string(),
    outcome: z.enum(outcomeKeys),
    grounds: z.array(typed<RefusalGround>('string', '不予公开的依据')),
    subject: z.string(),
    withheldOn: dayOut,
    nextReviewOn: dayOut.nullable(),
    state: z.enum(keysOf(withheldStates)),
  })
  .openapi('WithheldRecord');

export type Item = z.output<typeof withheldItem>;

export async function itemsOf(call: StaffCall, rows: readonly WithheldRow[]): Promise<Item[]> {
  const { secrets } = call.context;
  const organs = new Map((await organsInScope(call)).map((organ) => [organ.id, organ]));
  return rows.map((row) => {
    const organ = organs.get(row.organ_id);
    return {
      id: row.id,
      version: row.version,
      organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
      request: { id: row.request_id, number: row.request_number },
      letterNumber: row.letter_number,
      outcome: row.outcome,
      grounds: row.grounds,
      subject: openWithheld(secrets, row).subject,
      withheldOn: row.withheld_on,
      nextReviewOn: row.next_review_on,
      state: row.state,
    };
  });
}

export const exportColumns: readonly (readonly [string, (item: Item) => string])[] = [
  ['登记编号', (item) => item.request.number],
  ['机关', (item) => item.organ.name],
  ['答复文号', (item) => item.letterNumber],
  ['所需信息', (item) => item.subject],
  ['办理结果', (item) => outcomes[item.outcome].label],
  ['依据', (item) => item.grounds.map((ground) => refusalGrounds[ground].label).join('；')],
  ['不予公开之日', (item) => item.withheldOn],
  ['应当重新评估之日', (item) => item.nextReviewOn ?? ''],
  ['状态', (item) => withheldStates[item.state]],
];
