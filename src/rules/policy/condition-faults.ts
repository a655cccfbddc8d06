// What is wrong with a condition as it is written, each fault at its place: an unknown fact, an operator or value
// that does not fit it, bounds that nothing can meet, a missing quotation. Refused where it is entered.

import { isIndustryCode } from './industries.ts';
import { parseDay } from '../day.ts';
import {
  childrenOf,
  clausesOf,
  type Condition,
  deepestCondition,
  isLabelKey,
  isLeaf,
  type Leaf,
  leavesOf,
  mostLeaves,
  operators,
  operatorsOf,
  typeOfFact,
} from './condition.ts';
import { factLine, isFactKey } from './facts.ts';

export interface ConditionFault {
  /** `all.0.any.1`; empty for the whole. */
  readonly path: string;
  readonly field: 'fact' | 'op' | 'value' | 'clause' | 'group';
  readonly reason: string;
  /** Nothing wrong is written, only something not yet: a draft may be kept so. */
  readonly isMissing?: true;
}

interface Known {
  readonly labels: ReadonlySet<string>;
}

export function conditionFaults(root: Condition, known: Known): readonly ConditionFault[] {
  const out: ConditionFault[] = [];
  if (leavesOf(root).length > mostLeaves) {
    out.push({ path: '', field: 'group', reason: `一个事项的条件不能超过${mostLeaves}条` });
  }
  const clauses = clausesOf(root);
  const visit = (node: Condition, path: string, depth: number): void => {
    if (isLeaf(node)) {
      out.push(...leafFaults(node, path, known));
      const clause = clauses.get(node);
      if (!clause || clause.anchor.trim() === '' || clause.text.trim() === '') {
        out.push({
          path,
          field: 'clause',
          reason: '请注明条款位置并摘录原文',
          isMissing: true,
        });
      }
      return;
    }
    const children = childrenOf(node);
    if (children.length === 0) {
      out.push({
        path,
        field: 'group',
        reason: '条件组里没有条件，请添加或者删除这一组',
        isMissing: true,
      });
    }
    if (depth >= deepestCondition) {
      out.push({ path, field: 'group', reason: `条件组嵌套不能超过${deepestCondition}层` });
      return;
    }
    if ('all' in node) out.push(...contradictions(node, path));
    const step = 'all' in node ? 'all' : 'any' in node ? 'any' : undefined;
    for (const [i, child] of children.entries()) {
      visit(child, [path, step ? `${step}.${i}` : 'not'].filter(Boolean).join('.'), depth + 1);
    }
  };
  visit(root, '', 0);
  return out;
}

function leafFaults(leaf: Leaf, path: string, known: Known): readonly ConditionFault[] {
  const at = (field: ConditionFault['field'], reason: string): ConditionFault[] => [
    { path, field, reason },
  ];
  if (!isFactKey(leaf.fact) && !(isLabelKey(leaf.fact) && known.labels.has(leaf.fact.slice(6)))) {
    return at('fact', `没有“${leaf.fact}”这一项企业信息，请从列表中选择`);
  }
  const type = typeOfFact(leaf.fact);
  const label = isFactKey(leaf.fact) ? factLine(leaf.fact).label : leaf.fact.slice(6);
  if (!operatorsOf[type].includes(leaf.op)) {
    return at('op', `“${label}”不能用“${operators[leaf.op] ?? leaf.op}”来比较`);
  }
  const reason = valueFault(leaf, label);
  if (!reason) return [];
  const isMissing = leaf.value === undefined || (Array.isArray(leaf.value) && !leaf.value.length);
  return [{ path, field: 'value', reason, ...(isMissing ? { isMissing } : {}) }];
}

