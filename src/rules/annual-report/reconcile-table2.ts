// Table 2: documents made, repealed and in force, and figures that an organ of its kind can hardly have.

import type { Finding } from './finding.ts';
import { type Sheet, termAt } from './sums.ts';

const documents = { rules: '规章', 'normative-documents': '行政规范性文件' } as const;

export interface Table2Context {
  readonly organ?: string | null | undefined;
  /** Prose speaks of the whole area (全市, 全县, 全区). */
  readonly speaksOfWholeArea?: boolean | undefined;
}

export function reconcileTable2(sheet: Sheet, context: Table2Context): readonly Finding[] {
  return [
    ...Object.entries(documents).flatMap(([row, name]) => documentCounts(sheet, row, name)),
    ...feePrecision(sheet),
    ...rulesOfCounty(sheet, context.organ ?? null),
    ...nothingDecided(sheet, context.speaksOfWholeArea ?? false),
  ];
}

/** T2-NN: what was made this year is in force or was repealed. T2-XY: what that says about last year. */
function documentCounts(sheet: Sheet, row: string, name: string): readonly Finding[] {
  const made = termAt(sheet, `table2.${row}.made`);
  const repealed = termAt(sheet, `table2.${row}.repealed`);
  const inForce = termAt(sheet, `table2.${row}.in-force`);
  if (typeof made !== 'number' || typeof repealed !== 'number' || typeof inForce !== 'number') {
    return [];
  }
  const before = inForce - made + repealed;
  if (before < 0) {
    return [
      {
        rule: 'T2-NN',
        severity: 'warning',
        where: `table2.${row}.in-force`,
        expected: made - repealed,
        actual: inForce,
        message: `表二“${name}”：本年制发${made}件、废止${repealed}件，现行有效却只有${inForce}件，请核对。`,
      },
    ];
  }
  if (before > 0 || made === 0) return [];
  return [
    {
      rule: 'T2-XY',
      severity: 'info',
      where: `table2.${row}.in-force`,
      expected: null,
      actual: inForce,
      message: `表二“${name}”：制发${made}、废止${repealed}、现行有效${inForce}，推得上年末现行有效为0件，请与上年度报告核对。`,
    },
  ];
}

/** T2-NN: the fee row is in 万元; below a fen there is nothing to print. */
function feePrecision(sheet: Sheet): readonly Finding[] {
  const fees = termAt(sheet, 'table2.fees');
  if (typeof fees !== 'number' || Math.abs(fees * 1e6 - Math.round(fees * 1e6)) < 1e-3) return [];
  return [
    {
      rule: 'T2-NN',
      severity: 'warning',
      where: 'table2.fees',
      expected: null,
      actual: fees,
      message: '表二“行政事业性收费”以万元为单位，小数超过六位，已小于一分钱，请核对。',
    },
  ];
}

/** T2-PLAUS: rules (规章) are made by ministries, provinces and cities with districts (立法法 80, 93). */
function rulesOfCounty(sheet: Sheet, organ: string | null): readonly Finding[] {
  const place = organ?.replace(/(人民政府|管理委员会|管委会|党工委).*$/, '') ?? '';
  if (!/(县|区|旗|镇|乡|街道)$/.test(place) || /(自治区|特别行政区)$/.test(place)) return [];
  return ['made', 'in-force'].flatMap((column): readonly Finding[] => {
    const count = termAt(sheet, `table2.rules.${column}`);
    if (typeof count !== 'number' || count === 0) return [];
    return [
      {
        rule: 'T2-PLAUS',
        severity: 'question',
        where: `table2.rules.${column}`,
        expected: 0,
        actual: count,
        message: `表二“规章”为${count}件。县、区没有规章制定权，请确认是否误把规范性文件或上级规章计入。`,
      },
    ];
  });
}

/** T2-PLAUS: no licence, penalty, coercion or charge at all, in a report that speaks of a whole area. */
function nothingDecided(sheet: Sheet, wholeArea: boolean): readonly Finding[] {
  const rows = ['licensing', 'penalty', 'coercion', 'fees'];
  if (!wholeArea || rows.some((row) => termAt(sheet, `table2.${row}`) !== 0)) return [];
  return [
    {
      rule: 'T2-PLAUS',
      severity: 'info',
      where: 'table2',
      expected: null,
      actual: 0,
      message:
        '行政许可、处罚、强制、收费均为0，而正文说的是全区域，请确认统计范围是办公室本级还是全区域。',
    },
  ];
}
