// What is wrong with the facts of a firm as they were entered, each at its fact: refused there, on the form, in the
// workbook and over the API alike.

import { parseDay } from '../day.ts';
import { isRegionCode } from './condition-faults.ts';
import { factLine, type FactKey, type FirmFacts, isFactKey } from './facts.ts';
import { isIndustryCode } from './industries.ts';

export interface FactFault {
  /** The fact; what is none is named as it was given. */
  readonly fact: string;
  readonly reason: string;
}

const most = 1e12;
/** Falls and losses may be below nothing; everything else counts from zero. */
const mayBeNegative: readonly FactKey[] = ['revenueGrowth'];

export function factFaults(
  given: Readonly<Record<string, unknown>>,
  today: Temporal.PlainDate,
): readonly FactFault[] {
  return Object.entries(given).flatMap(([fact, value]) => {
    if (!isFactKey(fact)) return [{ fact, reason: `没有“${fact}”这一项企业信息` }];
    const reason = value === null ? undefined : factFault(fact, value, today);
    return reason === undefined ? [] : [{ fact, reason: `“${factLine(fact).label}”${reason}` }];
  });
}

/** What was found sound by `factFaults` is facts. */
export function asFacts(given: Readonly<Record<string, unknown>>): FirmFacts {
  return given;
}

function factFault(fact: FactKey, value: unknown, today: Temporal.PlainDate): string | undefined {
  const { type, options = {}, isWhole = false, unit } = factLine(fact);
  switch (type) {
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return '应填数字';
      if (Math.abs(value) > most) return '数字过大，请核对单位';
      if (value < 0 && !mayBeNegative.includes(fact)) return '不能小于0';
      if (isWhole && !Number.isInteger(value)) return '应为整数';
      return unit === '%' && !mayBeNegative.includes(fact) && value > 100
        ? '不能大于100%'
        : undefined;
    }
    case 'day': {
      const day = typeof value === 'string' ? parseDay(value) : undefined;
      if (!day) return '应为日期，写作2020-01-31';
      if (day.year < 1900) return '日期过早，请核对';
      return Temporal.PlainDate.compare(day, today) > 0 ? '不能晚于今天' : undefined;
    }
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(options, value)
        ? undefined
        : '不在可选的范围内';
    case 'choices':
      return Array.isArray(value) &&
        value.length <= 50 &&
        value.every((one) => typeof one === 'string' && Object.hasOwn(options, one))
        ? undefined
        : '有不在可选范围内的选项';
    case 'region':
      return typeof value === 'string' && isRegionCode(value) ? undefined : '不是行政区划代码';
    case 'industry':
      return typeof value === 'string' && isIndustryCode(value)
        ? undefined
        : '不是国民经济行业分类（GB/T 4754）的代码';
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : '应为是或者否';
  }
}
