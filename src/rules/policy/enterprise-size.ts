// 中小企业划型标准规定 (工信部联企业〔2011〕300号): large, medium, small or micro by industry, staff, revenue and
// assets. Which industries of GB/T 4754-2017 belong to which of the sixteen follows 国统字〔2017〕213号; finance,
// railways, education, health and public bodies are not covered. The table is kept by version: [to confirm] whether
// the revision drafted in 2021 comes into force.

import { industryDivisions } from './industries.ts';

export const enterpriseSizes = {
  large: '大型',
  medium: '中型',
  small: '小型',
  micro: '微型',
} as const;
export type EnterpriseSize = keyof typeof enterpriseSizes;

/** Staff in persons, revenue and assets in 万元; every figure is the lower bound of the class. */
export interface SizeBounds {
  readonly staff?: number;
  readonly revenue?: number;
  readonly assets?: number;
}
type Metric = keyof SizeBounds;

interface SizeIndustry {
  readonly name: string;
  readonly large: SizeBounds;
  readonly medium: SizeBounds;
  readonly small: SizeBounds;
}

export const sizeStandard = '工信部联企业〔2011〕300号';

export const sizeIndustries: Readonly<Record<number, SizeIndustry>> = {
  1: {
    name: '农、林、牧、渔业',
    large: { revenue: 20000 },
    medium: { revenue: 500 },
    small: { revenue: 50 },
  },
  2: staffAndRevenue('工业', [1000, 40000], [300, 2000], [20, 300]),
  3: {
    name: '建筑业',
    large: { revenue: 80000, assets: 80000 },
    medium: { revenue: 6000, assets: 5000 },
    small: { revenue: 300, assets: 300 },
  },
  4: staffAndRevenue('批发业', [200, 40000], [20, 5000], [5, 1000]),
  5: staffAndRevenue('零售业', [300, 20000], [50, 500], [10, 100]),
  6: staffAndRevenue('交通运输业', [1000, 30000], [300, 3000], [20, 200]),
  7: staffAndRevenue('仓储业', [200, 30000], [100, 1000], [20, 100]),
  8: staffAndRevenue('邮政业', [1000, 30000], [300, 2000], [20, 100]),
  9: staffAndRevenue('住宿业', [300, 10000], [100, 2000], [10, 100]),
  10: staffAndRevenue('餐饮业', [300, 10000], [100, 2000], [10, 100]),
  11: staffAndRevenue('信息传输业', [2000, 100000], [100, 1000], [10, 100]),
  12: staffAndRevenue('软件和信息技术服务业', [300, 10000], [100, 1000], [10, 50]),
  13: {
    name: '房地产开发经营',
    large: { revenue: 200000, assets: 10000 },
    medium: { revenue: 1000, assets: 5000 },
    small: { revenue: 100, assets: 2000 },
  },
  14: staffAndRevenue('物业管理', [1000, 5000], [300, 1000], [100, 500]),
  15: {
    name: '租赁和商务服务业',
    large: { staff: 300, assets: 120000 },
    medium: { staff: 100, assets: 8000 },
    small: { staff: 10, assets: 100 },
  },
  16: {
    name: '其他未列明行业',
    large: { staff: 300 },
    medium: { staff: 100 },
    small: { staff: 10 },
  },
};

function staffAndRevenue(
  name: string,
  ...[large, medium, small]: readonly [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ]
): SizeIndustry {
  return { name, large: bounds(large), medium: bounds(medium), small: bounds(small) };
}

function bounds([staff, revenue]: readonly [number, number]): SizeBounds {
  return { staff, revenue };
}

/** From GB/T 4754 to the sixteen; the longest prefix decides. Null: not covered by the standard. */
const belongsTo: Readonly<Record<string, number | null>> = {
  ...divisions(1, 5, 1),
  ...divisions(6, 46, 2),
  ...divisions(47, 50, 3),
  51: 4,
  52: 5,
  53: null,
  ...divisions(54, 58, 6),
  591: 6,
  ...divisions(592, 599, 7),
  60: 8,
  61: 9,
  62: 10,
  63: 11,
  64: 11,
  65: 12,
  ...divisions(66, 69, null),
  701: 13,
  702: 14,
  703: 16,
  704: null,
  709: 16,
  71: 15,
  72: 15,
  ...divisions(73, 82, 16),
  83: null,
  84: null,
  85: 16,
  ...divisions(86, 90, 16),
  ...divisions(91, 97, null),
};

function divisions(from: number, to: number, into: number | null): Record<string, number | null> {
  const out: Record<string, number | null> = {};
  for (let code = from; code <= to; code++) out[String(code).padStart(2, '0')] = into;
  return out;
}

/**
 * Which of the sixteen a code of GB/T 4754 may belong to: one as a rule, several for a code that is too coarse
 * (`F` is wholesale or retail), null among them where part of it is not covered.
 */
export function sizeIndustriesOf(code: string): readonly (number | null)[] {
  for (let length = code.length; length >= 2; length--) {
    const found = belongsTo[code.slice(0, length)];
    if (found !== undefined) return [found];
  }
  const digits = /^[A-T]$/.test(code)
    ? industryDivisions.filter(({ section }) => section === code).map((one) => one.code)
    : [code];
  const all = Object.entries(belongsTo).filter(([key]) => digits.some((d) => key.startsWith(d)));
  return [...new Set(all.map(([, into]) => into))];
}

export type SizeFigures = Readonly<Partial<Record<Metric, number>>>;

/** The class by the figures of one of the sixteen industries. Every listed figure must be given. */
export function sizeOf(industry: number, figures: Required<SizeBounds>): EnterpriseSize {
  const [only] = sizesWithin(industry, figures);
  return only ?? 'micro';
}

/**
 * Every class that the figures known so far allow: ten people in a factory are a micro enterprise whatever they
 * earn. One class means it is settled; all four that nothing is known.
 */
export function possibleSizes(code: string, figures: SizeFigures): readonly EnterpriseSize[] {
  const industries = sizeIndustriesOf(code);
  if (industries.length === 0 || industries.includes(null)) return allSizes;
  const possible = new Set(industries.flatMap((one) => sizesWithin(one ?? 0, figures)));
  return allSizes.filter((size) => possible.has(size));
}

const allSizes = Object.keys(enterpriseSizes) as readonly EnterpriseSize[];
const classes = ['large', 'medium', 'small'] as const;

/** A class stays possible while no figure known denies it; those below it fall away where all its figures reach it. */
function sizesWithin(industry: number, figures: SizeFigures): readonly EnterpriseSize[] {
  const bounds = sizeIndustries[industry];
  if (!bounds) return allSizes;
  const possible: EnterpriseSize[] = [];
  for (const size of classes) {
    const asked = Object.entries(bounds[size]) as readonly (readonly [Metric, number])[];
    if (asked.some(([metric, least]) => (figures[metric] ?? least) < least)) continue;
    possible.push(size);
    if (asked.every(([metric]) => figures[metric] !== undefined)) return possible;
  }
  return [...possible, 'micro'];
}
