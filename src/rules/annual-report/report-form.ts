// The report as a document: its six parts, period, date, basis and what each part has to say
// (条例 49, 50; 国办公开办函〔2021〕30号; 国办函〔2020〕109号).

import { type ReportDeadlineClass, reportDueOn } from './deadline.ts';
import type { Finding } from './finding.ts';
import { reportParts } from './form.ts';
import { headingFault } from './part-titles.ts';
import type { PrintedReport } from './printed.ts';
import { halfWidth } from './prose-numbers.ts';

export function checkDocument(
  report: PrintedReport,
  organClass: ReportDeadlineClass | null,
): readonly Finding[] {
  return [
    ...sixParts(report),
    ...headings(report),
    ...period(report),
    ...publishedInTime(report, organClass),
    ...basis(report),
  ];
}

/** TX-6: all six parts, in their order. */
function sixParts(report: PrintedReport): readonly Finding[] {
  const found = report.parts.map((part) => part.number);
  const missing = [1, 2, 3, 4, 5, 6].filter((number) => !found.includes(number));
  const tables = report.tables;
  const hasTable: Readonly<Record<number, boolean>> = {
    2: tables.table2 !== undefined || tables['table2-2019'] !== undefined,
    3: tables.table3 !== undefined,
    4: tables.table4 !== undefined,
  };
  const findings = missing.map((number): Finding => {
    // Where hardly any heading was recognised it may be the reading that failed, not the report.
    const isSure = found.length >= 3 && hasTable[number] !== true;
    return {
      rule: 'TX-6',
      severity: isSure ? 'error' : 'warning',
      where: `part${number}`,
      expected: reportParts[number - 1] ?? null,
      actual: null,
      message: isSure
        ? `缺少“${reportParts[number - 1]}”。`
        : `没有找到“${reportParts[number - 1]}”的标题。`,
    };
  });
  return [...findings, ...misplaced(report)];
}

function misplaced(report: PrintedReport): readonly Finding[] {
  return report.parts.flatMap((part, i): readonly Finding[] => {
    const before = report.parts[i - 1];
    if (before === undefined || before.number < part.number) return [];
    return [
      {
        rule: 'TX-6',
        severity: 'error',
        where: `part${part.number}`,
        expected: null,
        actual: part.heading,
        quote: part.heading,
        message: `“${part.heading}”排在“${before.heading}”之后，顺序不对。`,
      },
    ];
  });
}

function headings(report: PrintedReport): readonly Finding[] {
  return report.parts.flatMap(({ number, heading }): readonly Finding[] => {
    const fault = headingFault(number, heading);
    const isTrialYear = report.year !== null && report.year < 2021;
    if (fault === null || (fault === 'earlier-form' && isTrialYear)) return [];
    return [
      {
        rule: 'TX-6',
        severity: fault === 'earlier-form' ? 'info' : 'warning',
        where: `part${number}`,
        expected: reportParts[number - 1] ?? null,
        actual: heading,
        quote: heading,
        message:
          fault === 'earlier-form'
            ? `标题“${heading}”用的是较早格式的文字，现为“${reportParts[number - 1]}”。`
            : `标题“${heading}”与规定的“${reportParts[number - 1]}”不同。`,
      },
    ];
  });
}

const periodPattern =
  /统计.{0,16}?(\d{4})年(\d{1,4})月(\d{1,4})日起?(?:至|到|—|-|~)+(?:(\d{4})年)?(\d{1,4})月(\d{1,4})日/;

/** TX-PERIOD: 1 January to 31 December of the title's year. */
function period(report: PrintedReport): readonly Finding[] {
  const opening = `${report.lead}\n${(report.parts.find((p) => p.number === 1)?.text ?? '').slice(0, 600)}`;
  const line = opening.split(/[\n。]/).find((text) => periodPattern.test(halfWidth(text)));
  const match = line === undefined ? null : periodPattern.exec(halfWidth(line));
  if (match === null || line === undefined) return [];
  const [, from, m1, d1, to = from, m2, d2] = match;
  const year = String(report.titleYear ?? report.year ?? from);
  const actual = `${from}-${m1}-${d1}/${to}-${m2}-${d2}`;
  const expected = `${year}-1-1/${year}-12-31`;
  if (actual === expected) return [];
  return [
    {
      rule: 'TX-PERIOD',
      severity: 'error',
      where: 'lead',
      expected,
      actual,
      quote: line.trim(),
      message: `统计期限应为${year}年1月1日至${year}年12月31日，文中写作${from}年${m1}月${d1}日至${to}年${m2}月${d2}日。`,
    },
  ];
}

/** TX-DATE: an error only where it is known which date applies. */
function publishedInTime(
  report: PrintedReport,
  organClass: ReportDeadlineClass | null,
): readonly Finding[] {
  const { year, signedOn } = report;
  // Which day a county set for its townships its report does not say (R14).
  if (year === null || signedOn === null || organClass === 'township') return [];
  const [january = '', march = ''] = (['department', 'government'] as const).map((c) =>
    reportDueOn(c, year),
  );
  const due = organClass === 'government' ? march : january;
  if (signedOn <= due) return [];
  const message =
    organClass !== null
      ? `落款日期${signedOn}，晚于${due}。`
      : signedOn > march
        ? `落款日期${signedOn}：无论按部门（1月31日）还是按政府（3月31日），都已逾期。`
        : `落款日期${signedOn}：若按部门（1月31日）已逾期，若按政府（3月31日）未逾期，请指明机关类别。`;
  return [
    {
      rule: 'TX-DATE',
      severity: organClass === null ? 'question' : 'error',
      where: 'signature',
      expected: due,
      actual: signedOn,
      message,
    },
  ];
}

/** TX-BASIS: the lead names the notice that fixes the form. */
function basis({ lead, year }: PrintedReport): readonly Finding[] {
  if (lead === '' || year === null || year < 2021) return [];
  if (/30号|报告格式|年报格式/.test(halfWidth(lead))) return [];
  return [
    {
      rule: 'TX-BASIS',
      severity: 'warning',
      where: 'lead',
      expected: '国办公开办函〔2021〕30号',
      actual: null,
      message: '开头未引用年度报告格式的依据（国办公开办函〔2021〕30号）。',
    },
  ];
}
