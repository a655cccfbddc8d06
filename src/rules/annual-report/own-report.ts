// One's own report held against the rules that audit anybody's: tables, prose, parts, dates (条例 49, 50).

import { auditPrinted } from './audit-report.ts';
import { type EntryItem, entryItems } from './cell.ts';
import type { ReportDeadlineClass } from './deadline.ts';
import { entryNames } from './entries.ts';
import { bySeverity, type Finding } from './finding.ts';
import { reportParts } from './form.ts';
import { overrideFindings } from './overrides.ts';
import { cellsOf, type PrintedReport } from './printed.ts';
import { reconcile } from './reconcile.ts';
import type { AnnualReport } from './report.ts';
import { unfinished } from './aspects.ts';
import { expectedBroughtForward } from './succession.ts';
import { type ReportTexts, textPlaces } from './texts.ts';

export function checkOwnReport(
  report: AnnualReport,
  organClass: ReportDeadlineClass | null,
  previous?: AnnualReport,
): readonly Finding[] {
  const { from = [] } = report.succession ?? {};
  const before =
    previous === undefined
      ? undefined
      : printedOf({ ...previous, tables: expectedBroughtForward(previous.tables, { from }) });
  const found =
    report.texts === undefined
      ? reconcile(
          { cells: cellsOf(report.tables) },
          { organ: report.organ.name, year: report.year, previous: before },
        )
      : auditPrinted(printedOf(report), {
          organClass: organClass ?? undefined,
          previous: before,
        }).findings;
  return bySeverity([
    ...found,
    ...emptyParts(report.texts),
    ...unfinishedFindings(report.texts),
    ...overrideFindings(report.overrides ?? []),
  ]);
}

/**
 * What nobody entered is printed as 0, and no sum can tell that from a 0 somebody vouches for (条例 50). A cell
 * overridden with its reason is vouched for.
 * @param entered the items for which an entry counts
 */
export function entryFindings(
  { tables, overrides = [] }: AnnualReport,
  entered: readonly EntryItem[],
): readonly Finding[] {
  return entryItems
    .filter((item) => !entered.includes(item) && tables.table2[item] === 0)
    .filter((item) => !overrides.some(({ cell }) => cell === `table2.${item}`))
    .map((item) => ({
      rule: 'T2-ENTRY',
      severity: 'warning',
      where: `table2.${item}`,
      expected: null,
      actual: 0,
      message: `“${entryNames[item]}”没有人填报，现在印作0；确实没有的，请填0并写明依据。`,
    }));
}

/** TX-6: what the form asks to be written is written, be it that there is nothing (条例 50). */
function emptyParts(texts: ReportTexts | undefined): readonly Finding[] {
  if (texts === undefined) return [];
  const { overview, problems, other } = texts;
  const written = new Map([
    [1, overview.map(({ text }) => text).join('')],
    [5, problems],
    [6, other],
  ]);
  return [...written].flatMap(([number, text]): readonly Finding[] =>
    text.trim() !== ''
      ? []
      : [
          {
            rule: 'TX-6',
            severity: 'error',
            where: `part${number}`,
            expected: null,
            actual: null,
            message: `“${reportParts[number - 1]}”没有写；没有需要报告的，写明没有。`,
          },
        ],
  );
}

/** A first draft leaves places to be completed; none may go out. */
function unfinishedFindings(texts: ReportTexts | undefined): readonly Finding[] {
  if (texts === undefined) return [];
  return textPlaces(texts).flatMap(([, text]) =>
    unfinished(text).map((words): Finding => ({
      rule: 'TX-UNFINISHED',
      severity: 'error',
      where: 'document',
      expected: null,
      actual: null,
      quote: words,
      message: `还有待补写的内容：${words}`,
    })),
  );
}

/** The report as its reader has it, chips filled. */
export function printedOf(report: AnnualReport): PrintedReport {
  const { organ, year, tables, texts } = report;
  const [one, two, three, four, five, six] = reportParts;
  const headings = [one, two, three, four, five, six];
  const written: Readonly<Record<number, string>> =
    texts === undefined ? {} : { 1: overviewText(texts), 5: texts.problems, 6: texts.other };
  return {
    organ: organ.name,
    year,
    titleYear: year,
    form: '2021',
    title: `${organ.name}${year}年政府信息公开工作年度报告`,
    lead: texts?.lead ?? '',
    parts: headings.map((heading, n) => ({
      number: n + 1,
      heading,
      text: written[n + 1] ?? '',
    })),
    tables,
    cells: cellsOf(tables),
    marks: new Map(),
    choices: [],
    undecided: new Map(),
    signedOn: texts?.signedOn ?? null,
    notes: [],
  };
}

function overviewText({ overview, assessment = '' }: ReportTexts): string {
  return [...overview.flatMap(({ heading, text }) => [heading, text]), assessment].join('\n');
}
