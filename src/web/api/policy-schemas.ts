// Shapes of policy items, conditions and firms at the edge. What they say is the rules' to check, each fault at its
// field; what has another shape altogether is refused here.

import { z } from '@hono/zod-openapi';
import { type Condition } from '../../rules/policy/condition.ts';
import { factKeys, type FactKey, type FirmFacts } from '../../rules/policy/facts.ts';
import {
  type DeliveryMode,
  deliveryModes,
  type ItemState,
  itemStates,
  type PolicyItemContent,
  type PolicyLevel,
  policyLevels,
  type PolicyType,
  policyTypes,
} from '../../rules/policy/item.ts';
import { type PolicyItemAct, policyItemActKeys } from '../../rules/policy/item-way.ts';
import { type MatchState, matchStates } from '../../rules/policy/match.ts';
import { readCondition } from '../../rules/policy/read-condition.ts';
import { day, id, keysOf, smallId, text, typed } from './schemas.ts';

export const condition = z
  .custom<Condition>((given) => readCondition(given) !== undefined, '申报条件的结构有误')
  .transform((given): Condition => readCondition(given) ?? given)
  .openapi({
    type: 'object',
    description: '申报条件：all、any、not 组成的树，叶子比较一项企业信息',
  });

export const conditionOut = typed<Condition>('object', '申报条件的树');
export const clause = z.object({ anchor: text(100), text: text(2000) });

const fact = z.enum(factKeys as [FactKey, ...FactKey[]]);
const basis = z.union([z.object({ fact }), z.object({ ask: text(40), unit: text(10) })]);
const fen = z.number().int().min(0).max(1e15);
const figure = z.number().min(0).max(1e12);
const formula = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), fen }),
  z.object({ kind: z.literal('share'), percent: figure, of: basis }),
  z.object({ kind: z.literal('each'), fen, of: basis }),
  z.object({
    kind: z.literal('steps'),
    of: basis,
    steps: z.array(z.object({ from: figure, fen })).max(30),
  }),
]);

export const itemContent = z.object({
  name: text(100),
  type: z.enum(keysOf<PolicyType>(policyTypes)),
  level: z.enum(keysOf<PolicyLevel>(policyLevels)),
  audience: text(500),
  support: text(1000),
  supportClause: clause,
  amount: z.object({ formula, capFen: fen.exactOptional() }).exactOptional(),
  fundSource: text(200).exactOptional(),
  opensOn: day.exactOptional(),
  closesOn: day.exactOptional(),
  isPermanent: z.literal(true).exactOptional(),
  delivery: z.enum(keysOf<DeliveryMode>(deliveryModes)),
  deliveryDays: z.number().int().exactOptional(),
  office: text(100),
  phone: text(100),
  address: text(200).exactOptional(),
  applyAt: text(500)
    .regex(/^https?:\/\/\S+$/, '办理入口应以http://或者https://开头')
    .exactOptional(),
  materials: z.array(text(200).min(1, '材料不能是空的')).max(50),
  canStack: z.boolean(),
  excludes: z.array(smallId).max(50),
  exclusions: text(1000).exactOptional(),
  condition,
});

export const itemContentOut = typed<PolicyItemContent>('object', '政策事项的内容');
export const factsIn = z.record(z.string(), z.unknown());
export const factsOut = typed<FirmFacts>('object', '企业信息');

export const itemState = z.enum(keysOf<ItemState>(itemStates));
export const matchState = z.enum(keysOf<MatchState>(matchStates));
export const itemAct = z.enum([...policyItemActKeys] as [PolicyItemAct, ...PolicyItemAct[]]);

export const itemFault = z.object({ field: z.string(), reason: z.string() });
export const savedItem = z.object({ id: smallId, version: z.number().int() });

export const itemDocument = z
  .object({ id, title: z.string(), number: z.string().nullable(), isPublished: z.boolean() })
  .openapi('PolicyItemDocument');