function valueFault(leaf: Leaf, label: string): string | undefined {
  const { op, value } = leaf;
  const type = typeOfFact(leaf.fact);
  if (op === 'exists' || op === 'notExists') {
    return value === undefined ? undefined : `“${label}”只问有没有，不要填数值`;
  }
  if (op === 'withinYears') {
    return typeof value === 'number' && value > 0 && value <= 100
      ? undefined
      : `“${label}”请填年数（大于0，不超过100）`;
  }
  if (op === 'between') {
    const pair: readonly (number | string)[] = Array.isArray(value) ? value : [];
    const [least, most] = pair;
    if (pair.length !== 2 || least === undefined || most === undefined) {
      return `“${label}”请填下限和上限`;
    }
    if (![least, most].every((one) => fits(type, one))) return `“${label}”的上下限填写有误`;
    return least > most ? `“${label}”的下限${least}大于上限${most}，没有企业能够满足` : undefined;
  }
  if (type === 'number' || type === 'day' || type === 'yes-no') {
    return !Array.isArray(value) && fits(type, value) ? undefined : `“${label}”的数值填写有误`;
  }
  const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (codes.length === 0 || value === undefined) return `请为“${label}”选择至少一项`;
  const wrong = codes.find((code) => !isCodeOf(leaf, code));
  return wrong === undefined
    ? undefined
    : `“${label}”没有“${JSON.stringify(wrong).replaceAll('"', '')}”这一项`;
}

function fits(type: string, value: unknown): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'day') return typeof value === 'string' && parseDay(value) !== undefined;
  return typeof value === 'boolean';
}

function isCodeOf(leaf: Leaf, code: unknown): boolean {
  if (typeof code !== 'string') return false;
  const type = typeOfFact(leaf.fact);
  if (type === 'industry') return isIndustryCode(code);
  if (type === 'region') return isRegionCode(code);
  const options = isFactKey(leaf.fact) ? factLine(leaf.fact).options : undefined;
  return options !== undefined && Object.hasOwn(options, code);
}

/** GB/T 2260 and the statistical codes that continue it: two digits a level, later three; zones have one of their own. */
export function isRegionCode(text: string): boolean {
  return /^[1-9]\d(?:\d{2}(?:\d{2}(?:\d{3}){0,2})?)?$/.test(text);
}

interface Bounds {
  least: number | string | undefined;
  most: number | string | undefined;
  /** Least or most itself is excluded. */
  isOpen: boolean;
}

/** Bounds of one fact that stand side by side and leave nothing between them. */
function contradictions(
  node: { readonly all: readonly Condition[] },
  path: string,
): readonly ConditionFault[] {
  const bounds = new Map<string, Bounds>();
  const out: ConditionFault[] = [];
  for (const [i, child] of node.all.entries()) {
    if (!isLeaf(child) || !isFactKey(child.fact)) continue;
    const [least, most] = boundsOf(child);
    if (least === undefined && most === undefined) continue;
    const now = bounds.get(child.fact) ?? { least: undefined, most: undefined, isOpen: false };
    if (least !== undefined && (now.least === undefined || least > now.least)) now.least = least;
    if (most !== undefined && (now.most === undefined || most < now.most)) now.most = most;
    now.isOpen ||= child.op === 'gt' || child.op === 'lt';
    bounds.set(child.fact, now);
    if (now.least === undefined || now.most === undefined) continue;
    if (now.least < now.most || (now.least === now.most && !now.isOpen)) continue;
    out.push({
      path: [path, `all.${i}`].filter(Boolean).join('.'),
      field: 'value',
      reason: `“${factLine(child.fact).label}”要求不低于${now.least}又不超过${now.most}，没有企业能够同时满足`,
    });
  }
  return out;
}

function boundsOf(leaf: Leaf): readonly (number | string | undefined)[] {
  const { op, value } = leaf;
  if (op === 'between' && Array.isArray(value)) return [value[0], value[1]];
  if (typeof value !== 'number' && typeof value !== 'string') return [];
  if (typeOfFact(leaf.fact) !== 'number' && typeOfFact(leaf.fact) !== 'day') return [];
  if (op === 'eq') return [value, value];
  if (op === 'gte' || op === 'gt') return [value, undefined];
  return op === 'lte' || op === 'lt' ? [undefined, value] : [];
}
