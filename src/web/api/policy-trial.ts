// A condition tried on firms before anybody reads it: how each stands, why, and what would be asked. Nothing is kept.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { day } from '../../rules/day.ts';
import {
  amountFor,
  basisName,
  basisOf,
  moneyInWords,
  ruleInWords,
} from '../../rules/policy/amount.ts';
import { type ConditionFault, conditionFaults } from '../../rules/policy/condition-faults.ts';
import { asFacts, factFaults } from '../../rules/policy/fact-faults.ts';
import { factLine, isFactKey } from '../../rules/policy/facts.ts';
import { inOrder, labelledProfile, type LabelRule } from '../../rules/policy/labels.ts';
import { matchStates, type PreparedCondition, prepareCondition } from '../../rules/policy/match.ts';
import type { Profile } from '../../rules/policy/profile.ts';
import { matchFirm } from '../../rules/policy/reasons.ts';
import { reasonInWords, shownVerdict, shownVerdicts } from '../../rules/policy/shown-verdict.ts';
import {
  conditionInWords,
  factName,
  type PolicyNames,
  standingInWords,
} from '../../rules/policy/words.ts';
import { labelRules, policyNames } from '../../store/policies/policy-terms.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import {
  clause,
  condition,
  factsIn,
  itemContent,
  itemFault,
  matchState,
} from './policy-schemas.ts';
import { keysOf, text } from './schemas.ts';

const reason = z.object({
  words: z.string(),
  verdict: z.enum(keysOf(shownVerdicts)),
  label: z.string(),
  /** What the firm has of it, and how far it falls short. */
  standing: z.string(),
  clause: clause.nullable(),
});

const result = z
  .object({
    name: z.string(),
    state: matchState.nullable(),
    label: z.string(),
    reasons: z.array(reason),
    asks: z.array(z.object({ fact: z.string(), question: z.string() })),
    amount: z.string().nullable(),
    faults: z.array(itemFault),
  })
  .openapi('PolicyTrialResult');

export const postPolicyTrial = endpoint({
  method: 'post',
  path: '/policy-trial',
  access: 'read-documents',
  summary: '以样本企业测试申报条件：结论、逐条理由、待确认的信息、金额；不保存任何内容',
  body: z.object({
    condition,
    amount: itemContent.shape.amount,
    firms: z.array(z.object({ name: text(40), facts: factsIn })).max(20),
  }),
  reply: z.object({
    /** The condition and the amount in a sentence each. */
    words: z.string(),
    rule: z.string(),
    /** At their places in the tree. */
    faults: z.array(itemFault),
    results: z.array(result),
  }),
});

export const policyTrialRoutes: readonly Route[] = [
  route(postPolicyTrial, async (call) => {
    const { db, clock } = call.context;
    const { condition, amount, firms } = call.body;
    const names = await policyNames(db);
    const rules = inOrder(await labelRules(db));
    const faults = conditionFaults(condition, { labels: new Set(rules.map(({ key }) => key)) });
    const today = day(clock.today());
    const prepared = prepareCondition(condition);
    // What cannot be compared is not: its faults stand beside it.
    const isSound = faults.every(({ isMissing, field }) => isMissing && field === 'clause');
    return done({
      words: isSound ? conditionInWords(condition, names) : '',
      rule: amount === undefined ? '' : ruleInWords(amount),
      faults: faults.map(faultOut),
      results: firms.map(({ name, facts }) => {
        const wrong = factFaults(facts, today);
        const firm = wrong.length > 0 || !isSound ? undefined : profileOn(facts, today, rules);
        return {
          name,
          ...(firm === undefined ? unrated : rated(prepared, firm, names)),
          amount: firm && amount ? amountOut(amount, firm) : null,
          faults: wrong.map(({ fact, reason }) => ({ field: fact, reason })),
        };
      }),
    });
  }),
];

const unrated = { state: null, label: '', reasons: [], asks: [] };

function profileOn(
  facts: Readonly<Record<string, unknown>>,
  today: Temporal.PlainDate,
  rules: readonly LabelRule[],
): Profile {
  return labelledProfile(asFacts(facts), today, rules);
}

function faultOut({ path, field, reason }: ConditionFault): z.input<typeof itemFault> {
  return { field: ['condition', path, field].filter(Boolean).join('.'), reason };
}

function rated(
  condition: PreparedCondition,
  firm: Profile,
  names: PolicyNames,
): Pick<z.input<typeof result>, 'state' | 'label' | 'reasons' | 'asks'> {
  const match = matchFirm(condition, firm);
  return {
    state: match.state,
    label: match.label === '' ? matchStates[match.state] : match.label,
    reasons: match.reasons.map((reason) => ({
      words: reasonInWords(reason, names),
      verdict: shownVerdict(reason),
      label: shownVerdicts[shownVerdict(reason)],
      standing: standingInWords(reason.leaf, firm, names),
      clause: reason.clause ?? null,
    })),
    asks: match.asks.map((fact) => ({
      fact,
      question: isFactKey(fact) ? factLine(fact).question : `是否属于“${factName(fact, names)}”？`,
    })),
  };
}

function amountOut(rule: NonNullable<Parameters<typeof ruleInWords>[0]>, firm: Profile): string {
  const basis = basisOf(rule);
  const figure = basis && 'fact' in basis ? firm.facts[basis.fact] : undefined;
  const amount = amountFor(rule, figure);
  if ('asks' in amount) return `取决于${basisName(amount.asks)}`;
  const money = moneyInWords(amount.fen);
  return basis === undefined ? money : `${money}（${amount.steps}）`;
}
