// Conditions and facts in words, as form, reasons, lists and files print them.

import { parseIsoDay } from '../day.ts';
import { dateText } from '../letters/words.ts';
import { type ConditionFact, isLeaf, type Condition, type Leaf, typeOfFact } from './condition.ts';
import { enterpriseSizes } from './enterprise-size.ts';
import { factLine, type FactValue, isFactKey } from './facts.ts';
import { industryLabel } from './industries.ts';
import { gapOf, verdictOn } from './leaf.ts';
import type { Profile } from './profile.ts';

/** Names of regions and labels, which every installation has its own of. */
export interface PolicyNames {
  readonly regions: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

export function factName(fact: ConditionFact, names: PolicyNames): string {
  return isFactKey(fact) ? factLine(fact).label : (names.labels.get(fact.slice(6)) ?? fact);
}

export function unitOf(fact: ConditionFact): string {
  return isFactKey(fact) ? (factLine(fact).unit ?? '') : '';
}

function codeName(fact: ConditionFact, code: string, names: PolicyNames): string {
  switch (typeOfFact(fact)) {
    case 'region':
      return names.regions.get(code) ?? code;
    case 'industry':
      return industryLabel(code).replace(/^[A-T\d]+/, '') || code;
    case 'day': {
      const day = parseIsoDay(code);
      return day ? dateText(day) : code;
    }
    default:
      return (isFactKey(fact) ? factLine(fact).options?.[code] : undefined) ?? code;
  }
}

export function numberInWords(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** 研发费用占营业收入比例不低于3%；注册地在某县；资质称号为甲或者乙 */
export function leafInWords(leaf: Leaf, names: PolicyNames): string {
  const { fact, op, value } = leaf;
  const name = factName(fact, names);
  if (!isFactKey(fact)) return `${value === false ? '不' : ''}属于“${name}”`;
  if (op === 'exists') return `有${name}`;
  if (op === 'notExists') return `没有${name}`;
  if (op === 'withinYears') return `${name}在${String(value)}年以内`;
  const unit = unitOf(fact);
  const written = (one: number | string | boolean): string =>
    typeof one === 'number' ? `${numberInWords(one)}${unit}` : codeName(fact, String(one), names);
  if (op === 'between' && Array.isArray(value)) {
    const [least, most] = value as readonly (number | string)[];
    return `${name}在${written(least ?? '')}至${written(most ?? '')}之间`;
  }
  const list: readonly (number | string | boolean)[] = Array.isArray(value)
    ? value
    : value === undefined
      ? []
      : [value as number | string | boolean];
  const said = list.map(written).join('或者');
  const type = typeOfFact(fact);
  if (type === 'number') return `${name}${comparisons[op] ?? ''}${said}`;
  if (type === 'day') return `${name}${op === 'gte' ? `不早于${said}` : `不晚于${said}`}`;
  if (type === 'region') return `${name}在${said}`;
  return `${name}${op === 'notIn' || op === 'ne' ? '不' : ''}是${said}`;
}

const comparisons: Partial<Record<Leaf['op'], string>> = {
  eq: '为',
  ne: '不为',
  gt: '大于',
  gte: '不低于',
  lt: '小于',
  lte: '不超过',
};

export function conditionInWords(node: Condition, names: PolicyNames): string {
  if (isLeaf(node)) return leafInWords(node, names);
  if ('not' in node) return `不属于以下情形：${conditionInWords(node.not, names)}`;
  const parts = ('all' in node ? node.all : node.any).map((child) => {
    const said = conditionInWords(child, names);
    return !isLeaf(child) && !('not' in child) ? `（${said}）` : said;
  });
  return parts.join('all' in node ? '，并且' : '，或者');
}

export function factInWords(
  fact: ConditionFact,
  value: FactValue | undefined,
  names: PolicyNames,
): string {
  if (value === undefined) return '未填';
  if (value === null || (Array.isArray(value) && value.length === 0)) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return `${numberInWords(value)}${unitOf(fact)}`;
  const codes: readonly string[] = typeof value === 'string' ? [value] : value;
  return codes.map((code) => codeName(fact, code, names)).join('、');
}

/** What the firm has of it, for the line of a reason: 现为2.7%，还差0.3%。 */
export function standingInWords(leaf: Leaf, firm: Profile, names: PolicyNames): string {
  const { fact } = leaf;
  if (!isFactKey(fact)) return '';
  if (fact === 'size') {
    return firm.sizes.length === 1
      ? `现为${firm.sizes.map((size) => enterpriseSizes[size]).join('')}`
      : '企业规模待确认';
  }
  const value = firm.facts[fact];
  if (value === undefined) return '';
  const gap = verdictOn(leaf, firm) === 'unmet' ? gapOf(leaf, firm) : undefined;
  const more = gap === undefined || gap === 0 ? '' : gapInWords(leaf, gap);
  return `现为${factInWords(fact, value, names)}${more}`;
}

function gapInWords({ fact, op }: Leaf, gap: number): string {
  const size = `${numberInWords(gap)}${unitOf(fact)}`;
  return op === 'lt' || op === 'lte' ? `，超出${size}` : `，还差${size}`;
}
