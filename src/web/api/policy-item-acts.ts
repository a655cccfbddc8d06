// What is done with a policy item on its way: sent up, taken back, sent back, published, taken off (条例 17).

import { z } from '@hono/zod-openapi';
import { type CommandContext, refused, type Result } from '../../commands/context.ts';
import {
  itemStanding,
  peopleOf,
  type PolicyItemInput,
  type SavedItem,
} from '../../commands/policies/policy-item-act.ts';
import {
  publishPolicyItem,
  recallPolicyItem,
  returnPolicyItem,
  submitPolicyItem,
  withdrawPolicyItem,
} from '../../commands/policies/publish-policy-item.ts';
import {
  itemActPermissions,
  leaveOfItem,
  type PolicyItemAct,
  whyNotItem,
} from '../../rules/policy/item-way.ts';
import type { Permission } from '../../rules/roles.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { contextOf, itemsInScope } from './policy-items.ts';
import { savedItem } from './policy-schemas.ts';
import { smallId, text } from './schemas.ts';

const version = z.number().int().min(1);

const plainActs = {
  submit: submitPolicyItem,
  recall: recallPolicyItem,
  publish: publishPolicyItem,
};
const saidActs = { return: returnPolicyItem, withdraw: withdrawPolicyItem };

/** A word of approval may be given in the place of somebody away: who may is asked behind the door. */
const doors = {
  ...itemActPermissions,
  publish: 'read-documents',
  return: 'read-documents',
} as const satisfies Record<PolicyItemAct, Permission>;

function plainAct<const Act extends keyof typeof plainActs>(act: Act, summary: string) {
  return endpoint({
    method: 'post',
    path: `/policy-items/{id}/${act}` as const,
    access: doors[act],
    summary,
    params: z.object({ id: smallId }),
    body: z.object({ version }),
    reply: savedItem,
  });
}

function saidAct<const Act extends keyof typeof saidActs>(act: Act, summary: string) {
  return endpoint({
    method: 'post',
    path: `/policy-items/{id}/${act}` as const,
    access: doors[act],
    summary,
    params: z.object({ id: smallId }),
    body: z.object({ version, reason: text(500) }),
    reply: savedItem,
  });
}

export const postItemSubmit = plainAct('submit', '政策事项送审');
export const postItemRecall = plainAct('recall', '取回送审的政策事项');
export const postItemPublish = plainAct('publish', '发布政策事项；写过这一稿的人不能发布');
export const postItemReturn = saidAct('return', '退回政策事项，写明理由');
export const postItemWithdraw = saidAct('withdraw', '撤下已发布的政策事项，写明理由');

/** By his own post or in the place of somebody away. */
async function acted<I extends PolicyItemInput>(
  call: StaffCall,
  act: PolicyItemAct,
  input: I,
  command: (context: CommandContext, input: I) => Promise<Result<SavedItem>>,
): Promise<Result<SavedItem>> {
  const context = await contextOf(call, input.id);
  const [row] = await itemsInScope(call, input.id);
  // What he does not see is not there: the command says so.
  if (row === undefined) return await command(context, input);
  const person = await approverCalling(call);
  const standing = itemStanding(row, await peopleOf(call.context.db, row.document.id));
  const why = whyNotItem(standing, act, person);
  if (why !== undefined) return refused(why);
  const leave = leaveOfItem(person, act);
  const instead =
    leave.allowed && leave.forStaffId !== undefined ? { forStaffId: leave.forStaffId } : {};
  return await command(context, { ...input, ...instead });
}

export const policyItemActRoutes: readonly Route[] = [
  ...[postItemSubmit, postItemRecall, postItemPublish].map((door) =>
    route(door, async (call) => {
      const act = door.path.split('/').at(-1) as keyof typeof plainActs;
      return await acted(call, act, { id: call.params.id, ...call.body }, plainActs[act]);
    }),
  ),
  ...[postItemReturn, postItemWithdraw].map((door) =>
    route(door, async (call) => {
      const act = door.path.split('/').at(-1) as keyof typeof saidActs;
      return await acted(call, act, { id: call.params.id, ...call.body }, saidActs[act]);
    }),
  ),
];
