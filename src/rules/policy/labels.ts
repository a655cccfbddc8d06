// Labels of enterprises (企业标签) by rules of the operator's own: a name for a condition that many policies share
// (初创科技企业). A label may rest on other labels, never on itself.

import { type Condition, isLabelKey, leavesOf } from './condition.ts';
import { conditionFaults, type ConditionFault } from './condition-faults.ts';
import type { FactGroup, FirmFacts } from './facts.ts';
import { fold, scalar } from './match.ts';
import { verdictOn } from './leaf.ts';
import { type Profile, profileOf } from './profile.ts';

export interface LabelRule {
  readonly key: string;
  readonly name: string;
  readonly group: FactGroup;
  readonly condition: Condition;
}

/** Labels that a condition speaks of. */
export function labelsIn(condition: Condition): readonly string[] {
  return leavesOf(condition).flatMap(({ fact }) => (isLabelKey(fact) ? [fact.slice(6)] : []));
}

/** Faults of the rule itself; a ring of labels is named by its members. */
export function labelFaults(
  rule: LabelRule,
  others: readonly LabelRule[],
): readonly (
  ConditionFault | { readonly path: ''; readonly field: 'ring'; readonly reason: string }
)[] {
  const rules = new Map([...others, rule].map((one) => [one.key, one]));
  const labels = new Set(rules.keys());
  // The rule of a label is the office's own; it quotes no clause.
  const faults = conditionFaults(rule.condition, { labels }).filter(
    ({ field }) => field !== 'clause',
  );
  const ring = ringFrom(rule.key, rules, []);
  if (!ring) return faults;
  const names = ring.map((key) => rules.get(key)?.name ?? key).join('→');
  return [...faults, { path: '', field: 'ring', reason: `标签互相引用成环：${names}` }];
}

function ringFrom(
  key: string,
  rules: ReadonlyMap<string, LabelRule>,
  way: readonly string[],
): readonly string[] | undefined {
  if (way.includes(key)) return [...way.slice(way.indexOf(key)), key];
  const rule = rules.get(key);
  if (!rule) return undefined;
  for (const next of labelsIn(rule.condition)) {
    const ring = ringFrom(next, rules, [...way, key]);
    if (ring) return ring;
  }
  return undefined;
}

/** Rules in an order in which each finds those it rests on; those in a ring are left out. */
export function inOrder(rules: readonly LabelRule[]): readonly LabelRule[] {
  const out: LabelRule[] = [];
  const done = new Set<string>();
  const wanted = new Set(rules.map(({ key }) => key));
  let before = -1;
  while (out.length !== before) {
    before = out.length;
    for (const rule of rules) {
      if (done.has(rule.key)) continue;
      if (labelsIn(rule.condition).some((key) => wanted.has(key) && !done.has(key))) continue;
      done.add(rule.key);
      out.push(rule);
    }
  }
  return out;
}

/** A firm with its labels. @param rules as `inOrder` gives them. */
export function labelledProfile(
  facts: FirmFacts,
  today: Temporal.PlainDate,
  rules: readonly LabelRule[],
): Profile {
  const labels = new Map<string, boolean>();
  const profile = profileOf(facts, today, labels);
  for (const { key, condition } of rules) {
    const value = fold(condition, scalar, (leaf) => verdictOn(leaf, profile));
    if (value !== 'unknown') labels.set(key, value === 'met');
  }
  return profile;
}
