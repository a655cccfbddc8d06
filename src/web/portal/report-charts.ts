// Charts of annual reports: requests from year to year, how they ended, who asked.

import { html } from './html.ts';
import { table3ColumnLabels } from '../../rules/annual-report/form.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { everyYear } from '../../rules/years.ts';
import { outcomeGroups, type OutcomeGroup, outcomesOf } from '../../rules/outcomes.ts';
import type { Html } from './page.ts';
import { barChart, type ChartRow } from './parts/chart.ts';
import { outcomeName } from './statistics-tables.ts';

type Titled = Pick<AnnualReport, 'year' | 'tables'>;

/** Received and concluded, from the earliest year on, years without a report too. A single year is no course. */
export function trendChart(reports: readonly Titled[]): Html | '' {
  if (reports.length < 2) return '';
  const rows = everyYear(reports.map(({ year }) => year))
    .toReversed()
    .map((year) => {
      const table3 = reports.find((one) => one.year === year)?.tables.table3;
      const label = `${year}年`;
      return table3 === undefined
        ? { label, values: [], instead: '没有数据' }
        : { label, values: [table3.received.total, table3.concluded.total] };
    });
  return barChart({
    id: 'chart-trend',
    title: '历年新收和办结的申请',
    unit: '件',
    summary: receivedAndConcluded(rows),
    series: ['新收', '办结'],
    rows,
  });
}

/** Reports that are compared: the table of the comparison stands below. */
export function comparedChart(
  reports: readonly Titled[],
  labelOf: (report: Titled, at: number) => string,
): Html | '' {
  if (reports.length < 2) return '';
  const rows = reports.map((report, at) => ({
    label: labelOf(report, at),
    values: [report.tables.table3.received.total, report.tables.table3.concluded.total],
  }));
  return barChart({
    id: 'chart-compared',
    title: '新收和办结的申请',
    unit: '件',
    hasTableBeside: true,
    summary: receivedAndConcluded(rows),
    series: ['新收', '办结'],
    rows,
  });
}

export function receivedAndConcluded(rows: readonly ChartRow[]): string {
  return rows
    .map(({ label, values: [received = 0, concluded = 0], instead }) =>
      instead === undefined
        ? `${label}新收${received}件，办结${concluded}件`
        : `${label}${instead}`,
    )
    .join('；');
}

export function yearCharts({ year, tables: { table3 } }: Titled): Html {
  const groups = (Object.keys(outcomeGroups) as OutcomeGroup[]).map((group) => ({
    label: outcomeName(group),
    values: [outcomesOf(group).reduce((sum, outcome) => sum + table3[outcome].total, 0)],
  }));
  const kinds = applicantKindKeys.map((kind) => ({
    label: kind === 'other-organization' ? '其他组织' : table3ColumnLabels[kind],
    values: [table3.received[kind]],
  }));
  return html`<div class="charts">
    ${barChart({
      id: 'chart-outcomes',
      title: `${year}年办理结果`,
      unit: '件',
      summary: said(groups),
      series: ['办结'],
      rows: groups,
    })}
    ${barChart({
      id: 'chart-applicants',
      title: `${year}年新收申请的申请人`,
      unit: '件',
      summary: said(kinds),
      series: ['新收'],
      rows: kinds,
    })}
  </div>`;
}

function said(rows: readonly { label: string; values: readonly number[] }[]): string {
  return rows.map(({ label, values }) => `${label}${values[0] ?? 0}件`).join('，');
}
