// The conditions of a policy item as a tree over facts: all of, any of, not, and leaves that compare one fact. A leaf may
// be soft (优先、鼓励): failing it weighs, but does not shut out. Every leaf quotes the clause it comes from, its own or the
// one of the group it stands in.

import { type FactKey, type FactType, factLine, isFactKey } from './facts.ts';

export interface Clause {
  /** Where it stands in the document, as its page is divided: 第五条, 三、（一）. */
  readonly anchor: string;
  readonly text: string;
}

export type LabelKey = `label.${string}`;
export type ConditionFact = FactKey | LabelKey;

export function isLabelKey(text: string): text is LabelKey {
  return /^label\.[a-z0-9-]{1,40}$/.test(text);
}

export const operators = {
  eq: '为',
  ne: '不为',
  in: '属于',
  notIn: '不属于',
  gt: '大于',
  gte: '不低于',
  lt: '小于',
  lte: '不超过',
  between: '介于',
  exists: '有',
  notExists: '没有',
  withinRegion: '在',
  withinYears: '不超过（年）',
  matchesIndustry: '属于',
} as const;
export type Operator = keyof typeof operators;

export const operatorsOf: Readonly<Record<FactType, readonly Operator[]>> = {
  number: ['gte', 'gt', 'lte', 'lt', 'between', 'eq', 'ne', 'exists', 'notExists'],
  choice: ['in', 'notIn', 'eq', 'ne', 'exists', 'notExists'],
  choices: ['in', 'notIn', 'exists', 'notExists'],
  day: ['gte', 'lte', 'between', 'withinYears', 'exists', 'notExists'],
  region: ['withinRegion'],
  industry: ['matchesIndustry'],
  'yes-no': ['eq'],
};

export interface Leaf {
  readonly fact: ConditionFact;
  readonly op: Operator;
  /** A number, a day, a code, several codes, [least, most]; nothing for exists. */
  readonly value?: number | string | boolean | readonly number[] | readonly string[];
  readonly isSoft?: true;
  readonly clause?: Clause;
}

export type Condition =
  | Leaf
  | { readonly all: readonly Condition[]; readonly clause?: Clause }
  | { readonly any: readonly Condition[]; readonly clause?: Clause }
  | { readonly not: Condition; readonly clause?: Clause };

export const deepestCondition = 6;
export const mostLeaves = 60;

export function typeOfFact(fact: ConditionFact): FactType {
  return isFactKey(fact) ? factLine(fact).type : 'yes-no';
}

export function childrenOf(node: Condition): readonly Condition[] {
  if ('all' in node) return node.all;
  if ('any' in node) return node.any;
  return 'not' in node ? [node.not] : [];
}

export function isLeaf(node: Condition): node is Leaf {
  return 'fact' in node;
}

export function leavesOf(node: Condition): readonly Leaf[] {
  return isLeaf(node) ? [node] : childrenOf(node).flatMap(leavesOf);
}

/** Every leaf with the clause that speaks for it: its own, or that of the nearest group. */
export function clausesOf(node: Condition, above?: Clause): ReadonlyMap<Leaf, Clause | undefined> {
  const clause = node.clause ?? above;
  if (isLeaf(node)) return new Map([[node, clause]]);
  return new Map(childrenOf(node).flatMap((child) => [...clausesOf(child, clause)]));
}

/** What is left when soft leaves are taken out; undefined when nothing is. */
export function hardPart(node: Condition): Condition | undefined {
  if (isLeaf(node)) return node.isSoft ? undefined : node;
  if ('not' in node) {
    const inner = hardPart(node.not);
    return inner && { ...node, not: inner };
  }
  const kept = childrenOf(node).flatMap((child) => hardPart(child) ?? []);
  if (kept.length === 0) return undefined;
  return 'all' in node ? { ...node, all: kept } : { ...node, any: kept };
}
