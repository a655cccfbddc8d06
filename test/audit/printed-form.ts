// What every layout prints, in the order of the form. Written from the printed form, not from the readers.

import {
  documentCounts,
  reportParts,
  table2Blocks,
  type Table2,
  table3Columns,
  type Table3Row,
  table4BlockKeys,
} from '../../src/rules/annual-report/form.ts';
import { outcomeGroups, outcomes, outcomesOf, type Outcome } from '../../src/rules/outcomes.ts';
import type { SoundReport } from './ledgers.ts';
import { prose } from './prose.ts';

export type Layout = (report: SoundReport) => string;

export const groupOf = (row: Table3Row): string | null => {
  if (!Object.hasOwn(outcomes, row)) return null;
  const group = outcomes[row as Outcome].group;
  return outcomesOf(group).length > 1 ? outcomeGroups[group] : null;
};

export const figures = (report: SoundReport, row: Table3Row): readonly string[] =>
  table3Columns.map((column) => String(report.table3[row][column]));

export const table4Figures = ({ table4 }: SoundReport): readonly string[] =>
  table4BlockKeys.flatMap((block) => Object.values(table4[block]).map(String));

export type Table2Line = readonly [label: string, ...figures: string[]];

export function table2Lines(
  table2: Table2,
): readonly { head: string; columns: string[]; rows: Table2Line[] }[] {
  return table2Blocks.map((block) => ({
    head: block.head,
    columns: ['信息内容', ...Object.values(block.columns)],
    rows: Object.entries(block.rows).map(([key, label]): Table2Line => {
      const value = table2[key as keyof Table2];
      if (typeof value === 'number') return [label, String(value)];
      return [label, ...documentCounts.map((c) => String(value[c]))];
    }),
  }));
}

export function assemble(
  report: SoundReport,
  join: string,
  wrap: (line: string, kind: 'title' | 'part' | 'text') => string,
  tables: Readonly<Record<2 | 3 | 4, string>>,
): string {
  const text = prose(report);
  const body = reportParts.flatMap((heading, i) => {
    const number = i + 1;
    const inner =
      number === 2 || number === 3 || number === 4
        ? [tables[number]]
        : (text.parts[number] ?? []).map((line) => wrap(line, 'text'));
    return [wrap(heading, 'part'), ...inner];
  });
  const lead = text.lead.map((line) => wrap(line, 'text'));
  const end = text.signature.map((line) => wrap(line, 'text'));
  return [wrap(text.title, 'title'), ...lead, ...body, ...end].join(join);
}
