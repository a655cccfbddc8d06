// The table as it lies on paper: two halves, each whole on its page, then the notes. Page, DOCX and PDF draw the same
// cells as those of the annual report.

import type { LaidReport, ReportBlock, ReportSheet } from '../annual-report/laid-report.ts';
import type { LaidCell, LaidRow, LaidTable } from '../annual-report/laid-tables.ts';
import { type Answers, answerText } from './answers.ts';
import {
  fieldsOf,
  type WebsiteField,
  websiteField,
  websiteNotes,
  websiteFormTitle,
  type WebsiteSection,
  websiteSections,
} from './form.ts';
import { valuesOf, type WebsiteReport } from './report.ts';

/** A report and what it is: an edition that was sealed on a day, or a draft of today. */
export interface WebsiteSheet {
  readonly report: WebsiteReport;
  readonly sealed?: ReportSheet['sealed'] | undefined;
}

const halves: readonly (readonly WebsiteSection[])[] = [
  ['website', 'visits', 'publishing', 'topics', 'interpretation', 'services'],
  ['interaction', 'security', 'media', 'innovation', 'people'],
];

/** Printed across the whole table, without the name of the section before them. */
const unnamed: readonly WebsiteSection[] = ['website', 'visits', 'innovation', 'people'];

/** Printed above the table. */
const aboveTable: WebsiteField = 'reporting-unit';
/** Printed with the last of the boxes. */
const named: WebsiteField = 'innovation-other';

export function laidWebsiteReport(report: WebsiteReport): LaidReport {
  const values = valuesOf(report);
  const tables = halves.map((sections): ReportBlock => ({
    kind: 'table',
    table: laidHalf(sections, values),
  }));
  const { label } = websiteField(aboveTable);
  return {
    title: websiteFormTitle(report.year),
    blocks: [
      { kind: 'paragraph', text: `${label}：${answerText(aboveTable, values[aboveTable])}` },
      ...tables,
      ...websiteNotes(report.year).map((text, n): ReportBlock => ({
        kind: 'paragraph',
        text: `注${n + 1}：${text}`,
      })),
    ],
    signature: null,
  };
}

function laidHalf(sections: readonly WebsiteSection[], values: Answers): LaidTable {
  return {
    label: `政府网站工作年度报表：${sections.map((one) => websiteSections[one]).join('、')}`,
    widths: [18, 24, 56, 58],
    keepsWidths: true,
    head: [],
    bodies: sections.map((section) => laidSection(section, values)),
  };
}

function laidSection(section: WebsiteSection, values: Answers): readonly LaidRow[] {
  const fields = fieldsOf(section).filter((field) => field !== aboveTable && field !== named);
  const isNamed = !unnamed.includes(section);
  return fields.map((field, n): LaidRow => {
    const { group, label, unit } = websiteField(field);
    const before: LaidCell[] = [];
    if (isNamed && n === 0) {
      before.push(cell(websiteSections[section], { rows: fields.length, scope: 'rowgroup' }));
    }
    const previous = fields[n - 1];
    const opensGroup =
      group !== undefined && (previous === undefined || websiteField(previous).group !== group);
    if (opensGroup) {
      const rows = fields.filter((one) => websiteField(one).group === group).length;
      before.push(cell(group, { rows, scope: 'rowgroup' }));
    }
    const columns = 1 + (isNamed ? 0 : 1) + (group === undefined ? 1 : 0);
    const heading = unit === undefined ? label : `${label}（单位：${unit}）`;
    return [...before, cell(heading, { columns, scope: 'row' }), cell(textOf(field, values))];
  });
}

/** What else there is, behind the box that says so. */
function textOf(field: WebsiteField, values: Answers): string {
  const text = answerText(field, values[field]);
  const other = values[named];
  return field === 'innovations' && other !== undefined
    ? `${text}：${answerText(named, other)}`
    : text;
}

function cell(text: string, change: Partial<LaidCell> = {}): LaidCell {
  return { text, columns: 1, rows: 1, ...change };
}
